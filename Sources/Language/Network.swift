internal import CKernels

/// The weights of the language engine: one network for tags, trees and names.
///
/// Table embeddings and GloVe summed to a word vector of D, a convolution over three words, layers
/// of bidirectional GRUs of H each way (E = 2H), and heads: parts of speech, feature bundles, arcs
/// and labels (biaffine, Dozat & Manning 2017), names (a CRF). Trained by `seeds/models/train`.
package final class Network: Sendable {
    /// D, H, layers, A (width of arcs, labels and names), parts of speech, bundles, labels, name
    /// tags.
    struct Shape: Sendable {
        let words, hidden, layers, arc, tags, bundles, labels, names: Int
        var encoder: Int { 2 * hidden }
    }

    /// 16-bit weights in pairs of the depth, [depth / 2 × 2 · columns], and a scale for each
    /// column.
    struct Integers: Sendable {
        let weights, scales: Tensor
        var depth: Int { 2 * weights.rows }
        var columns: Int { scales.columns }

        init(_ name: String, depth: Int, columns: Int, in file: ModelFile) throws(ModelError) {
            weights = try file.tensor(name, .int16, rows: depth / 2, columns: 2 * columns)
            scales = try file.tensor(name + ".scale", .float32, rows: 1, columns: columns)
        }
    }

    struct Layer: Sendable {
        let input, forward, backward: Integers
        let inputBias, forwardBias, backwardBias: Tensor
    }

    static let distance = 24

    let shape: Shape
    /// The instruction set of the kernels.
    let instructions: Int32
    let vocabulary: SlotTable
    let embeddings, scales, root, cases, gazetteer, norm0, norm1, convBias: Tensor
    let conv: Integers
    let layers: [Layer]
    /// arc dependent, arc head, label dependent, label head, name: A each; parts of speech;
    /// bundles.
    let heads: Integers
    let headsBias: Tensor
    let arc, arcHead, arcFar, label, labelBias, labelFar, name, nameBias: Tensor
    /// Between tags, [tags × columns]; columns filled up to a multiple of 16.
    let follow: [Float]
    let start, end: [Float]
    /// The number of the label `root`, which only the arc from ROOT has.
    let rootLabel: Int

    init(file: ModelFile, instructions: Int32?) throws(ModelError) {
        let numbers = try file.tensor("shape", .uint32, rows: 1, columns: 8).array(UInt32.self)
        let n = numbers.map(Int.init)
        shape = Shape(
            words: n[0], hidden: n[1], layers: n[2], arc: n[3], tags: n[4], bundles: n[5],
            labels: n[6], names: n[7])
        guard n.allSatisfy({ $0 > 0 && $0 < 4096 }), n[0] % 16 == 0, n[1] % 16 == 0, n[3] % 16 == 0
        else { throw ModelError(.unfit, path: file.path, "shape \(n)") }
        let best = kernels_best()
        self.instructions = min(best, max(0, instructions ?? best))
        let s = shape
        let table = try file.tensor("embeddings", .int8, columns: s.words)
        embeddings = table
        vocabulary = try SlotTable("vocabulary.slots", valueBits: 24, in: file) {
            $0 <= table.rows
        }
        scales = try file.tensor("embeddings.scale", .float32, rows: 1, columns: table.rows)
        root = try file.tensor("root", .float32, rows: 1, columns: s.words)
        cases = try file.tensor("cases", .float32, rows: 8, columns: s.words)
        gazetteer = try file.tensor(
            "gazetteer", .float32, rows: Gazetteer.features, columns: s.words)
        norm0 = try file.tensor("norm0", .float32, rows: 2, columns: s.words)
        norm1 = try file.tensor("norm1", .float32, rows: 2, columns: s.words)
        conv = try Integers("conv", depth: 3 * s.words, columns: s.words, in: file)
        convBias = try file.tensor("conv.bias", .float32, rows: 1, columns: s.words)
        layers = try (0..<s.layers).map { i throws(ModelError) in
            try Self.layer(i, s, file)
        }
        let width = padded(5 * s.arc + s.tags + s.bundles)
        heads = try Integers("heads", depth: s.encoder, columns: width, in: file)
        headsBias = try file.tensor("heads.bias", .float32, rows: 1, columns: width)
        let distances = 2 * Self.distance + 1
        arc = try file.tensor(
            "arc", .float32, rows: s.arc, columns: padded(s.arc + distances))
        arcHead = try file.tensor("arc.head", .float32, rows: 1, columns: s.arc)
        arcFar = try file.tensor("arc.far", .float32, rows: 1, columns: distances)
        label = try file.tensor("label", .float32, rows: s.arc, columns: padded(s.labels))
        labelBias = try file.tensor("label.bias", .float32, rows: 1, columns: padded(s.labels))
        labelFar = try file.tensor("label.far", .float32, rows: distances, columns: s.arc)
        name = try file.tensor("name", .float32, rows: s.arc, columns: padded(s.names))
        nameBias = try file.tensor("name.bias", .float32, rows: 1, columns: padded(s.names))
        rootLabel = try file.tensor("labels", .uint8).lines.firstIndex(of: "root") ?? -1
        let moves = try file.tensor("name.follow", .float32, rows: s.names, columns: s.names)
        follow = Self.widened(moves.array(Float.self), s.names)
        start = try file.tensor("name.start", .float32, rows: 1, columns: s.names)
            .array(Float.self)
        end = try file.tensor("name.end", .float32, rows: 1, columns: s.names).array(Float.self)
    }

    private static func layer(
        _ i: Int, _ s: Shape, _ file: ModelFile
    ) throws(ModelError) -> Layer {
        let (both, one) = (6 * s.hidden, 3 * s.hidden)
        let depth = i == 0 ? s.words : s.encoder
        func bias(_ name: String, _ columns: Int) throws(ModelError) -> Tensor {
            try file.tensor("gru\(i).\(name)bias", .float32, rows: 1, columns: columns)
        }
        func weights(_ name: String, _ depth: Int, _ columns: Int) throws(ModelError) -> Integers {
            try Integers("gru\(i).\(name)", depth: depth, columns: columns, in: file)
        }
        return try Layer(
            input: weights("input", depth, both), forward: weights("forward", s.hidden, one),
            backward: weights("backward", s.hidden, one), inputBias: bias("", both),
            forwardBias: bias("forward.", s.hidden), backwardBias: bias("backward.", s.hidden))
    }

    /// A square matrix with its rows filled up by moves that are never taken.
    private static func widened(_ moves: [Float], _ n: Int) -> [Float] {
        var out = [Float](repeating: -1e9, count: n * padded(n))
        for i in 0..<n {
            for j in 0..<n { out[i * padded(n) + j] = moves[i * n + j] }
        }
        return out
    }
}

/// The next multiple of 16: what rows of weights are filled up to.
func padded(_ count: Int) -> Int { (count + 15) & ~15 }
