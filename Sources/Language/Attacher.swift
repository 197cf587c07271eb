import Prose

/// Hangs the words of a sentence into one tree, by noun groups, verb groups and clause marks.
struct Attacher {
    let line: NameFinder.Line
    var words: [Word]
    let names: [Name]
    let sayings: Set<String>
    /// Whether a token's head is settled.
    var isSet: [Bool]
    /// The heads of noun groups, in order.
    var groups: [Group] = []
    /// The heads of clauses: verbs and predicates with a copula, in order.
    var clauses: [Clause] = []

    struct Group {
        let tokens: Range<Int>
        let head: Int
        /// The preposition before it.
        var adposition: Int?
    }

    struct Clause {
        let head: Int
        /// Its first auxiliary, or `head`.
        let start: Int
        let isFinite: Bool
        /// `to` before it.
        let marker: Int?
    }

    init(line: NameFinder.Line, tags: [Word], names: [Name], sayings: Set<String>) {
        self.line = line
        words = tags
        self.names = names
        self.sayings = sayings
        isSet = [Bool](repeating: false, count: tags.count)
    }

    mutating func run() -> [Word] {
        guard !words.isEmpty else { return [] }
        findGroups()
        findClauses()
        let root =
            clauses.first?.head ?? groups.first { $0.adposition == nil }?.head
            ?? groups.first?.head ?? words.firstIndex { $0.upos != .punctuation } ?? 0
        attachSubjectsAndClauses()
        attachGroups()
        finish(root: clauses.first { !isSet[$0.head] }?.head ?? root)
        return words
    }

    mutating func attach(_ token: Int, to head: Int, _ relation: Relation) {
        guard !isSet[token], token != head else { return }
        words[token].head = head
        words[token].relation = relation
        isSet[token] = true
    }

    // MARK: - Noun groups

    private mutating func findGroups() {
        var index = 0
        while index < words.count {
            guard let end = groupEnd(from: index) else {
                index += 1
                continue
            }
            close(index..<end)
            index = end
        }
    }

    /// The end of the noun group at `start`; nil where none begins.
    private func groupEnd(from start: Int) -> Int? {
        var end = start
        var head: Int?
        while end < words.count {
            let word = words[end]
            switch word.upos {
            case .noun, .properNoun, .number, .symbol: head = end
            case .pronoun:
                if isPossessive(end) { break }
                return head == nil && end == start && !isRelative(end)
                    ? end + 1 : head.map { $0 + 1 }
            case .determiner: if end > start { return head.map { $0 + 1 } }
            case .adjective: break
            case .verb:
                guard end > start, head == nil, isAttribute(end) else { return head.map { $0 + 1 } }
            case .adverb: if head != nil || end == start { return head.map { $0 + 1 } }
            case .punctuation:
                guard isInnerMark(end) else { return head.map { $0 + 1 } }
            case .adposition:
                guard insideName(end) else { return head.map { $0 + 1 } }
            default: return head.map { $0 + 1 }
            }
            end += 1
        }
        return head.map { $0 + 1 }
    }

    private func isPossessive(_ index: Int) -> Bool {
        ["its", "his", "her", "their", "our", "my", "your", "whose"].contains(line.folded[index])
            && !(line.folded[index] == "her" && !nounAfter(index))
    }

    private func isRelative(_ index: Int) -> Bool {
        ["who", "whom", "which", "that"].contains(line.folded[index])
    }

    private func nounAfter(_ index: Int) -> Bool {
        guard index + 1 < words.count else { return false }
        return [.noun, .adjective, .properNoun, .number].contains(words[index + 1].upos)
    }

    /// A participle before a noun: `suspected balloon`.
    private func isAttribute(_ index: Int) -> Bool {
        !words[index].features.contains(.finite) && nounAfter(index)
    }

    /// A hyphen inside a word, a quotation mark before or in a group, brackets in it.
    private func isInnerMark(_ index: Int) -> Bool {
        guard index + 1 < words.count else { return false }
        let isHyphen = line.forms[index] == "-" || line.forms[index] == "–"
        return isHyphen && !line.tokens[index + 1].shape.contains(.spaceBefore)
            && !line.tokens[index].shape.contains(.spaceBefore)
    }

    private func insideName(_ index: Int) -> Bool {
        names.contains { $0.tokens.contains(index) }
    }

    private mutating func close(_ tokens: Range<Int>) {
        let head = tokens.upperBound - 1
        for index in tokens where index != head {
            let relation: Relation =
                switch words[index].upos {
                case .determiner: .det
                case .adjective, .verb: .amod
                case .number: .nummod
                case .pronoun: .nmodPossessive
                case .punctuation: .punct
                case .adposition: .case
                case .adverb: .advmod
                default: .compound
                }
            attach(index, to: head, relation)
        }
        let before = tokens.lowerBound - 1
        var group = Group(tokens: tokens, head: head, adposition: nil)
        if before >= 0, words[before].lemma == "'s" || line.forms[before] == "'",
            words[before].upos != .auxiliary, let owner = groups.last,
            owner.tokens.upperBound == before
        {
            attach(before, to: owner.head, .case)
            attach(owner.head, to: head, .nmodPossessive)
            group.adposition = owner.adposition
            if let adposition = owner.adposition {
                words[adposition].head = head
            }
            groups.removeLast()
            group = Group(
                tokens: owner.tokens.lowerBound..<tokens.upperBound, head: head,
                adposition: owner.adposition)
        } else if let adposition = adposition(before: before) {
            attach(adposition, to: head, .case)
            group.adposition = adposition
        }
        groups.append(group)
    }

    private func adposition(before index: Int) -> Int? {
        var place = index
        while place >= 0,
            words[place].upos == .punctuation && line.tokens[place].shape.contains(.openingQuote)
                || place >= 0 && words[place].upos == .adverb && place > 0
                    && words[place - 1].upos == .adposition
        {
            place -= 1
        }
        guard place >= 0,
            words[place].upos == .adposition || words[place].lemma == "accord"
                || words[place].lemma == "include"
        else { return nil }
        return words[place].upos == .adposition ? place : nil
    }

    // MARK: - Verb groups

    private mutating func findClauses() {
        var auxiliaries: [Int] = []
        var marker: Int?
        for index in words.indices {
            switch words[index].upos {
            case .auxiliary:
                auxiliaries.append(index)
            case .particle where words[index].lemma == "to": marker = index
            case .verb where !isSet[index]:
                add(head: index, auxiliaries, marker)
                auxiliaries = []
                marker = nil
            case .adverb, .particle: break
            case .pronoun where auxiliaries.count == 1 && auxiliaries.last == index - 1: break
            default:
                guard !auxiliaries.isEmpty else {
                    if words[index].upos != .punctuation { marker = nil }
                    continue
                }
                if let predicate = predicate(from: index) {
                    add(head: predicate, auxiliaries, marker, isCopula: true)
                    auxiliaries = []
                    marker = nil
                } else if words[index].upos == .punctuation, index + 1 < words.count,
                    line.tokens[index].shape.contains(.openingQuote)
                {
                    continue
                } else {
                    strand(auxiliaries, marker)
                    auxiliaries = []
                    marker = nil
                }
            }
        }
        strand(auxiliaries, marker)
    }

    /// The head of what a copula says: an adjective or the noun group here.
    private func predicate(from index: Int) -> Int? {
        if let group = groups.first(where: { $0.tokens.contains(index) || $0.adposition == index })
        {
            return group.head
        }
        guard words[index].upos == .adjective || words[index].upos == .adverb else { return nil }
        return index
    }

    private mutating func add(
        head: Int, _ auxiliaries: [Int], _ marker: Int?, isCopula: Bool = false
    ) {
        let isPassive = words[head].features.contains(.passive)
        for (place, index) in auxiliaries.enumerated() {
            let isLast = place == auxiliaries.count - 1
            attach(
                index, to: head,
                isCopula && isLast ? .cop : isPassive && isLast ? .auxPassive : .aux)
        }
        if let marker { attach(marker, to: head, .mark) }
        let isFinite =
            words[head].features.contains(.finite)
            || auxiliaries.contains { words[$0].features.contains(.finite) }
        clauses.append(
            Clause(
                head: head, start: min(auxiliaries.first ?? head, head), isFinite: isFinite,
                marker: marker))
    }

    /// An auxiliary that stands alone is its clause's verb.
    private mutating func strand(_ auxiliaries: [Int], _ marker: Int?) {
        guard let last = auxiliaries.last else { return }
        add(head: last, Array(auxiliaries.dropLast()), marker)
    }
}
