/// What an article tells: the part of its account that facts and disputes are made of.
struct Telling: Sendable {
    /// Whom and what its entities, events, claims and descriptions mean, by index.
    var names: [Name] = []
    /// The most salient entities, indices of `names`.
    var entities: [UInt8] = []
    var places: [Place] = []
    var events: [ToldEvent] = []
    var claims: [ToldClaim] = []
    var descriptions: [ToldDescription] = []

    func event(_ number: UInt16) -> ToldEvent? { events.first { $0.number == number } }

    /// Somebody or something, by the name that holds across articles.
    struct Name: Sendable, Equatable {
        var text: String
        /// Of a party to events: `CHN.MIL`, else the name.
        var actor: String
        var party: Party

        init(text: String, actor: String?, kind: Party.Kind = .named) {
            self.text = text
            self.actor = actor ?? text
            party = Party(text, actor: actor, kind: kind)
        }
    }

    /// Where something is said to have happened.
    struct Place: Sendable, Equatable {
        var name: String
        /// ISO 3166-1 alpha-2, or empty.
        var country: String
        /// A country or a part of one, not a spot in it.
        var isArea: Bool

        /// Not two places: the same one, or one of them may lie in the other.
        func agrees(with other: Place) -> Bool {
            name == other.name
                || (isArea || other.isArea)
                    && (country == other.country || country.isEmpty || other.country.isEmpty)
        }
    }
}
