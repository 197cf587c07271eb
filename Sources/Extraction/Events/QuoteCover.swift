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
        var low = 0
        var high = quotes.count
        while low < high {
            let middle = (low + high) / 2
            if quotes[middle].start <= offset { low = middle + 1 } else { high = middle }
        }
        for quote in quotes[max(0, low - Limits.quoteNestingMax)..<low].reversed()
        where offset < quote.end {
            return EventRecord.Attribution(entity: quote.speaker?.entity, quote: quote.id)
        }
        return nil
    }

    func isCue(_ token: Int, of sentence: Int) -> Bool {
        cues.contains(reading.bytes(token..<token + 1, of: sentence).lowerBound)
    }
}
