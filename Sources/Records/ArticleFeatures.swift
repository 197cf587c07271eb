/// What the story fold compares articles by; at most about 2 KB.
///
/// It stands in the article record, so that the fold's state can be rebuilt from the journal
/// without the texts.
package struct ArticleFeatures: Sendable, Hashable, Decodable {
    /// The words that the article tells most of, the heaviest first.
    package var terms: [Term]
    /// The smallest hashes of its runs of words, ascending: two texts share the more of them, the
    /// more of their wording is the same (Broder 1997, bottom-k sketches).
    package var shingles: [UInt32]

    package init(terms: [Term] = [], shingles: [UInt32] = []) {
        self.terms = terms
        self.shingles = shingles
    }

    /// A word in its base form, with how often it stands in the article; the title counts more.
    package struct Term: Sendable, Hashable, Decodable {
        package var word: String
        package var weight: Int

        package init(word: String, weight: Int) {
            self.word = word
            self.weight = weight
        }
    }

    /// Terms that an article keeps.
    package static let termsMax = 80
    /// Shingles that an article keeps.
    package static let shinglesMax = 96
    /// Bytes of a term; a longer word is left out.
    package static let termBytesMax = 32
}

extension ArticleFeatures: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("terms", terms)
            $0.key("shingles")
            $0.array { json in for hash in shingles { json.element(Int(hash)) } }
        }
    }
}

extension ArticleFeatures.Term: JSONWritable {
    /// `balloon:9`, because 80 objects would be half as long again.
    package func write(to json: inout JSONWriter) { json.string("\(word):\(weight)") }
}

extension ArticleFeatures.Term {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let colon = text.lastIndex(of: ":"),
            let weight = Int(text[text.index(after: colon)...])
        else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "“\(text)” is not a term like balloon:9")
        }
        self.init(word: String(text[..<colon]), weight: weight)
    }
}
