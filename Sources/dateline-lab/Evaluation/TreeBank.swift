/// Gold sentences of a CoNLL-U file with what the definitions of the figures ask of them.
struct TreeBank {
    let sentences: [Sentence]

    struct Sentence {
        var text = ""
        var startsDocument = false
        var startsParagraph = false
        var words: [Word] = []
        /// Whether a blank follows the sentence's last token.
        var spaceAfter = true
    }

    struct Word {
        let form: String
        let upos: String
        /// Counted from 1; 0 for the root.
        let head: Int
        /// Without a subtype.
        let relation: String
    }

    /// Blocks without words are left out.
    init(_ input: String) {
        sentences = input.split(separator: "\n\n").compactMap { block in
            let sentence = Self.sentence(block)
            return sentence.words.isEmpty ? nil : sentence
        }
    }

    private static func sentence(_ block: Substring) -> Sentence {
        var sentence = Sentence()
        for line in block.split(separator: "\n") {
            if line.hasPrefix("# text = ") { sentence.text = String(line.dropFirst(9)) }
            if line.hasPrefix("# newdoc") { sentence.startsDocument = true }
            if line.hasPrefix("# newpar") { sentence.startsParagraph = true }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 10, Int(fields[0]) != nil else { continue }
            sentence.words.append(
                Word(
                    form: String(fields[1]), upos: String(fields[3]), head: Int(fields[6]) ?? 0,
                    relation: String(fields[7].prefix { $0 != ":" })))
            sentence.spaceAfter = !fields[9].contains("SpaceAfter=No")
        }
        return sentence
    }

    /// Documents as plain text: paragraphs have a blank line between them.
    func documents() -> [GoldText] {
        var documents: [GoldText] = []
        for sentence in sentences {
            if sentence.startsDocument || documents.isEmpty { documents.append(GoldText()) }
            documents[documents.count - 1].append(sentence)
        }
        return documents
    }
}

/// A document's text with the byte offsets of its gold sentences and words.
struct GoldText {
    private(set) var bytes: [UInt8] = []
    private(set) var sentences: [Range<Int>] = []
    private(set) var words: [AlignedWord] = []
    private var endsTight = false

    mutating func append(_ sentence: TreeBank.Sentence) {
        if !bytes.isEmpty {
            bytes += Array((sentence.startsParagraph ? "\n\n" : endsTight ? "" : " ").utf8)
        }
        let start = bytes.count
        bytes += Array(sentence.text.utf8)
        sentences.append(start..<bytes.count)
        var at = start
        let first = words.count
        for word in sentence.words {
            let range = Self.find(Array(word.form.utf8), in: bytes, from: at)
            at = range.upperBound
            words.append(
                AlignedWord(
                    range: range, upos: word.upos,
                    head: word.head > 0 ? first + word.head - 1 : nil,
                    relation: word.relation))
        }
        endsTight = !sentence.spaceAfter
    }

    /// Where a word lies behind the last; nothing where the text writes it otherwise.
    private static func find(_ form: [UInt8], in bytes: [UInt8], from start: Int) -> Range<Int> {
        var at = start
        while at < bytes.count, bytes[at] == 0x20 { at += 1 }
        let end = at + form.count
        guard end <= bytes.count, bytes[at..<end].elementsEqual(form) else { return start..<start }
        return at..<end
    }
}

/// A word for the CoNLL 2018 alignment.
struct AlignedWord {
    let range: Range<Int>
    let upos: String
    /// Index among the words of the document; nil for a root.
    let head: Int?
    /// Without a subtype.
    let relation: String
}
