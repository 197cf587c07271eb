import Platform
package import Records

/// A record as an entry of the systemd journal: a message for people, fields to filter by.
package struct MirrorFields: Sendable, Equatable {
    /// Each is `NAME=value`; all of them together have at most `Limits.mirrorBytesMax` bytes.
    package let fields: [String]

    package init(_ entry: MirrorEntry) {
        let record = entry.envelope.record
        var fields = [
            "MESSAGE=\(Self.message(record))",
            "MESSAGE_ID=\(Self.messageID(record.kind))",
            "PRIORITY=\(record.kind == .failed ? 4 : 6)",
            "SYSLOG_IDENTIFIER=dateline",
            "DATELINE_SEQ=\(entry.seq)",
            "DATELINE_KIND=\(record.kind.rawValue)",
        ]
        if let article = entry.envelope.article { fields.append("DATELINE_ARTICLE=\(article)") }
        switch record {
        case .quote(let quote):
            if let name = quote.speaker?.name { fields.append("DATELINE_SPEAKER=\(name)") }
        case .event(let event):
            fields.append("DATELINE_EVENT_TYPE=\(event.type)")
            let actors = (event.sources + event.targets).compactMap(\.actor)
            for actor in actors { fields.append("DATELINE_ACTOR=\(actor)") }
        case .failed(let failed): fields.append("DATELINE_REASON=\(failed.reason.code)")
        default: break
        }
        var room = Limits.mirrorBytesMax
        self.fields = fields.map { field in
            let kept = Self.prefix(of: field, bytes: min(room, Limits.mirrorBytesMax / 2))
            room -= kept.utf8.count
            return kept
        }.filter { $0.contains("=") }
    }

    /// The catalog systemd/dateline.catalog explains each.
    package static func messageID(_ kind: RecordKind) -> String {
        switch kind {
        case .article: "5f1d0c6a7f5c4f0f9b5a2f3b7e0d6a01"
        case .sentence: "5f1d0c6a7f5c4f0f9b5a2f3b7e0d6a0b"
        case .entity: "5f1d0c6a7f5c4f0f9b5a2f3b7e0d6a02"
        case .quote: "5f1d0c6a7f5c4f0f9b5a2f3b7e0d6a03"
        case .time: "5f1d0c6a7f5c4f0f9b5a2f3b7e0d6a04"
        case .place: "5f1d0c6a7f5c4f0f9b5a2f3b7e0d6a05"
        case .quantity: "5f1d0c6a7f5c4f0f9b5a2f3b7e0d6a06"
        case .event: "5f1d0c6a7f5c4f0f9b5a2f3b7e0d6a07"
        case .claim: "5f1d0c6a7f5c4f0f9b5a2f3b7e0d6a08"
        case .story: "5f1d0c6a7f5c4f0f9b5a2f3b7e0d6a09"
        case .failed: "5f1d0c6a7f5c4f0f9b5a2f3b7e0d6a0a"
        }
    }

    private static func message(_ record: Record) -> String {
        switch record {
        case .article(let article):
            "\(article.title ?? article.source.name), \(article.words) words"
        case .sentence(let sentence): sentence.text
        case .entity(let entity): "\(entity.type.rawValue) \(entity.name)"
        case .quote(let quote):
            "\(quote.speaker?.name ?? quote.speaker?.text ?? "?"): “\(quote.text)”"
        case .time(let time): "\(time.text) = \(time.value)"
        case .place(let place): "\(place.name), \(place.country ?? place.kind)"
        case .quantity(let quantity): quantity.text
        case .event(let event):
            "\(names(event.sources)) → \(event.type) → \(names(event.targets)): \(event.trigger.text)"
        case .claim(let claim): "\(claim.claimant.text) \(claim.stance.rawValue): \(claim.text)"
        case .story(let story): "\(story.title ?? story.id), \(story.articles.count) articles"
        case .failed(let failed): "\(failed.source.name): \(failed.reason.message)"
        }
    }

    private static func names(_ parties: [EventRecord.Party]) -> String {
        parties.isEmpty ? "?" : parties.map(\.text).joined(separator: ", ")
    }

    /// At most so many bytes, whole characters.
    private static func prefix(of text: String, bytes limit: Int) -> String {
        var kept = Substring(text)
        while kept.utf8.count > limit { kept.removeLast(max(1, (kept.utf8.count - limit) / 4)) }
        return String(kept)
    }
}
