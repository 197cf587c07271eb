package import Prose
package import Records

/// A sentence with its words' grammar and the names in it.
package struct ParsedSentence: Sendable {
    package let sentence: Sentence
    /// One for each token, at the token's index.
    package let words: [Word]
    /// In the order of the text, without overlap.
    package let names: [Name]

    package init(sentence: Sentence, words: [Word], names: [Name]) {
        self.sentence = sentence
        self.words = words
        self.names = names
    }
}

/// A token's grammar (Universal Dependencies 2).
package struct Word: Sendable, Equatable {
    package var upos: UPOS
    package var lemma: String
    package var features: Features
    /// Index of the head token in the same sentence; nil for the root.
    package var head: Int?
    package var relation: Relation

    package init(
        upos: UPOS, lemma: String, features: Features = [], head: Int?, relation: Relation
    ) {
        self.upos = upos
        self.lemma = lemma
        self.features = features
        self.head = head
        self.relation = relation
    }
}

/// A name with its type, as the sentence alone or with the whole article tells it.
package struct Name: Sendable, Equatable {
    /// Indices into the sentence's tokens; without a leading `the` or a final `'s`.
    package var tokens: Range<Int>
    package var type: EntityType
    package var provenance: Provenance

    package init(tokens: Range<Int>, type: EntityType, provenance: Provenance) {
        self.tokens = tokens
        self.type = type
        self.provenance = provenance
    }
}

/// Universal part-of-speech tags.
package enum UPOS: String, Sendable, CaseIterable {
    case adjective = "ADJ"
    case adposition = "ADP"
    case adverb = "ADV"
    case auxiliary = "AUX"
    case coordinator = "CCONJ"
    case determiner = "DET"
    case interjection = "INTJ"
    case noun = "NOUN"
    case number = "NUM"
    case particle = "PART"
    case pronoun = "PRON"
    case properNoun = "PROPN"
    case punctuation = "PUNCT"
    case subordinator = "SCONJ"
    case symbol = "SYM"
    case verb = "VERB"
    case other = "X"
}

/// The morphological features that later stages ask for.
package struct Features: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let past = Features(rawValue: 1 << 0)
    package static let present = Features(rawValue: 1 << 1)
    package static let finite = Features(rawValue: 1 << 2)
    package static let infinitive = Features(rawValue: 1 << 3)
    package static let participle = Features(rawValue: 1 << 4)
    package static let gerund = Features(rawValue: 1 << 5)
    package static let passive = Features(rawValue: 1 << 6)
    package static let plural = Features(rawValue: 1 << 7)
    package static let imperative = Features(rawValue: 1 << 8)
}

/// UD relations of English, with the subtypes that later stages ask for.
package enum Relation: String, Sendable, CaseIterable {
    case root, dep, punct
    case nsubj, csubj, obj, iobj, obl, nmod, appos, nummod, amod, advmod
    case nsubjPassive = "nsubj:pass"
    case csubjPassive = "csubj:pass"
    case oblAgent = "obl:agent"
    case oblUnmarked = "obl:unmarked"
    case nmodPossessive = "nmod:poss"
    case nmodUnmarked = "nmod:unmarked"
    case ccomp, xcomp, advcl, acl
    case aclRelative = "acl:relcl"
    case advclRelative = "advcl:relcl"
    case aux, cop, mark, det, cc, conj, expl, discourse, vocative, dislocated
    case auxPassive = "aux:pass"
    case detPredeterminer = "det:predet"
    case ccPreconjunction = "cc:preconj"
    case compound, fixed, flat, goeswith, list, orphan, parataxis, reparandum
    case compoundParticle = "compound:prt"
    case `case` = "case"
}
