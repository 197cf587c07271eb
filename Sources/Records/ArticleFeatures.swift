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
    /// What it, or somebody in it, calls a thing that others may call otherwise.
    package var descriptions: [Description]

    package init(
        terms: [Term] = [], shingles: [UInt32] = [], descriptions: [Description] = []
    ) {
        self.terms = terms
        self.shingles = shingles
        self.descriptions = descriptions
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

    /// “civilian airship”: a thing of a kind, with the traits that the words give it.
    package struct Description: Sendable, Hashable, Decodable {
        /// The kind of thing, such as `craft`.
        package var thing: String
        /// Dimension and side, such as `purpose:civil`.
        package var traits: [String]
        package var start: Int
        package var end: Int
        package var text: String
        /// Nil for the article's own voice.
        package var claimant: ClaimRecord.Claimant?
        package var stance: ClaimRecord.Stance
        /// The id of the claim it stands in.
        package var claim: String?

        package init(
            thing: String, traits: [String], span: Span, claimant: ClaimRecord.Claimant?,
            stance: ClaimRecord.Stance, claim: String?
        ) {
            self.thing = thing
            self.traits = traits
            start = span.start
            end = span.end
            text = span.text
            self.claimant = claimant
            self.stance = stance
            self.claim = claim
        }
    }

    /// Terms that an article keeps.
    package static let termsMax = 80
    /// Shingles that an article keeps.
    package static let shinglesMax = 96
    /// Descriptions that an article keeps.
    package static let descriptionsMax = 12
    /// Bytes of a term; a longer word is left out.
    package static let termBytesMax = 32
}

extension ArticleFeatures {
    private enum Key: String, CodingKey { case terms, shingles, descriptions }

    /// Journals of 0.1.0 have no descriptions.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        terms = try fields.decode([Term].self, forKey: .terms)
        shingles = try fields.decode([UInt32].self, forKey: .shingles)
        descriptions = try fields.decodeIfPresent([Description].self, forKey: .descriptions) ?? []
    }
}

extension ArticleFeatures: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("terms", terms)
            $0.key("shingles")
            $0.array { json in for hash in shingles { json.element(Int(hash)) } }
            $0.field("descriptions", descriptions)
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

extension ArticleFeatures.Description: JSONWritable {
    package func write(to json: inout JSONWriter) {
        json.object {
            $0.field("thing", thing)
            $0.field("traits", traits)
            $0.fields(of: Span(start: start, end: end, text: text))
            $0.field("claimant", claimant)
            $0.field("stance", stance)
            $0.field("claim", claim)
        }
    }
}
