import Prose

/// Subjects, objects, and how clauses hang on each other.
extension Attacher {
    mutating func attachSubjectsAndClauses() {
        for index in clauses.indices {
            let clause = clauses[index]
            let previous = index > 0 ? clauses[index - 1] : nil
            let from = (previous?.head ?? -1) + 1
            let region = from..<max(from, clause.start)
            let link = Link(region: region, line: line, words: words, after: previous != nil)
            let subject =
                clause.isFinite
                ? subject(of: clause, link) ?? antecedent(before: index, link)
                    ?? subjectBehind(clause) : nil
            if let subject { attachSubject(subject, clause) }
            guard let previous else {
                mark(clause, link)
                relate(clause, link)
                continue
            }
            hang(clause, index, on: previous, link, hasSubject: subject != nil)
        }
    }

    /// What stands between two clauses.
    struct Link {
        let region: Range<Int>
        var mark: Int?
        var relative: Int?
        var coordinator: Int?
        /// The last comma or closing mark.
        var comma: Int?

        init(region: Range<Int>, line: NameFinder.Line, words: [Word], after: Bool) {
            self.region = region
            for index in region {
                switch words[index].upos {
                case .subordinator: mark = index
                case .coordinator where index + 3 >= region.upperBound || after: coordinator = index
                case .adverb
                where ["when", "where", "why", "how", "once"].contains(line.folded[index]):
                    mark = index
                case .pronoun where ["who", "which", "that", "whom"].contains(line.folded[index]):
                    relative = index
                case .punctuation:
                    if line.forms[index] == "," || line.tokens[index].shape.contains(.closingQuote)
                    {
                        comma = index
                    }
                default: break
                }
            }
        }
    }

    private func subject(of clause: Clause, _ link: Link) -> Int? {
        if let relative = link.relative, relative + 4 > clause.start { return relative }
        let region = link.region
        let all = groups.filter { region.contains($0.head) && $0.head < clause.start }
        let free = all.filter { $0.adposition == nil && !isTemporal($0) && !isSet[$0.head] }
        let edge = link.mark ?? (region.lowerBound > 0 ? link.comma : nil)
        if let edge {
            if let found = free.first(where: { $0.tokens.lowerBound > edge }) { return found.head }
            if link.mark != nil { return nil }
        }
        if region.lowerBound == 0 {
            if let found = free.first { return found.head }
        } else if link.coordinator == nil, let found = free.last, link.comma == nil {
            return found.head
        }
        return nil
    }

    /// `said the minister`: a verb of saying may stand before its subject.
    private func subjectBehind(_ clause: Clause) -> Int? {
        guard sayings.contains(words[clause.head].lemma), clause.head > 0,
            words[clause.head - 1].upos == .punctuation, clause.head + 1 < words.count
        else { return nil }
        return groups.first {
            $0.tokens.lowerBound == clause.head + 1 && $0.adposition == nil && !isTemporal($0)
        }?.head
    }

    /// `an official, who …, told`: behind a relative clause its noun is the subject again.
    private func antecedent(before index: Int, _ link: Link) -> Int? {
        guard index > 0, link.comma != nil, link.coordinator == nil else { return nil }
        let relative = words.indices.first {
            words[$0].head == clauses[index - 1].head && words[$0].relation == .nsubj
                && ["who", "which"].contains(line.folded[$0])
        }
        guard let relative, let place = groups.lastIndex(where: { $0.head < relative })
        else { return nil }
        // `Ana Doe, a keeper who …, said`: an apposition stands for the noun before it.
        if place > 0, isApposition(groups[place - 1], groups[place]),
            groups[place - 1].adposition == nil, !isSet[groups[place - 1].head]
        {
            return groups[place - 1].head
        }
        return isSet[groups[place].head] ? nil : groups[place].head
    }

    /// Hangs a relative clause that comes before the main verb on its noun.
    private mutating func relate(_ clause: Clause, _ link: Link) {
        guard let relative = link.relative, words[relative].head == clause.head,
            let noun = groups.last(where: { $0.head < relative })
        else { return }
        attach(clause.head, to: noun.head, .aclRelative)
    }

    private func isTemporal(_ group: Group) -> Bool {
        let units: Set = [
            "week", "month", "year", "day", "night", "morning", "afternoon", "evening", "monday",
            "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
            "yesterday", "tomorrow", "time", "hour", "minute",
        ]
        return units.contains(words[group.head].lemma.lowercased())
    }

    private mutating func attachSubject(_ subject: Int, _ clause: Clause) {
        let isPassive = words[clause.head].features.contains(.passive)
        attach(subject, to: clause.head, isPassive ? .nsubjPassive : .nsubj)
    }

    private mutating func mark(_ clause: Clause, _ link: Link) {
        guard let mark = link.mark, mark < clause.start else { return }
        attach(mark, to: clause.head, words[mark].upos == .adverb ? .advmod : .mark)
    }

    private mutating func hang(
        _ clause: Clause, _ index: Int, on previous: Clause, _ link: Link, hasSubject: Bool
    ) {
        let isSaying = sayings.contains(words[clause.head].lemma) && hasSubject && clause.isFinite
        if clause.marker != nil {
            return attach(clause.head, to: previous.head, .xcomp)
        }
        if words[previous.head].relation == .aclRelative, let noun = words[previous.head].head,
            words[noun].head == clause.head
        {
            // Behind its noun's relative clause the main clause goes on.
            guard let top = clauses[..<index].first(where: { !isSet[$0.head] }) else { return }
            return attach(clause.head, to: top.head, .parataxis)
        }
        if let relative = link.relative, hasSubject, words[clause.head].head != relative,
            let noun = groups.last(where: { $0.head < relative })
        {
            return attach(clause.head, to: noun.head, .aclRelative)
        }
        if let mark = link.mark {
            self.mark(clause, link)
            let isContent = words[mark].lemma == "that" || words[mark].lemma == "whether"
            return attach(clause.head, to: mainHead(index), isContent ? .ccomp : .advcl)
        }
        if isSaying, let comma = link.comma, comma + 8 > clause.start,
            let top = clauses[..<index].first(where: { !isSet[$0.head] })
        {
            return attach(top.head, to: clause.head, .ccomp)
        }
        if let coordinator = link.coordinator {
            attach(coordinator, to: clause.head, .cc)
            return attach(clause.head, to: previous.head, .conj)
        }
        if hasSubject, sayings.contains(words[previous.head].lemma) {
            return attach(clause.head, to: previous.head, .ccomp)
        }
        if !clause.isFinite {
            let noun = groups.last {
                $0.tokens.upperBound == clause.start && $0.head > previous.head
            }
            if let noun { return attach(clause.head, to: noun.head, .acl) }
            return attach(clause.head, to: previous.head, .advcl)
        }
        attach(clause.head, to: mainHead(index), .parataxis)
    }

    /// The nearest clause before that is no relative clause.
    private func mainHead(_ index: Int) -> Int {
        clauses[..<index].last { words[$0.head].relation != .aclRelative }?.head
            ?? clauses[index - 1].head
    }

    // MARK: - Noun groups among clauses

    mutating func attachGroups() {
        for (place, group) in groups.enumerated() where !isSet[group.head] {
            guard !clauses.contains(where: { $0.head == group.head }) else { continue }
            let before = place > 0 ? groups[place - 1] : nil
            let verb = clauses.last { $0.head < group.tokens.lowerBound }
            if let adposition = group.adposition {
                attachPhrase(group, adposition, before, verb)
            } else if let before, conjoins(before, group) {
                attach(group.head, to: before.head, .conj)
            } else if let before, isApposition(before, group) {
                attach(group.head, to: before.head, .appos)
            } else if isTemporal(group), let verb = verb ?? clauses.first {
                attach(group.head, to: verb.head, .oblUnmarked)
            } else if let verb, !hasObject(verb.head), words[verb.head].upos == .verb,
                !words[verb.head].features.contains(.passive)
            {
                attach(group.head, to: verb.head, .obj)
            }
        }
    }

    private mutating func attachPhrase(
        _ group: Group, _ adposition: Int, _ before: Group?, _ verb: Clause?
    ) {
        let adjoins = before.map { $0.tokens.upperBound == adposition } ?? false
        if let before, adjoins,
            words[adposition].lemma == "of" || verb == nil
                || (before.head < (verb?.head ?? 0))
                || isSet[before.head] && words[before.head].relation == .nsubj
        {
            return attach(group.head, to: before.head, .nmod)
        }
        if let verb = verb ?? clauses.first {
            let isAgent =
                words[adposition].lemma == "by" && words[verb.head].features.contains(.passive)
            return attach(group.head, to: verb.head, isAgent ? .oblAgent : .obl)
        }
        if let before { attach(group.head, to: before.head, .nmod) }
    }

    private mutating func conjoins(_ before: Group, _ group: Group) -> Bool {
        let between =
            before.tokens.upperBound..<max(before.tokens.upperBound, group.tokens.lowerBound)
        guard (1...2).contains(between.count),
            let coordinator = between.last, words[coordinator].upos == .coordinator
        else { return false }
        attach(coordinator, to: group.head, .cc)
        return true
    }

    /// `Mao Ning, a spokeswoman`: two groups with no more than a comma between them.
    private func isApposition(_ before: Group, _ group: Group) -> Bool {
        group.tokens.lowerBound == before.tokens.upperBound + 1
            && [",", "(", "–", "—"].contains(line.forms[before.tokens.upperBound])
    }

    private func hasObject(_ verb: Int) -> Bool {
        guard verb + 1 < words.count else { return true }
        return words[verb + 1..<min(words.count, verb + 40)].contains {
            $0.head == verb && $0.relation == .obj
        }
    }

    // MARK: - The tree

    /// Hangs what is left, and undoes circles: every word reaches the root.
    mutating func finish(root: Int) {
        words[root].head = nil
        words[root].relation = .root
        isSet[root] = true
        for index in words.indices where index != root && !isSet[index] {
            words[index].head = nearestHead(index, root)
            words[index].relation = relation(of: index)
        }
        var state = [UInt8](repeating: 0, count: words.count)
        state[root] = 2
        for index in words.indices where state[index] == 0 {
            var path: [Int] = []
            var place = index
            while state[place] == 0 {
                state[place] = 1
                path.append(place)
                place = words[place].head ?? root
            }
            if state[place] == 1 {
                words[place].head = root
                words[place].relation = .parataxis
            }
            for step in path { state[step] = 2 }
        }
    }

    private func nearestHead(_ index: Int, _ root: Int) -> Int {
        switch words[index].upos {
        case .adverb, .particle:
            let next = clauses.first { $0.head > index } ?? clauses.last { $0.head < index }
            return next.map(\.head) ?? root
        case .adposition, .determiner, .subordinator, .coordinator, .adjective:
            if let next = groups.first(where: {
                $0.head > index && $0.tokens.lowerBound <= index + 2
            }) {
                return next.head
            }
            return clauses.first { $0.head > index }?.head ?? root
        case .punctuation: return root
        default: return clauses.last { $0.head < index }?.head ?? root
        }
    }

    private func relation(of index: Int) -> Relation {
        switch words[index].upos {
        case .punctuation: .punct
        case .adverb, .particle: .advmod
        case .determiner: .det
        case .adposition: .case
        case .subordinator: .mark
        case .coordinator: .cc
        case .auxiliary: .aux
        case .adjective: .amod
        case .interjection: .discourse
        case .noun, .properNoun, .pronoun, .number: .nmodUnmarked
        default: .dep
        }
    }
}
