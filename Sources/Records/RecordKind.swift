/// The kinds of record, in the order in which one article's records are written.
package enum RecordKind: String, Sendable, CaseIterable, Decodable, JSONWritable {
    case article, sentence, entity, quote, time, place, quantity, event, claim, story, failed
}

/// What an entity is.
package enum EntityType: String, Sendable, CaseIterable, Decodable, JSONWritable {
    case person, organization, country, place
    /// A nationality, religion or party as its people.
    case group
    case facility
    /// Vehicles and weapons too.
    case product
    case event, law, work
}

/// What a part of an article is for; sentences never cross parts.
package enum PartRole: String, Sendable, CaseIterable, Decodable, JSONWritable {
    case title, byline, dateline, paragraph, heading, caption, credit
    /// Republication, copyright, correction.
    case notice
    /// Calls to subscribe, tip lines, related links.
    case trailer

    /// Only these feed quotes, events and claims.
    package var isTold: Bool { self == .title || self == .paragraph }
}

/// Where the publication date was found, the most trusted first.
package enum DateBasis: String, Sendable, CaseIterable, Decodable, JSONWritable {
    case metadata, dateline, filename, text, mtime, none
}
