import Language
import Lexicons
import Records

/// How sure an event is, by what it was read from: a main clause about two governments is read
/// rightly more often than a gerund in a long quotation.
struct EventConfidence: Sendable {
    /// What makes an event surer, or less sure.
    enum Sign: String, CaseIterable {
        /// What every event begins with.
        case begin
        /// Told by the sentence's main verb.
        case root
        /// Told by a noun that is an object or stands behind a preposition.
        case noun
        /// Told by a verb without a subject of its own: joined to another, in an infinitive or
        /// gerund that a verb opens, or beside a noun.
        case borrowed, open, modifying
        /// Told by a verb or noun that promises, threatens or refuses it.
        case governed
        /// In somebody's very words.
        case spoken
        /// What may have happened.
        case possible
        /// Both a source and a target have an actor's code.
        case actors
        /// Sources, but none with an actor's code.
        case uncoded
        /// No source, no target.
        case sourceless, targetless
        /// A pronoun that nobody is known for.
        case nobody
        /// A target that only a pronoun tells.
        case pronoun
        /// A target with a name of its own, but without an actor's code.
        case unknown
        /// A source far before the word that tells the event.
        case far
        /// A long sentence, a short one.
        case long, short
    }

    private var points: [String: Int] = [:]

    init(_ table: Table, types: Set<String>) throws(SeedsError) {
        try table.require("sign", "points")
        for row in table.rows {
            let sign = row["sign"]
            guard Sign(rawValue: sign) != nil || types.contains(sign) else {
                throw table.error(row, "there is no sign and no type “\(sign)”")
            }
            guard let points = Int(row["points"]) else {
                throw table.error(row, "points must be a whole number")
            }
            self.points[sign] = points
        }
        for name in Sign.allCases.map(\.rawValue) where points[name] == nil {
            throw SeedsError(
                .malformed, file: table.name + ".tsv", message: "no points for “\(name)”")
        }
    }

    /// From 0.05 to 0.95; of an event without a type it says nothing.
    func confidence(of draft: EventFinder.Draft, _ finder: EventFinder) -> Double {
        guard let type = draft.code?.type else { return Limits.untypedConfidence }
        var sum = points[type] ?? 0
        for sign in signs(of: draft, finder) { sum += points[sign.rawValue] ?? 0 }
        return Double(min(max(sum, 1), Self.pointsMax - 1)) / Double(Self.pointsMax)
    }

    private static let pointsMax = 20

    private func signs(of draft: EventFinder.Draft, _ finder: EventFinder) -> [Sign] {
        var signs: [Sign] = [.begin]
        // `threatened to attack` is told by the threat.
        let told = draft.manner.governor ?? draft.trigger
        signs += places(of: told, finder.tree)
        if told != draft.trigger, draft.manner.force != nil { signs.append(.governed) }
        if finder.quotes.isSpoken(draft.trigger, of: finder.sentence) { signs.append(.spoken) }
        if draft.manner.modality == .possible { signs.append(.possible) }
        let isCoded = (
            draft.sources.contains { $0.actor != nil }, draft.targets.contains { $0.actor != nil }
        )
        if isCoded == (true, true) { signs.append(.actors) }
        if draft.sources.isEmpty {
            signs.append(.sourceless)
        } else if !isCoded.0 {
            signs.append(.uncoded)
        }
        if draft.targets.isEmpty { signs.append(.targetless) }
        let word = finder.reading.bytes(told..<told + 1, of: finder.sentence)
        let distance = draft.sources.map { abs($0.start - word.lowerBound) }.min() ?? 0
        if distance >= Limits.farSourceBytes { signs.append(.far) }
        let length = finder.tree.words.count
        if length > Limits.longSentenceTokens { signs.append(.long) }
        if length < Limits.shortSentenceTokens { signs.append(.short) }
        return signs + known(draft)
    }

    /// How well the parties are known.
    private func known(_ draft: EventFinder.Draft) -> [Sign] {
        var signs: [Sign] = []
        if (draft.sources + draft.targets).contains(where: { $0.isPronoun && $0.entity == nil }) {
            signs.append(.nobody)
        }
        if draft.targets.contains(where: { $0.isPronoun && $0.entity != nil }) {
            signs.append(.pronoun)
        }
        let hasUnknown = draft.targets.contains { target in
            target.entity != nil && target.actor == nil && !target.isPronoun
                && target.text.first?.isUppercase ?? false
        }
        if hasUnknown { signs.append(.unknown) }
        return signs
    }

    /// Where in the sentence the event is told; of a verb that is joined to another both.
    private func places(of trigger: Int, _ tree: SentenceTree) -> [Sign] {
        let relation = tree.words[trigger].relation
        guard tree.isVerb(trigger) else {
            return [.obj, .obl, .nmod, .conj].contains(relation)
                ? [.noun] : []
        }
        if relation == .root { return [.root] }
        guard tree.first(of: trigger, .nsubj, .nsubjPassive) == nil else { return [] }
        switch relation {
        case .xcomp: return [.open]
        case .acl, .aclRelative: return [.modifying]
        case .parataxis: return [.borrowed]
        case .conj:
            guard let head = tree.words[trigger].head, tree.words.indices.contains(head),
                tree.words[head].relation == .acl
            else { return [.borrowed] }
            return [.borrowed, .modifying]
        default: return []
        }
    }
}
