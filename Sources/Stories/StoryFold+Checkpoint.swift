import Records

/// The state as bytes, so that a restart need not fold the journal anew. Deleted or damaged it
/// costs
/// nothing but time: the journal holds everything.
extension StoryFold {
    private static let version = "dateline stories 2"

    /// The articles of the window in their order, the stories by id, and a checksum.
    package func checkpoint() -> [UInt8] {
        var packed = PackedWriter()
        packed.string(Self.version)
        packed.array(window.oldest..<window.next) { packed, number in
            let terms = window.terms(of: number)
            window.account(number)?.pack(into: &packed)
            packed.array(terms.hashes) { $0.fixed($1) }
            packed.array(terms.weights) { $0.fixed($1.bitPattern) }
            packed.optional(window.story(of: number)) { $0.string($1) }
        }
        packed.array(stories.values.sorted { $0.id < $1.id }) { $1.pack(into: &$0, window.oldest) }
        let checksum = Self.checksum(packed.bytes[...])
        packed.fixed(UInt32(truncatingIfNeeded: checksum))
        packed.fixed(UInt32(truncatingIfNeeded: checksum >> 32))
        return packed.bytes
    }

    /// Nil where the bytes are none of this version, or damaged.
    package init?(
        checkpoint bytes: [UInt8], windowArticlesMax: Int = Limits.windowArticlesMax
    ) {
        guard bytes.count > 8 else { return nil }
        var end = PackedReader(bytes[(bytes.count - 8)...])
        let content = bytes[..<(bytes.count - 8)]
        guard let low = try? end.fixed(), let high = try? end.fixed(),
            UInt64(low) | UInt64(high) << 32 == Self.checksum(content)
        else { return nil }
        self.init(windowArticlesMax: windowArticlesMax)
        var packed = PackedReader(content)
        do throws(PackedReader.Malformed) {
            guard try packed.string() == Self.version else { return nil }
            let count: Int = try packed.integer()
            for _ in 0..<max(0, count) { try takeArticle(&packed) }
            let found = try packed.array { p throws(PackedReader.Malformed) in try Story(&p) }
            for story in found { stories[story.id] = story }
        } catch {
            return nil
        }
        guard packed.isAtEnd else { return nil }
    }

    /// Articles are numbered anew from 0: only their order counts.
    private mutating func takeArticle(
        _ packed: inout PackedReader
    ) throws(PackedReader.Malformed) {
        let account = try Account(&packed)
        var terms = WeightedTerms()
        terms.hashes = try packed.array { p throws(PackedReader.Malformed) in try p.fixed() }
        terms.weights = try packed.array { p throws(PackedReader.Malformed) in
            Float(bitPattern: try p.fixed())
        }
        guard terms.hashes.count == terms.weights.count else { throw PackedReader.Malformed() }
        let number = window.next
        _ = window.append(account, terms)
        if let story = try packed.optional({ p throws(PackedReader.Malformed) in try p.string() }) {
            window.assign(number, to: story)
            held[story, default: 0] += 1
        }
    }

    /// FNV-1a.
    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}

extension Story {
    /// Members that have left the window keep their order by numbers below 0.
    func pack(into packed: inout PackedWriter, _ oldest: Int) {
        packed.string(id)
        packed.integer(revision)
        packed.array(merged) { $0.string($1) }
        packed.array(members.indices) { packed, index in
            let account = accounts[index]
            packed.string(account.id)
            packed.optional(account.publisher) { $0.string($1) }
            packed.optional(account.published) { $0.integer($1.daysSinceEpoch) }
            packed.optional(account.copyOf) { $0.string($1) }
            packed.optional(account.share) { $0.double($1) }
            packed.integer(members[index].number - oldest)
            packed.fixed(members[index].closeness.bitPattern)
            packed.integer(members[index].compared)
        }
    }

    init(_ packed: inout PackedReader) throws(PackedReader.Malformed) {
        self.init(id: try packed.string(), revision: try packed.integer())
        merged = try packed.array { p throws(PackedReader.Malformed) in try p.string() }
        let count: Int = try packed.integer()
        for _ in 0..<max(0, count) {
            let account = StoryRecord.Account(
                id: try packed.string(),
                publisher: try packed.optional { p throws(PackedReader.Malformed) in
                    try p.string()
                },
                published: try packed.optional { p throws(PackedReader.Malformed) in
                    CalendarDate(daysSinceEpoch: try p.integer())
                },
                copyOf: try packed.optional { p throws(PackedReader.Malformed) in
                    try p.string()
                },
                share: try packed.optional { p throws(PackedReader.Malformed) in try p.double() })
            append(account, number: try packed.integer())
            members[members.count - 1].closeness = Float(bitPattern: try packed.fixed())
            members[members.count - 1].compared = try packed.integer()
        }
    }
}
