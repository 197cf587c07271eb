import Language
import Prose
import Records

/// When, where and why, by what stands in the clause of a verb.
struct Circumstances {
    let reading: Reading
    let sentence: Int
    let tree: SentenceTree
    let words: EventWords
    /// The times and places of the sentence, each with its last token.
    let times: [(token: Int, record: TimeRecord)]
    let places: [(token: Int, record: PlaceRecord)]

    /// The time in the clause that is nearest to the trigger, else the nearest of the sentence.
    func time(of trigger: Int) -> EventRecord.TimeReference? {
        let known = times.filter {
            ($0.record.type == .date || $0.record.type == .time)
                && !$0.record.value.hasSuffix("_REF")
        }
        let own = known.filter { self.clause(of: $0.token) == self.clause(of: trigger) }
        let best = (own.isEmpty ? known : own).min {
            (abs($0.token - trigger), $0.token) < (abs($1.token - trigger), $1.token)
        }
        return best.map { EventRecord.TimeReference(id: $0.record.id, value: $0.record.value) }
    }

    /// A place in the clause, behind a preposition of place, that is none of the parties.
    func place(of trigger: Int, except parties: [EventRecord.Party]) -> EventRecord.PlaceReference?
    {
        let free = places.filter { item in
            let range = item.record.start..<item.record.end
            return !parties.contains { range.overlaps($0.start..<$0.end) }
                && clause(of: item.token) == clause(of: trigger) && isPlaced(item.token)
        }
        return free.min { abs($0.token - trigger) < abs($1.token - trigger) }
            .map { EventRecord.PlaceReference(id: $0.record.id) }
    }

    /// A clause or phrase of the trigger that says why; of a verb's purpose only where no cause is
    /// told.
    func reason(of trigger: Int) -> Span? { cause(of: trigger) }

    /// Without the word that begins it.
    func cause(of trigger: Int) -> Span? {
        for child in tree.dependents(of: trigger) {
            let relation = tree.words[child].relation
            guard [.advcl, .obl, .nmod].contains(relation) else { continue }
            let marks = tree.dependents(of: child, .mark, .case).filter { $0 < child }
            guard let mark = marks.first else {
                if relation == .advcl, words.isReasonMark(reading.folded[sentence][child]) {
                    return span(tree.extent(of: child))
                }
                continue
            }
            let word = reading.folded[sentence][mark]
            let isClause = relation == .advcl
            if isClause && words.isReasonMark(word) || isFor(word, child, relation)
                || !isClause && words.isReasonPreposition(word) && !isTime(child)
            {
                return span(tree.extent(of: child))
            }
        }
        return nil
    }

    /// `fined for speeding`; `to win time`.
    private func isFor(_ word: String, _ child: Int, _ relation: Relation) -> Bool {
        relation == .advcl && (word == "for" || word == "to" && tree.isVerb(child))
    }

    /// An object's noun phrase, up to a relative clause or comma behind its head.
    func object(_ head: Int, of verb: Int) -> Span? {
        let extent = tree.extent(of: head)
        var start = head > verb ? max(extent.lowerBound, verb + 1) : extent.lowerBound
        while start < head,
            [.adposition, .subordinator, .verb, .particle, .adverb].contains(tree.words[start].upos)
        {
            start += 1
        }
        let end = (head + 1..<max(head + 1, extent.upperBound)).first {
            reading.folded[sentence][$0] == "," || tree.words[$0].relation == .aclRelative
        }
        return span(start..<(end ?? max(extent.upperBound, head + 1)))
    }

    /// A phrase without the marks at its end; nil where it is too long to be told.
    func span(_ tokens: Range<Int>) -> Span? {
        let all = tree.words
        var range = tokens
        while !range.isEmpty, all[range.upperBound - 1].upos == .punctuation {
            range = range.lowerBound..<range.upperBound - 1
        }
        while !range.isEmpty, all[range.lowerBound].upos == .punctuation {
            range = range.lowerBound + 1..<range.upperBound
        }
        guard !range.isEmpty, reading.bytes(range, of: sentence).count <= Limits.phraseBytesMax
        else {
            return nil
        }
        return reading.span(range, of: sentence)
    }

    /// Whether a noun is a time's own, as `Monday` and `the end of August` are.
    func isTime(_ token: Int) -> Bool {
        guard !times.isEmpty else { return false }
        let start = reading.bytes(token..<token + 1, of: sentence).lowerBound
        return times.contains { $0.record.start <= start && start < $0.record.end }
    }

    private func clause(of token: Int) -> Int? {
        tree.words[token].upos == .verb ? token : tree.verb(above: token)
    }

    private func isPlaced(_ token: Int) -> Bool {
        var at = token
        for _ in 0..<Limits.climbMax {
            if tree.preposition(of: at) != nil { return tree.preposition(of: at) != "of" }
            guard let head = tree.words[at].head, tree.words.indices.contains(head),
                tree.words[head].upos != .verb
            else { return false }
            at = head
        }
        return false
    }
}
