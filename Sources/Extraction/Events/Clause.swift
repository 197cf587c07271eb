import Language

/// A verb with who does what to whom; all tokens are heads of phrases.
struct Clause {
    /// Who does it: of a passive verb the agents.
    var subjects: [Int] = []
    /// Whom or what it is done to: of a passive verb what its subject names.
    var objects: [Int] = []
    /// To whom something is given or told.
    var recipients: [Int] = []
    var isPassive = false
    /// `down` of `shot down`.
    var particle: String?
    /// Nouns behind prepositions, those of the objects' own at the end.
    var obliques: [Oblique] = []
    /// The infinitive, gerund or clause that the verb governs.
    var complement: Int?

    struct Oblique {
        let preposition: String
        let token: Int
        /// Behind the object: `sanctions on Iran`.
        var isInner = false
    }

    /// What stands where a subject stands: of a passive verb its patients.
    var surface: [Int] { isPassive ? (recipients.isEmpty ? objects : recipients) : subjects }
}
