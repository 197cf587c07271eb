internal import CKernels
package import Prose

/// What the network computes of one sentence, step by step, row by row: for the check against the
/// trainer's own numbers, which `seeds/models/train/export.py` stores.
package struct Activations: Sendable {
    /// Rows of the embedding tables, eight a token; 0 is the unknown.
    package let rows: [UInt32]
    package let cases: [UInt8]
    package let gazetteer: [UInt8]
    /// [positions × 2 · hidden], ROOT first.
    package let encoder: [Float]
    /// [tokens × padded positions], before the tree is made.
    package let arcs: [Float]
    /// The head of each token, counted from 1; 0 for ROOT.
    package let heads: [Int]
    /// [tokens × padded labels] at the heads that were given.
    package let labels: [Float]
    /// [tokens × padded name tags].
    package let names: [Float]
    package let nameTags: [Int]

    /// Reads one sentence; `heads` are those at which labels are scored.
    package init(
        of sentence: Sentence, in text: ArticleText, by model: LanguageModel, labelsAt heads: [Int]
    ) {
        let (network, count) = (model.network, sentence.tokens.count)
        var features = SentenceFeatures()
        features.append(
            sentence.tokens.map(\.range), of: text.bytes, network.vocabulary, model.gazetteer)
        (rows, cases, gazetteer) = (features.rows, features.cases, features.gazetteer)
        let encoder = Encoder(network, features)
        self.encoder = encoder.contexts().elements.map { Float($0) / Float(KERNELS_UNIT) }
        let outputs = encoder.run()
        let arcs = ArcScores(network, outputs, first: 0, count: count)
        self.arcs = arcs.scores.elements
        self.heads = arcs.heads()
        labels = Decoding.labelScores(network, outputs, first: 0, heads).elements
        let names = Decoding.nameScores(network, outputs, first: 0, count)
        self.names = names.elements
        nameTags = NameDecoder(network: network).tags(names)
    }
}

extension Matrix {
    /// A copy of all its elements, row by row.
    fileprivate var elements: [Element] {
        (0..<rows).flatMap { r in (0..<columns).map { self[r, $0] } }
    }
}
