import Records

/// The rules that make names, with how often each was right on news (rough).
extension Provenance {
    static let gazetteer = Provenance(confidence: 0.95, rule: "name.gazetteer")
    static let title = Provenance(confidence: 0.95, rule: "name.title")
    static let lastWord = Provenance(confidence: 0.9, rule: "name.last-word")
    static let firstWord = Provenance(confidence: 0.85, rule: "name.first-word")
    static let givenName = Provenance(confidence: 0.9, rule: "name.given-name")
    static let acronym = Provenance(confidence: 0.7, rule: "name.acronym")
    static let article = Provenance(confidence: 0.85, rule: "name.article")
    static let preposition = Provenance(confidence: 0.6, rule: "name.preposition")
    static let capitals = Provenance(confidence: 0.6, rule: "name.capitals")
    static let loneCapital = Provenance(confidence: 0.5, rule: "name.lone-capital")
}
