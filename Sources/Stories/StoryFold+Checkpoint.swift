import Records

/// The state in pieces, so that a restart need not fold the journal anew, and a full window is
/// never in memory twice. Deleted or damaged it costs nothing but time: the journal holds
/// everything.
extension StoryFold {
    private static let version = "dateline stories 3"

    /// Articles in the window.
    package var articleCount: Int { window.next - window.oldest }

    /// How many pieces follow, the articles of the window in their order, the stories by id, and a
    /// checksum; a piece has some kilobytes.
    package func checkpoint<Failure: Error>(
        _ write: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var checksum = PieceChecksum()
        func emit(_ fill: (inout PackedWriter) -> Void) throws(Failure) {
            var packed = PackedWriter()
            fill(&packed)
            checksum.add(packed.bytes)
            try write(packed.bytes)
        }
        try emit { packed in
            packed.string(Self.version)
            packed.integer(articleCount)
            packed.integer(stories.count)
        }
        for number in window.oldest..<window.next {
            try emit { packed in
                let terms = window.terms(of: number)
                window.account(number)?.pack(into: &packed)
                packed.array(terms.hashes) { $0.fixed($1) }
                packed.array(terms.weights) { $0.fixed($1.bitPattern) }
                packed.optional(window.story(of: number)) { $0.string($1) }
            }
        }
        for story in stories.values.sorted(by: { $0.id < $1.id }) {
            try emit { story.pack(into: &$0, window.oldest) }
        }
        try write(checksum.bytes)
    }

    /// Nil where the pieces are none of this version, or damaged, or more than the window holds.
    package init?(
        windowArticlesMax: Int = Limits.windowArticlesMax, checkpoint next: () -> [UInt8]?
    ) {
        self.init(windowArticlesMax: windowArticlesMax)
        var checksum = PieceChecksum()
        /// Reads a piece, all of it.
        func take<Value>(
            _ read: (inout PackedReader) throws(PackedReader.Malformed) -> Value
        ) throws(PackedReader.Malformed) -> Value {
            guard let piece = next() else { throw PackedReader.Malformed() }
            checksum.add(piece)
            var packed = PackedReader(piece[...])
            let value = try read(&packed)
            guard packed.isAtEnd else { throw PackedReader.Malformed() }
            return value
        }
        do throws(PackedReader.Malformed) {
            let (articles, stories) = try take { packed throws(PackedReader.Malformed) in
                guard try packed.string() == Self.version else { throw PackedReader.Malformed() }
                return (try packed.integer() as Int, try packed.integer() as Int)
            }
            guard (0...windowArticlesMax).contains(articles), stories >= 0 else { return nil }
            for _ in 0..<articles {
                try take { packed throws(PackedReader.Malformed) in try takeArticle(&packed) }
            }
            for _ in 0..<stories {
                let story = try take { packed throws(PackedReader.Malformed) in try Story(&packed) }
                self.stories[story.id] = story
            }
        } catch {
            return nil
        }
        guard next() == checksum.bytes else { return nil }
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
