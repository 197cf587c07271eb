import Records

/// Whether an event happened, and by what force of the words around it did not.
struct Manner: Equatable {
    var polarity = EventRecord.Polarity.positive
    var modality = EventRecord.Modality.asserted
    /// What the verb or noun above does with the event; nil where it only tells of it.
    var force: Force?
    /// The word that has this force.
    var governor: Int?

    /// What becomes of an event under a verb: `refused to meet`, `threatened to shell`.
    enum Force: String {
        case planned, agreed, threatened, refused, ended, failed, demanded, joint
    }

    var happened: Bool { polarity == .positive && modality == .asserted }

    mutating func negate() { polarity = polarity == .positive ? .negative : .positive }
}
