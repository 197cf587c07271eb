import Language
import Records

/// What words beside a verb or noun make of its event.
extension EventFinder {
    /// `says Israel must end its attacks`: whoever says so demands it, whatever the verb.
    func demanded(
        _ verb: Int, _ code: EventCode?, _ rule: String?, _ clause: Clause
    ) -> Draft? {
        guard
            tree.dependents(of: verb, .aux).contains(where: {
                words.isDemand(reading.folded[sentence][$0])
            }), let tellers = teller(above: verb)
        else { return nil }
        // `said she should not be charged`: asked of whoever would do it.
        if clause.isPassive, manners[verb].polarity == .negative { return nil }
        let told = unique(clause.surface.compactMap { parties.partyOrOwner($0) })
        guard let first = told.first, !isSame(first, tellers),
            tellers.contains(where: parties.isPublic),
            let code = code.flatMap({ lexicon.code($0, under: .demanded) })
                ?? (words.isStative(tree.lemma(verb)) ? nil : lexicon.code("100"))
        else { return nil }
        return Draft(
            code: code, trigger: verb, sources: unique(tellers), targets: told,
            object: object(of: clause, verb), manner: Manner(),
            rule: rule.map { $0 + "/demanded" } ?? "events/demanded")
    }

    /// `launched a scathing attack`: the adjective gives a verb that only tells of its noun's event
    /// another code; not `condemned the scathing attack`.
    func modified(_ entry: EventEntry, _ clause: Clause) -> EventEntry {
        for object in clause.objects where entry.objects.lemmas.contains(tree.lemma(object)) {
            let nouns = lexicon.noun(tree.lemma(object))
            guard nouns.contains(where: { $0.objects.isEmpty && $0.code.type == entry.code.type })
            else { continue }
            if let noun = nouns.first(where: { isModified(object, $0) && !$0.isNoEvent }) {
                return noun
            }
        }
        return entry
    }

    /// Whether one of the words that an entry asks for stands before a noun.
    func isModified(_ noun: Int, _ entry: EventEntry) -> Bool {
        !entry.objects.lemmas.isEmpty
            && tree.dependents(of: noun, .amod, .compound).contains {
                entry.objects.lemmas.contains(tree.lemma($0))
            }
    }

    /// `attacks the FBI`, `clashed with Trump`: what politicians do so to people and offices, they
    /// do with words.
    func spoken(
        _ code: EventCode, _ trigger: Int, _ sources: [Party], _ targets: [Party]
    ) -> EventCode {
        // A country that protests sends a note.
        if code.type == "PROTEST", tree.isVerb(trigger), !sources.isEmpty,
            sources.allSatisfy({
                parties.type(of: $0) == .country || $0.actor?.hasSuffix(".GOV") ?? false
            })
        {
            return lexicon.code("111") ?? code
        }
        guard code.type == "ASSAULT", words.isVerbal(tree.lemma(trigger)), !sources.isEmpty,
            !targets.isEmpty, sources.allSatisfy(parties.isCivil),
            targets.allSatisfy({
                parties.isCivil($0) || parties.isOffice($0) || $0.isUnresolved
            }),
            (sources + targets).contains(where: parties.isPolitician)
        else { return code }
        return lexicon.code("111") ?? code
    }
}
