import Language
import Lexicons
import Prose
import Records

/// Mentions that refer back: `the spokesman`, `the ministry`, `he`, `its`.
extension EntityDrafts {
    /// One pass over the phrases of the article in the order of the text.
    mutating func addReferences() {
        var coreference = Coreference(
            nouns: nouns, types: drafts.map(\.type), sectors: drafts.map(Self.sector),
            countries: drafts.map { $0.country ?? "" })
        let reader = PhraseReader(reading: reading, nouns: nouns)
        var place = 0
        for sentence in reading.sentences.indices where reading.isTold(sentence) {
            while place < order.count, order[place].sentence < sentence { place += 1 }
            var named: [PhraseReader.Named] = []
            while place < order.count, order[place].sentence == sentence {
                named.append(self.named(order[place].draft, order[place].tokens))
                place += 1
            }
            let tree = reading.trees[sentence]
            let quoted = hasMarks(sentence)
            coreference.read(
                reader.phrases(of: sentence, tree, named), tree,
                place: quoted ? "\(reading.sentences[sentence].sentence.part)" : "",
                titles: titles(named))
        }
        take(coreference)
    }

    private func named(_ draft: Int, _ tokens: Range<Int>) -> PhraseReader.Named {
        var traits: Phrase.Traits = []
        switch drafts[draft].type {
        case .person:
            traits = [.person, .singular]
            let sex = sex(of: drafts[draft])
            if sex == "m" { traits.insert(.male) }
            if sex == "f" { traits.insert(.female) }
        case .group: traits = [.plural]
        // They who are in the White House are not the White House.
        case .organization where [.seat, .building].contains(drafts[draft].kind):
            traits = [.thing, .singular]
        case .organization: traits = [.thing]
        default: traits = [.thing, .singular]
        }
        return PhraseReader.Named(
            tokens: tokens, draft: draft, isPerson: drafts[draft].type == .person, traits: traits)
    }

    /// By the given name, else by what somebody is called: `her husband, Ghassan Jarrar`.
    private func sex(of draft: EntityDraft) -> String {
        guard draft.sex == "either" else { return draft.sex }
        return draft.roles.lazy.compactMap { role in
            role.title.split(separator: " ").last.flatMap { nouns.sex(of: $0.lowercased()) }
        }.first ?? draft.sex
    }

    private static func sector(_ draft: EntityDraft) -> String {
        guard let actor = draft.actor else { return draft.sector }
        return actor.split(separator: ".").last.map(String.init) ?? ""
    }

    /// The last words of the titles of a sentence's people.
    private func titles(_ named: [PhraseReader.Named]) -> [Int: [String]] {
        var titles: [Int: [String]] = [:]
        for name in named where name.isPerson {
            titles[name.draft] = drafts[name.draft].roles.compactMap {
                $0.title.split(separator: " ").last.map { $0.lowercased() }
            }
        }
        return titles
    }

    /// Whether a sentence has quotation marks in it.
    private func hasMarks(_ sentence: Int) -> Bool {
        reading.sentences[sentence].sentence.tokens.contains {
            $0.shape.contains(.openingQuote) || $0.shape.contains(.closingQuote)
        }
    }

    /// Writes the chains down: as mentions where something is named.
    private mutating func take(_ coreference: Coreference) {
        for chain in coreference.chains where !chain.members.isEmpty {
            if let draft = chain.draft {
                for index in chain.members {
                    let phrase = coreference.phrases[index]
                    guard phrase.form != .name else { continue }
                    add(
                        draft, phrase.sentence, phrase.core, phrase.form, head: phrase.head,
                        isDoubtful: phrase.isDoubtful)
                }
                if drafts[draft].sex == "either" {
                    if chain.traits.contains(.male) { drafts[draft].sex = "m" }
                    if chain.traits.contains(.female) { drafts[draft].sex = "f" }
                }
            }
            let told = chain.members.map { coreference.phrases[$0] }.filter {
                reading.sentences[$0.sentence].words[$0.head].upos != .adjective
            }
            guard told.count > 1 else { continue }
            chains.append(
                told.map {
                    EntityTable.Phrase(sentence: $0.sentence, head: $0.head, tokens: $0.tokens)
                })
        }
    }
}
