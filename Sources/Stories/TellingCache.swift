/// Tellings of the articles that were last asked for, unpacked: a growing story asks for the same
/// ones again and again.
struct TellingCache: Sendable {
    private var entries: [Entry?] = Array(repeating: nil, count: Limits.tellingsMax)

    private struct Entry: Sendable {
        let number: Int
        let telling: Telling
    }

    /// `packed` is what the article with that number tells.
    mutating func telling(_ number: Int, _ packed: [UInt8]) -> Telling {
        let place = number % entries.count
        if let entry = entries[place], entry.number == number { return entry.telling }
        // What the reader of an account packed, or a checkpoint was checked for, can be read.
        let telling = (try? Telling(packed: packed)) ?? Telling()
        entries[place] = Entry(number: number, telling: telling)
        return telling
    }
}
