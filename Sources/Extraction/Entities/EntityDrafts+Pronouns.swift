import Language
import Lexicons
import Prose
import Records

/// `he` and `she`: the last person who may be meant, subjects before others.
extension EntityDrafts {
    mutating func addPronouns() {
        var place = 0
        var subject: Int?
        var recent: [Int] = []
        for sentence in reading.sentences.indices where reading.isTold(sentence) {
            let words = reading.sentences[sentence].words
            var nextSubject: Int?
            for index in words.indices {
                while place < order.count,
                    order[place].sentence < sentence
                        || order[place].sentence == sentence
                            && order[place].tokens.lowerBound <= index
                {
                    let name = order[place]
                    place += 1
                    guard drafts[name.draft].type == .person, reading.isTold(name.sentence)
                    else { continue }
                    recent.append(name.draft)
                    let head = reading.head(of: name.tokens, in: name.sentence)
                    let relation = reading.sentences[name.sentence].words[head].relation
                    if relation == .nsubj || relation == .nsubjPassive {
                        if name.sentence == sentence {
                            nextSubject = nextSubject ?? name.draft
                        } else {
                            subject = name.draft
                        }
                    }
                }
                guard let sex = Self.sex[reading.folded[sentence][index]],
                    !isQuoted(index, sentence),
                    let draft = antecedent(sex, nextSubject ?? subject, recent)
                else { continue }
                if drafts[draft].sex == "either" { drafts[draft].sex = sex }
                add(draft, sentence, index..<index + 1, .pronoun)
            }
            subject = nextSubject ?? subject
        }
    }

    private static let sex = [
        "he": "m", "him": "m", "his": "m", "himself": "m",
        "she": "f", "her": "f", "hers": "f", "herself": "f",
    ]

    private func antecedent(_ sex: String, _ subject: Int?, _ recent: [Int]) -> Int? {
        let fits = { (draft: Int) in drafts[draft].sex == sex || drafts[draft].sex == "either" }
        if let subject, fits(subject) { return subject }
        return recent.suffix(12).last(where: fits)
    }

    /// Inside a quotation `he` is whom the speaker means, which nothing here tells.
    private func isQuoted(_ index: Int, _ sentence: Int) -> Bool {
        var depth = 0
        for token in reading.sentences[sentence].sentence.tokens[..<index] {
            if token.shape.contains(.openingQuote) { depth += 1 }
            if token.shape.contains(.closingQuote) { depth = max(0, depth - 1) }
        }
        return depth > 0
    }
}
