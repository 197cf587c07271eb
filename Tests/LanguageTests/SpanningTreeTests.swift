import Language
import Testing

/// Numbers from a seed (Marsaglia 2003, xorshift).
private struct Random {
    var state: UInt64

    mutating func next() -> Float {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Float(state >> 40) / Float(1 << 24)
    }
}

struct SpanningTreeTests {
    /// The best score of any tree with one root, by trying all.
    private func best(_ scores: borrowing Matrix<Float>, _ n: Int) -> Float {
        var top = -Float.infinity
        var heads = [Int](repeating: 0, count: n)
        var more = true
        while more {
            if !heads.enumerated().contains(where: { $0.offset + 1 == $0.element }),
                ArcScores.isTree(heads)
            {
                top = max(top, sum(scores, heads))
            }
            var i = 0
            while i < n, heads[i] == n {
                heads[i] = 0
                i += 1
            }
            more = i < n
            if more { heads[i] += 1 }
        }
        return top
    }

    private func sum(_ scores: borrowing Matrix<Float>, _ heads: [Int]) -> Float {
        var total: Float = 0
        for (i, head) in heads.enumerated() { total += scores[i, head] }
        return total
    }

    @Test func findsTheBestTree() {
        var random = Random(state: 20_261_121)
        for n in 1...5 {
            for _ in 0..<60 {
                let scores = Matrix<Float>(rows: n, columns: 16)
                for i in 0..<n {
                    for j in 0...n { scores[i, j] = random.next() * 10 }
                }
                var tree = SpanningTree(scores, count: n)
                let heads = tree.heads()
                #expect(ArcScores.isTree(heads))
                #expect(abs(sum(scores, heads) - best(scores, n)) < 1e-2)
            }
        }
    }

    @Test func knowsTrees() {
        #expect(ArcScores.isTree([0]))
        #expect(ArcScores.isTree([2, 0, 2]))
        #expect(!ArcScores.isTree([0, 0]))
        #expect(!ArcScores.isTree([2, 1]))
        #expect(!ArcScores.isTree([0, 3, 2]))
    }
}
