import Language

/// A parsed sentence with its dependents at hand.
struct SentenceTree {
    let words: [Word]
    /// For each token its dependents, in the order of the text.
    private let children: [[Int]]
    /// For each token the tokens from its first to its last descendant.
    private let extents: [Range<Int>]
    /// All tokens, heads before their dependents; those that only a cycle holds are left out.
    let order: [Int]

    init(_ words: [Word]) {
        self.words = words
        var children = [[Int]](repeating: [], count: words.count)
        var roots: [Int] = []
        for (index, word) in words.enumerated() {
            if let head = word.head, words.indices.contains(head), head != index {
                children[head].append(index)
            } else {
                roots.append(index)
            }
        }
        var order = roots
        var next = 0
        while next < order.count {
            order += children[order[next]]
            next += 1
        }
        var extents = words.indices.map { $0..<$0 + 1 }
        for index in order.reversed() {
            for child in children[index] {
                extents[index] =
                    min(
                        extents[index].lowerBound, extents[child].lowerBound)..<max(
                        extents[index].upperBound, extents[child].upperBound)
            }
        }
        self.order = order
        self.children = children
        self.extents = extents
    }

    func dependents(of token: Int) -> [Int] { children[token] }

    func dependents(of token: Int, _ relations: Relation...) -> [Int] {
        children[token].filter { relations.contains(words[$0].relation) }
    }

    func first(of token: Int, _ relations: Relation...) -> Int? {
        children[token].first { relations.contains(words[$0].relation) }
    }

    func extent(of token: Int) -> Range<Int> { extents[token] }

    /// The preposition of a noun, or of the noun that it is joined to by `and`.
    func preposition(of token: Int) -> String? {
        if let found = children[token].first(where: { words[$0].relation == .case }) {
            return lemma(found)
        }
        guard words[token].relation == .conj, let head = words[token].head,
            words.indices.contains(head)
        else { return nil }
        return children[head].first { words[$0].relation == .case }.map(lemma)
    }

    func lemma(_ token: Int) -> String { words[token].lemma.lowercased() }

    /// A noun with those joined to it by `and`, so many as one event has parties.
    func joined(_ token: Int) -> [Int] {
        [token]
            + children[token].lazy.filter { words[$0].relation == .conj }
            .prefix(Limits.partiesMax)
    }

    func isVerb(_ token: Int) -> Bool { words[token].upos == .verb }

    /// The nearest verb above a token; nil where there is none within `Limits.climbMax` steps.
    func verb(above token: Int) -> Int? {
        var at = token
        for _ in 0..<Limits.climbMax {
            guard let head = words[at].head, words.indices.contains(head) else { return nil }
            if words[head].upos == .verb { return head }
            at = head
        }
        return nil
    }
}
