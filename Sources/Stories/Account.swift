import Records

/// What the fold keeps of an article in the window: a few kilobytes.
struct Account: Sendable {
    var id: String
    var title: String?
    var publisher: String?
    /// Whom a notice or a credit names as the first publisher.
    var credit: String?
    var published: CalendarDate?
    /// The smallest hashes of its runs of words, ascending.
    var shingles: [UInt32]
    /// Whom and what its entities, events, claims and descriptions mean, by index.
    var names: [Name]
    /// The most salient entities, indices of `names`.
    var entities: [UInt8]
    var events: [ToldEvent]
    var claims: [ToldClaim]
    var descriptions: [ToldDescription]

    /// Somebody or something, by the name that holds across articles.
    struct Name: Sendable, Equatable {
        var text: String
        /// Of a party to events: `CHN.MIL`, else the name.
        var actor: String
        /// Of the actor.
        var key: UInt32
        /// Of the actor's country; 0 where it has none.
        var country: UInt32
        /// Of the text.
        var textKey: UInt32

        init(text: String, actor: String?) {
            self.text = text
            self.actor = actor ?? text
            key = FeatureHash.name(self.actor)
            textKey = FeatureHash.name(text)
            country = Self.country(of: self.actor).map { FeatureHash.name($0) } ?? 0
        }

        private static func country(of actor: String) -> Substring? {
            let code = actor.prefix { $0 != "." }
            return code.utf8.count == 3 && code.utf8.allSatisfy { (0x41...0x5A).contains($0) }
                ? code : nil
        }

        /// The same one, or of the same country.
        func agrees(with other: Name) -> Bool {
            key == other.key || country != 0 && country == other.country
        }
    }
}

/// An event as an article tells it.
struct ToldEvent: Sendable {
    /// Its id without the `v`.
    var number: UInt16
    var isNegative: Bool
    /// PLOVER; a requested meeting is a REQUEST.
    var type: String
    /// Of the trigger.
    var lemma: UInt32
    var sources: Parties
    var targets: Parties
    /// Index of the article's names.
    var place: UInt8?
    /// TIMEX3.
    var time: String?
    var amounts: [Amount]

    /// Up to two indices of the article's names, without memory of their own.
    struct Parties: Sendable, Equatable {
        var first: UInt8?
        var second: UInt8?

        init(_ indices: [UInt8]) {
            first = indices.first
            second = indices.dropFirst().first
        }

        var indices: [UInt8] { [first, second].compactMap { $0 } }
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
}

/// A claim as an article tells it.
struct ToldClaim: Sendable {
    /// Its id without the `c`.
    var number: UInt16
    var stance: ClaimRecord.Stance
    /// Index of the article's names.
    var claimant: UInt8
    /// Indices of the article's names.
    var about: [UInt8]
    /// Numbers of the article's events.
    var events: [UInt16]
    var text: String
}

/// How somebody describes a thing that others may describe otherwise.
struct ToldDescription: Sendable {
    /// Index of the article's names; nil for the article's own voice.
    var claimant: UInt8?
    var description: ArticleFeatures.Description
}
