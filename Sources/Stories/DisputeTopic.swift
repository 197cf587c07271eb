import Records

/// What the claimants of a story hold on one subject, and whether it can all be so.
struct DisputeTopic: Sendable {
    let about: String
    /// What is held of it is one question: of an act it is, of somebody much can be said.
    var isOneQuestion: Bool
    private var held: [Held] = []
    /// Whether all are on one side, which is the rule.
    private var isUnanimous = true

    /// A position with what it is compared by.
    struct Held: Sendable {
        let position: StoryRecord.Dispute.Position
        /// The claimant.
        let party: Party
        let side: Side
    }

    /// One of the answers to the question.
    struct Side: Sendable, Hashable {
        /// `not spying` leaves everything open but `spying`.
        let isDenied: Bool
        let name: String

        func excludes(_ other: Side) -> Bool {
            switch (isDenied, other.isDenied) {
            case (false, false): name != other.name
            case (true, true): false
            default: name == other.name
            }
        }

        /// What sides are sorted by.
        var text: String { isDenied ? "not \(name)" : name }
    }

    init(about: String, isOneQuestion: Bool) {
        self.about = about
        self.isOneQuestion = isOneQuestion
    }

    mutating func insert(_ new: Held) {
        if let first = held.first, first.side != new.side { isUnanimous = false }
        held.append(new)
    }

    /// Nil where all are on one side, or everybody who is on another is on all of them.
    var dispute: StoryRecord.Dispute? {
        if isUnanimous { return nil }
        let held = isOneQuestion ? held : related
        guard Self.isDisputed(held) else { return nil }
        var seen: Set<String> = []
        let once = held.filter {
            seen.insert("\($0.side.text)\u{0}\($0.position.claimant)\u{0}\($0.position.text)")
                .inserted
        }
        var positions: [StoryRecord.Dispute.Position] = []
        // From every side in turn, so that the limit cuts none off.
        let sides = Dictionary(grouping: once, by: \.side.text).sorted { $0.key < $1.key }
        for rank in 0..<Limits.positionsMax {
            positions += sides.compactMap {
                rank < $0.value.count ? $0.value[rank].position : nil
            }
        }
        return StoryRecord.Dispute(
            about: about, positions: Array(positions.prefix(Limits.positionsMax)))
    }

    /// Two different parties are on sides that exclude each other.
    private static func isDisputed(_ held: [Held]) -> Bool {
        held.contains { one in
            held.contains { $0.side.excludes(one.side) && !$0.party.agrees(with: one.party) }
        }
    }

    /// Denials and what they can be denials of: they share words besides the subject.
    private var related: [Held] {
        let words = held.map { Set(ContentWords($0.position.text, lengthMin: 5).hashes) }
        return held.indices.filter { one in
            held.indices.contains { two in
                held[one].side != held[two].side
                    && words[one].intersection(words[two]).count >= Self.sharedWordsMin
            }
        }.map { held[$0] }
    }

    private static let sharedWordsMin = 2
}
