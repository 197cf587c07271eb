extension Record {
    /// UTF-8 byte offsets, half open, into the article's text, and the text there.
    public struct Span: Sendable, Decodable {
        /// The first byte of it.
        public let start: Int
        /// The byte behind it.
        public let end: Int
        /// As it stands in the article.
        public let text: String
    }

    /// A dropped file.
    public struct Source: Sendable, Decodable {
        /// What it is called.
        public let name: String
        /// Of the bytes that were dropped, in hexadecimal digits.
        public let sha256: String?
        /// How many were dropped.
        public let bytes: Int?
    }

    /// An article that was read.
    public struct Article: Sendable, Decodable {
        /// Short, and the same for equal text.
        public let id: String
        /// The dropped file.
        public let source: Source
        /// As the article or its metadata give it.
        public let title: String?
        /// Who wrote it.
        public let byline: [String]
        /// Whose article it is.
        public let publisher: String?
        /// When it was published.
        public let published: Published
        /// ISO 639-1; other languages than `en` are not read.
        public let language: String?
        /// How many it has.
        public let words: Int
        /// How many it has.
        public let sentences: Int
        /// The seq of the first record of the same text.
        public let duplicateOf: UInt64?

        /// A day, and how it is known.
        public struct Published: Sendable, Decodable {
            /// `YYYY-MM-DD`.
            public let value: String?
            /// Where the date was found: `metadata`, `dateline` …
            public let basis: String
        }
    }

    /// Somebody or something that the article names.
    public struct Entity: Sendable, Decodable {
        /// Short, and the same for equal text.
        public let id: String
        /// What sort it is.
        public let type: String
        /// What it is called.
        public let name: String
        /// Its other names in the article.
        public let aliases: [String]
        /// Offices that the article gives it.
        public let roles: [Role]
        /// ISO 3166-1 alpha-2.
        public let country: String?
        /// `CHN.MIL`.
        public let actor: String?
        /// 0…1: how much of the article it is.
        public let salience: Double

        /// An office.
        public struct Role: Sendable, Decodable {
            /// As the article or its metadata give it.
            public let title: String
            /// Where the office is held.
            public let organization: String?
            /// ISO 3166-1 alpha-2.
            public let country: String?
        }
    }

    /// Somebody's words.
    public struct Quote: Sendable, Decodable {
        /// Short, and the same for equal text.
        public let id: String
        /// The first byte of it.
        public let start: Int
        /// The byte behind it.
        public let end: Int
        /// As it stands in the article.
        public let text: String
        /// `direct`, `indirect` or `mixed`.
        public let form: String
        /// Who said it; nil where nobody is named.
        public let speaker: Speaker?
        /// The id, or the value, of the time told.
        public let time: String?
        /// The quote that this one goes on with.
        public let continues: String?

        /// Who said something.
        public struct Speaker: Sendable, Decodable {
            /// As it stands in the article.
            public let text: String
            /// The id of an entity of the article.
            public let entity: String?
            /// What it is called.
            public let name: String?
            /// The office that goes with the name.
            public let role: String?
            /// No name is given.
            public let anonymous: Bool
            /// What the article says of a nameless source.
            public let description: String?
        }
    }

    /// A time, as TIMEX3 has it.
    public struct Time: Sendable, Decodable {
        /// Short, and the same for equal text.
        public let id: String
        /// As it stands in the article.
        public let text: String
        /// What sort it is.
        public let type: String
        /// In its normal form.
        public let value: String
        /// The first day, `YYYY-MM-DD`.
        public let from: String?
        /// The last day, `YYYY-MM-DD`.
        public let to: String?
    }

    /// A place; without coordinates where it could not be resolved.
    public struct Place: Sendable, Decodable {
        /// Short, and the same for equal text.
        public let id: String
        /// As it stands in the article.
        public let text: String
        /// What it is called.
        public let name: String
        /// `country`, `city`, `capital` …
        public let kind: String
        /// ISO 3166-1 alpha-2.
        public let country: String?
        /// Degrees, WGS 84.
        public let lat: Double?
        /// Degrees, WGS 84.
        public let lon: Double?
        /// Its number at geonames.org.
        public let geonames: Int?
        /// The id of an entity of the article.
        public let entity: String?
    }

    /// A number with what it counts.
    public struct Quantity: Sendable, Decodable {
        /// Short, and the same for equal text.
        public let id: String
        /// As it stands in the article.
        public let text: String
        /// In its normal form.
        public let value: Double?
        /// The upper end of a range.
        public let high: Double?
        /// What is counted or measured.
        public let unit: String?
        /// “About”, “some”, “nearly”.
        public let approximate: Bool
    }

    /// Who did what to whom.
    public struct Event: Sendable, Decodable {
        /// Short, and the same for equal text.
        public let id: String
        /// A PLOVER root, or `OTHER`.
        public let type: String
        /// PLOVER mode.
        public let mode: String?
        /// The words that tell of it.
        public let trigger: Span
        /// Who did it; in a story, how many independent outlets tell it.
        public let sources: [Party]
        /// To whom.
        public let targets: [Party]
        /// The id, or the value, of the time told.
        public let time: When?
        /// Where it happened.
        public let place: Where?
        /// `positive`, or `negative` for what was not done.
        public let polarity: String
        /// `asserted`, `planned`, `possible`, `conditional` or `requested`.
        public let modality: String

        /// A source or a target.
        public struct Party: Sendable, Decodable {
            /// As it stands in the article.
            public let text: String
            /// The id of an entity of the article.
            public let entity: String?
            /// `CHN.MIL`.
            public let actor: String?
        }

        /// A time of the article.
        public struct When: Sendable, Decodable {
            /// Short, and the same for equal text.
            public let id: String?
            /// In its normal form.
            public let value: String
        }

        /// A place of the article.
        public struct Where: Sendable, Decodable {
            /// Short, and the same for equal text.
            public let id: String
        }
    }

    /// What somebody holds to be so.
    public struct Claim: Sendable, Decodable {
        /// Short, and the same for equal text.
        public let id: String
        /// Whose claim it is.
        public let claimant: Claimant
        /// `asserts`, `denies`, `accuses` …
        public let stance: String
        /// As it stands in the article.
        public let text: String
        /// Ids of entities and events.
        public let about: [String]
        /// The id of the quote that it stands in.
        public let quote: String?
        /// The id of the event claimed.
        public let event: String?

        /// Who claims.
        public struct Claimant: Sendable, Decodable {
            /// The id of an entity of the article.
            public let entity: String?
            /// As it stands in the article.
            public let text: String
        }
    }

    /// Several outlets' accounts of one story; the highest revision of an id holds.
    public struct Story: Sendable, Decodable {
        /// Short, and the same for equal text.
        public let id: String
        /// From 1; the highest holds.
        public let revision: Int
        /// As the article or its metadata give it.
        public let title: String?
        /// The accounts of it.
        public let articles: [Account]
        /// `YYYY-MM-DD`.
        public let firstPublished: String?
        /// `YYYY-MM-DD`.
        public let lastPublished: String?
        /// Who did it; in a story, how many independent outlets tell it.
        public let sources: Int

        /// One article of a story.
        public struct Account: Sendable, Decodable {
            /// Short, and the same for equal text.
            public let id: String
            /// Whose article it is.
            public let publisher: String?
            /// When it was published.
            public let published: String?
            /// The id of the article that this one reprints.
            public let copyOf: String?
        }
    }

    /// A dropped file that could not be read as an article.
    public struct Failed: Sendable, Decodable {
        /// The dropped file.
        public let source: Source
        /// Why it could not be read.
        public let reason: Reason
        /// How often it was tried.
        public let attempts: Int
        /// Its name in the quarantine folder.
        public let quarantinedAs: String

        /// Why a file could not be read.
        public struct Reason: Sendable, Decodable {
            /// For programs: `empty`, `too_large` …
            public let code: String
            /// For people.
            public let message: String
        }
    }
}
