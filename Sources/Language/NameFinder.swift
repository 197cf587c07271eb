import Lexicons
import Prose
import Records

/// Finds names by gazetteers, capitals, titles and what the whole article shows.
struct NameFinder: Sendable {
    let lexicon: NameLexicon
    let words: WordLexicon
    /// Capital words that are no names: months and weekdays.
    private let calendar: Set<String>

    init(seeds: Seeds, words: WordLexicon) throws(SeedsError) {
        lexicon = try NameLexicon(seeds: seeds)
        self.words = words
        let months = try seeds.table("lexicons/months")
        calendar = Set(
            months.rows.map { $0["form"].lowercased() } + Self.weekdays.flatMap { [$0, $0 + "s"] })
    }

    private static let weekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    /// The words of one sentence as this stage sees them.
    struct Line {
        let tokens: [Token]
        let forms: [String]
        let folded: [String]
        /// Whether most words are capitals, as in a headline: capitals tell nothing there.
        let isHeadline: Bool
        /// Whether a name of persons is likelier: a told part.
        let isBody: Bool
    }

    /// The names of every sentence; what one sentence shows of a name holds in all.
    func find(in lines: [Line]) -> [[Name]] {
        var memory = NameMemory()
        for line in lines {
            for (index, form) in line.forms.enumerated() where line.folded[index] == form {
                memory.lowercase.insert(form)
            }
        }
        var found = lines.map { $0.isHeadline ? [] : candidates(in: $0, &memory) }
        for index in lines.indices where lines[index].isHeadline {
            found[index] = known(in: lines[index], memory)
        }
        return found.enumerated().map { index, names in
            names.map { settle($0, in: lines[index], memory) }
        }
    }

    // MARK: - Candidates

    private func candidates(in line: Line, _ memory: inout NameMemory) -> [Name] {
        var names: [Name] = []
        var index = 0
        while index < line.forms.count {
            if let run = run(from: index, in: line, memory) {
                let pieces = split(run, in: line)
                for name in pieces { memory.remember(name, line) }
                names += pieces
                index = max(run.upperBound, pieces.last?.tokens.upperBound ?? 0)
            } else {
                index += 1
            }
        }
        return names
    }

    /// Capital words in a row, across `of`, `for`, `the`, `and`, `&` and hyphens where more follow.
    private func run(from start: Int, in line: Line, _ memory: NameMemory) -> Range<Int>? {
        if let known = lexicon.names.longest(at: start, in: line.forms),
            !mayJoin(start, line, memory)
        {
            return known.range
        }
        guard mayJoin(start, line, memory) else { return nil }
        var end = max(start + 1, title(at: start, line)?.upperBound ?? 0)
        while end < line.forms.count, end - start < Limits.nameTokensMax {
            if mayJoin(end, line, memory) || isInitial(end, line) {
                end = max(end + 1, title(at: end, line)?.upperBound ?? 0)
                continue
            }
            guard let step = bridge(at: end, in: line, memory) else { break }
            end += step
        }
        return start..<end
    }

    /// A title of several words that begins with a capital, such as `Minister of Health`.
    private func title(at index: Int, _ line: Line) -> Range<Int>? {
        guard line.tokens[index].shape.contains(.capitalised),
            let role = lexicon.roles.longest(at: index, in: line.folded), role.range.count > 1,
            role.range.upperBound <= line.forms.count,
            line.tokens[role.range.upperBound - 1].shape.contains(.capitalised)
        else { return nil }
        return role.range
    }

    private func isInitial(_ index: Int, _ line: Line) -> Bool {
        line.tokens[index].shape.contains(.capitalised) && line.forms[index].utf8.count == 2
            && line.forms[index].last == "."
    }

    /// Whether a token may be part of a name.
    private func mayJoin(_ index: Int, _ line: Line, _ memory: NameMemory) -> Bool {
        let token = line.tokens[index]
        guard token.shape.contains(.capitalised), !calendar.contains(trimStop(line.folded[index]))
        else { return false }
        let folded = line.folded[index]
        if line.forms[index] == "I" || line.forms[index].first == "'" { return false }
        if lexicon.names.longest(at: index, in: line.forms) != nil { return true }
        let isFirst = index == 0 || opens(index, line)
        if words.closed[folded] != nil {
            return !isFirst && token.shape.contains(.upper) && folded.utf8.count > 1
        }
        guard isFirst else { return true }
        // At the head of a sentence a capital tells nothing of a common word.
        if index + 1 < line.forms.count, line.tokens[index + 1].shape.contains(.capitalised),
            words.open[folded]?.first?.upos == .noun || lexicon.givenNames[line.forms[index]] != nil
        {
            return true
        }
        if lexicon.roles.longest(at: index, in: line.folded) != nil { return true }
        if index + 1 < line.forms.count, line.tokens[index + 1].shape.contains(.capitalised),
            words.open[folded] == nil, words.closed[line.folded[index + 1]] == nil
        {
            return true
        }
        return words.open[folded] == nil && !memory.lowercase.contains(folded)
            && !folded.hasSuffix("ly") && !folded.hasSuffix("ing")
    }

    private func opens(_ index: Int, _ line: Line) -> Bool {
        let before = line.tokens[index - 1].shape
        return before.contains(.openingQuote)
            || [":", "–", "—", "("].contains(line.forms[index - 1])
            || line.forms[index - 1] == "-" && line.tokens[index].shape.contains(.spaceBefore)
            || (index == 1 && before.contains(.punctuation))
    }

    private func trimStop(_ word: String) -> String {
        word.last == "." ? String(word.dropLast()) : word
    }

    /// The tokens of `of the`, `-`, `&` between two parts of a name; nil where none goes on.
    private func bridge(at index: Int, in line: Line, _ memory: NameMemory) -> Int? {
        let form = line.forms[index]
        guard index + 1 < line.forms.count else { return nil }
        if form == "-" || form == "&" || form == "/" {
            guard !line.tokens[index].shape.contains(.spaceBefore) || form == "&",
                mayJoin(index + 1, line, memory)
            else { return nil }
            return form == "/" ? nil : 2
        }
        let particles: Set = [
            "al", "bin", "ibn", "de", "del", "da", "dos", "der", "di", "la", "van", "von", "el",
        ]
        if particles.contains(form), mayJoin(index + 1, line, memory) { return 2 }
        let hint = line.forms[max(0, index - 5)..<index].lazy.reversed()
            .prefix { $0.first?.isUppercase ?? false || $0 == "of" || $0 == "for" }
            .compactMap { lexicon.lastWords[$0] }.first
        if form == "of" || form == "for", hint?.type == .organization || hint?.type == .event {
            let next = line.forms[index + 1] == "the" ? index + 2 : index + 1
            guard next < line.forms.count, mayJoin(next, line, memory) else { return nil }
            return next - index + 1
        }
        return nil
    }

    // MARK: - Headlines and the second look

    /// In a headline only names that are known hold.
    private func known(in line: Line, _ memory: NameMemory) -> [Name] {
        var names: [Name] = []
        var index = 0
        while index < line.forms.count {
            if let match = memory.names.longest(at: index, in: line.forms) {
                names.append(Name(tokens: match.range, type: match.value, provenance: .article))
                index = match.range.upperBound
            } else if let match = lexicon.names.longest(at: index, in: line.forms),
                match.value.kind != .place, line.tokens[index].shape.contains(.capitalised)
            {
                names.append(
                    Name(tokens: match.range, type: match.value.type, provenance: .gazetteer))
                index = match.range.upperBound
            } else {
                index += 1
            }
        }
        return names
    }

    private func settle(_ name: Name, in line: Line, _ memory: NameMemory) -> Name {
        var name = name
        let rule = name.provenance.rule
        let last = line.forms[name.tokens.upperBound - 1]
        if name.tokens.count == 1 {
            let isWeak = [
                Provenance.loneCapital.rule, Provenance.preposition.rule,
                Provenance.acronym.rule,
            ].contains(rule)
            if let type = memory.surnames[last] {
                if isWeak || memory.isSureSurname(last) {
                    name.type = type
                    name.provenance = .article
                }
                return name
            }
        }
        if rule == Provenance.preposition.rule { name.type = .place }
        if rule == Provenance.loneCapital.rule { name.type = .organization }
        return name
    }
}
