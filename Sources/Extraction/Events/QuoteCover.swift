import Records

/// Which quote a place in the text stands in, and which verbs are quotes' cues.
struct QuoteCover {
    private let quotes: [QuoteRecord]
    private let reading: Reading
    private let cues: Set<Int>

    init(_ quotes: [QuoteRecord], reading: Reading) {
        self.quotes = quotes.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
        self.reading = reading
        cues = Set(quotes.compactMap { $0.cue?.start })
    }

    /// The quote whose words an event's trigger is among.
    func attribution(at offset: Int) -> EventRecord.Attribution? {
        quote(at: offset).map { EventRecord.Attribution(entity: $0.speaker?.entity, quote: $0.id) }
    }

    /// Whether a word stands in somebody's very words.
    func isSpoken(_ token: Int, of sentence: Int) -> Bool {
        let range = reading.bytes(token..<token + 1, of: sentence)
        return quote(at: range.lowerBound).map { $0.form != .indirect } ?? false
    }

    private func quote(at offset: Int) -> QuoteRecord? {
        var low = 0
        var high = quotes.count
        while low < high {
            let middle = (low + high) / 2
            if quotes[middle].start <= offset { low = middle + 1 } else { high = middle }
        }
        return quotes[max(0, low - Limits.quoteNestingMax)..<low].last { offset < $0.end }
    }

    func isCue(_ token: Int, of sentence: Int) -> Bool {
        cues.contains(reading.bytes(token..<token + 1, of: sentence).lowerBound)
    }
}
