import Extraction
import Records

/// Strict F1 of person, organisation and location names: the same bytes and the same type.
struct NameEvaluation {
    let workbench: Workbench

    private struct Span: Hashable {
        let range: Range<Int>
        let type: String
    }

    private struct GoldSentence {
        var text = ""
        var names: [(start: Int, end: Int, type: String)] = []

        mutating func tag(_ tag: Substring, start: Int, end: Int, after open: Bool, strict: Bool) {
            let type = String(tag.dropFirst(2))
            if tag.hasPrefix("I-"), open, strict || names.last?.type == type {
                names[names.count - 1].end = end
            } else if tag.hasPrefix("B-") || tag.hasPrefix("I-") && !strict {
                names.append((start, end, type))
            }
        }
    }

    func figures() throws -> [Figure] {
        [
            Figure("names.uner-ewt-dev", try score(try uner(), Self.unerTypes).f1),
            Figure("names.crossner-politics-dev", try score(try crossner(), Self.politicsTypes).f1),
        ]
    }

    private static let unerTypes = ["PER": "PER", "ORG": "ORG", "LOC": "LOC"]
    private static let politicsTypes = [
        "politician": "PER", "person": "PER", "organisation": "ORG", "politicalparty": "ORG",
        "country": "LOC", "location": "LOC",
    ]

    private func score(_ sentences: [GoldSentence], _ types: [String: String]) throws -> Score {
        var score = Score()
        for sentence in sentences {
            let gold = Set(
                sentence.names.compactMap { name in
                    types[name.type].map { Span(range: name.start..<name.end, type: $0) }
                })
            let found = try spans(in: sentence.text)
            score += Score(
                right: found.intersection(gold).count, predicted: found.count, gold: gold.count)
        }
        return score
    }

    private func spans(in text: String) throws -> Set<Span> {
        guard !text.isEmpty else { return [] }
        var spans: Set<Span> = []
        for entity in try workbench.extract(text).entities {
            guard let type = Self.type(of: entity.type) else { continue }
            for mention in entity.mentions where mention.form == .name {
                spans.insert(Span(range: mention.start..<mention.end, type: type))
            }
        }
        return spans
    }

    private static func type(of type: EntityType) -> String? {
        switch type {
        case .person: "PER"
        case .organization: "ORG"
        case .country, .place, .facility: "LOC"
        default: nil
        }
    }

    /// Sentences with their text; a token's place is looked for behind the last.
    private func uner() throws -> [GoldSentence] {
        try workbench.gold("ner/uner/en_ewt-ud-dev.iob2").split(separator: "\n\n").map { block in
            var sentence = GoldSentence()
            var bytes: [UInt8] = []
            var at = 0
            var isOpen = false
            for line in block.split(separator: "\n") {
                if line.hasPrefix("# text = ") {
                    sentence.text = String(line.dropFirst(9))
                    bytes = Array(sentence.text.utf8)
                }
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
                guard fields.count > 2, Int(fields[0]) != nil else { continue }
                let form = Array(fields[1].utf8)
                let start = Self.first(form, in: bytes, from: at) ?? at
                at = start + form.count
                sentence.tag(fields[2], start: start, end: at, after: isOpen, strict: true)
                isOpen = fields[2].hasPrefix("B-") || isOpen && fields[2].hasPrefix("I-")
            }
            return sentence
        }
    }

    private static func first(_ form: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard form.count + start <= bytes.count else { return nil }
        return (start...bytes.count - form.count).first {
            bytes[$0..<$0 + form.count].elementsEqual(form)
        }
    }

    /// Tokens put together again as text is written.
    private func crossner() throws -> [GoldSentence] {
        try workbench.gold("ner/crossner/politics/dev.txt").split(separator: "\n\n").map { block in
            var sentence = GoldSentence()
            var isOpen = false
            for line in block.split(separator: "\n") {
                let fields = line.split { $0 == "\t" || $0 == " " }
                guard fields.count > 1 else { continue }
                if !sentence.text.isEmpty, !Self.clings(fields[0]),
                    !"([$".contains(sentence.text.last ?? " ")
                {
                    sentence.text += " "
                }
                let start = sentence.text.utf8.count
                sentence.text += fields[0]
                sentence.tag(
                    fields[1], start: start, end: sentence.text.utf8.count, after: isOpen,
                    strict: false)
                isOpen = fields[1] != "O"
            }
            return sentence
        }
    }

    private static func clings(_ token: Substring) -> Bool {
        if token.count == 1, ".,;:!?%)]".contains(token) { return true }
        return ["'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "''"].contains(token)
    }
}
