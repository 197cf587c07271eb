/// Which country an article is speaking of: that of the names of the last sentences.
struct CountryFocus {
    private var weights: [String: (value: Double, sentence: Int)] = [:]

    /// A name's country; what was said before counts half as much with every sentence.
    mutating func note(_ country: String, by weight: Double, in sentence: Int) {
        weights[country] = (self.weight(of: country, in: sentence) + weight, sentence)
    }

    func weight(of country: String, in sentence: Int) -> Double {
        guard let known = weights[country] else { return 0 }
        let steps = max(0, min(sentence - known.sentence, 30))
        return known.value / Double(1 << steps)
    }

    /// The country with the greatest weight; nil where none was named, or two are as good.
    func country(in sentence: Int) -> String? {
        let sorted = weights.keys.map { ($0, weight(of: $0, in: sentence)) }.sorted {
            ($1.1, $0.0) < ($0.1, $1.0)
        }
        guard let first = sorted.first, first.1 > 0 else { return nil }
        if sorted.count > 1, sorted[1].1 * 1.2 > first.1 { return nil }
        return first.0
    }
}
