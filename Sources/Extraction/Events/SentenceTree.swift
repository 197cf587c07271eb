import Language

/// A parsed sentence with its dependents at hand; grown once an article, shared by all stages.
final class SentenceTree: Sendable {
    let words: [Word]
    /// All dependents, those of one token side by side in the order of the text, and where those of
    /// each token begin.
    private let children: [Int]
    private let starts: [Int]
    /// For each token the tokens from its first to its last descendant.
    private let extents: [Range<Int>]
    /// All tokens, heads before their dependents; those that only a cycle holds are left out.
    let order: [Int]

    init(_ words: [Word]) {
        self.words = words
        let heads = words.indices.map { index in
            words[index].head.flatMap { words.indices.contains($0) && $0 != index ? $0 : nil }
        }
        var starts = [Int](repeating: 0, count: words.count + 1)
        for case let head? in heads { starts[head + 1] += 1 }
        for index in words.indices { starts[index + 1] += starts[index] }
        var next = starts
        var children = [Int](repeating: 0, count: starts[words.count])
        var order: [Int] = []
        order.reserveCapacity(words.count)
        for (index, head) in heads.enumerated() {
            guard let head else {
                order.append(index)
                continue
            }
            children[next[head]] = index
            next[head] += 1
        }
        var at = 0
        while at < order.count {
            order += children[starts[order[at]]..<starts[order[at] + 1]]
            at += 1
        }
        var extents = words.indices.map { $0..<$0 + 1 }
        for index in order.reversed() {
            guard let head = heads[index] else { continue }
            extents[head] =
                min(
                    extents[head].lowerBound, extents[index].lowerBound)..<max(
                    extents[head].upperBound, extents[index].upperBound)
        }
        self.order = order
        self.children = children
        self.starts = starts
        self.extents = extents
    }

    func dependents(of token: Int) -> ArraySlice<Int> {
        children[starts[token]..<starts[token + 1]]
    }

    func dependents(of token: Int, _ relations: Relation...) -> [Int] {
        dependents(of: token).filter { relations.contains(words[$0].relation) }
    }

    func first(of token: Int, _ relations: Relation...) -> Int? {
        dependents(of: token).first { relations.contains(words[$0].relation) }
    }

    func extent(of token: Int) -> Range<Int> { extents[token] }

    /// The preposition of a noun, or of the noun that it is joined to by `and`.
    func preposition(of token: Int) -> String? {
        if let found = dependents(of: token).first(where: { words[$0].relation == .case }) {
            return lemma(found)
        }
        guard words[token].relation == .conj, let head = words[token].head,
            words.indices.contains(head)
        else { return nil }
        return dependents(of: head).first { words[$0].relation == .case }.map(lemma)
    }

    func lemma(_ token: Int) -> String { words[token].lemma.lowercased() }

    /// A noun with those joined to it by `and`, so many as one event has parties.
    func joined(_ token: Int) -> [Int] {
        var joined = [token]
        for child in dependents(of: token) where words[child].relation == .conj {
            // `arrested ten men, but only one judge …`: another clause.
            if isOther(child, than: token) { continue }
            joined.append(child)
            if joined.count > Limits.partiesMax { break }
        }
        return joined
    }

    private func isOther(_ noun: Int, than first: Int) -> Bool {
        guard words[noun].upos != .verb, first < noun else { return false }
        let start = extents[noun].lowerBound
        let isBut = (max(first, start - 2)..<noun).contains { lemma($0) == "but" }
        return isBut
            && !(max(0, extents[first].lowerBound - 2)...first).contains { lemma($0) == "not" }
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
