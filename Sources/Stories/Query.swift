import Records

/// An article that others are compared with: its features weighed by how rare they are.
struct Query {
    let terms: WeightedTerms
    /// Weight times rarity, in the order of the features.
    let impacts: [Float]
    let norm: Float
    /// The features' places, plus 1, by their hashes; a feature whose place is taken is in the next
    /// that is free.
    private var table: [UInt8]
    /// How like it is to articles that it was compared with already, by their numbers.
    var known: [Int: Float] = [:]

    init(_ terms: WeightedTerms, _ words: PostingChains) {
        self.terms = terms
        impacts = zip(terms.weights, terms.hashes).map { $0 * words.rarity($1) }
        norm = impacts.reduce(0) { $0 + $1 * $1 }.squareRoot()
        table = Array(repeating: 0, count: Self.mask + 1)
        for place in terms.hashes.indices {
            var at = Self.start(terms.hashes[place])
            while table[at] != 0 { at = (at + 1) & Self.mask }
            table[at] = UInt8(place + 1)
        }
    }

    private static let mask = 1_023
    private static func start(_ hash: UInt32) -> Int { Int(hash) & mask }

    /// The place of a feature; nil where it has none such.
    @inline(__always)
    func place(of hash: UInt32) -> Int? {
        var at = Self.start(hash)
        while table[at] != 0 {
            let place = Int(table[at]) - 1
            if terms.hashes[place] == hash { return place }
            at = (at + 1) & Self.mask
        }
        return nil
    }

    /// The features' places, the most telling first.
    var order: [Int] {
        impacts.indices.sorted {
            impacts[$0] != impacts[$1] ? impacts[$0] > impacts[$1] : $0 < $1
        }
    }
}

extension PostingChains {
    /// How much a feature tells: the fewer articles of the window have it, the more.
    ///
    /// A binary logarithm, linear between powers of two: it must be the same on every machine.
    @inline(__always)
    func rarity(_ hash: UInt32) -> Float {
        let ratio = Float(count + Self.prior) / Float(holders(of: hash) + 1)
        // Exponent and significand, 1 to 2, of a number that is neither 0 nor infinite.
        let exponent = Int32(ratio.bitPattern >> 23) - 127
        let significand = Float(bitPattern: ratio.bitPattern & 0x7F_FFFF | 0x3F80_0000)
        return max(0.1, Float(exponent) + significand - 1)
    }

    /// As if so many other articles were there from the start, which have none of the features.
    private static let prior = 400
}
