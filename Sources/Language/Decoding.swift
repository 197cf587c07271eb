internal import CKernels

/// What the network makes of one sentence (or window of one): heads, labels, names.
struct Decoding: ~Copyable {
    /// The head of each word, counted from 1; 0 for ROOT.
    let heads: [Int]
    /// The number of each word's label; never that of the root.
    let labels: [Int]
    let names: [NameDecoder.Found]

    /// `outputs` are those of the network's heads; the sentence's ROOT is in row `first`.
    init(_ network: Network, _ outputs: borrowing Matrix<Float>, first: Int, _ count: Int) {
        heads = ArcScores(network, outputs, first: first, count: count).heads()
        let scores = Self.labelScores(network, outputs, first: first, heads)
        labels = (0..<count).map { i in
            let row = unsafe scores.row(i)
            var best = network.rootLabel == 0 ? 1 : 0
            for j in 0..<network.shape.labels where j != network.rootLabel {
                if unsafe row[j] > row[best] { best = j }
            }
            return best
        }
        names = NameDecoder(network: network).names(
            Self.nameScores(network, outputs, first: first, count))
    }

    /// [words × labels] at the given heads.
    static func labelScores(
        _ network: Network, _ outputs: borrowing Matrix<Float>, first: Int, _ heads: [Int]
    ) -> Matrix<Float> {
        let (a, set) = (network.shape.arc, network.instructions)
        let hidden = Matrix<Float>(rows: heads.count, columns: a)
        let far = unsafe network.labelFar.pointer(Float.self)
        for (i, head) in heads.enumerated() {
            let distance = Network.distance
            let d = max(-distance, min(distance, head - i - 1)) + distance
            let x = unsafe outputs.row(first + 1 + i, 2 * a)
            let y = unsafe outputs.row(first + head, 3 * a)
            let sum = unsafe hidden.row(i)
            let by = unsafe far + d * a
            for k in 0..<a { unsafe sum[k] = x[k] + y[k] + by[k] }
        }
        let scores = Matrix<Float>(rows: heads.count, columns: network.label.columns)
        guard !heads.isEmpty else { return scores }
        unsafe kernels_leaky(set, hidden.row(0), heads.count * a)
        unsafe kernels_multiply(
            set, hidden.row(0), a, heads.count, a, network.label.pointer(Float.self),
            network.label.columns, network.labelBias.pointer(Float.self), scores.row(0),
            scores.columns)
        return scores
    }

    /// [words × name tags].
    static func nameScores(
        _ network: Network, _ outputs: borrowing Matrix<Float>, first: Int, _ count: Int
    ) -> Matrix<Float> {
        let a = network.shape.arc
        let scores = Matrix<Float>(rows: count, columns: network.name.columns)
        guard count > 0 else { return scores }
        unsafe kernels_multiply(
            network.instructions, outputs.row(first + 1, 4 * a), outputs.columns, count, a,
            network.name.pointer(Float.self), network.name.columns,
            network.nameBias.pointer(Float.self), scores.row(0), scores.columns)
        return scores
    }
}
