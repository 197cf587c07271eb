import Language
import Prose
import Records

/// Words between two quotation marks.
struct QuoteRegion: Equatable {
    /// Places in the paragraph's run of tokens, the marks left out.
    var tokens: Range<Int>
    /// Whether a closing mark ends it.
    var isClosed: Bool
    /// Whether it goes on in the next paragraph: no closing mark here, an opening one there.
    var goesOn: Bool
}

/// A paragraph's tokens in one run, across its sentences.
struct TokenRun {
    let part: Int
    /// Sentence and token at each place.
    var places: [Place] = []

    struct Place: Equatable {
        let sentence: Int
        let token: Int
    }

    /// The runs of an article's paragraphs, in order.
    static func paragraphs(of reading: Reading) -> [TokenRun] {
        var runs: [TokenRun] = []
        for (index, parsed) in reading.sentences.enumerated()
        where reading.role(of: index) == .paragraph {
            if runs.last?.part != parsed.sentence.part {
                runs.append(TokenRun(part: parsed.sentence.part))
            }
            runs[runs.count - 1].places += parsed.words.indices.map {
                Place(sentence: index, token: $0)
            }
        }
        return runs
    }
}
