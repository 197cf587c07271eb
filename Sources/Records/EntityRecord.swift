/// Somebody or something that the article names, with all its mentions.
package struct EntityRecord: Sendable, Equatable, Decodable {
    /// `e1`, `e2` … in the order of the first mention.
    package var id: String
    package var type: EntityType
    /// The fullest name in the article.
    package var name: String
    package var aliases: [String]
    package var roles: [Role]
    /// ISO 3166-1 alpha-2.
    package var country: String?
    /// `country[.sector]` by ISO 3166-1 alpha-3, such as `CHN.MIL`: a party to events.
    package var actor: String?
    package var link: Link?
    /// 0…1: the share of the article's mentions, the early ones counting more.
    package var salience: Double
    package var mentions: [Mention]
    package var confidence: Double
    package var rule: String

    package init(
        id: String, type: EntityType, name: String, aliases: [String] = [], roles: [Role] = [],
        country: String? = nil, actor: String? = nil, link: Link? = nil, salience: Double,
        mentions: [Mention], provenance: Provenance
    ) {
        self.id = id
        self.type = type
        self.name = name
        self.aliases = aliases
        self.roles = roles
        self.country = country
        self.actor = actor
        self.link = link
        self.salience = salience
        self.mentions = mentions
        confidence = provenance.confidence
        rule = provenance.rule
    }

    /// What somebody is: `{"title":"defense minister","country":"CN"}`, with where it is said.
    package struct Role: Sendable, Hashable, Decodable {
        package var title: String
        package var organization: String?
        package var country: String?
        package var start: Int
        package var end: Int

        package init(
            title: String, organization: String? = nil, country: String? = nil, range: Range<Int>
        ) {
            self.title = title
            self.organization = organization
            self.country = country
            start = range.lowerBound
            end = range.upperBound
        }
    }

    package struct Link: Sendable, Hashable, Decodable {
        package var scheme: String
        package var id: String

        package init(scheme: String, id: String) {
            self.scheme = scheme
            self.id = id
        }
    }

    package enum Form: String, Sendable, Decodable, JSONWritable {
        case name, nominal, pronoun
    }

    package struct Mention: Sendable, Hashable, Decodable {
        package var start: Int
        package var end: Int
        package var text: String
        package var form: Form
        /// `government` for a capital or building named for the government in it.
        package var standsFor: String?

        package init(_ span: Span, form: Form, standsFor: String? = nil) {
            start = span.start
            end = span.end
            text = span.text
            self.form = form
            self.standsFor = standsFor
        }
    }
}

extension EntityRecord: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("id", id)
            $0.field("type", type)
            $0.field("name", name)
            $0.field("aliases", aliases)
            $0.field("roles", roles)
            $0.field("country", country)
            $0.field("actor", actor)
            $0.field("link", link)
            $0.field("salience", salience)
            $0.field("mentions", mentions)
            $0.fields(of: Provenance(confidence: confidence, rule: rule))
        }
    }
}

extension EntityRecord.Role: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("title", title)
            $0.field("organization", organization)
            $0.field("country", country)
            $0.field("start", start)
            $0.field("end", end)
        }
    }
}

extension EntityRecord.Link: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("scheme", scheme)
            $0.field("id", id)
        }
    }
}

extension EntityRecord.Mention: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.fields(of: Span(start: start, end: end, text: text))
            $0.field("form", form)
            $0.fieldIfPresent("standsFor", standsFor)
        }
    }
}
