/// The inputs of the network for some sentences, one after the other.
struct SentenceFeatures {
    /// Rows of the embedding table, `WordForm.tables` a token.
    private(set) var rows: [UInt32] = []
    /// Sentence case · 2, and 1 for the first word.
    private(set) var cases: [UInt8] = []
    private(set) var gazetteer: [UInt8] = []
    /// The first token of each sentence, and the end of the last.
    private(set) var bounds: [Int] = [0]

    private var form = WordForm()
    private var hashes: [UInt64] = []
    private var upper: [Bool] = []

    var count: Int { bounds.count - 1 }

    func range(_ sentence: Int) -> Range<Int> { bounds[sentence]..<bounds[sentence + 1] }

    mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        cases.removeAll(keepingCapacity: true)
        gazetteer.removeAll(keepingCapacity: true)
        hashes.removeAll(keepingCapacity: true)
        upper.removeAll(keepingCapacity: true)
        bounds = [0]
    }

    /// Adds a sentence: byte ranges of its tokens in the text.
    mutating func append(
        _ tokens: some Collection<Range<Int>>, of bytes: [UInt8], _ vocabulary: SlotTable,
        _ phrases: Gazetteer
    ) {
        var words = 0
        var raised = 0
        var capitals = 0
        let first = hashes.count
        for token in tokens {
            form.read(bytes[token])
            let at = rows.count
            rows.append(contentsOf: repeatElement(0, count: WordForm.tables))
            form.keys { table, hash in
                let value = vocabulary.value(hash)
                rows[at + table] = UInt32(value > 0 ? value - 1 : table)
            }
            hashes.append(form.hash)
            upper.append(form.startsUpper)
            if form.startsWithLetter {
                words += 1
                if form.startsUpper {
                    raised += 1
                    if form.isCapitals { capitals += 1 }
                }
            }
        }
        let kind = Self.sentenceCase(words: words, raised: raised, capitals: capitals)
        for i in first..<hashes.count { cases.append(kind * 2 + (i == first ? 1 : 0)) }
        phrases.match(hashes: hashes[first...], upper: upper[first...], into: &gazetteer)
        bounds.append(hashes.count)
    }

    /// 0 mixed, 1 capitals only, 2 headline (most words capitalised), 3 no capitals.
    private static func sentenceCase(words: Int, raised: Int, capitals: Int) -> UInt8 {
        if words < 3 { return 0 }
        if capitals * 10 >= words * 8 { return 1 }
        return raised * 10 >= words * 6 ? 2 : raised == 0 ? 3 : 0
    }
}
