import Language
import Prose

/// What a cue's words are about or say, by the tree: where the content of `said` begins and ends.
struct ContentReader {
    let tree: SentenceTree
    let folded: [String]
    /// Which tokens stand between quotation marks.
    let isQuoted: [Bool]

    /// The parts of a verb's or adjective's content in the order of the text; mostly one.
    func contents(of cue: Int, _ frame: CueLexicon.Frame, isPassive: Bool) -> [Range<Int>] {
        if frame.forms.contains(.clause) {
            let around = clauseAround(cue)
            if !around.isEmpty { return around }
            if frame.isQuoted, let before = clauseBefore(cue) { return [before] }
        }
        guard let start = start(of: cue, frame, isPassive: isPassive) else { return [] }
        return part(start, of: cue).map { [$0] } ?? []
    }

    /// `…, he said, …`: the clause in which the cue is only put in between.
    private func clauseAround(_ cue: Int) -> [Range<Int>] {
        let word = tree.words[cue]
        guard word.relation == .parataxis, let head = word.head,
            tree.words.indices.contains(head), tree.first(of: cue, .ccomp) == nil
        else { return [] }
        return around(phrase(of: cue), in: tree.extent(of: head))
    }

    /// `…, the ministry said.`: all before the comma, where the cue and its phrase end
    /// the sentence.
    private func clauseBefore(_ cue: Int) -> Range<Int>? {
        let phrase = phrase(of: cue)
        let start = tree.dependents(of: cue, .nsubj).last.map {
            NounPhrase(tree: tree).core(of: $0).lowerBound
        }
        let first = min(start ?? cue, cue)
        guard first > 3, folded[first - 1] == ",",
            tree.words[min(phrase.upperBound, tree.words.count)...].allSatisfy({
                $0.upos == .punctuation
            }),
            tree.dependents(of: cue, .ccomp).allSatisfy({ $0 < first }),
            tree.words[..<first].contains(where: {
                $0.features.contains(.finite) || $0.upos == .auxiliary
            }), isQuoted[..<first].count(where: { $0 }) * 3 < first,
            tree.words[cue].relation == .root
        else { return nil }
        return trimmed(0..<first - 1)
    }

    /// What stands before and behind a phrase in a clause, as far as it is more than a word or two.
    func around(_ phrase: Range<Int>, in clause: Range<Int>) -> [Range<Int>] {
        [
            clause.lowerBound..<max(clause.lowerBound, phrase.lowerBound),
            min(phrase.upperBound, clause.upperBound)..<clause.upperBound,
        ].compactMap { trimmed($0) }.filter { $0.count > 2 }
    }

    /// A cue with its subject, auxiliaries and adjuncts: `the ministry said on Monday`.
    private func phrase(of cue: Int) -> Range<Int> {
        var (start, end) = (cue, cue + 1)
        for child in tree.dependents(of: cue) {
            switch tree.words[child].relation {
            case .conj, .cc, .punct, .parataxis, .ccomp: continue
            default:
                start = min(start, tree.extent(of: child).lowerBound)
                end = max(end, tree.extent(of: child).upperBound)
            }
        }
        return start..<end
    }

    /// The dependent of a cue with which its content begins, and the token it begins at.
    private struct Start {
        let dependent: Int
        let token: Int
        /// Whether the content is this dependent alone, not all that follows it.
        let isWhole: Bool
    }

    private func start(of cue: Int, _ frame: CueLexicon.Frame, isPassive: Bool) -> Start? {
        var found: Start?
        for child in tree.dependents(of: cue) {
            guard let start = start(child, cue, frame, isPassive) else { continue }
            if start.isWhole { return start }
            if found == nil { found = start }
        }
        return found
    }

    /// `defended himself`, `thank you`: nobody is told what.
    private static let selves: Set = [
        "himself", "herself", "itself", "themselves", "myself", "yourself", "ourselves", "you",
    ]

    private func start(
        _ child: Int, _ cue: Int, _ frame: CueLexicon.Frame, _ isPassive: Bool
    ) -> Start? {
        let extent = tree.extent(of: child)
        let mark = tree.first(of: child, .mark).map { folded[$0] }
        switch tree.words[child].relation {
        case .ccomp where frame.forms.contains(.clause),
            .csubj where frame.forms.contains(.clause):
            return Start(dependent: child, token: extent.lowerBound, isWhole: true)
        case .parataxis where frame.isQuoted && frame.forms.contains(.clause):
            let before = child > cue ? extent.lowerBound - 1 : extent.upperBound
            guard folded.indices.contains(before), [":", ",", "—", "-"].contains(folded[before])
            else { return nil }
            return Start(dependent: child, token: extent.lowerBound, isWhole: true)
        case .xcomp, .ccomp:
            guard child > cue else { return nil }
            if mark == "to" {
                guard frame.forms.contains(.infinitive) else { return nil }
            } else if tree.words[child].upos == .verb {
                guard !frame.forms.isDisjoint(with: [.gerund, .object, .clause]) else { return nil }
            } else {
                guard frame.forms.contains(.object) else { return nil }
            }
            return Start(dependent: child, token: extent.lowerBound, isWhole: false)
        case .obj
        where frame.forms.contains(.object) && !isPassive && !Self.selves.contains(folded[child]):
            return Start(dependent: child, token: extent.lowerBound, isWhole: false)
        case .obl, .oblUnmarked, .nmod, .advcl, .acl:
            return behindMark(child, cue, frame, mark)
        default: return nil
        }
    }

    /// `about the flood`, `for leaving`, `that it was late` where the tree makes it an adjunct.
    private func behindMark(
        _ child: Int, _ cue: Int, _ frame: CueLexicon.Frame, _ mark: String?
    ) -> Start? {
        guard child > cue else { return nil }
        let extent = tree.extent(of: child)
        if let mark, ["that", "whether"].contains(mark), frame.forms.contains(.clause) {
            return Start(dependent: child, token: extent.lowerBound, isWhole: true)
        }
        if mark == "to", tree.words[child].relation != .obl, frame.forms.contains(.infinitive) {
            return Start(dependent: child, token: extent.lowerBound, isWhole: false)
        }
        // `announced in a statement that …`: the clause may hang on the noun before it.
        if frame.forms.contains(.clause), frame.isQuoted,
            let clause = tree.dependents(of: child, .acl, .ccomp, .advcl).first(where: {
                tree.first(of: $0, .mark).map { folded[$0] == "that" } ?? false
            })
        {
            return Start(
                dependent: clause, token: tree.extent(of: clause).lowerBound, isWhole: true)
        }
        guard extent.count > 1, frame.prepositions.contains(folded[extent.lowerBound]) else {
            return nil
        }
        return Start(dependent: child, token: extent.lowerBound + 1, isWhole: false)
    }

    /// From where a content begins to the end of what belongs to it.
    private func part(_ start: Start, of cue: Int) -> Range<Int>? {
        var end = tree.extent(of: start.dependent).upperBound
        if !start.isWhole {
            for child in tree.dependents(of: cue) where child > start.dependent {
                let relation = tree.words[child].relation
                if [.punct, .conj, .cc, .parataxis].contains(relation) { break }
                if relation == .advcl, !isPurpose(child) { break }
                end = max(end, tree.extent(of: child).upperBound)
            }
        }
        // The tree may put the cue inside: `Rain, he said, is rare` with `rare` below `said`.
        if start.token <= cue, cue < end { return trimmed(start.token..<cue) }
        return trimmed(start.token..<withoutAside(start.token..<end))
    }

    /// The end of a content without `, which …`: what is put in at the end is the writer's.
    private func withoutAside(_ range: Range<Int>) -> Int {
        var index = range.upperBound - 1
        while index > range.lowerBound + 2 {
            if folded[index] == "which", folded[index - 1] == ",",
                tree.words[index].relation != .det
            {
                return index - 1
            }
            index -= 1
        }
        return range.upperBound
    }

    private func isPurpose(_ child: Int) -> Bool {
        guard let mark = tree.first(of: child, .mark) else { return false }
        return ["to", "for", "as", "by", "about", "of"].contains(folded[mark])
    }

    /// Without the marks and conjunctions at its edges; nil where less than a word is left.
    func trimmed(_ range: Range<Int>) -> Range<Int>? {
        var (start, end) = (range.lowerBound, min(range.upperBound, tree.words.count))
        if start < end, folded[start] == "that", tree.words[start].relation == .mark { start += 1 }
        while start < end,
            tree.words[start].upos == .punctuation || tree.words[start].relation == .cc
        {
            start += 1
        }
        while end > start,
            tree.words[end - 1].upos == .punctuation && folded[end - 1] != ")"
                || tree.words[end - 1].upos == .coordinator
        {
            end -= 1
        }
        return start < end ? start..<end : nil
    }
}
