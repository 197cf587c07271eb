/// Who did what to whom, as a PLOVER event.
package struct EventRecord: Sendable, Equatable, Decodable {
    package var id: String
    /// A PLOVER root, or `OTHER`.
    package var type: String
    /// PLOVER mode, such as `meet` of REJECT.
    package var mode: String?
    /// PLOVER contexts, such as `diplomatic`.
    package var contexts: [String]
    /// The CAMEO code beside it, such as `125`.
    package var cameo: String?
    /// Conflict and cooperation scale, −10…10.
    package var intensity: Double?
    package var trigger: Trigger
    /// The words that tell of it again; nil where it is told once.
    package var mentions: [Span]?
    package var sources: [Party]
    package var targets: [Party]
    package var object: Span?
    package var time: TimeReference?
    package var place: PlaceReference?
    package var polarity: Polarity
    package var modality: Modality
    /// Whose words hold it; nil for the article's own voice.
    package var attribution: Attribution?
    package var reason: Span?
    package var sentence: Extent
    package var confidence: Double
    package var rule: String

    package init(
        id: String, type: String, mode: String? = nil, contexts: [String] = [],
        cameo: String? = nil, intensity: Double? = nil, trigger: Trigger, sources: [Party],
        targets: [Party], object: Span? = nil, time: TimeReference? = nil,
        place: PlaceReference? = nil, polarity: Polarity, modality: Modality,
        attribution: Attribution? = nil, reason: Span? = nil, sentence: Extent,
        provenance: Provenance
    ) {
        self.id = id
        self.type = type
        self.mode = mode
        self.contexts = contexts
        self.cameo = cameo
        self.intensity = intensity
        self.trigger = trigger
        self.sources = sources
        self.targets = targets
        self.object = object
        self.time = time
        self.place = place
        self.polarity = polarity
        self.modality = modality
        self.attribution = attribution
        self.reason = reason
        self.sentence = sentence
        confidence = provenance.confidence
        rule = provenance.rule
    }

    package enum Polarity: String, Sendable, Decodable, JSONWritable {
        case positive, negative
    }

    package enum Modality: String, Sendable, Decodable, JSONWritable {
        case asserted, planned, possible, conditional, requested
    }

    /// The word that tells of the event.
    package struct Trigger: Sendable, Hashable, Decodable {
        package var start: Int
        package var end: Int
        package var text: String
        package var lemma: String

        package init(_ span: Span, lemma: String) {
            start = span.start
            end = span.end
            text = span.text
            self.lemma = lemma
        }
    }

    /// A source or target.
    package struct Party: Sendable, Hashable, Decodable {
        package var start: Int
        package var end: Int
        package var text: String
        package var entity: String?
        /// `CHN.MIL`.
        package var actor: String?

        package init(_ span: Span, entity: String? = nil, actor: String? = nil) {
            start = span.start
            end = span.end
            text = span.text
            self.entity = entity
            self.actor = actor
        }

        /// `they`, where nobody knows who is meant: no two of them need be the same.
        package var isUnresolved: Bool {
            entity == nil && Self.pronouns.contains(text.lowercased())
        }

        private static let pronouns: Set = ["he", "her", "him", "she", "them", "they"]

        /// `we`, `whose`: told by a pronoun, known or not.
        package var isPronoun: Bool {
            let word = text.lowercased()
            return Self.pronouns.contains(word) || Self.otherPronouns.contains(word)
        }

        private static let otherPronouns: Set = [
            "i", "me", "my", "you", "your", "his", "it", "its", "we", "us", "our", "their", "who",
            "whom", "whose", "himself", "herself", "itself", "themselves",
        ]
    }

    package struct TimeReference: Sendable, Hashable, Decodable {
        package var id: String?
        package var value: String

        package init(id: String?, value: String) {
            self.id = id
            self.value = value
        }
    }

    package struct PlaceReference: Sendable, Hashable, Decodable {
        package var id: String

        package init(id: String) { self.id = id }
    }

    package struct Attribution: Sendable, Hashable, Decodable {
        package var entity: String?
        package var quote: String?

        package init(entity: String?, quote: String?) {
            self.entity = entity
            self.quote = quote
        }
    }

    /// Byte offsets, half open.
    package struct Extent: Sendable, Hashable, Decodable {
        package var start: Int
        package var end: Int

        package init(_ range: Range<Int>) {
            start = range.lowerBound
            end = range.upperBound
        }
    }
}

extension EventRecord: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("id", id)
            $0.field("type", type)
            $0.field("mode", mode)
            $0.field("contexts", contexts)
            $0.field("cameo", cameo)
            $0.field("intensity", intensity)
            $0.field("trigger", trigger)
            $0.fieldIfPresent("mentions", mentions)
            $0.field("sources", sources)
            $0.field("targets", targets)
            $0.field("object", object)
            $0.field("time", time)
            $0.field("place", place)
            $0.field("polarity", polarity)
            $0.field("modality", modality)
            $0.field("attribution", attribution)
            $0.field("reason", reason)
            $0.field("sentence", sentence)
            $0.fields(of: Provenance(confidence: confidence, rule: rule))
        }
    }
}

extension EventRecord.Trigger: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.fields(of: Span(start: start, end: end, text: text))
            $0.field("lemma", lemma)
        }
    }
}

extension EventRecord.Party: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.fields(of: Span(start: start, end: end, text: text))
            $0.field("entity", entity)
            $0.field("actor", actor)
        }
    }
}

extension EventRecord.TimeReference: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("id", id)
            $0.field("value", value)
        }
    }
}

extension EventRecord.PlaceReference: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object { $0.field("id", id) }
    }
}

extension EventRecord.Attribution: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("entity", entity)
            $0.field("quote", quote)
        }
    }
}

extension EventRecord.Extent: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("start", start)
            $0.field("end", end)
        }
    }
}
