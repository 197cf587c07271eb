import Language
import Prose
import Records

/// Finds the cues of a sentence in its tree: verbs, nouns and adjectives of the lexicon with whom
/// they give something to, and `according to` with its kin.
struct CueReader {
    let reading: Reading
    let lexicon: CueLexicon

    /// In the order of the text; `isQuoted` tells which tokens stand inside quotation marks.
    func cues(of sentence: Int, _ tree: SentenceTree, isQuoted: [Bool]) -> [Cue] {
        let folded = reading.folded[sentence]
        let place = Place(
            sentence: sentence, tree: tree, folded: folded,
            subjects: SubjectReader(
                tree: tree, folded: folded,
                isSaying: Set(
                    tree.words.indices.filter {
                        tree.words[$0].upos == .verb && !isQuoted[$0]
                            && lexicon.frame(of: tree.words[$0], form: "")?.isQuoted ?? false
                    })),
            contents: ContentReader(tree: tree, folded: folded, isQuoted: isQuoted))
        var cues: [Cue] = []
        for index in tree.words.indices where !isQuoted[index] {
            if let cue = sourced(index, place) ?? verbal(index, place) ?? nominal(index, place) {
                cues.append(cue)
            }
        }
        return cues
    }

    private struct Place {
        let sentence: Int
        let tree: SentenceTree
        let folded: [String]
        let subjects: SubjectReader
        let contents: ContentReader
    }

    // MARK: - Verbs and adjectives

    private func verbal(_ index: Int, _ place: Place) -> Cue? {
        let word = place.tree.words[index]
        guard word.upos == .verb || word.upos == .adjective, word.relation != .amod,
            word.relation != .compound
        else { return nil }
        let isState = word.upos == .adjective || place.subjects.isPassive(index)
        let state = isState ? lexicon.state(place.folded[index]) : nil
        guard let frame = state ?? lexicon.frame(of: word, form: place.folded[index]) else {
            return nil
        }
        let isPassive = place.subjects.isPassive(index) && state == nil
        guard !isPassive || place.tree.first(of: index, .oblAgent) != nil || frame.isQuoted else {
            return nil
        }
        var speaker = place.subjects.subject(of: index)
        if speaker == nil, frame.isQuoted, !isPassive, word.features.contains(.finite) {
            speaker = place.subjects.neighbour(of: index)
        }
        if isPassive, let speaker, place.tree.words[speaker].relation == .nsubjPassive {
            return nil
        }
        if !frame.isQuoted, !isHeld(index, speaker, place) { return nil }
        var contents = place.contents.contents(of: index, frame, isPassive: isPassive)
        if [.acl, .aclRelative].contains(word.relation) {
            // `who asked not to be named` tells of the source, not of what it said.
            let clause = place.tree.first(of: index, .ccomp)
            let mark = clause.flatMap { place.tree.first(of: $0, .mark) }
            if clause == nil || mark.map({ place.folded[$0] == "to" }) ?? false { contents = [] }
        }
        if frame.isQuoted, let mended = mended(index, place) {
            (speaker, contents) = (mended.speaker, mended.content.map { [$0] } ?? [])
        }
        return Cue(
            sentence: place.sentence, tokens: index..<index + 1, lemma: lemma(word, index, place),
            speaker: speaker, isQuoted: frame.isQuoted, contents: contents,
            provenance: frame.isQuoted ? .quoteVerb : .quoteHeld)
    }

    /// `An official, on Monday told reporters the ship left`, where the tree makes `told` a side
    /// clause of `left`: a verb with a subject on each side of a finite verb of saying.
    private func mended(
        _ index: Int, _ place: Place
    ) -> (speaker: Int, content: Range<Int>?)? {
        let (tree, word) = (place.tree, place.tree.words[index])
        guard word.relation == .advcl, word.features.contains(.finite), let head = word.head,
            head > index, tree.words.indices.contains(head),
            tree.first(of: index, .nsubj, .nsubjPassive) == nil
        else { return nil }
        let subjects = tree.dependents(of: head, .nsubj)
        guard let speaker = subjects.first, speaker < index, let other = subjects.last,
            other > index
        else { return nil }
        let start = tree.extent(of: other).lowerBound
        let end = max(start, tree.extent(of: head).upperBound)
        return (speaker, place.contents.trimmed(start..<end))
    }

    /// Whether a verb of holding tells what somebody holds: in a clause of its own, not only
    /// thought of, and not of a thing.
    private func isHeld(_ index: Int, _ speaker: Int?, _ place: Place) -> Bool {
        let tree = place.tree
        guard let speaker, !Self.things.contains(place.folded[speaker]) else { return false }
        switch tree.words[index].relation {
        case .acl, .parataxis, .xcomp: return false
        default: break
        }
        if tree.first(of: index, .mark).map({ ["to", "if", "that"].contains(place.folded[$0]) })
            ?? false
        {
            return false
        }
        return !tree.dependents(of: index, .aux).contains {
            ["would", "might", "may", "could", "should", "must"].contains(place.folded[$0])
        }
    }

    private static let things: Set = ["it", "this", "that", "which", "these", "those", "you"]

    private func lemma(_ word: Word, _ index: Int, _ place: Place) -> String {
        word.upos == .verb ? word.lemma : place.folded[index]
    }

    // MARK: - Nouns

    /// `his claim that …`, `a plan to …`, `critics made the case that …`.
    private func nominal(_ index: Int, _ place: Place) -> Cue? {
        let word = place.tree.words[index]
        guard word.upos == .noun, let frame = lexicon.frame(of: word, form: "") else { return nil }
        guard let content = nominalContent(index, frame, place),
            let speaker = holder(of: index, content, place)
        else { return nil }
        return Cue(
            sentence: place.sentence, tokens: index..<index + 1, lemma: word.lemma,
            speaker: speaker, isQuoted: false, contents: [content], provenance: .quoteNoun)
    }

    private func nominalContent(
        _ noun: Int, _ frame: CueLexicon.Frame, _ place: Place
    ) -> Range<Int>? {
        let tree = place.tree
        for child in tree.dependents(of: noun) where child > noun {
            let extent = tree.extent(of: child)
            let mark = tree.first(of: child, .mark).map { place.folded[$0] }
            switch tree.words[child].relation {
            case .acl, .ccomp, .advcl:
                let form: CueLexicon.Forms = mark == "to" ? .infinitive : .clause
                let isMarked = mark != nil && mark != "by"
                guard isMarked, frame.forms.contains(form) else { continue }
                return place.contents.trimmed(extent)
            case .aclRelative where mark == "that" && frame.forms.contains(.clause):
                return place.contents.trimmed(extent)
            default: continue
            }
        }
        // `His view is that …`: what the noun is said to be.
        guard word(noun, place).relation == .nsubj, let head = word(noun, place).head,
            tree.words.indices.contains(head), head > noun, tree.first(of: head, .cop) != nil,
            tree.words[head].upos == .verb
        else { return nil }
        return place.contents.trimmed(noun + 1..<tree.extent(of: head).upperBound)
    }

    private func word(_ index: Int, _ place: Place) -> Word { place.tree.words[index] }

    /// Whose claim or plan it is: an owner, `of` or `by` somebody, else the subject of the verb
    /// whose object it is.
    private func holder(of noun: Int, _ content: Range<Int>, _ place: Place) -> Int? {
        let tree = place.tree
        if let owner = tree.first(of: noun, .nmodPossessive) { return owner }
        for child in tree.dependents(of: noun, .nmod) where !content.contains(child) {
            guard let preposition = tree.preposition(of: child),
                ["of", "by", "from", "among"].contains(preposition)
            else { continue }
            return child
        }
        let word = tree.words[noun]
        guard let head = word.head, tree.words.indices.contains(head),
            [.obj, .obl, .nsubjPassive, .xcomp].contains(word.relation),
            tree.words[head].upos == .verb
        else { return nil }
        return place.subjects.subject(of: head).flatMap { $0 == noun ? nil : $0 }
    }

    // MARK: - Without a verb

    /// `according to critics`, `in the words of critics`, `in her view`, `per the ministry`.
    private func sourced(_ index: Int, _ place: Place) -> Cue? {
        let (tree, folded) = (place.tree, place.folded)
        if folded[index] == "according", folded.indices.contains(index + 2),
            folded[index + 1] == "to"
        {
            guard let noun = governor(of: index, behind: index + 1, place) else { return nil }
            return adjunct(noun, tokens: index..<index + 2, "according to", noun, place)
        }
        if folded[index] == "per", tree.words[index].relation == .case,
            let noun = tree.words[index].head, tree.words.indices.contains(noun),
            tree.words[noun].relation == .obl, tree.first(of: noun, .det, .nmodPossessive) != nil
        {
            return adjunct(noun, tokens: index..<index + 1, "per", noun, place)
        }
        guard Self.voices.contains(folded[index]), tree.words[index].relation == .obl,
            let preposition = tree.preposition(of: index), ["in", "to", "by"].contains(preposition)
        else { return nil }
        let owner =
            tree.first(of: index, .nmodPossessive)
            ?? tree.dependents(of: index, .nmod).first { tree.preposition(of: $0) == "of" }
        guard let owner else { return nil }
        return adjunct(index, tokens: index..<index + 1, folded[index], owner, place)
    }

    /// The noun behind `according to`: its head in the tree, or the first noun behind.
    private func governor(of index: Int, behind end: Int, _ place: Place) -> Int? {
        let words = place.tree.words
        var at = index
        for _ in 0..<3 {
            guard let head = words[at].head, words.indices.contains(head) else { break }
            if head > end, [.noun, .properNoun, .pronoun].contains(words[head].upos) {
                return head
            }
            at = head
        }
        let next = words[end...].prefix(8).indices.first {
            [.noun, .properNoun, .pronoun].contains(words[$0].upos)
        }
        guard var noun = next else { return nil }
        while let head = words[noun].head, head > end, words.indices.contains(head),
            [.compound, .flat, .nmodPossessive, .amod].contains(words[noun].relation), head != noun,
            head - end < 12, head > noun
        {
            noun = head
        }
        return noun
    }

    /// A cue whose phrase is an adjunct: the clause that it stands in is its content.
    private func adjunct(
        _ phrase: Int, tokens: Range<Int>, _ lemma: String, _ speaker: Int, _ place: Place
    ) -> Cue {
        let tree = place.tree
        var own = tree.extent(of: phrase)
        own = min(own.lowerBound, tokens.lowerBound)..<max(own.upperBound, tokens.upperBound)
        let contents = place.contents.around(own, in: clause(around: own, phrase, place))
        return Cue(
            sentence: place.sentence, tokens: tokens, lemma: lemma, speaker: speaker,
            isQuoted: true, contents: contents, provenance: .quoteAccording)
    }

    /// The clause that an adjunct speaks of: the whole sentence where it begins or ends that, else
    /// the clause of the verb it hangs on.
    private func clause(around own: Range<Int>, _ phrase: Int, _ place: Place) -> Range<Int> {
        let words = place.tree.words
        let isFirst = words[..<own.lowerBound].allSatisfy { $0.upos == .punctuation }
        let isLast = words[min(own.upperBound, words.count)...].allSatisfy {
            $0.upos == .punctuation
        }
        if isFirst || isLast { return words.indices }
        guard let head = words[phrase].head, words.indices.contains(head) else { return own }
        return place.tree.extent(of: head)
    }

    private static let voices: Set = [
        "words", "view", "views", "opinion", "eyes", "estimation", "mind", "telling", "account",
        "judgment", "judgement", "assessment", "estimate", "estimates", "reckoning",
    ]
}
