internal import CKernels

/// The scores of all heads of all words of one sentence: biaffine, with a part for the distance
/// between the two.
package struct ArcScores: ~Copyable {
    /// Words, ROOT not counted.
    let count: Int
    /// [words × heads]: column 0 is ROOT, column j the j-th word; columns filled up to a multiple
    /// of 16.
    let scores: Matrix<Float>

    /// `heads` are the outputs of the network's heads, the sentence's ROOT in row `first`.
    init(_ network: Network, _ heads: borrowing Matrix<Float>, first: Int, count: Int) {
        let (a, set) = (network.shape.arc, network.instructions)
        let columns = padded(count + 1)
        let turned = Matrix<Float>(rows: a, columns: columns, zeroed: true)
        for j in 0...count {
            let row = unsafe heads.row(first + j, a)
            let target = unsafe turned.row(0, j)
            for k in 0..<a { unsafe target[k * columns] = row[k] }
        }
        let queries = Matrix<Float>(rows: count, columns: network.arc.columns)
        unsafe kernels_multiply(
            set, heads.row(first + 1), heads.columns, count, a,
            network.arc.pointer(Float.self), network.arc.columns, nil, queries.row(0),
            queries.columns)
        let bias = Matrix<Float>(rows: 1, columns: columns)
        unsafe kernels_multiply(
            set, network.arcHead.pointer(Float.self), a, 1, a, turned.row(0), columns, nil,
            bias.row(0), columns)
        scores = Matrix<Float>(rows: count, columns: columns)
        unsafe kernels_multiply(
            set, queries.row(0), queries.columns, count, a, turned.row(0), columns,
            bias.row(0), scores.row(0), columns)
        self.count = count
        let far = unsafe network.arcFar.pointer(Float.self)
        let distance = Network.distance
        for i in 0..<count {
            let row = unsafe scores.row(i)
            let own = unsafe queries.row(i, a)
            for j in 0...count {
                let d = max(-distance, min(distance, j - i - 1)) + distance
                unsafe row[j] += own[d] + far[d]
            }
            unsafe row[i + 1] = -1e9
        }
    }

    /// The head of each word (0 for ROOT) in the best tree with one root.
    func heads() -> [Int] {
        var heads = (0..<count).map { i in
            let row = unsafe scores.row(i)
            var best = i == 0 ? 1 : 0
            if count == 1 { best = 0 }
            for j in 0...count where unsafe row[j] > row[best] { best = j }
            return best
        }
        if !Self.isTree(heads) {
            var tree = SpanningTree(scores, count: count)
            heads = tree.heads()
        }
        return heads
    }

    /// Whether the heads make one tree with one word at ROOT.
    package static func isTree(_ heads: [Int]) -> Bool {
        var roots = 0
        var seen = [Int](repeating: -1, count: heads.count)
        for i in heads.indices {
            if heads[i] == 0 { roots += 1 }
            var j = i
            while seen[j] < 0 {
                seen[j] = i
                if heads[j] == 0 { break }
                j = heads[j] - 1
                if seen[j] == i { return false }
            }
        }
        return roots == 1
    }
}
