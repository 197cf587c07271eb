/// The article itself: what it is, where it comes from, how it is built, what it tells first.
package struct ArticleRecord: Sendable, Equatable, Decodable {
    /// The first 32 hexadecimal digits of the SHA-256 of the normalised text.
    package var id: String
    package var source: SourceFile
    package var title: String?
    package var byline: [String]
    package var dateline: Dateline?
    package var publisher: String?
    package var republishedFrom: String?
    package var published: Published
    /// ISO 639-1; `und` where it could not be told.
    package var language: String
    package var words: Int
    package var sentences: Int
    package var parts: [Part]
    package var mainEvent: MainEvent?
    /// The seq of the earlier article record with the same id.
    package var duplicateOf: Int?
    package var version: Version
    /// What stories are found by; nil for an article that was not read.
    package var features: ArticleFeatures?
    /// The decoded text, only where it was asked for.
    package var text: String?

    package init(
        id: String, source: SourceFile, title: String?, byline: [String] = [],
        dateline: Dateline? = nil, publisher: String? = nil, republishedFrom: String? = nil,
        published: Published, language: String, words: Int, sentences: Int, parts: [Part],
        mainEvent: MainEvent? = nil, duplicateOf: Int? = nil, version: Version,
        features: ArticleFeatures? = nil, text: String? = nil
    ) {
        self.id = id
        self.source = source
        self.title = title
        self.byline = byline
        self.dateline = dateline
        self.publisher = publisher
        self.republishedFrom = republishedFrom
        self.published = published
        self.language = language
        self.words = words
        self.sentences = sentences
        self.parts = parts
        self.mainEvent = mainEvent
        self.duplicateOf = duplicateOf
        self.version = version
        self.features = features
        self.text = text
    }

    /// `BEIJING, Feb. 8 —`.
    package struct Dateline: Sendable, Equatable, Decodable {
        package var place: String?
        package var date: CalendarDate?

        package init(place: String?, date: CalendarDate?) {
            self.place = place
            self.date = date
        }
    }

    package struct Published: Sendable, Equatable, Decodable {
        package var value: CalendarDate?
        package var basis: DateBasis

        package init(value: CalendarDate?, basis: DateBasis) {
            self.value = value
            self.basis = basis
        }
    }

    /// A part of the text by its role, in bytes.
    package struct Part: Sendable, Equatable, Decodable {
        package var role: PartRole
        package var start: Int
        package var end: Int

        package init(role: PartRole, start: Int, end: Int) {
            self.role = role
            self.start = start
            self.end = end
        }
    }

    /// What made the records: the program's version and the digest of its seeds.
    package struct Version: Sendable, Equatable, Decodable {
        package var dateline: String
        package var seeds: String

        package init(dateline: String, seeds: String) {
            self.dateline = dateline
            self.seeds = seeds
        }
    }
}

/// The dropped file.
package struct SourceFile: Sendable, Equatable, Decodable {
    package var name: String
    /// Of the bytes as dropped; nil where they could not be read.
    package var sha256: String?
    package var bytes: Int
    /// `text`, `text+headers` or `json`, and the encoding where it is not UTF-8; nil in `failed`.
    package var format: String?

    package init(name: String, sha256: String?, bytes: Int, format: String?) {
        self.name = name
        self.sha256 = sha256
        self.bytes = bytes
        self.format = format
    }
}

/// The article's first event as answers to the journalist's questions; nil where it does not say.
package struct MainEvent: Sendable, Equatable, Decodable {
    package var who: Answer?
    package var what: Answer?
    package var whom: Answer?
    package var when: Answer?
    package var `where`: Answer?
    package var why: Answer?
    package var how: Answer?

    package init() {}

    package struct Answer: Sendable, Equatable, Decodable {
        package var start: Int
        package var end: Int
        package var text: String
        /// The id of the entity, time, place or event that answers.
        package var ref: String?

        package init(_ span: Span, ref: String? = nil) {
            start = span.start
            end = span.end
            text = span.text
            self.ref = ref
        }
    }
}

extension ArticleRecord: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("source", source)
            json.field("title", title)
            json.field("byline", byline)
            json.field("dateline", dateline)
            json.field("publisher", publisher)
            json.field("republishedFrom", republishedFrom)
            json.field("published", published)
            json.field("language", language)
            json.field("words", words)
            json.field("sentences", sentences)
            json.field("parts", parts)
            json.field("mainEvent", mainEvent)
            json.field("duplicateOf", duplicateOf)
            json.field("version", version)
            json.fieldIfPresent("features", features)
            json.fieldIfPresent("text", text)
        }
    }
}

extension ArticleRecord.Dateline: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("place", place)
            $0.field("date", date)
        }
    }
}

extension ArticleRecord.Published: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("value", value)
            $0.field("basis", basis)
        }
    }
}

extension ArticleRecord.Part: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("role", role)
            $0.field("start", start)
            $0.field("end", end)
        }
    }
}

extension ArticleRecord.Version: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("dateline", dateline)
            $0.field("seeds", seeds)
        }
    }
}

extension SourceFile: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("name", name)
            $0.field("sha256", sha256)
            $0.field("bytes", bytes)
            $0.fieldIfPresent("format", format)
        }
    }
}

extension MainEvent: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("who", who)
            $0.field("what", what)
            $0.field("whom", whom)
            $0.field("when", when)
            $0.field("where", `where`)
            $0.field("why", why)
            $0.field("how", how)
        }
    }
}

extension MainEvent.Answer: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.fields(of: Span(start: start, end: end, text: text))
            $0.fieldIfPresent("ref", ref)
        }
    }
}
