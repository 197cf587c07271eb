package import Language
package import Lexicons
package import Prose
import Records

/// The pipeline: one article in, all its records out; every stage sees what those before it found.
package struct Extractor: Sendable {
    private let version: ArticleRecord.Version
    private let articleReader: ArticleReader
    private let sentenceReader: SentenceReader
    private let model: LanguageModel
    private let words: WordMender
    private let names: ArticleNames
    private let entities: Entities
    private let times: Times
    private let places: Places
    private let quantities: Quantities
    private let quotes: Quotes
    private let events: Events
    private let claims: Claims
    private let mainEvent: MainEventFinder
    private let features: FeatureFinder

    /// `program` is the program's version, for `version.dateline`.
    package init(
        seeds: Seeds, model: LanguageModel, program: String
    ) throws(SeedsError) {
        articleReader = try ArticleReader(seeds: seeds)
        sentenceReader = try SentenceReader(seeds: seeds)
        self.model = model
        let acts = try EventLexicon(seeds: seeds)
        words = try WordMender(seeds: seeds, events: acts)
        let lexicon = try NameLexicon(seeds: seeds)
        names = ArticleNames(lexicon: lexicon)
        entities = try Entities(lexicon: lexicon, seeds: seeds)
        times = try Times(seeds: seeds)
        places = try Places(seeds: seeds)
        version = ArticleRecord.Version(
            dateline: program, seeds: "\(seeds.digest)-\(model.checksum)-\(places.checksum)")
        quantities = try Quantities(seeds: seeds)
        quotes = try Quotes(seeds: seeds)
        events = try Events(seeds: seeds, lexicon: acts)
        claims = try Claims(seeds: seeds)
        mainEvent = try MainEventFinder(seeds: seeds)
        features = try FeatureFinder(seeds: seeds)
    }

    /// A pure function of the document and the seeds.
    package func extract(_ document: Document) -> Extraction {
        var clean = document
        clean.metadata.title = document.metadata.title.map(UnescapedText.line)
        guard let unescaped = UnescapedText(document.text) else { return read(clean) }
        clean.text = unescaped.text
        clean.headerRange = unescaped.clean(document.headerRange)
        return read(clean).moved(by: unescaped, to: document.text)
    }

    private func read(_ document: Document) -> Extraction {
        let article = articleReader.read(document)
        guard article.language == "en" else { return unread(article) }
        let sentences = sentenceReader.read(article)
        return extract(
            Reading(article: article, sentences: model.parse(sentences, of: article.text)))
    }

    /// What the stages behind the parser make of an article; any parse will do.
    package func extract(_ reading: Reading) -> Extraction {
        let reading = names.mended(words.mended(reading))
        let named = entities.find(in: reading)
        let times = times.find(in: reading)
        let places = places.find(in: reading, entities: named)
        let quantities = quantities.find(in: reading, times: times)
        let quotes = quotes.find(in: reading, entities: named, times: times)
        let entities = named.withVoices(of: quotes, in: reading)
        let events = events.find(
            in: reading, entities: entities, times: times, places: places, quotes: quotes)
        let claims = claims.find(in: reading, entities: entities, quotes: quotes, events: events)

        var record = record(of: reading)
        record.mainEvent = mainEvent.find(
            in: reading, entities: entities, times: times, places: places, events: events)
        record.features = features.find(
            in: reading, entities: entities, quotes: quotes, claims: claims)
        return Extraction(
            article: record, entities: entities.records, quotes: quotes, times: times,
            places: places, quantities: quantities, events: events, claims: claims,
            references: entities.chains.map { chain in
                chain.map { reading.bytes($0.tokens, of: $0.sentence) }
            },
            reading: reading)
    }

    /// An article in another language: told as an article, with nothing read out of it.
    private func unread(_ article: Article) -> Extraction {
        let reading = Reading(article: article, sentences: [])
        return Extraction(
            article: record(of: reading), entities: [], quotes: [], times: [], places: [],
            quantities: [], events: [], claims: [], references: [], reading: reading)
    }

    private func record(of reading: Reading) -> ArticleRecord {
        let article = reading.article
        return ArticleRecord(
            id: article.id, source: article.document.source, title: article.title,
            byline: article.byline, dateline: article.dateline, publisher: article.publisher,
            republishedFrom: article.republishedFrom, published: article.published,
            language: article.language,
            words: reading.sentences.reduce(0) { $0 + $1.words.count { $0.upos != .punctuation } },
            sentences: reading.sentences.count,
            parts: article.parts.map {
                ArticleRecord.Part(
                    role: $0.role, start: $0.range.lowerBound, end: $0.range.upperBound)
            },
            version: version)
    }
}
