import Language
import Lexicons
import Records

/// From a speaker's words in the sentence to who that is.
struct SpeakerReader {
    let reading: Reading
    let entities: EntityTable
    /// The last anonymous source by the noun that names it, such as `official`.
    var anonymous: [String: String] = [:]
    /// Plural nouns for people of whom none is named.
    private static let people: Set = [
        "officials", "diplomats", "leaders", "negotiators", "envoys", "lawmakers", "legislators",
        "senators", "prosecutors", "villagers", "residents", "protesters", "students", "activists",
        "workers", "soldiers", "troops", "journalists", "reporters", "civilians", "demonstrators",
    ]
    let stopWords: Set<String> = ["it", "they", "we", "i", "who", "that", "which", "one", "some"]

    init(reading: Reading, entities: EntityTable) {
        self.reading = reading
        self.entities = entities
    }

    /// The speaker whose phrase a token heads.
    mutating func speaker(headedBy head: Int, in sentence: Int) -> QuoteRecord.Speaker {
        if ["who", "which", "that"].contains(reading.folded[sentence][head]) {
            return relative(head, sentence)
        }
        let phrase = phrase(of: head, sentence)
        let mention = mention(head, sentence, phrase)
        if let mention {
            let record = entities.record(of: mention)
            let tokens = mention.form == .name ? mention.tokens : phrase
            let span = reading.span(tokens, of: sentence)
            let role = record.roles.last { $0.start <= span.start } ?? record.roles.first
            let noun = reading.folded[sentence][head]
            if mention.form == .nominal, record.type != .person, Self.people.contains(noun) {
                return QuoteRecord.Speaker(
                    span, entity: record.id, anonymous: true, description: span.text)
            }
            return QuoteRecord.Speaker(
                span, entity: record.id, name: record.name, role: role.map(Self.text))
        }
        let span = reading.span(phrase, of: sentence)
        let noun = reading.sentences[sentence].words[head].lemma.lowercased()
        if stopWords.contains(noun) { return QuoteRecord.Speaker(span) }
        let isAgain =
            phrase.count <= 3
            && ["the", "that", "this"].contains(reading.folded[sentence][phrase.lowerBound])
        let known = isAgain ? anonymous[noun] : nil
        let description = known ?? span.text
        if known == nil { anonymous[noun] = description }
        return QuoteRecord.Speaker(span, anonymous: true, description: description)
    }

    /// `who`: named as the noun before it is.
    private mutating func relative(_ index: Int, _ sentence: Int) -> QuoteRecord.Speaker {
        let words = reading.sentences[sentence].words
        let span = reading.span(index..<index + 1, of: sentence)
        guard
            let noun = words[..<index].lastIndex(where: {
                $0.upos == .noun || $0.upos == .properNoun
            })
        else { return QuoteRecord.Speaker(span) }
        let named = speaker(headedBy: noun, in: sentence)
        return QuoteRecord.Speaker(
            span, entity: named.entity, name: named.name, role: named.role,
            anonymous: named.anonymous, description: named.description)
    }

    private static func text(_ role: EntityRecord.Role) -> String {
        guard let organization = role.organization, !role.title.contains(organization) else {
            return role.title
        }
        return "\(role.title), \(organization)"
    }

    /// The entity of the phrase: one that its head names, or a name at its end.
    private func mention(_ head: Int, _ sentence: Int, _ phrase: Range<Int>) -> EntityTable.Mention?
    {
        let own =
            entities.mention(headedBy: head, of: sentence)
            ?? entities.mentions(of: sentence).last {
                $0.tokens.contains(head) && phrase.lowerBound <= $0.tokens.lowerBound
            }
        guard let own else { return inner(phrase, sentence) }
        let type = entities.record(of: own).type
        // `Chinese` alone heads no phrase: it is the people.
        return type == .group && own.tokens.count == 1 && phrase.count > 2 ? nil : own
    }

    /// A person named inside the phrase, behind a title.
    private func inner(_ phrase: Range<Int>, _ sentence: Int) -> EntityTable.Mention? {
        entities.mentions(of: sentence).last {
            phrase.contains($0.tokens.lowerBound) && $0.form == .name
                && entities.record(of: $0).type == .person
                && $0.tokens.upperBound == phrase.upperBound
        }
    }

    /// The noun group of a head with its `of`, `for`, `at` and `in` phrases.
    func phrase(of head: Int, _ sentence: Int) -> Range<Int> {
        let words = reading.sentences[sentence].words
        var start = head
        while start > 0, belongs(start - 1, to: head, sentence) { start -= 1 }
        while start < head,
            [.adposition, .adverb, .punctuation, .coordinator, .subordinator, .verb]
                .contains(words[start].upos)
        {
            start += 1
        }
        var end = head + 1
        if let name = reading.sentences[sentence].names.first(where: { $0.tokens.contains(head) }) {
            end = max(end, name.tokens.upperBound)
        }
        while end + 1 < words.count,
            ["of", "for", "at", "in", "from", "with"].contains(reading.folded[sentence][end]),
            let stop = groupEnd(from: end + 1, sentence)
        {
            if isTime(stop - 1, sentence) { break }
            end = stop
        }
        return start..<end
    }

    private func isTime(_ index: Int, _ sentence: Int) -> Bool {
        let form = reading.folded[sentence][index]
        return form.hasSuffix("day") || reading.sentences[sentence].words[index].upos == .number
            || [
                "statement", "interview", "report", "week", "month", "year", "morning", "evening",
                "tweet", "speech",
            ].contains(form)
    }

    private func belongs(_ index: Int, to head: Int, _ sentence: Int) -> Bool {
        let words = reading.sentences[sentence].words
        switch words[index].upos {
        case .determiner, .adjective, .noun, .properNoun, .number, .symbol: return true
        case .particle: return words[index].lemma == "'s"
        case .pronoun:
            return words[index].relation == .nmodPossessive
                || ["his", "her", "its", "their"].contains(reading.folded[sentence][index])
        case .verb: return words[index].relation == .amod
        case .punctuation:
            return reading.forms[sentence][index] == "-" || reading.forms[sentence][index] == "'"
        default: return false
        }
    }

    private func groupEnd(from start: Int, _ sentence: Int) -> Int? {
        let words = reading.sentences[sentence].words
        var end = start
        var last: Int?
        while end < words.count {
            switch words[end].upos {
            case .noun, .properNoun: last = end
            case .determiner, .adjective, .number: break
            case .particle where words[end].lemma == "'s": break
            case .pronoun where words[end].relation == .nmodPossessive: break
            case .punctuation where reading.forms[sentence][end] == "-": break
            default: return last.map { $0 + 1 }
            }
            end += 1
        }
        return last.map { $0 + 1 }
    }
}
