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
    /// `without`, `instead`: what follows did not happen.
    func isInstead(_ form: String) -> Bool { has("instead", form) }
    func isReasonMark(_ form: String) -> Bool { has("reason-mark", form) }
    func isReasonPreposition(_ form: String) -> Bool { has("reason-case", form) }
    func isLight(_ lemma: String) -> Bool { has("light", lemma) }
    /// `planned` or `possible`, by an auxiliary.
    func modal(_ form: String) -> String? { classes["modal"]?[form] }
    /// What a verb, adjective or noun makes of its infinitive.
    func governor(_ lemma: String) -> String? { classes["governor"]?[lemma] }
    /// What a verb or noun makes of the clause that it tells: `denied that …`.
    func teller(_ lemma: String) -> String? { classes["teller"]?[lemma] }
    /// What a verb makes of the event that its object names: `threatened sanctions`.
    func objectGovernor(_ lemma: String) -> String? { classes["object-governor"]?[lemma] }
    /// What an adjective makes of an event's noun: `planned talks`.
    func attribute(_ lemma: String) -> String? { classes["attribute"]?[lemma] }
    /// `launch` in `launch an investigation`.
    func isSupport(_ lemma: String) -> Bool { has("support", lemma) }
    /// `receive` in `received aid from`: the subject is the target.
    func isReceiving(_ lemma: String) -> Bool { classes["support"]?[lemma] == "receives" }
    /// What a noun makes of the event that it is about: `a request for talks`.
    func nounGovernor(_ lemma: String) -> String? { classes["noun-governor"]?[lemma] }
    /// The sector of a noun that names a party without a name: `COP` of `police`.
    func sector(_ lemma: String) -> String? { classes["agent"]?[lemma] }
    /// `release` of `its release of the crew`: the verb that the noun is made from.
    func verb(of noun: String) -> String? { classes["nominalization"]?[noun] }
    /// `must`: said of somebody else it demands.
    func isDemand(_ form: String) -> Bool { has("demand", form) }
    /// `be`, `face`: what must be so, nobody is asked to do.
    func isStative(_ lemma: String) -> Bool { has("stative", lemma) }
    /// `say`: what its pronouns mean, its own subject may tell.
    func isTelling(_ lemma: String) -> Bool { has("telling", lemma) }
    /// `effort`: the word before it says of what.
    func isVague(_ lemma: String) -> Bool { has("vague", lemma) }
    /// `request`: what stands behind it is what is asked for or offered.
    func isVessel(_ lemma: String) -> Bool { has("vessel", lemma) }
    /// `spark`: what it brings about happened if it did.
    func isCausing(_ lemma: String) -> Bool { has("causing", lemma) }
    /// `joint` exercises are held together.
    func isJoint(_ lemma: String) -> Bool { has("joint", lemma) }
    /// `number` of `a number of soldiers`.
    func isPartitive(_ lemma: String) -> Bool { has("partitive", lemma) }
    /// `hurricane`: what it does is no event between parties.
    func isNature(_ lemma: String) -> Bool { has("nature", lemma) }
    /// `share`, `index`: what they do is no event between parties.
    func isMarket(_ lemma: String) -> Bool { has("market", lemma) }
    /// `quarterback`: beside it, to beat and to attack are played.
    func isSport(_ lemma: String) -> Bool { has("sport", lemma) }

    /// `ocean`, `airport`: what is done there is done to nobody.
    func isScene(_ lemma: String) -> Bool { has("scene", lemma) }
    /// `fight`: without anybody whom it is done to, most often for something.
    func isFigurative(_ lemma: String) -> Bool { has("figurative", lemma) }
    /// `encourage`: in the passive a feeling.
    func isFeeling(_ lemma: String) -> Bool { has("feeling", lemma) }
    /// `scrap`: to promise it is to agree to nothing.
    func isUndoing(_ lemma: String) -> Bool { has("undoing", lemma) }
    /// `twitter`: what stands there is said to nobody.
    func isPlatform(_ lemma: String) -> Bool { has("platform", lemma) }
    /// `take`: with a particle that no entry names it means something else.
    func isPhrasal(_ lemma: String) -> Bool { has("phrasal", lemma) }

    /// `arrest` of `his arrest`: the possessive names the target.
    func isPatient(_ lemma: String) -> Bool { has("patient", lemma) }
    /// `derailment`: beside it to kill is nobody's deed.
    func isAccident(_ lemma: String) -> Bool { has("accident", lemma) }
    /// `Image caption`, `Media copyright`: labels that ran into the text.
    func isPictureLabel(_ first: String, _ second: String) -> Bool {
        has("picture", first) && has("picture-label", second)
    }
    /// `reuters`, to whom a picture is credited.
    func isCredit(_ form: String) -> Bool { has("credit", form) }

    private func has(_ kind: String, _ word: String) -> Bool { classes[kind]?[word] != nil }
}
