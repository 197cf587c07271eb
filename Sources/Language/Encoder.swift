internal import CKernels

/// Words in their contexts: the network up to its heads, for some sentences side by side.
///
/// Positions count ROOT as the first of each sentence. What a sentence gets does not depend on the
/// others.
struct Encoder {
    private let network: Network
    private let features: SentenceFeatures
    /// The position of each sentence's ROOT, and the end of the last.
    let starts: [Int]
    /// Sentences by falling length: those that still read at a step come first.
    private let order: [Int]

    init(_ network: Network, _ features: SentenceFeatures) {
        self.network = network
        self.features = features
        var starts = [0]
        for i in 0..<features.count { starts.append(starts[i] + features.range(i).count + 1) }
        self.starts = starts
        order = (0..<features.count).sorted {
            let (a, b) = (features.range($0).count, features.range($1).count)
            return a == b ? $0 < $1 : a > b
        }
    }

    private func length(_ sentence: Int) -> Int { starts[sentence + 1] - starts[sentence] }

    /// The outputs of all heads: a row a position, the columns of `Network.heads`.
    func run() -> Matrix<Float> {
        let (a, set) = (network.shape.arc, network.instructions)
        let states = contexts()
        let out = Matrix<Float>(rows: states.rows, columns: network.heads.columns)
        multiply(states, rows: states.rows, by: network.heads, plus: network.headsBias, into: out)
        for position in 0..<states.rows {
            unsafe kernels_leaky(set, out.row(position), 2 * a)
            unsafe kernels_leaky(set, out.row(position, 4 * a), a)
        }
        return out
    }

    /// The states of the last recurrent layer, 1.0 as `KERNELS_UNIT`.
    func contexts() -> Matrix<Int16> {
        var scales = [Float](repeating: 0, count: starts[features.count])
        let words = convolved(&scales)
        var states = recurred(words, scales, network.layers[0])
        for layer in network.layers.dropFirst() { states = recurred(states, nil, layer) }
        return states
    }

    /// out = x · weights + bias; each row of x has its scale, or all are states.
    private func multiply(
        _ x: borrowing Matrix<Int16>, rows: Int, scales: [Float]? = nil,
        by weights: Network.Integers, plus bias: Tensor?, into out: borrowing Matrix<Float>
    ) {
        func run(_ scales: UnsafePointer<Float>?) {
            unsafe kernels_multiply_integers(
                network.instructions, x.row(0), x.columns, rows, weights.depth,
                weights.weights.pointer(Int16.self), weights.columns,
                weights.scales.pointer(Float.self), scales, bias?.pointer(Float.self),
                out.row(0), out.columns)
        }
        guard let scales else { return run(nil) }
        unsafe scales.withUnsafeBufferPointer { unsafe run($0.baseAddress) }
    }

    /// Word vectors with a row of zeros before and after each sentence, so that windows of three
    /// rows are contiguous.
    private func embedded() -> Matrix<Float> {
        let (s, set) = (network.shape, network.instructions)
        let x = Matrix<Float>(
            rows: starts[features.count] + features.count + 1, columns: s.words, zeroed: true)
        let scale = unsafe network.norm0.pointer(Float.self)
        for sentence in 0..<features.count {
            let row = starts[sentence] + sentence + 1
            unsafe x.row(row).update(from: network.root.pointer(Float.self), count: s.words)
            for (i, token) in features.range(sentence).enumerated() {
                unsafe features.rows.withUnsafeBufferPointer { rows in
                    guard let base = rows.baseAddress else { return }
                    let a = unsafe network.cases.pointer(Float.self)
                    let b = unsafe network.gazetteer.pointer(Float.self)
                    unsafe kernels_gather(
                        set, network.embeddings.pointer(Int8.self),
                        network.scales.pointer(Float.self), base + token * WordForm.tables,
                        WordForm.tables, a + Int(features.cases[token]) * s.words,
                        b + Int(features.gazetteer[token]) * s.words, s.words,
                        x.row(row + 1 + i))
                }
            }
            for position in row..<row + length(sentence) {
                unsafe kernels_normalise(
                    set, x.row(position), s.words, scale, scale + s.words)
            }
        }
        return x
    }

    /// x = norm(x + GELU(conv(x))), without the rows of zeros, as integers with a scale for each
    /// row.
    private func convolved(_ rowScales: inout [Float]) -> Matrix<Int16> {
        let (s, set) = (network.shape, network.instructions)
        let x = embedded()
        let input = Matrix<Int16>(rows: x.rows, columns: s.words, zeroed: true)
        var scales = [Float](repeating: 0, count: x.rows)
        for sentence in 0..<features.count {
            let row = starts[sentence] + sentence + 1
            let count = length(sentence) * s.words
            let scale = unsafe quantise(x.row(row), count, into: input.row(row))
            for i in 0..<length(sentence) { scales[row + i - 1] = scale }
        }
        let y = Matrix<Float>(rows: x.rows, columns: s.words)
        multiply(
            input, rows: x.rows - 2, scales: scales, by: network.conv, plus: network.convBias,
            into: y)
        let out = Matrix<Int16>(rows: starts[features.count], columns: s.words)
        let scale = unsafe network.norm1.pointer(Float.self)
        for sentence in 0..<features.count {
            for i in 0..<length(sentence) {
                let row = starts[sentence] + sentence + 1 + i
                let sum = unsafe x.row(row)
                unsafe kernels_add_gelu(set, y.row(row - 1), sum, s.words)
                unsafe kernels_normalise(set, sum, s.words, scale, scale + s.words)
                let position = starts[sentence] + i
                rowScales[position] = unsafe quantise(sum, s.words, into: out.row(position))
            }
        }
        return out
    }

    /// Integers up to `KERNELS_UNIT` for the floats; what one of them stands for.
    private func quantise(
        _ x: UnsafePointer<Float>, _ count: Int, into out: UnsafeMutablePointer<Int16>
    ) -> Float {
        let largest = unsafe max(kernels_largest(network.instructions, x, count), 1e-8)
        let unit = Float(KERNELS_UNIT)
        unsafe kernels_quantise(network.instructions, x, count, unit / largest, out)
        return largest / unit
    }

    /// One bidirectional layer: its inputs for all positions at once, then step by step, sentences
    /// side by side.
    private func recurred(
        _ input: borrowing Matrix<Int16>, _ scales: [Float]?, _ layer: Network.Layer
    ) -> Matrix<Int16> {
        let gates = Matrix<Float>(rows: input.rows, columns: 6 * network.shape.hidden)
        multiply(
            input, rows: input.rows, scales: scales, by: layer.input, plus: layer.inputBias,
            into: gates)
        let out = Matrix<Int16>(rows: input.rows, columns: network.shape.encoder)
        read(gates, forwards: true, layer.forward, layer.forwardBias, into: out)
        read(gates, forwards: false, layer.backward, layer.backwardBias, into: out)
        return out
    }

    private func read(
        _ gates: borrowing Matrix<Float>, forwards: Bool, _ weights: Network.Integers,
        _ bias: Tensor, into out: borrowing Matrix<Int16>
    ) {
        let (h, set) = (network.shape.hidden, network.instructions)
        let side = forwards ? 0 : 1
        let state = Matrix<Float>(rows: order.count, columns: h, zeroed: true)
        let integers = Matrix<Int16>(rows: order.count, columns: h, zeroed: true)
        let sums = Matrix<Float>(rows: order.count, columns: 3 * h)
        var active = order.count
        for step in 0..<(order.first.map(length) ?? 0) {
            while active > 0, length(order[active - 1]) <= step { active -= 1 }
            multiply(integers, rows: active, by: weights, plus: nil, into: sums)
            for lane in 0..<active {
                let sentence = order[lane]
                let position = forwards ? starts[sentence] + step : starts[sentence + 1] - 1 - step
                let row = unsafe integers.row(lane)
                unsafe kernels_gru(
                    set, gates.row(position, side * 3 * h), sums.row(lane),
                    bias.pointer(Float.self), state.row(lane), row, h)
                unsafe out.row(position, side * h).update(from: row, count: h)
            }
        }
    }
}
