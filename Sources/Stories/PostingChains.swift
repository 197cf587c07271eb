/// Which articles of the window have a feature, the latest first, in flat arrays.
///
/// The window is a ring of slots. The postings of a feature are a chain through the slots, from the
/// newest to older ones, each link holding how many articles to go back. A slot that is written
/// over ends the chains behind it by its age, so that forgetting an article costs nothing but
/// counting.
struct PostingChains: Sendable {
    let capacity: Int
    /// Features of an article, at most 127.
    let width: Int
    /// The number that the next article gets; they are counted from 0 for ever.
    private(set) var next = 0
    /// `width` a slot, ascending.
    private var entries: [Entry] = []
    private var counts: [UInt8] = []
    /// By the low bits of a feature: its latest posting, and how many articles have it.
    private var heads: [Int]
    private var holders: [Int32]

    /// A feature of an article, in one place with its link: both are read together.
    private struct Entry: Sendable {
        var hash: UInt32 = 0
        /// Articles to go back and, in 7 bits, the feature's place there, plus 1; 0 ends the chain.
        /// Two features of one article may share a bucket: then a link goes back 0.
        var link: UInt32 = 0
    }

    private static let placeBits = 7
    private static let placeMask = 1 << placeBits - 1
    private static let bucketBits = 20

    init(capacity: Int, width: Int) {
        precondition(width < 1 << Self.placeBits && capacity < 1 << (32 - Self.placeBits))
        self.capacity = capacity
        self.width = width
        heads = Array(repeating: -1, count: 1 << Self.bucketBits)
        holders = Array(repeating: 0, count: 1 << Self.bucketBits)
    }

    /// The number of the oldest article that is still there.
    var oldest: Int { max(0, next - capacity) }
    var count: Int { next - oldest }

    func slot(_ number: Int) -> Int { number % capacity }

    /// `features` ascending; those beyond `width` are left out.
    mutating func append(_ features: some Collection<UInt32>) {
        let slot = slot(next)
        let base = slot * width
        if slot == counts.count {
            counts.append(0)
            entries.append(contentsOf: repeatElement(Entry(), count: width))
        }
        for place in base..<(base + Int(counts[slot])) { holders[bucket(entries[place].hash)] -= 1 }
        var place = 0
        for hash in features.prefix(width) {
            let bucket = bucket(hash)
            let head = heads[bucket]
            let back = next - head >> Self.placeBits
            let isThere = head >= 0 && back <= capacity
            entries[base + place] = Entry(
                hash: hash,
                link: isThere ? UInt32(back << Self.placeBits | head & Self.placeMask) + 1 : 0)
            heads[bucket] = next << Self.placeBits | place
            holders[bucket] += 1
            place += 1
        }
        counts[slot] = UInt8(place)
        next += 1
    }

    /// How many articles of the window have it, or one that shares its bucket.
    func holders(of hash: UInt32) -> Int { Int(holders[bucket(hash)]) }

    /// The features of an article in the window, ascending, by their places in `feature(at:)`.
    func features(of number: Int) -> Range<Int> {
        let slot = slot(number)
        return slot * width..<slot * width + Int(counts[slot])
    }

    func feature(at place: Int) -> UInt32 { entries[place].hash }

    /// A wanted feature, by its index, and the number of an article that has it.
    struct Hit {
        let index: Int
        let number: Int
    }

    /// Adds the latest articles that have the wanted features, `max` of each at most; gives how
    /// many postings it read.
    ///
    /// The chains are followed side by side: a step along one waits for memory, and the processor
    /// waits for them all at once, if nothing but reading stands between one and the next.
    func visit(_ wanted: some Collection<UInt32>, max: Int, into hits: inout [Hit]) -> Int {
        let oldest = oldest
        let entries = entries.span
        var cursors: [Cursor] = []
        cursors.reserveCapacity(wanted.count)
        for (index, hash) in wanted.enumerated() {
            let posting = heads[bucket(hash)]
            if posting >= oldest << Self.placeBits {
                cursors.append(Cursor(index: index, hash: hash, posting: posting))
            }
        }
        var found = Array(repeating: Entry(), count: cursors.count)
        var live = cursors.count
        var read = 0
        for _ in 0..<max where live > 0 {
            for at in 0..<live {
                let posting = cursors[at].posting
                found[at] =
                    entries[
                        slot(posting >> Self.placeBits) * width + posting & Self.placeMask]
            }
            read += live
            var kept = 0
            for at in 0..<live {
                var cursor = cursors[at]
                let number = cursor.posting >> Self.placeBits
                if found[at].hash == cursor.hash {
                    hits.append(Hit(index: cursor.index, number: number))
                }
                let link = Int(found[at].link) - 1
                let next = number - link >> Self.placeBits
                if link < 0 || next < oldest { continue }
                cursor.posting = next << Self.placeBits | link & Self.placeMask
                cursors[kept] = cursor
                kept += 1
            }
            live = kept
        }
        return read
    }

    private struct Cursor {
        let index: Int
        let hash: UInt32
        /// Number and place.
        var posting: Int
    }

    /// Multiplicative hashing (Knuth, TAOCP 3, 6.4).
    private func bucket(_ hash: UInt32) -> Int {
        Int((hash &* 0x9E37_79B1) >> UInt32(32 - Self.bucketBits))
    }
}
