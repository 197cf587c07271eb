import Language
import Lexicons
import Prose
import Records
import TestSupport
import Testing

struct ParserTests {
    /// The shipped seeds with what reads text by them, loaded once.
    private struct Fixture {
        let documents: DocumentReader
        let articles: ArticleReader
        let sentences: SentenceReader
        let parser: Parser

        static let shared = Result { try Fixture() }

        private init() throws {
            let seeds = try Seeds(directory: Checkout.path + "/seeds")
            documents = DocumentReader(dates: try WrittenDates(seeds: seeds))
            articles = try ArticleReader(seeds: seeds)
            sentences = try SentenceReader(seeds: seeds)
            parser = try Parser(seeds: seeds)
        }

        func parse(_ text: String) throws -> (Article, [ParsedSentence]) {
            let document = try documents.read(name: "a.txt", bytes: Array(text.utf8))
            let article = articles.read(document)
            return (article, parser.parse(sentences.read(article), of: article))
        }
    }

    private let fixture: Fixture

    init() throws { fixture = try Fixture.shared.get() }

    /// Each name as `type|text`.
    private func names(_ text: String) throws -> [String] {
        let (article, parsed) = try fixture.parse(text)
        return parsed.flatMap { sentence in
            sentence.names.map { name in
                let tokens = sentence.sentence.tokens[name.tokens]
                let range =
                    (tokens.first?.range.lowerBound ?? 0)..<(tokens.last?.range.upperBound ?? 0)
                return "\(name.type.rawValue)|\(article.text[range])"
            }
        }
    }

    @Test(arguments: [
        ("Brig. Gen. Ana Doeworth said so.", ["person|Ana Doeworth"]),
        ("It met Minister of National Defense Wu Xiang.", ["person|Wu Xiang"]),
        ("Secretary of State Lee Hart left.", ["person|Lee Hart"]),
        (
            "He works at the Foundation for Study of Foxes.",
            ["organization|Foundation for Study of Foxes"]
        ),
        ("They flew from Kenya to the U.S. on Friday.", ["country|Kenya", "country|U.S."]),
        (
            "The Kenyan minister spoke to the Bank of Foxes.",
            ["group|Kenyan", "organization|Bank of Foxes"]
        ),
        (
            "Robert Quillford left. Quillford was tired.",
            ["person|Robert Quillford", "person|Quillford"]
        ),
        ("But the fox ran. Only then it slept.", []),
    ])
    func namesAreTyped(text: String, names: [String]) throws {
        #expect(try self.names(text) == names)
    }

    /// The word, its head's word and the relation.
    private func arcs(_ text: String) throws -> Set<String> {
        let (article, parsed) = try fixture.parse(text)
        var arcs: Set<String> = []
        for sentence in parsed {
            let forms = sentence.sentence.tokens.map { article.text[$0.range] }
            for (index, word) in sentence.words.enumerated() {
                let head = word.head.map { forms[$0] } ?? "ROOT"
                arcs.insert("\(forms[index]) \(word.relation.rawValue) \(head)")
            }
        }
        return arcs
    }

    @Test(arguments: [
        (
            "The minister rejected the request.",
            ["minister nsubj rejected", "rejected root ROOT", "request obj rejected"]
        ),
        (
            "The request was rejected by the ministry.",
            ["request nsubj:pass rejected", "was aux:pass rejected", "ministry obl:agent rejected"]
        ),
        (
            "The ministry said that the talks failed.",
            ["ministry nsubj said", "failed ccomp said", "that mark failed", "talks nsubj failed"]
        ),
        (
            "China's navy left the port.",
            ["China nmod:poss navy", "navy nsubj left", "port obj left"]
        ),
        ("He did not want to go.", ["go xcomp want", "to mark go", "did aux want"]),
        (
            "An aide, who asked for time, told reporters the deal died.",
            ["asked acl:relcl aide", "aide nsubj told", "died ccomp told"]
        ),
    ])
    func clausesHangTogether(text: String, arcs: [String]) throws {
        #expect(try self.arcs(text).isSuperset(of: arcs))
    }

    @Test(arguments: [
        "", "!", "of of of", "said said said said", "\"\"\"", "and, and, and to to to",
        "was was been being be", "who which that who", "The the a an", "'s 's 's", "( ( ) ) ,",
        "Not to be had by him is what it was, who said that which, if he had, and when to go.",
    ])
    func everySentenceIsOneTree(text: String) throws {
        let (_, parsed) = try fixture.parse("The fox. " + text)
        for sentence in parsed {
            #expect(sentence.words.count == sentence.sentence.tokens.count)
            #expect(sentence.words.count { $0.head == nil } == 1)
            for index in sentence.words.indices {
                var place = index
                var steps = 0
                while let head = sentence.words[place].head, steps <= sentence.words.count {
                    place = head
                    steps += 1
                }
                #expect(steps <= sentence.words.count, "a circle at \(index)")
            }
        }
    }

    @Test func lemmasAndFeaturesAreGiven() throws {
        let (_, parsed) = try fixture.parse("They were told that foxes have rejected it.")
        let words = parsed[0].words
        #expect(
            words.map(\.lemma) == [
                "they", "be", "tell", "that", "fox", "have", "reject", "it", ".",
            ])
        #expect(words[2].features.contains(.passive))
        #expect(words[4].features == .plural)
        #expect(words[6].features.contains(.participle))
    }
}
