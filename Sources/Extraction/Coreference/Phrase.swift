import Language
import Records

/// A noun phrase or pronoun that may mean the same as another one.
struct Phrase {
    let sentence: Int
    let head: Int
    /// The whole phrase: with article, apposition, relative clause and a final `'s`.
    let tokens: Range<Int>
    /// The same without apposition and clauses, as a mention is told.
    let core: Range<Int>
    /// The words from the first to the head in lower case, without an article.
    let words: ArraySlice<String>
    let form: EntityRecord.Form
    /// What a name was found to name: an index into the drafts.
    let draft: Int?
    let determiner: Determiner
    var traits: Traits
    /// How much its place in the sentence makes it what is spoken of.
    let weight: Double
    /// A pronoun that may as well mean somebody else.
    var isDoubtful = false

    var text: String {
        words.count == 1 ? words[words.startIndex] : words.joined(separator: " ")
    }

    enum Determiner { case definite, indefinite, bare, owned }

    /// What a pronoun must agree with; an empty side agrees with everything.
    struct Traits: OptionSet {
        let rawValue: UInt8

        static let singular = Traits(rawValue: 1 << 0)
        static let plural = Traits(rawValue: 1 << 1)
        static let male = Traits(rawValue: 1 << 2)
        static let female = Traits(rawValue: 1 << 3)
        static let person = Traits(rawValue: 1 << 4)
        static let thing = Traits(rawValue: 1 << 5)

        private static let sides: [Traits] = [
            [.singular, .plural], [.male, .female], [.person, .thing],
        ]

        func agrees(with other: Traits) -> Bool {
            Self.sides.allSatisfy { side in
                let (own, its) = (intersection(side), other.intersection(side))
                return own.isEmpty || its.isEmpty || !own.isDisjoint(with: its)
            }
        }

        /// What both tell; where they differ, and may differ, nothing.
        func joined(_ other: Traits) -> Traits {
            var out: Traits = []
            for side in Self.sides {
                let (own, its) = (intersection(side), other.intersection(side))
                out.formUnion(
                    own.isEmpty ? its : its.isEmpty ? own : own.intersection(its).union(own))
            }
            return out
        }
    }
}
