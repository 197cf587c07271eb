import Records

/// Finds what different claimants in a story hold that can't both be so, article by article: what
/// they held stays, and a further article's claims are only put beside it.
struct DisputeFinder: Sendable {
    private var topics: [Key: DisputeTopic] = [:]
    /// Of the topics, those that are in dispute.
    private var found: [Key: StoryRecord.Dispute] = [:]
    /// Topics that something was added to since they were looked at.
    private var changed: Set<Key> = []
    /// How many tellers were looked at, and of how many the claims were taken in: of none until one
    /// denies something, or says that something was not done.
    private var seen = 0
    private var denied = 0
    private var negated = 0
    private var hasDenial = false
    private var hasNegation = false

    /// What is held on different subjects, and in different ways, is not compared.
    private struct Key: Hashable, Comparable {
        let kind: Kind
        let subject: String
        /// Of a description what it is a matter of, such as `purpose`.
        var dimension = ""

        static func < (one: Self, two: Self) -> Bool {
            (one.kind.rawValue, one.subject, one.dimension)
                < (two.kind.rawValue, two.subject, two.dimension)
        }
    }

    private enum Kind: Int { case description, denial, negation }

    private mutating func insert(
        _ held: DisputeTopic.Held, _ key: Key, isOneQuestion: Bool = true
    ) {
        topics[
            key, default: DisputeTopic(about: key.subject, isOneQuestion: isOneQuestion)
        ].insert(held)
        changed.insert(key)
    }

    /// Those that most hold something on come first. `tellers`: the same ones as before and those
    /// after them.
    mutating func disputes(_ tellers: [Teller]) -> [StoryRecord.Dispute] {
        for teller in tellers[seen...] {
            addDescriptions(teller)
            hasDenial = hasDenial || teller.telling.claims.contains { $0.stance == .denies }
            hasNegation = hasNegation || teller.telling.events.contains { $0.isNegative }
        }
        seen = tellers.count
        if hasDenial {
            for teller in tellers[denied...] { addDenials(teller) }
            denied = tellers.count
        }
        if hasNegation {
            for teller in tellers[negated...] { addNegations(teller) }
            negated = tellers.count
        }
        for key in changed { found[key] = topics[key]?.dispute }
        changed = []
        if found.isEmpty { return [] }
        return found.sorted {
            ($1.value.positions.count, $0.value.about, $0.key)
                < ($0.value.positions.count, $1.value.about, $1.key)
        }.prefix(Limits.disputesMax).map(\.value)
    }

    // MARK: - Descriptions

    /// The same thing described by different claimants in words that exclude each other.
    private mutating func addDescriptions(_ teller: Teller) {
        for told in teller.telling.descriptions {
            guard let claimant = told.claimant else { continue }
            let said = told.description
            let party = teller.telling.names[Int(claimant)]
            let position = StoryRecord.Dispute.Position(
                claimant: party.text, stance: said.stance, text: said.text,
                article: teller.article, claim: said.claim)
            for trait in said.traits {
                // `purpose:civil` → purpose, civil.
                let parts = trait.split(separator: ":", maxSplits: 1)
                let side = DisputeTopic.Side(
                    isDenied: said.stance == .denies, name: String(parts.dropFirst().first ?? ""))
                insert(
                    DisputeTopic.Held(position: position, party: party.party, side: side),
                    Key(
                        kind: .description, subject: said.thing,
                        dimension: String(parts.first ?? "")))
            }
        }
    }

    // MARK: - Stances

    /// One denies what another asserts or accuses somebody of.
    private mutating func addDenials(_ teller: Teller) {
        for claim in teller.telling.claims {
            guard let side = Self.side(of: claim.stance) else { continue }
            let held = held(claim, teller, side: side)
            var subjects: [String] = []
            for act in acts(of: claim, teller.telling) where !subjects.contains(act) {
                subjects.append(act)
                let key = Key(kind: .denial, subject: act)
                insert(held, key)
                topics[key]?.isOneQuestion = true
            }
            for index in claim.about {
                let name = teller.telling.names[Int(index)].text
                if subjects.contains(name) { continue }
                subjects.append(name)
                insert(held, Key(kind: .denial, subject: name), isOneQuestion: false)
            }
        }
    }

    private static func side(of stance: ClaimRecord.Stance) -> String? {
        switch stance {
        case .denies: "denies"
        case .asserts, .accuses, .assesses: "holds"
        case .promises, .demands, .predicts: nil
        }
    }

    private func held(_ claim: ToldClaim, _ teller: Teller, side: String) -> DisputeTopic.Held {
        let party = teller.telling.names[Int(claim.claimant)]
        return DisputeTopic.Held(
            position: StoryRecord.Dispute.Position(
                claimant: party.text, stance: claim.stance, text: claim.text,
                article: teller.article, claim: "c\(claim.number)"),
            party: party.party, side: DisputeTopic.Side(isDenied: false, name: side))
    }

    /// What a claim says was done, in words that hold across articles.
    private func acts(of claim: ToldClaim, _ telling: Telling) -> [String] {
        claim.events.compactMap { number in
            telling.event(number).map { Self.name(of: $0, telling) }
        }
    }

    private static func name(of event: ToldEvent, _ telling: Telling) -> String {
        let parties = event.sources.indices + event.targets.indices
        return ([event.type] + parties.map { telling.names[Int($0)].actor })
            .joined(separator: " ")
    }

    // MARK: - Negation

    /// One claimant says that something was done, another that it was not.
    private mutating func addNegations(_ teller: Teller) {
        for claim in teller.telling.claims where Self.side(of: claim.stance) == "holds" {
            // Of the others it says something with the first: “why did they not … by …ing”.
            guard let event = claim.events.first.flatMap({ teller.telling.event($0) }),
                !event.sources.indices.isEmpty
            else { continue }
            insert(
                held(claim, teller, side: event.isNegative ? "not" : "so"),
                Key(kind: .negation, subject: Self.name(of: event, teller.telling)))
        }
    }
}
