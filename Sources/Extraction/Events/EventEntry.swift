import Lexicons

/// A row of `seeds/lexicons/events.tsv`: a word with the conditions under which it tells of an
/// event; a class, since all that are tried on a verb are handed about.
final class EventEntry: Sendable {
    let lemma: String
    let particle: String
    /// What the subject must be, what the object must be.
    let subjects: Things
    let objects: Things
    let prepositions: Set<String>
    /// Heads in the clause beside which the word means something else.
    let never: Things
    /// Who is behind the prepositions did it, to whom the subject names.
    let isReversed: Bool
    let code: EventCode

    init(
        lemma: String, particle: String, subjects: Things, objects: Things,
        prepositions: Set<String>, never: Things, isReversed: Bool, code: EventCode
    ) {
        self.lemma = lemma
        self.particle = particle
        self.subjects = subjects
        self.objects = objects
        self.prepositions = prepositions
        self.never = never
        self.isReversed = isReversed
        self.code = code
    }

    /// Whether it tells a sense of the word that is no event: its code is `-`.
    var isNoEvent: Bool { code.cameo == "-" }

    var rule: String {
        "events/" + lemma + (particle.isEmpty ? "" : "-" + particle) + "/" + code.cameo
    }

    /// Nouns by their lemmas.
    struct Things: Sendable {
        /// Somebody or a country will do.
        let party: Bool
        /// Somebody who acts for a state or body will do.
        let official: Bool
        /// A place will do.
        let place: Bool
        /// There must be nothing.
        let none: Bool
        /// A clause must be there, or an infinitive.
        let clause: Bool
        let infinitive: Bool
        let lemmas: Set<String>
        /// Those of the lemmas that the row itself names: the closer condition.
        let named: Set<String>

        var isEmpty: Bool {
            !party && !official && !place && !none && !clause && !infinitive && lemmas.isEmpty
        }

        /// `groups` are the named lists of `seeds/lexicons/event-things.tsv`, written `@name`.
        init?(_ cells: [String], groups: [String: Set<String>]) {
            var lemmas: Set<String> = []
            var named: Set<String> = []
            for cell in cells where !Self.kinds.contains(cell) {
                if cell.hasPrefix("@") {
                    guard let group = groups[String(cell.dropFirst())] else { return nil }
                    lemmas.formUnion(group)
                } else {
                    lemmas.insert(cell)
                    named.insert(cell)
                }
            }
            self.lemmas = lemmas
            self.named = named
            party = cells.contains("party")
            official = cells.contains("official")
            place = cells.contains("place")
            none = cells.contains("none")
            clause = cells.contains("clause")
            infinitive = cells.contains("infinitive")
        }

        private static let kinds: Set = [
            "party", "official", "place", "none", "clause", "infinitive",
        ]
    }
}

/// A CAMEO code in PLOVER's terms.
struct EventCode: Sendable {
    let cameo: String
    let type: String
    let mode: String?
    let contexts: [String]
    let intensity: Double
}
