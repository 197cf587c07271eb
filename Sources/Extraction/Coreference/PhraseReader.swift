import Language
import Prose
import Records

/// The noun phrases and pronouns of a sentence, by its tree.
struct PhraseReader {
    let reading: Reading
    let nouns: NounLexicon

    /// What a name stands for: its draft and what pronouns for it agree with.
    struct Named {
        let tokens: Range<Int>
        let draft: Int
        let isPerson: Bool
        let traits: Phrase.Traits
    }

    /// In the order of their heads; `named` are the sentence's names in order.
    func phrases(of sentence: Int, _ tree: SentenceTree, _ named: [Named]) -> [Phrase] {
        var byToken: [Int: Named] = [:]
        for name in named {
            for token in name.tokens { byToken[token] = name }
        }
        var phrases: [Phrase] = []
        var done: Set<Int> = []
        for index in tree.words.indices {
            let word = tree.words[index]
            switch word.upos {
            case .pronoun:
                if let phrase = pronoun(index, sentence, tree) { phrases.append(phrase) }
            case .noun, .properNoun, .adjective, .number, .verb, .other, .determiner, .symbol:
                if let phrase = nominal(index, sentence, tree, byToken, &done) {
                    phrases.append(phrase)
                }
            default: continue
            }
        }
        return phrases
    }

    private func pronoun(_ index: Int, _ sentence: Int, _ tree: SentenceTree) -> Phrase? {
        let form = reading.folded[sentence][index]
        guard let traits = nouns.pronouns[form], tree.words[index].relation != .expl else {
            return nil
        }
        return Phrase(
            sentence: sentence, head: index, tokens: index..<index + 1,
            core: index..<index + 1, words: [form],
            form: .pronoun, draft: nil, determiner: .definite, traits: traits,
            weight: weight(index, tree))
    }

    private func nominal(
        _ index: Int, _ sentence: Int, _ tree: SentenceTree, _ byToken: [Int: Named],
        _ done: inout Set<Int>
    ) -> Phrase? {
        let word = tree.words[index]
        let name = byToken[index]
        if let name {
            // A name is one phrase, wherever the tree heads it.
            guard !done.contains(name.draft &* 100_003 &+ name.tokens.lowerBound) else {
                return nil
            }
            let head = reading.head(of: name.tokens, in: sentence)
            guard head == index else { return nil }
            done.insert(name.draft &* 100_003 &+ name.tokens.lowerBound)
            return named(name, head, sentence, tree)
        }
        // `the 57 who escaped`.
        let isCounted = word.upos == .number && tree.first(of: index, .det) != nil
        guard word.upos == .noun || word.upos == .properNoun || isCounted,
            ![.compound, .flat, .fixed, .goeswith, .oblUnmarked, .nmodUnmarked, .amod, .appos]
                .contains(word.relation)
        else { return nil }
        // A title before a name is no phrase of its own.
        if word.relation == .nmod, tree.first(of: index, .case) == nil,
            let head = word.head, head > index, byToken[head]?.isPerson ?? false
        {
            return nil
        }
        // `the spokesperson Ana Doe` is one phrase, and the name's.
        if let inner = titled(index, tree, byToken) {
            done.insert(inner.draft &* 100_003 &+ inner.tokens.lowerBound)
            let tokens = whole(index, tree)
            return Phrase(
                sentence: sentence, head: index,
                tokens: tokens.lowerBound..<max(tokens.upperBound, inner.tokens.upperBound),
                core: inner.tokens, words: reading.folded[sentence][inner.tokens], form: .name,
                draft: inner.draft,
                determiner: .bare, traits: inner.traits, weight: weight(index, tree))
        }
        let tokens = whole(index, tree)
        let (words, determiner) = words(tokens, index, sentence, tree)
        return Phrase(
            sentence: sentence, head: index, tokens: tokens,
            core: NounPhrase(tree: tree).core(of: index), words: words, form: .nominal,
            draft: nil, determiner: determiner, traits: traits(index, sentence, tree),
            weight: weight(index, tree))
    }

    private func named(
        _ name: Named, _ head: Int, _ sentence: Int, _ tree: SentenceTree
    ) -> Phrase? {
        let relation = tree.words[head].relation
        let isInner = [.compound, .amod, .flat, .nmodUnmarked].contains(relation)
        let whole = whole(head, tree)
        let tokens =
            isInner
            ? name.tokens
            : min(
                whole.lowerBound, name.tokens.lowerBound)..<max(
                    whole.upperBound, name.tokens.upperBound)
        return Phrase(
            sentence: sentence, head: head, tokens: tokens, core: name.tokens,
            words: reading.folded[sentence][name.tokens], form: .name, draft: name.draft,
            determiner: .bare, traits: name.traits,
            weight: isInner ? 20 : weight(head, tree))
    }

    /// The person named beside a common noun: `spokesperson Ana Doe`, `the keeper, Ana Doe,`.
    private func titled(_ index: Int, _ tree: SentenceTree, _ byToken: [Int: Named]) -> Named? {
        guard tree.words[index].upos == .noun || tree.words[index].upos == .properNoun else {
            return nil
        }
        return tree.dependents(of: index, .flat, .appos, .compound, .nmodUnmarked, .nmod)
            .lazy.compactMap { child -> Named? in
                guard tree.first(of: child, .case) == nil, let name = byToken[child],
                    child > index, name.isPerson
                else { return nil }
                return name
            }.first
    }

    private func whole(_ head: Int, _ tree: SentenceTree) -> Range<Int> {
        let tokens = NounPhrase(tree: tree).alone(of: head)
        let end = tokens.upperBound
        // A final `'s` belongs to the phrase.
        if end < tree.words.count, tree.words[end].relation == .case, tree.words[end].head == head {
            return tokens.lowerBound..<end + 1
        }
        return tokens
    }

    private func words(
        _ tokens: Range<Int>, _ head: Int, _ sentence: Int, _ tree: SentenceTree
    ) -> (ArraySlice<String>, Phrase.Determiner) {
        let folded = reading.folded[sentence]
        let first = folded[tokens.lowerBound]
        if tree.first(of: head, .nmodPossessive) != nil {
            return (folded[tokens.lowerBound..<head + 1], .owned)
        }
        if nouns.definite.contains(first) {
            return (folded[tokens.lowerBound..<head + 1].dropFirst(), .definite)
        }
        if nouns.indefinite.contains(first) {
            return (folded[tokens.lowerBound..<head + 1].dropFirst(), .indefinite)
        }
        return (folded[tokens.lowerBound..<head + 1], .bare)
    }

    private func traits(_ head: Int, _ sentence: Int, _ tree: SentenceTree) -> Phrase.Traits {
        let word = tree.words[head]
        if word.upos == .number { return .plural }
        let isPlural =
            word.features.contains(.plural)
            || tree.first(of: head, .conj) != nil && word.relation != .conj
        return nouns.traits(of: word.lemma.lowercased()).union(isPlural ? .plural : .singular)
    }

    /// Lappin and Leass's weights: subjects before objects before the rest, clauses of their own
    /// before what is put in.
    private func weight(_ index: Int, _ tree: SentenceTree) -> Double {
        switch tree.words[index].relation {
        case .nsubj, .nsubjPassive, .csubj: 180
        case .root: 160
        case .obj, .iobj: 130
        case .obl, .oblAgent: 100
        case .nmodPossessive: 80
        case .conj: 110
        default: 70
        }
    }
}
