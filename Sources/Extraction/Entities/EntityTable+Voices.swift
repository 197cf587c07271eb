import Language
import Prose
import Records

/// What pronouns in quotes mean.
extension EntityTable {
    /// With what `I` and `me` in somebody's quote mean: its speaker; so `we` where a body speaks.
    /// `He` in it is somebody else.
    func withVoices(of quotes: [QuoteRecord], in reading: Reading) -> EntityTable {
        var records = records
        var added: [Mention] = []
        var others: Set<Int> = []
        var sentence = 0
        for quote in quotes where quote.form != .indirect {
            guard let id = quote.speaker?.entity, let number = Int(id.dropFirst()),
                records.indices.contains(number - 1)
            else { continue }
            let isPerson = records[number - 1].type == .person
            let words = isPerson ? Self.personal : Self.joint
            while sentence > 0, reading.sentences[sentence].sentence.range.lowerBound > quote.start
            {
                sentence -= 1
            }
            while sentence < reading.sentences.count,
                reading.sentences[sentence].sentence.range.lowerBound < quote.end
            {
                for (token, word) in reading.folded[sentence].enumerated()
                where words.contains(word) {
                    let span = reading.span(token..<token + 1, of: sentence)
                    guard quote.start <= span.start, span.end <= quote.end else { continue }
                    added.append(
                        Mention(
                            entity: number - 1, sentence: sentence, tokens: token..<token + 1,
                            head: token, range: span.range, form: .pronoun))
                    records[number - 1].mentions.append(.init(span, form: .pronoun))
                }
                if isPerson {
                    for mention in mentions(of: sentence)
                    where mention.entity == number - 1 && mention.form == .pronoun
                        && quote.start <= mention.range.lowerBound
                        && mention.range.upperBound <= quote.end
                    {
                        others.insert(mention.range.lowerBound)
                        records[number - 1].mentions.removeAll {
                            $0.start == mention.range.lowerBound && $0.form == .pronoun
                        }
                    }
                }
                sentence += 1
            }
            sentence = max(0, sentence - 1)
        }
        guard !added.isEmpty || !others.isEmpty else { return self }
        let touched = Set(added.map(\.entity))
        for index in touched.sorted() {
            records[index].mentions.sort { ($0.start, $1.end) < ($1.start, $0.end) }
        }
        let kept = mentions.filter {
            $0.form != .pronoun || !others.contains($0.range.lowerBound)
        }
        let mentions = (kept + added).sorted {
            ($0.sentence, $0.tokens.lowerBound, $1.tokens.upperBound, $0.entity)
                < ($1.sentence, $1.tokens.lowerBound, $0.tokens.upperBound, $1.entity)
        }
        return EntityTable(
            records: records, mentions: mentions, chains: chains,
            sentenceCount: reading.sentences.count)
    }

    private static let personal: Set = ["i", "me", "my", "mine", "myself"]
    private static let joint: Set = ["we", "us", "our", "ours", "ourselves"]
}
