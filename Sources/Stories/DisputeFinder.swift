import Records

/// Finds what different claimants in a story hold that can't both be so.
struct DisputeFinder {
    let tellers: [Teller]

    /// Those that most hold something on come first.
    func disputes() -> [StoryRecord.Dispute] {
        let found = descriptions() + denials() + negations()
        return found.sorted { ($1.positions.count, $0.about) < ($0.positions.count, $1.about) }
            .prefix(Limits.disputesMax).map { $0 }
    }

    /// A position with what it is compared by.
    private struct Held {
        let position: StoryRecord.Dispute.Position
        /// Of the claimant.
        let party: Telling.Name
        let side: String
    }

    // MARK: - Descriptions

    /// The same thing described by different claimants in words that exclude each other.
    private func descriptions() -> [StoryRecord.Dispute] {
        var things: [String: [Held]] = [:]
        for teller in tellers {
            for told in teller.telling.descriptions {
                guard let claimant = told.claimant else { continue }
                let said = told.description
                let party = teller.telling.names[Int(claimant)]
                for trait in said.traits {
                    var (dimension, side) = Self.split(trait)
                    if said.stance == .denies { side = "not \(side)" }
                    things["\(said.thing)\u{0}\(dimension)", default: []].append(
                        Held(
                            position: StoryRecord.Dispute.Position(
                                claimant: party.text, stance: said.stance, text: said.text,
                                article: teller.account.id, claim: said.claim),
                            party: party, side: side))
                }
            }
        }
        return things.sorted { $0.key < $1.key }.compactMap { thing, held in
            dispute(String(thing.prefix { $0 != "\u{0}" }), held)
        }
    }

    /// `purpose:civil` → purpose, civil.
    private static func split(_ trait: String) -> (dimension: String, side: String) {
        let parts = trait.split(separator: ":", maxSplits: 1)
        return (String(parts.first ?? ""), String(parts.dropFirst().first ?? ""))
    }

    /// `not spying` leaves everything open but `spying`.
    private static func exclude(_ one: String, _ two: String) -> Bool {
        let denied = [one, two].filter { $0.hasPrefix("not ") }
        switch denied.count {
        case 0: return one != two
        case 1: return "not " + one == two || "not " + two == one
        default: return false
        }
    }

    /// Nil where all are on one side, or everybody who is on another is on all of them.
    private func dispute(_ about: String, _ held: [Held]) -> StoryRecord.Dispute? {
        let isDisputed = held.contains { one in
            held.contains {
                Self.exclude($0.side, one.side) && !$0.party.party.agrees(with: one.party.party)
            }
        }
        guard isDisputed else { return nil }
        var seen: Set<String> = []
        let once = held.filter {
            seen.insert("\($0.side)\u{0}\($0.party.text)\u{0}\($0.position.text)").inserted
        }
        var positions: [StoryRecord.Dispute.Position] = []
        // From every side in turn, so that the limit cuts none off.
        let sides = Set(once.map(\.side)).sorted().map { side in once.filter { $0.side == side } }
        for rank in 0..<Limits.positionsMax {
            positions += sides.compactMap { rank < $0.count ? $0[rank].position : nil }
        }
        return StoryRecord.Dispute(
            about: about, positions: Array(positions.prefix(Limits.positionsMax)))
    }

    // MARK: - Stances

    /// One denies what another asserts or accuses somebody of.
    private func denials() -> [StoryRecord.Dispute] {
        guard tellers.contains(where: { $0.telling.claims.contains { $0.stance == .denies } })
        else { return [] }
        var positions: [String: [Held]] = [:]
        var acts: Set<String> = []
        for teller in tellers {
            for claim in teller.telling.claims {
                guard let side = Self.side(of: claim.stance) else { continue }
                let held = held(claim, teller, side: side)
                let done = Self.acts(of: claim, teller.telling)
                acts.formUnion(done)
                let named = claim.about.map { teller.telling.names[Int($0)].text }
                for subject in Set(done + named) { positions[subject, default: []].append(held) }
            }
        }
        return positions.sorted { $0.key < $1.key }.compactMap { about, held in
            // An act is enough of a subject; of somebody much can be said.
            dispute(about, acts.contains(about) ? held : Self.related(held))
        }
    }

    private static func side(of stance: ClaimRecord.Stance) -> String? {
        switch stance {
        case .denies: "denies"
        case .asserts, .accuses, .assesses: "holds"
        case .promises, .demands, .predicts: nil
        }
    }

    /// Denials and what they can be denials of: they share words besides the subject.
    private static func related(_ held: [Held]) -> [Held] {
        guard held.contains(where: { $0.side != held[0].side }) else { return [] }
        let words = held.map { Set(ContentWords($0.position.text, lengthMin: 5).hashes) }
        return held.indices.filter { one in
            held.indices.contains { two in
                held[one].side != held[two].side
                    && words[one].intersection(words[two]).count >= sharedWordsMin
            }
        }.map { held[$0] }
    }

    private static let sharedWordsMin = 2

    private func held(_ claim: ToldClaim, _ teller: Teller, side: String) -> Held {
        let party = teller.telling.names[Int(claim.claimant)]
        return Held(
            position: StoryRecord.Dispute.Position(
                claimant: party.text, stance: claim.stance, text: claim.text,
                article: teller.account.id,
                claim: "c\(claim.number)"),
            party: party, side: side)
    }

    /// What a claim says was done, in words that hold across articles.
    private static func acts(of claim: ToldClaim, _ telling: Telling) -> [String] {
        claim.events.compactMap { number in
            telling.events.first { $0.number == number }.map { name(of: $0, telling) }
        }
    }

    private static func name(of event: ToldEvent, _ telling: Telling) -> String {
        let parties = event.sources.indices + event.targets.indices
        return ([event.type] + parties.map { telling.names[Int($0)].actor })
            .joined(separator: " ")
    }

    // MARK: - Negation

    /// One claimant says that something was done, another that it was not.
    private func negations() -> [StoryRecord.Dispute] {
        guard tellers.contains(where: { $0.telling.events.contains { $0.isNegative } })
        else { return [] }
        var acts: [String: [Held]] = [:]
        for teller in tellers {
            for claim in teller.telling.claims where Self.side(of: claim.stance) == "holds" {
                // Of the others it says something with the first: “why did they not … by …ing”.
                for number in claim.events.prefix(1) {
                    guard let event = teller.telling.events.first(where: { $0.number == number }),
                        !event.sources.indices.isEmpty
                    else { continue }
                    acts[Self.name(of: event, teller.telling), default: []].append(
                        held(claim, teller, side: event.isNegative ? "not" : "so"))
                }
            }
        }
        return acts.sorted { $0.key < $1.key }.compactMap { dispute($0, $1) }
    }
}
