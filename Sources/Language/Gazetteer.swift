/// Phrases known beforehand (countries, peoples, places, organisations, first and last names) as
/// features of tokens.
struct Gazetteer: Sendable {
    private let slots: SlotTable

    private static let classes = 9
    /// How many features there are: ((class · 2 + inside) · 4 + name bits).
    static let features = classes * 2 * 4

    init(file: ModelFile) throws(ModelError) {
        slots = try SlotTable("gazetteer.slots", valueBits: 12, in: file) {
            Entry(value: $0).kind < Self.classes
        }
    }

    /// What the table knows of a phrase that begins with a token, and of the token as a name.
    private struct Entry {
        let value: Int
        var kind: Int { value & 15 }
        var longest: Int { value >> 4 & 7 }
        var nameBits: Int { value >> 7 & 3 }
    }

    /// One feature a token of a sentence: the longest match from the left, beginning at a capital.
    func match(hashes: ArraySlice<UInt64>, upper: ArraySlice<Bool>, into out: inout [UInt8]) {
        var i = hashes.startIndex
        while i < hashes.endIndex {
            guard upper[i] else {
                out.append(0)
                i += 1
                continue
            }
            let first = Entry(value: slots.value(Hash.combined(Hash.phraseStart, hashes[i])))
            let (kind, size) = longestPhrase(at: i, first, hashes)
            for k in 0..<size {
                let bits = upper[i + k] ? nameBits(k == 0 ? first : nil, hashes[i + k]) : 0
                out.append(UInt8((kind * 2 + (k > 0 && kind > 0 ? 1 : 0)) * 4 + bits))
            }
            i += size
        }
    }

    private func nameBits(_ entry: Entry?, _ hash: UInt64) -> Int {
        (entry ?? Entry(value: slots.value(Hash.combined(Hash.phraseStart, hash)))).nameBits
    }

    /// The class and the length of the longest phrase at a token; class 0 and one token where there
    /// is none.
    private func longestPhrase(
        at start: Int, _ first: Entry, _ hashes: ArraySlice<UInt64>
    ) -> (kind: Int, size: Int) {
        var best = (kind: first.kind, size: 1)
        let longest = min(first.longest, hashes.endIndex - start)
        guard longest > 1 else { return longest == 1 ? best : (0, 1) }
        var h = Hash.combined(Hash.phraseStart, hashes[start])
        for k in 1..<longest {
            h = Hash.combined(h, hashes[start + k])
            let kind = Entry(value: slots.value(h)).kind
            if kind > 0 { best = (kind, k + 1) }
        }
        return best
    }
}
