import Language
package import Lexicons
import Prose
package import Records

/// The article's first event as answers to the journalist's questions, from title and lead.
package struct MainEventFinder: Sendable {
    private let words: EventWords

    package init(seeds: Seeds) throws(SeedsError) {
        words = try EventWords(seeds.table("lexicons/event-words"))
    }

    /// Nil where neither title nor lead has a verb with a subject.
    package func find(
        in reading: Reading, entities: EntityTable, times: [TimeRecord], places: [PlaceRecord],
        events: [EventRecord]
    ) -> MainEvent? {
        let lead = lead(of: reading)
        let told = title(of: reading) + lead
        let clauses = told.prefix(Limits.leadSentencesMax).compactMap { clause($0, reading) }
        guard let first = clauses.first else { return nil }
        func scene(_ clause: LeadClause) -> MainEventScene {
            MainEventScene(reading: reading, entities: entities, lead: clause, words: words)
        }
        var main = scene(first).answers(events: events)
        for other in clauses.dropFirst() where main.who == nil {
            main.who = scene(other).answers(events: events).who
        }
        main.why = told.lazy.compactMap { reason($0, reading) }.first
        main.how =
            clauses.lazy.compactMap { scene($0).means() }.first
            ?? clauses.lazy.compactMap { scene($0).detail() }.first
            ?? clauses.dropFirst().lazy.compactMap { scene($0).answers(events: []).what }.first
        let setting = MainEventSetting(
            reading: reading, entities: entities, sentences: [first.sentence] + told)
        main.when = setting.when(times)
        main.where = setting.place(places, main)
        return main
    }

    private func title(of reading: Reading) -> [Int] {
        reading.sentences.indices.filter { reading.role(of: $0) == .title }
    }

    /// The first sentences of the first paragraphs.
    private func lead(of reading: Reading) -> [Int] {
        Array(
            reading.sentences.indices.lazy.filter { reading.role(of: $0) == .paragraph }
                .prefix(Limits.settingSentencesMax))
    }

    private func clause(_ sentence: Int, _ reading: Reading) -> LeadClause? {
        let tree = reading.trees[sentence]
        let clauses = ClauseReader(tree, words: words).clauses
        guard let verb = mainVerb(tree, clauses, reading.folded[sentence]),
            let clause = clauses[verb], clause.isPassive || !clause.subjects.isEmpty
        else { return nil }
        return LeadClause(sentence: sentence, tree: tree, verb: verb, clause: clause)
    }

    /// The main clause's verb; of `X said that Y did` the verb of what was said, of `Topic: X did`
    /// the verb behind the colon.
    private func mainVerb(_ tree: SentenceTree, _ clauses: [Clause?], _ folded: [String]) -> Int? {
        func tells(_ token: Int) -> Bool {
            tree.isVerb(token) && tree.first(of: token, .nsubj, .nsubjPassive) != nil
        }
        let colon = folded.firstIndex(of: ":").map { $0 + 1 } ?? 0
        let root = tree.words.firstIndex { $0.relation == .root }
        if let root, root >= colon, tells(root) {
            guard words.isLight(tree.lemma(root)), tree.lemma(root) != "be",
                let inner = tree.first(of: root, .ccomp, .parataxis), tells(inner)
            else { return root }
            return inner
        }
        let behind = tree.words.indices.first { $0 >= colon && tells($0) }
        return behind ?? tree.words.indices.first { tells($0) }
            ?? tree.words.indices.first { $0 >= colon && clauses[$0]?.isPassive ?? false }
    }

    /// Of a sentence the first clause or phrase that says why.
    private func reason(_ sentence: Int, _ reading: Reading) -> MainEvent.Answer? {
        let tree = reading.trees[sentence]
        let circumstances = Circumstances(
            reading: reading, sentence: sentence, tree: tree, words: words, times: [], places: [])
        for token in tree.words.indices where tree.words[token].upos != .punctuation {
            if let cause = circumstances.cause(of: token) { return MainEvent.Answer(cause) }
        }
        return nil
    }
}
