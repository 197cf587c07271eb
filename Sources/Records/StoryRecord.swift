/// Several outlets' accounts of one story; the highest revision of an id holds.
package struct StoryRecord: Sendable, Equatable, Decodable {
    package var id: String
    package var revision: Int
    /// The ids of stories that turned out to be this one: what they say holds no more.
    package var merged: [String]
    package var title: String?
    package var articles: [Account]
    package var firstPublished: CalendarDate?
    package var lastPublished: CalendarDate?
    /// Independent ones: a reprint counts once.
    package var sources: Int
    package var facts: [Fact]
    package var disputes: [Dispute]
    package var entities: [EntityCount]
    package var timeline: [TimelineEntry]

    package init(
        id: String, revision: Int, merged: [String] = [], title: String?, articles: [Account],
        firstPublished: CalendarDate?, lastPublished: CalendarDate?, sources: Int,
        facts: [Fact] = [], disputes: [Dispute] = [], entities: [EntityCount] = [],
        timeline: [TimelineEntry] = []
    ) {
        self.id = id
        self.revision = revision
        self.merged = merged
        self.title = title
        self.articles = articles
        self.firstPublished = firstPublished
        self.lastPublished = lastPublished
        self.sources = sources
        self.facts = facts
        self.disputes = disputes
        self.entities = entities
        self.timeline = timeline
    }

    package struct Account: Sendable, Hashable, Decodable {
        /// The article's id.
        package var id: String
        package var publisher: String?
        package var published: CalendarDate?
        /// The id of the article that this one reprints.
        package var copyOf: String?
        /// How much of its wording is the other's, 0…1; nil for an original.
        package var share: Double?

        package init(
            id: String, publisher: String?, published: CalendarDate?, copyOf: String? = nil,
            share: Double? = nil
        ) {
            self.id = id
            self.publisher = publisher
            self.published = published
            self.copyOf = copyOf
            self.share = share
        }
    }

    /// One event told by several articles.
    package struct Fact: Sendable, Hashable, Decodable {
        package var type: String
        package var actors: [String]
        package var time: String?
        package var place: String?
        package var events: [EventReference]
        package var independentSources: Int
        package var details: [Detail]

        package init(
            type: String, actors: [String], time: String?, place: String?,
            events: [EventReference], independentSources: Int, details: [Detail] = []
        ) {
            self.type = type
            self.actors = actors
            self.time = time
            self.place = place
            self.events = events
            self.independentSources = independentSources
            self.details = details
        }
    }

    package struct EventReference: Sendable, Hashable, Decodable {
        package var article: String
        package var id: String

        package init(article: String, id: String) {
            self.article = article
            self.id = id
        }
    }

    /// What several articles say of one field: one value where they agree, more where they differ.
    package struct Detail: Sendable, Hashable, Decodable {
        package var field: String
        package var values: [Value]

        package init(field: String, values: [Value]) {
            self.field = field
            self.values = values
        }

        package struct Value: Sendable, Hashable, Decodable {
            package var value: String
            package var articles: [String]

            package init(value: String, articles: [String]) {
                self.value = value
                self.articles = articles
            }
        }
    }

    package struct Dispute: Sendable, Hashable, Decodable {
        package var about: String
        package var positions: [Position]

        package init(about: String, positions: [Position]) {
            self.about = about
            self.positions = positions
        }

        package struct Position: Sendable, Hashable, Decodable {
            package var claimant: String
            package var stance: ClaimRecord.Stance
            package var text: String
            package var article: String
            /// The id of the claim; nil for a description outside of one.
            package var claim: String?

            package init(
                claimant: String, stance: ClaimRecord.Stance, text: String, article: String,
                claim: String?
            ) {
                self.claimant = claimant
                self.stance = stance
                self.text = text
                self.article = article
                self.claim = claim
            }
        }
    }

    package struct EntityCount: Sendable, Hashable, Decodable {
        package var name: String
        /// How many articles name it.
        package var articles: Int

        package init(name: String, articles: Int) {
            self.name = name
            self.articles = articles
        }
    }

    package struct TimelineEntry: Sendable, Hashable, Decodable {
        package var time: String
        /// Index into `facts`.
        package var fact: Int

        package init(time: String, fact: Int) {
            self.time = time
            self.fact = fact
        }
    }
}
