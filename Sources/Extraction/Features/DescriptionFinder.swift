import Language
import Lexicons
import Records

/// Finds what things are called that others may call otherwise, and by whom.
struct DescriptionFinder: Sendable {
    private let things: [String: String]
    private let traits: [String: [String]]
    private let cues: CueLexicon

    init(seeds: Seeds) throws(SeedsError) {
        let table = try seeds.table("lexicons/descriptions")
        try table.require("word", "thing", "traits")
        var things: [String: String] = [:]
        var traits: [String: [String]] = [:]
        for row in table.rows {
            if !row["thing"].isEmpty { things[row["word"]] = row["thing"] }
            if !row["traits"].isEmpty { traits[row["word"]] = row.list("traits") }
        }
        self.things = things
        self.traits = traits
        cues = try CueLexicon(seeds: seeds)
    }

    /// In the order of the text; a claimant's same words are given once.
    func find(
        in reading: Reading, entities: EntityTable, quotes: [QuoteRecord], claims: [ClaimRecord]
    ) -> [ArticleFeatures.Description] {
        let quotes = quotes.sorted { ($0.start, $1.end) < ($1.start, $0.end) }
        var next = 0
        var seen: Set<String> = []
        var found: [ArticleFeatures.Description] = []
        for sentence in reading.sentences.indices where reading.isTold(sentence) {
            for token in reading.sentences[sentence].words.indices {
                guard let phrase = phrase(headedBy: token, in: sentence, of: reading) else {
                    continue
                }
                let span = reading.span(phrase.tokens, of: sentence)
                while next < quotes.count, quotes[next].end <= span.start { next += 1 }
                let quote = quotes[next...].prefix { $0.start <= span.start }
                    .last { span.end <= $0.end }
                let view =
                    quote.flatMap { self.view(of: $0, claims) }
                    ?? self.view(above: token, in: sentence, of: reading, entities)
                guard
                    seen.insert("\(view.claimant?.text ?? "")\u{0}\(span.text.lowercased())")
                        .inserted
                else { continue }
                found.append(
                    ArticleFeatures.Description(
                        thing: phrase.thing, traits: phrase.traits, span: span,
                        claimant: view.claimant, stance: view.stance, claim: view.claim))
                if found.count == ArticleFeatures.descriptionsMax { return found }
            }
        }
        return found
    }

    // MARK: - Phrases

    private struct Phrase {
        let tokens: Range<Int>
        let thing: String
        let traits: [String]
    }

    /// A noun for a thing with the qualifying words before it; nil where they give it no trait.
    private func phrase(headedBy token: Int, in sentence: Int, of reading: Reading) -> Phrase? {
        let forms = reading.folded[sentence]
        let words = reading.sentences[sentence].words
        guard words[token].upos == .noun || words[token].upos == .properNoun,
            let thing = things[forms[token]] ?? things[words[token].lemma.lowercased()]
        else { return nil }
        var start = token
        var found = traits[forms[token]] ?? []
        while start > 0, token - start < Self.qualifiersMax,
            qualifies(words[start - 1], forms[start - 1])
        {
            start -= 1
            for part in [forms[start]] + forms[start].split(separator: "-").map(String.init) {
                found += traits[part] ?? []
            }
        }
        while start < token, forms[start] == "-" { start += 1 }
        guard !found.isEmpty else { return nil }
        return Phrase(tokens: start..<token + 1, thing: thing, traits: Array(Set(found)).sorted())
    }

    private static let qualifiersMax = 6

    private func qualifies(_ word: Word, _ form: String) -> Bool {
        switch word.upos {
        case .adjective, .noun, .properNoun: true
        case .verb: word.relation == .amod || word.relation == .compound
        default: form == "-"
        }
    }

    // MARK: - Claimants

    private struct View {
        var claimant: ClaimRecord.Claimant?
        var stance = ClaimRecord.Stance.asserts
        var claim: String?
    }

    private func view(of quote: QuoteRecord, _ claims: [ClaimRecord]) -> View? {
        guard let speaker = quote.speaker else { return nil }
        let claim = claims.first { $0.quote == quote.id }
        return View(
            claimant: .init(
                entity: speaker.entity, text: speaker.name ?? speaker.description ?? speaker.text),
            stance: claim?.stance ?? .asserts, claim: claim?.id)
    }

    /// The subject of the nearest verb of saying or holding above a token: who describes so what
    /// stands below that verb. The article itself where there is none.
    private func view(
        above token: Int, in sentence: Int, of reading: Reading, _ entities: EntityTable
    ) -> View {
        let words = reading.sentences[sentence].words
        // Headlines leave out too much to hang words on anybody.
        guard reading.role(of: sentence) != .title else { return View() }
        var at = token
        for _ in 0..<Self.stepsMax {
            guard let head = words[at].head else { break }
            if Self.reported.contains(words[at].relation),
                words[head].upos == .verb,
                let cue = cues.frame(of: words[head], form: reading.folded[sentence][head]),
                let subject = subject(of: head, words),
                let mention = entities.mention(at: subject, of: sentence)
            {
                let entity = entities.record(of: mention)
                return View(
                    claimant: .init(entity: entity.id, text: entity.name),
                    stance: cue.stance)
            }
            at = head
        }
        return View()
    }

    private static let stepsMax = 8
    /// How what is reported hangs on the verb that reports it: “called it a …”, “described it as a
    /// …”, “said that … a …”, “is believed to be a …”.
    private static let reported: Set<Relation> = [.ccomp, .xcomp, .obj, .obl, .parataxis]

    /// Also of the verb that it is the open complement of: “continues to argue”.
    private func subject(of verb: Int, _ words: [Word]) -> Int? {
        let own = words.indices.first { words[$0].head == verb && words[$0].relation == .nsubj }
        if own != nil { return own }
        guard words[verb].relation == .xcomp || words[verb].relation == .conj,
            let above = words[verb].head
        else { return nil }
        return words.indices.first { words[$0].head == above && words[$0].relation == .nsubj }
    }
}
