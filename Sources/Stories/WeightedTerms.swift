import Records

/// An article as weighted features: the words and names that tell most of it.
struct WeightedTerms: Sendable {
    /// Ascending.
    var hashes: [UInt32] = []
    /// In the order of `hashes`.
    var weights: [Float] = []

    /// A name counts so many times a word: what is told of differs by who and where, while how it
    /// is told is shared by all reports of a kind.
    private static let nameWeight = 2.0

    init() {}

    /// Square roots of counts, so that a word said nine times counts three times one said once.
    ///
    /// `names`: with how often each is said.
    init(_ features: ArticleFeatures?, names: [(name: String, count: Int)]) {
        var found: [(hash: UInt32, weight: Double)] = []
        found.reserveCapacity(ArticleFeatures.termsMax + names.count)
        for term in features?.terms ?? [] {
            found.append((FeatureHash.word(term.word), Double(term.weight).squareRoot()))
        }
        for name in names where name.count > 0 {
            found.append(
                (FeatureHash.name(name.name), Self.nameWeight * Double(name.count).squareRoot()))
        }
        Self.unite(&found)
        if found.count > Limits.featuresMax {
            found.sort { $0.weight != $1.weight ? $0.weight > $1.weight : $0.hash < $1.hash }
            found.removeLast(found.count - Limits.featuresMax)
            found.sort { $0.hash < $1.hash }
        }
        hashes = found.map(\.hash)
        weights = found.map { Float($0.weight) }
    }

    /// Sorts by hash and makes one of those that share theirs.
    private static func unite(_ found: inout [(hash: UInt32, weight: Double)]) {
        found.sort { $0.hash < $1.hash }
        var count = 0
        for index in found.indices {
            if count > 0, found[count - 1].hash == found[index].hash {
                found[count - 1].weight += found[index].weight
            } else {
                found[count] = found[index]
                count += 1
            }
        }
        found.removeLast(found.count - count)
    }
}
