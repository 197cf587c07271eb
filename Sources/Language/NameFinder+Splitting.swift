import Lexicons
import Prose
import Records

/// Runs of capitals cut into names, each with its type.
extension NameFinder {
    /// Cuts titles, known countries and peoples off a run of capitals.
    func split(_ run: Range<Int>, in line: Line) -> [Name] {
        var names: [Name] = []
        var rest = run
        while !rest.isEmpty {
            if let role = lexicon.roles.longest(at: rest.lowerBound, in: line.folded),
                role.range.upperBound <= rest.upperBound
            {
                if role.range.upperBound == rest.upperBound { break }
                let name = role.range.upperBound..<rest.upperBound
                names.append(titled(name, role.value, line))
                break
            }
            guard let known = lexicon.names.longest(at: rest.lowerBound, in: line.forms),
                !isCommonWord(known.range, known.value, line)
            else {
                names += cut(rest, in: line)
                break
            }
            let end = min(known.range.upperBound, rest.upperBound)
            let head = rest.lowerBound..<max(end, known.range.upperBound)
            if known.range.upperBound >= rest.upperBound {
                names.append(Name(tokens: head, type: known.value.type, provenance: .gazetteer))
                break
            }
            let tail = known.range.upperBound..<rest.upperBound
            if let whole = whole(rest, known.value, line) {
                names.append(whole)
                break
            }
            names.append(Name(tokens: head, type: known.value.type, provenance: .gazetteer))
            rest = tail
            while rest.lowerBound < rest.upperBound,
                !line.tokens[rest.lowerBound].shape.contains(.capitalised)
            {
                rest = rest.lowerBound + 1..<rest.upperBound
            }
        }
        return names
    }

    /// A town that is called by a common word, such as `Central`, needs a preposition before it.
    private func isCommonWord(
        _ range: Range<Int>, _ entry: NameLexicon.Entry, _ line: Line
    ) -> Bool {
        guard entry.kind == .place, range.count == 1,
            words.open[line.folded[range.lowerBound]] != nil
        else { return false }
        let before = range.lowerBound > 0 ? line.folded[range.lowerBound - 1] : ""
        return !["in", "near", "at", "from", "to", "of"].contains(before)
    }

    /// A known name with more behind it that is one name: a body, an event, a person.
    private func whole(_ range: Range<Int>, _ entry: NameLexicon.Entry, _ line: Line) -> Name? {
        let last = line.forms[range.upperBound - 1]
        if let hint = lexicon.lastWords[last], hint.type != .place || entry.type != .group {
            let isRole = range.dropFirst().contains {
                lexicon.roles.longest(at: $0, in: line.folded)?.range.upperBound == range.upperBound
            }
            return isRole ? nil : Name(tokens: range, type: hint.type, provenance: .lastWord)
        }
        let isPerson =
            entry.kind == .place && range.count <= 3
            && lexicon.givenNames[line.forms[range.lowerBound]] != nil
        return isPerson ? Name(tokens: range, type: .person, provenance: .givenName) : nil
    }

    /// Cuts an unknown run before an inner title: `Pentagon press secretary` is no name.
    private func cut(_ range: Range<Int>, in line: Line) -> [Name] {
        for index in range.dropFirst() {
            guard let role = lexicon.roles.longest(at: index, in: line.folded),
                role.range.upperBound <= range.upperBound,
                role.value.kind != .honorific || line.forms[index].last == "."
            else { continue }
            var names = [unknown(range.lowerBound..<index, line)].compactMap { $0 }
            if role.range.upperBound < range.upperBound {
                names.append(titled(role.range.upperBound..<range.upperBound, role.value, line))
            }
            return names
        }
        return [unknown(range, line)].compactMap { $0 }
    }

    private func titled(_ range: Range<Int>, _ role: NameLexicon.Role, _ line: Line) -> Name {
        if let known = lexicon.names.longest(at: range.lowerBound, in: line.forms),
            known.range.upperBound >= range.upperBound, known.value.kind != .place
        {
            return Name(tokens: known.range, type: known.value.type, provenance: .gazetteer)
        }
        if let hint = lexicon.lastWords[line.forms[range.upperBound - 1]], range.count > 1,
            role.kind == .title
        {
            return Name(tokens: range, type: hint.type, provenance: .lastWord)
        }
        return Name(tokens: range, type: .person, provenance: .title)
    }

    /// A run that no list knows, by its words and its neighbours.
    private func unknown(_ range: Range<Int>, _ line: Line) -> Name? {
        guard !range.isEmpty else { return nil }
        let first = line.forms[range.lowerBound]
        let last = line.forms[range.upperBound - 1]
        if range.count > 1, let hint = lexicon.lastWords[last] {
            return Name(tokens: range, type: hint.type, provenance: .lastWord)
        }
        if range.count > 1, let hint = lexicon.firstWords[first] {
            return Name(tokens: range, type: hint.type, provenance: .firstWord)
        }
        if range.count == 1, lexicon.lastWords[last] != nil { return nil }
        if let inner = range.first(where: {
            lexicon.lastWords[line.forms[$0]]?.type == .organization && $0 > range.lowerBound
                && $0 + 1 < range.upperBound && ["of", "for"].contains(line.forms[$0 + 1])
        }) {
            _ = inner
            return Name(tokens: range, type: .organization, provenance: .lastWord)
        }
        if (2...5).contains(range.count), lexicon.givenNames[first] != nil {
            return Name(tokens: range, type: .person, provenance: .givenName)
        }
        if range.count == 1, line.tokens[range.lowerBound].shape.contains(.upper),
            last.utf8.count <= 6
        {
            return Name(tokens: range, type: .organization, provenance: .acronym)
        }
        let isCommon = range.allSatisfy {
            words.open[line.folded[$0]] != nil
                || $0 > range.lowerBound
                    && !line.tokens[$0].shape.contains(.capitalised)
        }
        return Name(
            tokens: range, type: isCommon && range.count > 1 ? .organization : .person,
            provenance: guess(range, line))
    }

    /// The neighbours' word on a name: `in X` is a place, two or three capitals are a person.
    private func guess(_ range: Range<Int>, _ line: Line) -> Provenance {
        let before = range.lowerBound > 0 ? line.folded[range.lowerBound - 1] : ""
        if ["in", "near", "outside", "around", "across", "from"].contains(before) {
            return .preposition
        }
        return range.count == 1 ? .loneCapital : .capitals
    }
}
