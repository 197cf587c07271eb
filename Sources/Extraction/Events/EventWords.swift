package import Lexicons

/// The words of `seeds/lexicons/event-words.tsv`.
///
/// A class, since readers of every sentence hold it.
package final class EventWords: Sendable {
    /// What each word is, with its value there: of few classes each.
    private let entries: [String: [(kind: Kind, value: String)]]

    private enum Kind: String {
        case ability, accident, accusation, agent, attribute, audience, bare, barring, blaming
        case building, causing, charge, condition, credit, crime, demand
        case feeling, fiction, figurative, governor, instead, joint, kin, light, market, measure
        case modal, naming, nature, negator, nominalization, partitive, patient, pending, phrasal
        case picture, platform, reaction, rebuke, scene, sport, standing, stative, support, teller,
            telling
        case trait, transitive, undoing, vague, verbal, vessel, writing
        case nounGovernor = "noun-governor"
        case objectGovernor = "object-governor"
        case obliqueControl = "oblique-control"
        case pictureLabel = "picture-label"
        case reasonCase = "reason-case"
        case reasonMark = "reason-mark"
        case subjectControl = "subject-control"
    }

    package init(_ table: Table) throws(SeedsError) {
        try table.require("word", "class", "value")
        var entries: [String: [(kind: Kind, value: String)]] = [:]
        for row in table.rows {
            guard let kind = Kind(rawValue: row["class"]) else {
                throw table.error(row, "there is no class “\(row["class"])”")
            }
            entries[row["word"], default: []].append((kind, row["value"]))
        }
        self.entries = entries
    }

    func isNegator(_ form: String) -> Bool { has(.negator, form) }
    func isCondition(_ form: String) -> Bool { has(.condition, form) }
    /// `without`, `instead`: what follows did not happen.
    func isInstead(_ form: String) -> Bool { has(.instead, form) }
    func isReasonMark(_ form: String) -> Bool { has(.reasonMark, form) }
    func isReasonPreposition(_ form: String) -> Bool { has(.reasonCase, form) }
    func isLight(_ lemma: String) -> Bool { has(.light, lemma) }
    /// `planned` or `possible`, by an auxiliary.
    func modal(_ form: String) -> String? { value(.modal, form) }
    /// What a verb, adjective or noun makes of its infinitive.
    func governor(_ lemma: String) -> String? { value(.governor, lemma) }
    /// What a verb or noun makes of the clause that it tells: `denied that …`.
    func teller(_ lemma: String) -> String? { value(.teller, lemma) }
    /// What a verb makes of the event that its object names: `threatened sanctions`.
    func objectGovernor(_ lemma: String) -> String? { value(.objectGovernor, lemma) }
    /// What an adjective makes of an event's noun: `planned talks`.
    func attribute(_ lemma: String) -> String? { value(.attribute, lemma) }
    /// `launch` in `launch an investigation`.
    func isSupport(_ lemma: String) -> Bool { has(.support, lemma) }
    /// `receive` in `received aid from`: the subject is the target.
    func isReceiving(_ lemma: String) -> Bool { value(.support, lemma) == "receives" }
    /// What a noun makes of the event that it is about: `a request for talks`.
    func nounGovernor(_ lemma: String) -> String? { value(.nounGovernor, lemma) }
    /// The sector of a noun that names a party without a name: `COP` of `police`.
    func sector(_ lemma: String) -> String? { value(.agent, lemma) }
    /// `release` of `its release of the crew`: the verb that the noun is made from.
    func verb(of noun: String) -> String? { value(.nominalization, noun) }
    /// `must`: said of somebody else it demands.
    func isDemand(_ form: String) -> Bool { has(.demand, form) }
    /// `be`, `face`: what must be so, nobody is asked to do.
    func isStative(_ lemma: String) -> Bool { has(.stative, lemma) }
    /// `say`: what its pronouns mean, its own subject may tell.
    func isTelling(_ lemma: String) -> Bool { has(.telling, lemma) }
    /// `effort`: the word before it says of what.
    func isVague(_ lemma: String) -> Bool { has(.vague, lemma) }
    /// `request`: what stands behind it is what is asked for or offered.
    func isVessel(_ lemma: String) -> Bool { has(.vessel, lemma) }
    /// `spark`: what it brings about happened if it did.
    func isCausing(_ lemma: String) -> Bool { has(.causing, lemma) }
    /// `joint` exercises are held together.
    func isJoint(_ lemma: String) -> Bool { has(.joint, lemma) }
    /// `number` of `a number of soldiers`.
    func isPartitive(_ lemma: String) -> Bool { has(.partitive, lemma) }
    /// `hurricane`: what it does is no event between parties.
    func isNature(_ lemma: String) -> Bool { has(.nature, lemma) }
    /// `share`, `index`: what they do is no event between parties.
    func isMarket(_ lemma: String) -> Bool { has(.market, lemma) }
    /// `quarterback`: beside it, to beat and to attack are played.
    func isSport(_ lemma: String) -> Bool { has(.sport, lemma) }
    /// `filmmaker`: beside it, to choke and to jail are played.
    /// `shooting`, which a country before it is the scene of.
    func isCrime(_ lemma: String) -> Bool { has(.crime, lemma) }
    func isFiction(_ lemma: String) -> Bool { has(.fiction, lemma) }
    /// `power` of `the power to destroy`: what somebody can or wants to do, nobody has done.
    func isAbility(_ lemma: String) -> Bool { has(.ability, lemma) }
    /// `accuse` of `accused of spying`: what somebody is charged with.
    func isCharge(_ lemma: String) -> Bool { has(.charge, lemma) }
    /// `attack`: what politicians do so to one another, they do with words.
    func isVerbal(_ lemma: String) -> Bool { has(.verbal, lemma) }
    /// `aggression`: against nobody it is no deed.
    func isTrait(_ lemma: String) -> Bool { has(.trait, lemma) }
    /// `prohibit` of `prohibited from working`: it is not done.
    func isBarring(_ lemma: String) -> Bool { has(.barring, lemma) }
    /// `loom`, `avert`: the war that does, or is, has not come.
    func isPending(_ lemma: String) -> Bool { has(.pending, lemma) }
    /// `jail` of `jailed him for insulting the court`: for what he did.
    func isBlaming(_ lemma: String) -> Bool { has(.blaming, lemma) }
    /// `charge` of `charges including attacking soldiers`: the accused did it.
    func isAccusation(_ lemma: String) -> Bool { has(.accusation, lemma) }
    /// `appeal` of `appealed to them to talk`: whoever stands behind the preposition is to do it.
    func asksBehindPreposition(_ lemma: String) -> Bool { has(.obliqueControl, lemma) }
    /// `promise` of `promised them to leave`: its own subject is to do it.
    func keepsSubject(_ lemma: String) -> Bool { has(.subjectControl, lemma) }
    /// `letter`: it tells what its author does.
    func isWriting(_ lemma: String) -> Bool { has(.writing, lemma) }
    /// `call` of `called him a gift`: its second object is a name for the first.
    func isNaming(_ lemma: String) -> Bool { has(.naming, lemma) }
    /// `week`: how long or how far, and nobody's object.
    func isMeasure(_ lemma: String) -> Bool { has(.measure, lemma) }
    /// `power` of `came to power`: with nothing beside it, nobody.
    func isBare(_ lemma: String) -> Bool { has(.bare, lemma) }

    /// `response` of `in response to the attack`: what it answers is done to nobody here.
    func isReaction(_ lemma: String) -> Bool { has(.reaction, lemma) }
    /// `kidnap`: it is always done to somebody.
    func needsObject(_ lemma: String) -> Bool { has(.transitive, lemma) }
    /// `tower`: what is done there is done to nobody.
    func isBuilding(_ lemma: String) -> Bool { has(.building, lemma) }
    /// `donor`: what is said to them is a speech.
    func isAudience(_ lemma: String) -> Bool { has(.audience, lemma) }
    /// `commitment`: by itself no deed.
    func isStanding(_ lemma: String) -> Bool { has(.standing, lemma) }
    /// `mother`: what she says and does is private.
    func isKin(_ lemma: String) -> Bool { has(.kin, lemma) }
    /// `ocean`, `airport`: what is done there is done to nobody.
    func isScene(_ lemma: String) -> Bool { has(.scene, lemma) }
    /// `fight`: without anybody whom it is done to, most often for something.
    func isFigurative(_ lemma: String) -> Bool { has(.figurative, lemma) }
    /// `encourage`: in the passive a feeling.
    func isFeeling(_ lemma: String) -> Bool { has(.feeling, lemma) }
    /// `scrap`: to promise it is to agree to nothing.
    func isUndoing(_ lemma: String) -> Bool { has(.undoing, lemma) }
    /// `twitter`: what stands there is said to nobody.
    func isPlatform(_ lemma: String) -> Bool { has(.platform, lemma) }
    /// `take`: with a particle that no entry names it means something else.
    func isPhrasal(_ lemma: String) -> Bool { has(.phrasal, lemma) }

    /// `arrest` of `his arrest`: the possessive names the target.
    func isPatient(_ lemma: String) -> Bool { has(.patient, lemma) }
    /// `derailment`: beside it to kill is nobody's deed.
    func isAccident(_ lemma: String) -> Bool { has(.accident, lemma) }
    /// `Image caption`, `Media copyright`: labels that ran into the text.
    func isPictureLabel(_ first: String, _ second: String) -> Bool {
        has(.picture, first) && has(.pictureLabel, second)
    }
    /// `the resolution`, `the criticism`: what was said of somebody, named again.
    func isCharge(_ object: [String]) -> Bool {
        guard object.count == 2 || object.count > 2 && object[2] == "as" else { return false }
        return ["the", "that", "those", "these", "this"].contains(object[0])
            && has(.rebuke, object[1])
    }
    /// `photos` of `Photos: …`.
    func isPicture(_ form: String) -> Bool {
        has(.picture, form) || form.hasSuffix("s") && has(.picture, String(form.dropLast()))
    }
    /// `reuters`, to whom a picture is credited.
    func isCredit(_ form: String) -> Bool { has(.credit, form) }

    private func has(_ kind: Kind, _ word: String) -> Bool {
        entries[word]?.contains { $0.kind == kind } ?? false
    }

    private func value(_ kind: Kind, _ word: String) -> String? {
        entries[word]?.first { $0.kind == kind }?.value
    }
}
