import Language
import Prose
import TestSupport

/// The shipped model, and sentences made of words with blanks between them.
enum Fixture {
    static let path = LanguageModel.path(in: Checkout.path + "/seeds")
    static let activations = Checkout.path + "/Tests/Cases/language/english.activations"

    /// Loaded once.
    static let model = Result { try LanguageModel(path: path) }

    static func model(instructions: Int32) throws -> LanguageModel {
        try LanguageModel(path: path, instructions: instructions)
    }

    /// One sentence a line; tokens have blanks (or tabs) between them.
    static func sentences(_ lines: [String]) -> (ArticleText, [Sentence]) {
        var bytes: [UInt8] = []
        var out: [Sentence] = []
        for line in lines {
            let start = bytes.count
            var tokens: [Token] = []
            for word in line.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
                let from = bytes.count
                bytes += Array(word.utf8)
                tokens.append(Token(range: from..<bytes.count, shape: []))
                bytes.append(0x20)
            }
            out.append(Sentence(part: 0, range: start..<bytes.count, tokens: tokens))
        }
        return (ArticleText(String(decoding: bytes, as: UTF8.self)), out)
    }

    static func parse(_ lines: [String], by parser: LanguageModel) -> [ParsedSentence] {
        let (text, sentences) = sentences(lines)
        return parser.parse(sentences, of: text)
    }

    static let news = [
        "China refused a call with U.S. Defense Secretary Lloyd Austin after the balloon was shot down .",
        "“ We will not accept that , ” said Senior Col. Tan Kefei in Beijing on Thursday .",
        "Hello",
        "BIDEN SAYS HE WILL MEET XI IN SAN FRANCISCO",
        "The two leaders have n’t spoken since Nov. 14 , when they met on the island of Bali .",
    ]
}
