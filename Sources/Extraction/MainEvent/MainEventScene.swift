import Language
import Prose
import Records

/// The sentence that tells the main event, with its verb and clause.
struct MainEventScene {
    let reading: Reading
    let entities: EntityTable
    let lead: LeadClause
    let words: EventWords

    private var sentence: Int { lead.sentence }
    private var tree: SentenceTree { lead.tree }
    private var verb: Int { lead.verb }
    private var clause: Clause { lead.clause }

    private var circumstances: Circumstances {
        Circumstances(
            reading: reading, sentence: sentence, tree: tree, words: words, times: [], places: [])
    }

    /// Who, what and whom.
    func answers(events: [EventRecord]) -> MainEvent {
        let trigger = reading.bytes(verb..<verb + 1, of: sentence).lowerBound
        let event = events.first { $0.trigger.start == trigger }
        var main = MainEvent()
        main.who = clause.subjects.first.flatMap(party)
        main.whom = clause.objects.first.flatMap(party)
        if main.who == nil, clause.isPassive { swap(&main.who, &main.whom) }
        main.what = what(event)
        return main
    }

    private func party(_ head: Int) -> MainEvent.Answer? {
        let mention = entities.mention(headedBy: head, of: sentence)
        guard
            let span = circumstances.object(head, of: verb)
                ?? mention.map({ reading.text.span($0.range) })
        else { return nil }
        return MainEvent.Answer(span, ref: mention.map { entities.record(of: $0).id })
    }

    /// The predicate with its object, without subject, place and time; where there is no object,
    /// with its first phrase.
    private func what(_ event: EventRecord?) -> MainEvent.Answer? {
        let helpers = tree.dependents(of: verb, .aux, .auxPassive, .advmod).filter { $0 < verb }
        let start = helpers.filter { verb - $0 <= Limits.helperTokensMax }.first ?? verb
        var end = verb + 1
        for child in tree.dependents(of: verb) where child > verb {
            switch tree.words[child].relation {
            case .compoundParticle: end = max(end, child + 1)
            case .obj, .iobj: end = max(end, nounEnd(child))
            case .xcomp:
                end = max(end, tree.extent(of: child).upperBound)
            case .obl where end <= verb + 2, .advmod where end <= verb + 1:
                end = max(end, nounEnd(child))
            default: continue
            }
        }
        end = min(end, start + Limits.predicateTokensMax)
        return circumstances.span(start..<end).map { MainEvent.Answer($0, ref: event?.id) }
    }

    /// The end of a noun phrase before its clauses and its places.
    private func nounEnd(_ head: Int) -> Int {
        var end = head + 1
        for child in tree.dependents(of: head) where child > head {
            switch tree.words[child].relation {
            case .nmod where ["in", "at", "near", "outside"].contains(tree.preposition(of: child)):
                return end
            case .nmod, .conj, .flat, .appos, .nummod, .fixed, .compound:
                end = max(end, tree.extent(of: child).upperBound)
            case .punct, .aclRelative, .acl: return end
            default: continue
            }
        }
        return end
    }

    /// `by` doing or `with` something.
    func means() -> MainEvent.Answer? {
        for child in tree.dependents(of: verb, .advcl, .obl) where child > verb {
            let marks = tree.dependents(of: child, .mark, .case).map {
                reading.folded[sentence][$0]
            }
            let isMeans =
                tree.words[child].relation == .advcl
                ? marks.first == "by"
                : marks.first == "through"
                    || marks.first == "with"
                        && entities.mention(headedBy: child, of: sentence) == nil
            if isMeans, let span = circumstances.span(tree.extent(of: child)) {
                return MainEvent.Answer(span)
            }
        }
        return nil
    }

    /// What went before it or along with it: `killed when a tram overturned`.
    func detail() -> MainEvent.Answer? {
        for child in tree.dependents(of: verb, .advcl, .conj)
        where child > verb && tree.isVerb(child) && !words.isTelling(tree.lemma(child)) {
            let marks = tree.dependents(of: child, .mark).map { reading.folded[sentence][$0] }
            let isDetail =
                tree.words[child].relation == .conj
                || ["when", "after", "as", "while"].contains(marks.first ?? "")
            guard isDetail else { continue }
            let scene = MainEventScene(
                reading: reading, entities: entities,
                lead: LeadClause(sentence: sentence, tree: tree, verb: child, clause: clause),
                words: words)
            if let answer = scene.what(nil) { return answer }
        }
        return nil
    }
}
