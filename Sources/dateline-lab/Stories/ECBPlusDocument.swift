/// A file of ECB+ as plain text, one paragraph for each sentence, with its event mentions.
struct ECBPlusDocument {
    private(set) var text = ""
    private(set) var mentions: [Mention] = []

    struct Mention {
        let chain: String
        let sentence: Int
        /// In bytes of the text.
        let words: [Range<Int>]
    }

    private var words: [String: (range: Range<Int>, sentence: Int)] = [:]

    /// Reads one element a line: `<token t_id="1" sentence="0" …>word</token>`, markables with
    /// their `<token_anchor t_id="1"/>`, relations with their `<source m_id="31"/>`.
    init(_ xml: String, name: String) {
        var anchors: [(mention: String, tokens: [String])] = []
        var chains: [String: String] = [:]
        var chain: String?
        var isOpen = false
        var joiner = WordJoiner()
        for line in xml.split(whereSeparator: \.isNewline) {
            let element = line.drop { $0 != "<" }.dropFirst().prefix { $0.isLetter || $0 == "_" }
            let values = line.split(separator: "\"", omittingEmptySubsequences: false)
            let first = values.count > 1 ? String(values[1]) : ""
            switch element {
            case "token":
                guard let open = line.firstIndex(of: ">"), let close = line.lastIndex(of: "<"),
                    open < close, values.count > 3, let sentence = Int(values[3])
                else { continue }
                let word = line[line.index(after: open)..<close]
                words[first] = (joiner.add(word, sentence: sentence), sentence)
            case "token_anchor":
                if isOpen { anchors[anchors.count - 1].tokens.append(first) }
            case "source":
                if let chain { chains[first] = chain }
            case "CROSS_DOC_COREF":
                chain = values.count > 3 ? String(values[3]) : nil
            case "INTRA_DOC_COREF":
                chain = "\(name) \(first)"
            default:
                isOpen = element.hasPrefix("ACTION") || element.hasPrefix("NEG_ACTION")
                if isOpen { anchors.append((first, [])) }
            }
        }
        text = joiner.text
        mentions = anchors.compactMap { mention, tokens in
            let told = tokens.compactMap { words[$0] }
            guard let first = told.first else { return nil }
            return Mention(
                chain: chains[mention] ?? "\(name) alone \(mention)", sentence: first.sentence,
                words: told.map(\.range))
        }
    }
}

/// Puts words together with blanks where English has them.
private struct WordJoiner {
    private(set) var text = ""
    private var sentence: Int?
    private var isInside = false
    private var isGlued = true

    private static let entities = [
        "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&apos;": "'", "&amp;": "&", "``": "\"",
        "''": "\"",
    ]
    private static let followers: Set<String> = [",", ".", ";", ":", "?", "!", ")", "%", "n't"]

    /// Gives where it stands, in bytes.
    mutating func add(_ source: Substring, sentence: Int) -> Range<Int> {
        if self.sentence != sentence {
            if self.sentence != nil { text += "\n\n" }
            self.sentence = sentence
            isInside = false
            isGlued = true
        }
        let word = Self.entities[String(source)] ?? String(source)
        let follows =
            word == "\"" && isInside || Self.followers.contains(word) || word.hasPrefix("'")
        if !follows, !isGlued { text += " " }
        let start = text.utf8.count
        text += word
        if word == "\"" { isInside.toggle() }
        isGlued = ["(", "$"].contains(word) || word == "\"" && isInside
        return start..<text.utf8.count
    }
}
