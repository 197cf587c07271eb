import Language
import Lexicons

/// Finds the verb of a headline that was read as a noun or name: `Israel Bombs Gaza Hospital`,
/// `U.S. lifts ban`.
///
/// Headlines leave out what tells a verb from a noun, and capitals hide the rest. Where a
/// sentence has no verb with a subject, a word in `-s` that the event list has as a verb is one,
/// if a name or a noun stands before it and a noun phrase behind it; where the word stands
/// already between a subject and an object only its tag is wrong.
struct HeadlineMender: Sendable {
    private let lexicon: EventLexicon
    private let telling: Set<String>

    init(seeds: Seeds, events: EventLexicon) throws(SeedsError) {
        lexicon = events
        let table = try seeds.table("lexicons/reporting-verbs")
        try table.require("lemma")
        telling = Set(table.rows.map { $0["lemma"] })
    }

    func mend(_ words: inout [Word], forms: [String], folded: [String], names: [Name]) {
        retag(&words, folded)
        guard !hasClause(words),
            let verb = words.indices.first(where: {
                isHidden($0, words, forms, folded, names)
            }), let lemma = lemma(folded[verb])
        else { return }
        let subject = top(of: 0..<verb, words)
        let object = nouns(verb + 1..<phraseEnd(verb + 1, words), words).last
        guard let subject, let object else { return }
        let root = words.firstIndex { $0.head == nil }
        words[verb].upos = .verb
        words[verb].lemma = lemma
        words[verb].features = [.finite, .present]
        words[verb].relation = .root
        words[verb].head = nil
        attach(subject, .nsubj, to: verb, &words)
        attach(object, .obj, to: verb, &words)
        if let root, root != verb, words[root].head == nil { attach(root, .dep, to: verb, &words) }
        for index in words.indices where index != subject && index != object && index != verb {
            let head = words[index].head
            // What hung across the verb, or on the noun that it was, hangs on it now.
            let crosses = head.map { (index < verb) != ($0 < verb) && $0 != verb } ?? false
            if crosses || index > object && head == subject {
                words[index].head = index < verb ? subject : object
                if words[index].relation == .root { words[index].relation = .dep }
            }
        }
    }

    /// `Trump Meets Kim`, where only the tag is wrong.
    private func retag(_ words: inout [Word], _ folded: [String]) {
        for index in words.indices where words[index].relation == .root {
            guard Self.nouns.contains(words[index].upos), let lemma = lemma(folded[index]),
                words.contains(where: { $0.head == index && $0.relation == .nsubj }),
                words.contains(where: {
                    $0.head == index && [.obj, .ccomp, .xcomp, .obl].contains($0.relation)
                }), !words.contains(where: { $0.head == index && $0.relation == .cop })
            else { continue }
            words[index].upos = .verb
            words[index].lemma = lemma
            words[index].features = [.finite, .present]
        }
    }

    private func hasClause(_ words: [Word]) -> Bool {
        words.contains { word in
            guard word.relation == .nsubj || word.relation == .nsubjPassive else { return false }
            return true
        } || words.contains { $0.relation == .root && $0.upos == .verb }
    }

    private func isHidden(
        _ index: Int, _ words: [Word], _ forms: [String], _ folded: [String], _ names: [Name]
    ) -> Bool {
        guard index > 0, index + 1 < words.count, lemma(folded[index]) != nil,
            Self.nouns.contains(words[index].upos) || words[index].upos == .verb,
            Self.nouns.contains(words[index - 1].upos),
            Self.openers.contains(words[index + 1].upos),
            !names.contains(where: { $0.tokens.contains(index) && $0.tokens.lowerBound < index })
        else { return false }
        // `Russia Attacks Kill Ten`: a noun of the plural has the verb behind it.
        if words[(index + 1)...].contains(where: { $0.upos == .verb }),
            words[index].upos != .verb
        {
            return false
        }
        return names.contains { $0.tokens.upperBound == index }
            || words[index].upos == .verb
    }

    /// The verb that a word in `-s` is a form of.
    private func lemma(_ form: String) -> String? {
        guard form.hasSuffix("s"), !form.hasSuffix("ss"), form.utf8.count > 3 else { return nil }
        let stem = String(form.dropLast())
        var stems = [stem]
        if form.hasSuffix("ies") { stems.append(form.dropLast(3) + "y") }
        if form.hasSuffix("es") { stems.append(String(form.dropLast(2))) }
        return stems.first { lexicon.hasVerb($0) || telling.contains($0) }
    }

    /// The last noun of a range whose head lies outside it.
    private func top(of range: Range<Int>, _ words: [Word]) -> Int? {
        let nouns = nouns(range, words)
        return nouns.last { words[$0].head.map { !range.contains($0) } ?? true } ?? nouns.last
    }

    private func nouns(_ range: Range<Int>, _ words: [Word]) -> [Int] {
        range.filter { Self.nouns.contains(words[$0].upos) || words[$0].upos == .pronoun }
    }

    /// Where the noun phrase that begins at `start` ends: before a preposition, verb or mark.
    private func phraseEnd(_ start: Int, _ words: [Word]) -> Int {
        var end = start
        while end < words.count,
            Self.openers.contains(words[end].upos) || Self.nouns.contains(words[end].upos)
        {
            end += 1
        }
        return end
    }

    private func attach(_ index: Int, _ relation: Relation, to head: Int, _ words: inout [Word]) {
        words[index].head = head
        words[index].relation = relation
    }

    private static let nouns: Set<UPOS> = [.noun, .properNoun]
    private static let openers: Set<UPOS> = [
        .noun, .properNoun, .adjective, .determiner, .number, .pronoun, .symbol,
    ]
}
