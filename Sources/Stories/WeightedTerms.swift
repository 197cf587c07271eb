import Records

/// An article as weighted features: the words and names that tell most of it.
struct WeightedTerms: Sendable {
    /// Ascending.
    var hashes: [UInt32] = []
    /// In the order of `hashes`.
    var weights: [Float] = []

    /// A name counts so many times a word: what is told of differs by who and where, while how it
    /// is
    /// told is shared by all reports of a kind.
    private static let nameWeight = 2.0

    init() {}

    /// Square roots of counts, so that a word said nine times counts three times one said once.
    init(_ features: ArticleFeatures?, _ entities: [EntityRecord]) {
        var found: [UInt32: Double] = [:]
        for term in features?.terms ?? [] {
            found[FeatureHash.word(term.word), default: 0] += Double(term.weight).squareRoot()
        }
        for entity in entities {
            let count = entity.mentions.count { $0.form == .name }
            guard count > 0 else { continue }
            found[FeatureHash.name(entity.name), default: 0] +=
                Self.nameWeight * Double(count).squareRoot()
        }
        let kept = found.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(Limits.featuresMax).sorted { $0.key < $1.key }
        hashes = kept.map(\.key)
        weights = kept.map { Float($0.value) }
    }
}
