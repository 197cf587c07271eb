import Records

/// Events, claims and descriptions as they are told of.
extension AccountReader {
    private static func number(_ id: String) -> UInt16? { UInt16(id.dropFirst()) }

    mutating func toldEvent(_ event: EventRecord) -> ToldEvent? {
        guard let number = Self.number(event.id) else { return nil }
        return ToldEvent(
            number: number, isNegative: event.polarity == .negative,
            isReal: event.modality == .asserted || event.modality == .requested,
            type: ToldEvent.type(of: event), lemma: FeatureHash.word(event.trigger.lemma),
            sources: parties(event.sources), targets: parties(event.targets),
            object: ToldEvent.ObjectWords(event.trigger.lemma, event.object?.text ?? ""),
            place: index(place: event.place?.id),
            time: event.time?.value, amounts: amounts(in: event.sentence))
    }

    /// What the sentence counts, where it says what.
    private func amounts(in sentence: EventRecord.Extent) -> [ToldEvent.Amount] {
        amounts.lazy.filter {
            sentence.start <= $0.start && $0.end <= sentence.end
        }.prefix(Limits.amountsMax).map(\.amount)
    }

    /// Ages and how long things take are no counts that accounts of an event differ on.
    static let durations: Set<String> = [
        "century", "day", "decade", "hour", "minute", "month", "second", "week", "year",
    ]

    mutating func toldClaim(_ claim: ClaimRecord) -> ToldClaim? {
        guard let number = Self.number(claim.id),
            let claimant = index(entity: claim.claimant.entity)
                ?? index(text: claim.claimant.text, actor: nil, kind: .described)
        else { return nil }
        var text = claim.text
        if text.utf8.count > Limits.claimBytesMax {
            text =
                String(decoding: text.utf8.prefix(Limits.claimBytesMax), as: UTF8.self)
                .split(separator: " ").dropLast().joined(separator: " ") + " …"
        }
        return ToldClaim(
            number: number, stance: claim.stance, claimant: claimant,
            about: claim.about.filter { $0.hasPrefix("e") }.prefix(4)
                .compactMap { index(entity: $0) },
            events: claim.about.filter { $0.hasPrefix("v") }.prefix(4).compactMap(Self.number),
            text: text)
    }

    mutating func toldDescription(
        _ description: ArticleFeatures.Description
    ) -> ToldDescription {
        let claimant = description.claimant.flatMap {
            index(entity: $0.entity) ?? index(text: $0.text, actor: nil, kind: .described)
        }
        return ToldDescription(claimant: claimant, description: description)
    }
}
