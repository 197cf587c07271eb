import Records

/// An event as an article tells it.
struct ToldEvent: Sendable {
    /// Its id without the `v`.
    var number: UInt16
    var isNegative: Bool
    /// Told as having happened, or as asked for; not as planned, possible or conditional.
    var isReal: Bool
    /// PLOVER; a requested meeting is a REQUEST.
    var type: String
    /// Of the trigger.
    var lemma: UInt32
    var sources: Parties
    var targets: Parties
    var object: ObjectWords
    /// Index of the telling's places.
    var place: UInt8?
    /// TIMEX3.
    var time: String?
    var amounts: [Amount]

    /// Up to two indices of the telling's names, without memory of their own.
    struct Parties: Sendable, Equatable {
        var first: UInt8?
        var second: UInt8?

        init(_ indices: [UInt8]) {
            first = indices.first
            second = indices.dropFirst().first
        }

        var indices: [UInt8] { [first, second].compactMap { $0 } }
    }

    /// Hashes of the first longer words of what is acted on, and of the act itself; 0 for none.
    struct ObjectWords: Sendable {
        private var held = InlineArray<6, UInt16>(repeating: 0)
        private(set) var count = 0

        init() {}

        init(_ texts: String...) {
            for text in texts where count < held.count {
                for hash in ContentWords(text, lengthMin: 4).hashes {
                    insert(UInt16(truncatingIfNeeded: hash))
                }
            }
        }

        subscript(index: Int) -> UInt16 { held[index] }

        /// Those beyond the sixth are left out.
        mutating func insert(_ hash: UInt16) {
            guard count < held.count, hash != 0 else { return }
            held[count] = hash
            count += 1
        }

        /// One of the words is one of the other's.
        func meets(_ other: Self) -> Bool {
            for one in 0..<count {
                for two in 0..<other.count where held[one] == other.held[two] { return true }
            }
            return false
        }
    }

    struct Amount: Sendable {
        /// What is counted.
        var what: String
        var value: Double
    }

    /// `requested` is a mood, and a request an act of its own.
    static func type(of event: EventRecord) -> String {
        event.modality == .requested ? "REQUEST" : event.type
    }

    /// A bare predicate with its roles.
    static let otherType = "OTHER"
}
