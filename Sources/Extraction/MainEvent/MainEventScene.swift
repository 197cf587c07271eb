import Language
import Prose
import Records

/// The sentence that tells the main event, with its verb and clause.
struct MainEventScene {
    let reading: Reading
    let entities: EntityTable
    let sentence: Int
    let tree: SentenceTree
    let verb: Int
    let clause: Clause
    let words: EventWords

    private var circumstances: Circumstances {
        Circumstances(
            reading: reading, sentence: sentence, tree: tree, words: words, times: [], places: [])
    }

    /// Who, what, whom, why and how; when and where are told elsewhere as well.
    func answers(events: [EventRecord]) -> MainEvent {
        let trigger = reading.bytes(verb..<verb + 1, of: sentence).lowerBound
        let event = events.first { $0.trigger.start == trigger }
        var main = MainEvent()
        main.who = clause.subjects.first.flatMap(party)
        main.whom = clause.objects.first.flatMap(party)
        if main.who == nil, clause.isPassive { swap(&main.who, &main.whom) }
        main.what = what(event)
        main.why = circumstances.reason(of: verb).map { MainEvent.Answer($0) }
        main.how = how()
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

    /// The predicate: from the verb and its auxiliaries to the end of its clause.
    private func what(_ event: EventRecord?) -> MainEvent.Answer? {
        let helpers = tree.dependents(of: verb, .aux, .auxPassive, .advmod).filter { $0 < verb }
        let start = helpers.first ?? verb
        var end = max(tree.extent(of: verb).upperBound, verb + 1)
        if end == verb + 1, let object = clause.objects.first, object > verb {
            end = max(tree.extent(of: object).upperBound, object + 1)
        }
        // Subordinate clauses and what follows a comma are left to the other questions.
        let comma = (verb + 1..<max(end, verb + 1)).first {
            reading.folded[sentence][$0] == "," && $0 - verb >= Limits.predicateTokensMin
        }
        end = min(comma ?? end, start + Limits.predicateTokensMax)
        guard let span = circumstances.span(start..<max(end, verb + 1)) else { return nil }
        return MainEvent.Answer(span, ref: event?.id)
    }

    /// `by` or `with` and what it was done with.
    private func how() -> MainEvent.Answer? {
        for child in tree.dependents(of: verb, .advcl, .obl) where child > verb {
            let marks = tree.dependents(of: child, .mark, .case).map {
                reading.folded[sentence][$0]
            }
            let isMeans =
                tree.words[child].relation == .advcl
                ? marks.first == "by" : marks.first == "with" || marks.first == "through"
            if isMeans, let span = circumstances.span(tree.extent(of: child)) {
                return MainEvent.Answer(span)
            }
        }
        return nil
    }
}
