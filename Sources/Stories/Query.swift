/// An article that others are compared with: its features weighed by how rare they are.
struct Query {
    /// Weight times rarity, in the order of the features.
    let impacts: [Float]
    /// The features' places, the most telling first.
    let order: [Int]
    let norm: Float

    init(_ terms: WeightedTerms, _ words: PostingChains) {
        let impacts = terms.hashes.indices.map {
            terms.weights[$0] * Self.rarity(terms.hashes[$0], words)
        }
        self.impacts = impacts
        order = impacts.indices.sorted { (impacts[$1], $0) < (impacts[$0], $1) }
        norm = impacts.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }

    /// How much a feature tells: the fewer articles of the window have it, the more.
    ///
    /// A binary logarithm, linear between powers of two: it must be the same on every machine.
    static func rarity(_ hash: UInt32, _ words: PostingChains) -> Float {
        let ratio = Float(words.count + prior) / Float(words.holders(of: hash) + 1)
        return max(0.1, Float(ratio.exponent) + ratio.significand - 1)
    }

    /// As if so many other articles were there from the start, which have none of the features.
    private static let prior = 400
}
