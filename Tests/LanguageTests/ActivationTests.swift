import Language
import Testing

/// Swift computes what PyTorch computed from the same weights: `seeds/models/train/export.py`
/// stored it.
struct ActivationTests {
    /// The largest difference that 13 bits for the inputs of the large products may make.
    static let tolerance: Float = 2e-2

    private let stored: ModelFile
    private let model: LanguageModel

    init() throws {
        stored = try ModelFile(path: Fixture.activations)
        model = try Fixture.model.get()
    }

    private func lines() throws -> [String] { try stored.tensor("sentences", .uint8).lines }

    private func integers(_ name: String) throws -> [Int] {
        try stored.tensor(name, .uint32).array(UInt32.self).map(Int.init)
    }

    private func activations(_ line: String, _ index: Int) throws -> Activations {
        let (text, sentences) = Fixture.sentences([line])
        return Activations(
            of: sentences[0], in: text, by: model, labelsAt: try integers("\(index).heads"))
    }

    @Test func featuresAreEqual() throws {
        for (i, line) in try lines().enumerated() {
            let found = try activations(line, i)
            #expect(found.rows.map(Int.init) == (try integers("\(i).rows")), "\(line)")
            #expect(found.cases.map(Int.init) == (try integers("\(i).cases")), "\(line)")
            #expect(found.gazetteer.map(Int.init) == (try integers("\(i).gazetteer")), "\(line)")
        }
    }

    @Test func networkIsEqual() throws {
        for (i, line) in try lines().enumerated() {
            let found = try activations(line, i)
            try expect(found.encoder, equals: "\(i).encoder")
            try expect(found.arcs, equals: "\(i).arcs", except: -1e4)
            try expect(found.labels, equals: "\(i).labels")
            try expect(found.names, equals: "\(i).names")
            let heads = try integers("\(i).heads")
            if ArcScores.isTree(heads) { #expect(found.heads == heads, "\(line)") }
            #expect(found.nameTags == (try integers("\(i).tags")), "\(line)")
        }
    }

    @Test func lemmasAreEqual() throws {
        for (i, parsed) in Fixture.parse(try lines(), by: model).enumerated() {
            let lemmas = try stored.tensor("\(i).lemmas", .uint8).lines
            #expect(parsed.words.map(\.lemma) == lemmas)
        }
    }

    /// Swift's rows may be longer: they are filled up to whole blocks.
    private func expect(_ found: [Float], equals name: String, except: Float = -.infinity) throws {
        let tensor = try stored.tensor(name, .float32)
        let wanted = tensor.array(Float.self)
        try #require(tensor.rows > 0 && found.count % tensor.rows == 0)
        let columns = found.count / tensor.rows
        try #require(columns >= tensor.columns)
        var worst: Float = 0
        for r in 0..<tensor.rows {
            for c in 0..<tensor.columns where wanted[r * tensor.columns + c] > except {
                worst = max(
                    worst, abs(found[r * columns + c] - wanted[r * tensor.columns + c]))
            }
        }
        #expect(worst < Self.tolerance, "\(name) \(worst)")
    }
}
