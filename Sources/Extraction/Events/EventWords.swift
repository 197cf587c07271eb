package import Lexicons

/// The words of `seeds/lexicons/event-words.tsv`.
package struct EventWords: Sendable {
    private let classes: [String: [String: String]]

    package init(_ table: Table) throws(SeedsError) {
        try table.require("word", "class", "value")
        var classes: [String: [String: String]] = [:]
        for row in table.rows { classes[row["class"], default: [:]][row["word"]] = row["value"] }
        self.classes = classes
    }

    func isNegator(_ form: String) -> Bool { has("negator", form) }
    func isCondition(_ form: String) -> Bool { has("condition", form) }
    func isReasonMark(_ form: String) -> Bool { has("reason-mark", form) }
    func isReasonPreposition(_ form: String) -> Bool { has("reason-case", form) }
    func isLight(_ lemma: String) -> Bool { has("light", lemma) }
    /// `planned` or `possible`, by an auxiliary.
    func modal(_ form: String) -> String? { classes["modal"]?[form] }
    /// What a verb makes of its infinitive.
    func governor(_ lemma: String) -> String? { classes["governor"]?[lemma] }
    /// Whether an event of a type becomes a REJECT when it is refused.
    func isRejectedWhenRefused(_ type: String) -> Bool { has("negated-type", type) }

    /// The code of a type that is only planned: cooperation is agreed to, conflict threatened.
    func plannedCode(_ type: String) -> String? { classes["planned-type"]?[type] }
    /// `launch` in `launch an investigation`.
    func isSupport(_ lemma: String) -> Bool { has("support", lemma) }
    /// What a noun makes of the event that it is about: `a request for talks`.
    func nounGovernor(_ lemma: String) -> String? { classes["noun-governor"]?[lemma] }
    /// The sector of a noun that names a party without a name: `COP` of `police`.
    func sector(_ lemma: String) -> String? { classes["agent"]?[lemma] }

    private func has(_ kind: String, _ word: String) -> Bool { classes[kind]?[word] != nil }
}
