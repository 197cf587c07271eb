internal import Records

/// The network's classes by number, in the vocabulary of the package.
struct TagSets: Sendable {
    let upos: [UPOS]
    /// Whether unknown words of a part of speech keep their capitals as lemmas.
    let keepsCase: [Bool]
    let features: [Features]
    /// The lemmatizer's inflection class of each bundle.
    let inflections: [Int]
    let relations: [Relation]
    let types: [EntityType]
    /// The bundles that go with each part of speech.
    private let compatible: [[Int]]
    private let firstColumn: Int

    init(file: ModelFile, shape: Network.Shape) throws(ModelError) {
        func lines(_ name: String, _ count: Int) throws(ModelError) -> [String] {
            let lines = try file.tensor(name, .uint8).lines
            guard lines.count == count else {
                throw ModelError(.unfit, path: file.path, "\(lines.count) \(name), not \(count)")
            }
            return lines
        }
        upos = try lines("tags", shape.tags).map { UPOS(rawValue: $0) ?? .other }
        keepsCase = upos.map { $0 == .properNoun || $0 == .other }
        let bundles = try lines("morphs", shape.bundles)
        features = bundles.map(Self.features)
        inflections = bundles.map(Lemmatizer.inflection)
        relations = try lines("labels", shape.labels).map { label in
            Relation(rawValue: label)
                ?? Relation(rawValue: String(label.prefix { $0 != ":" })) ?? .dep
        }
        types = try lines("types", (shape.names - 1) / 4).map { EntityType(rawValue: $0) ?? .work }
        let table = try file.tensor(
            "compatible", .uint8, rows: shape.tags, columns: shape.bundles
        ).array(UInt8.self)
        compatible = (0..<shape.tags).map { tag in
            (0..<shape.bundles).filter { table[tag * shape.bundles + $0] != 0 }
        }
        firstColumn = 5 * shape.arc
    }

    struct Choice {
        let tag: Int
        let bundle: Int
    }

    /// The best part of speech of a row of outputs, and the best bundle that goes with it.
    func choice(_ outputs: borrowing Matrix<Float>, _ row: Int) -> Choice {
        let scores = unsafe outputs.row(row, firstColumn)
        var tag = 0
        for j in 1..<upos.count where unsafe scores[j] > scores[tag] { tag = j }
        let bundles = unsafe scores + upos.count
        var best = compatible[tag].first ?? 0
        for j in compatible[tag] where unsafe bundles[j] > bundles[best] { best = j }
        return Choice(tag: tag, bundle: best)
    }

    /// The features of a bundle that later stages ask for.
    private static func features(of bundle: String) -> Features {
        let known: [Substring: Features] = [
            "Tense=Past": .past, "Tense=Pres": .present, "VerbForm=Fin": .finite,
            "VerbForm=Inf": .infinitive, "VerbForm=Part": .participle, "VerbForm=Ger": .gerund,
            "Voice=Pass": .passive, "Number=Plur": .plural, "Mood=Imp": .imperative,
        ]
        return bundle.split(separator: "|").reduce(into: []) { $0.formUnion(known[$1] ?? []) }
    }
}
