import Lexicons

/// Trained weights of features that speak for or against a sentence's end; see
/// `seeds/models/train/sentence-ends.py`.
struct SentenceModel: Sendable {
    /// In hundredths.
    let bias: Int32
    let names = FeatureNames()
    /// The keys of all token classes, by code.
    let classKeys = TokenClass.keys
    /// Stands for the word that is not there.
    let edge = WordKey("^")
    private let weights: KeyTable<Int32>

    init(seeds: Seeds) throws(SeedsError) {
        let table = try seeds.table("models/sentence-ends")
        try table.require("feature", "first", "second", "weight")
        var pairs: [(WordKey, Int32)] = []
        pairs.reserveCapacity(table.rows.count)
        var bias: Int32 = 0
        for row in table.rows {
            guard let weight = Int32(row["weight"]), abs(weight) <= Self.weightMax else {
                throw table.error(row, "weight must be a whole number up to \(Self.weightMax)")
            }
            if row["feature"] == "bias" { bias = weight }
            let key = WordKey.combined(
                WordKey(row["feature"]), WordKey(row["first"]), WordKey(row["second"]))
            pairs.append((key, weight))
        }
        self.bias = bias
        weights = KeyTable(pairs, none: 0)
    }

    /// Far above any that is trained, and far below what overflows a sum.
    private static let weightMax: Int32 = 100_000

    func weight(_ feature: WordKey, _ first: WordKey, _ second: WordKey = .empty) -> Int32 {
        weights[.combined(feature, first, second)] ?? 0
    }
}
