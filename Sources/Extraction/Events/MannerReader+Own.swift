import Language
import Records

/// What stands in a word's own clause.
extension MannerReader {
    func own(_ token: Int, _ context: Manner) -> Manner {
        var manner = context
        // `has yet to leave`.
        var isDenied =
            tree.isVerb(token) && token >= 2 && folded[token - 1] == "to"
            && folded[token - 2] == "yet"
        for child in tree.dependents(of: token) {
            if isNegator(child, of: token) { isDenied.toggle() }
            switch tree.words[child].relation {
            case .aux:
                guard let value = words.modal(folded[child]),
                    let modality = EventRecord.Modality(rawValue: value)
                else { continue }
                // `said it would leave`: the future of what was said.
                let isPlanned = value == "planned" || folded[child] == "would" && isTold(token)
                if manner.modality == .asserted {
                    manner.modality = isPlanned ? .planned : modality
                }
                if isPlanned { manner.force = manner.force ?? .planned }
            case .mark where words.isCondition(folded[child]):
                manner.modality = .conditional
            case .amod:
                guard let value = words.attribute(tree.lemma(child)) else { continue }
                if value == "negative" {
                    isDenied.toggle()
                } else if let modality = EventRecord.Modality(rawValue: value) {
                    manner.modality = modality
                    if value == "planned" { manner.force = .planned }
                }
            default: break
            }
        }
        if tree.isAnnounced(token), manner.modality == .asserted || manner.modality == .possible {
            manner.modality = .planned
            manner.force = .planned
        }
        if isDenied { deny(token, &manner) }
        if isCommand(token), manner.modality == .asserted { manner.modality = .requested }
        if manner.modality == .asserted, isConsequence(token) { manner.modality = .conditional }
        return manner
    }

    /// `Sit down.`; not what a headline's participle tells.
    private func isCommand(_ token: Int) -> Bool {
        let features = tree.words[token].features
        guard tree.isVerb(token), features.contains(.imperative) || features.contains(.infinitive),
            tree.first(of: token, .nsubj, .nsubjPassive, .aux, .mark) == nil
        else { return false }
        switch tree.words[token].relation {
        case .root, .parataxis: return true
        case .conj: return tree.words[token].head.map { modality(of: $0) == .requested } ?? false
        default: return false
        }
    }

    private func modality(of head: Int) -> EventRecord.Modality? {
        manners.indices.contains(head) ? manners[head].modality : nil
    }

    /// `If he leaves, they win`.
    private func isConsequence(_ token: Int) -> Bool {
        guard tree.isVerb(token), !tree.words[token].features.contains(.past) else { return false }
        return tree.dependents(of: token, .advcl).contains { clause in
            tree.dependents(of: clause, .mark).contains {
                folded[$0] == "if" || folded[$0] == "unless"
            }
        }
    }

    /// `will not`: who says so refuses.
    private func deny(_ token: Int, _ manner: inout Manner) {
        manner.negate()
        if manner.force == .planned, manner.polarity == .negative, tree.isVerb(token),
            tree.dependents(of: token, .aux).contains(where: {
                ["will", "wo", "would"].contains(folded[$0])
            })
        {
            manner.force = .refused
        }
    }

    private func isTold(_ token: Int) -> Bool {
        guard let head = tree.words[token].head, tree.isVerb(head) else { return false }
        return [.ccomp, .parataxis].contains(tree.words[token].relation)
            && tree.dependents(of: head, .advcl).allSatisfy { $0 > token }
    }

    private func isNegator(_ child: Int, of token: Int) -> Bool {
        let relation = tree.words[child].relation
        switch relation {
        case .advmod, .det, .cc, .ccPreconjunction, .dep:
            return words.isNegator(folded[child]) && child < token
                && (relation != .det || tree.words[token].upos == .noun)
        case .nsubj, .nsubjPassive, .obj:
            return tree.isVerb(token)
                && (["none", "nobody", "nothing"].contains(folded[child])
                    || tree.dependents(of: child, .det).contains {
                        folded[$0] == "no" || folded[$0] == "neither"
                    })
        case .obl:
            return tree.preposition(of: child) == "at"
                && tree.dependents(of: child, .det).contains { folded[$0] == "no" }
        default: return false
        }
    }
}
