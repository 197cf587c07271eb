import Language
import Lexicons
import Records

/// Where names begin and end: titles, ranks and what is no name at all are taken off.
struct NameEdges {
    let roles: PhraseMatcher<NameLexicon.Role>
    let known: PhraseMatcher<NameLexicon.Entry>

    func mended(in reading: Reading, _ sentence: Int) -> [Name] {
        let (forms, folded) = (reading.forms[sentence], reading.folded[sentence])
        var out: [Name] = []
        for found in reading.sentences[sentence].names.flatMap({ split($0, forms) })
        where found.tokens.lowerBound >= out.last?.tokens.upperBound ?? 0 {
            guard let name = known(found, forms) ?? untitled(found, forms, folded),
                !isNoun(name.tokens, forms, folded)
            else { continue }
            out.append(name)
        }
        return out
    }

    /// The gazetteer's name where it is the longer one, or the same: `USA Today`, not `USA`.
    private func known(_ name: Name, _ forms: [String]) -> Name? {
        guard let entry = known.longest(at: name.tokens.lowerBound, in: forms),
            entry.range.upperBound >= name.tokens.upperBound
        else { return nil }
        if entry.range == name.tokens { return name }
        return Name(tokens: entry.range, type: entry.value.type, provenance: .article)
    }

    /// `the fox`: in small letters behind an article it is no name.
    private func isNoun(_ tokens: Range<Int>, _ forms: [String], _ folded: [String]) -> Bool {
        tokens.count == 1 && tokens.lowerBound > 0
            && Self.determiners.contains(folded[tokens.lowerBound - 1])
            && forms[tokens.lowerBound].utf8.allSatisfy { 97...122 ~= $0 }
    }

    private static let determiners: Set = ["the", "a", "an", "this", "that", "its", "their"]

    /// `TREASURY Jane Doe`: a heading's capitals run into the name behind them.
    private func split(_ name: Name, _ forms: [String]) -> [Name] {
        if let border = region(name, forms) {
            var (place, group) = (name, name)
            place.tokens = name.tokens.lowerBound..<border
            place.type = .place
            group.tokens = border..<name.tokens.upperBound
            return [place, group]
        }
        guard name.type == .person, name.tokens.count > 2,
            let border = name.tokens.dropFirst().first(where: {
                Self.isCapitals(forms[$0 - 1]) && !Self.isCapitals(forms[$0])
                    && forms[$0 - 1].utf8.count > 3 && $0 + 1 < name.tokens.upperBound
            })
        else { return [name] }
        var (before, behind) = (name, name)
        before.tokens = name.tokens.lowerBound..<border
        behind.tokens = border..<name.tokens.upperBound
        return [before, behind]
    }

    /// Where a group's name begins behind a place's: `Ohio Republicans` is two names.
    private func region(_ name: Name, _ forms: [String]) -> Int? {
        guard name.type == .group, name.tokens.count > 1,
            let place = known.longest(at: name.tokens.lowerBound, in: forms),
            [.place, .capital].contains(place.value.kind),
            place.range.upperBound < name.tokens.upperBound
        else { return nil }
        return place.range.upperBound
    }

    /// The name without the title or rank that reaches into it; nil where nothing is left.
    private func untitled(_ found: Name, _ forms: [String], _ folded: [String]) -> Name? {
        var name = found
        // `US Secretary of State` names an office: only the country is a name in it.
        if name.type == .organization,
            let country = known.longest(at: name.tokens.lowerBound, in: forms),
            [.country, .adjective].contains(country.value.kind),
            country.range.upperBound < name.tokens.upperBound,
            let role = roles.longest(at: country.range.upperBound, in: folded),
            role.range.upperBound >= name.tokens.upperBound
        {
            return Name(tokens: country.range, type: country.value.type, provenance: .article)
        }
        let earliest = max(0, name.tokens.lowerBound - Limits.titleTokensMax)
        for first in earliest..<name.tokens.upperBound {
            guard let match = roles.longest(at: first, in: folded),
                match.range.upperBound > name.tokens.lowerBound
            else { continue }
            if match.range.upperBound >= name.tokens.upperBound {
                let isWhole = first <= name.tokens.lowerBound
                if isWhole, ![.country, .group, .work].contains(name.type) { return nil }
            } else if name.type == .person, first <= name.tokens.lowerBound {
                name.tokens = match.range.upperBound..<name.tokens.upperBound
            }
        }
        return isName(forms[name.tokens]) ? name : nil
    }

    /// Not a lone letter, a suffix without its name, or a shortened address.
    private func isName(_ forms: ArraySlice<String>) -> Bool {
        guard let form = forms.first, forms.count == 1 else { return !forms.isEmpty }
        if form.utf8.count < 2 || Self.suffixes.contains(form.lowercased()) { return false }
        let hasDigit = form.utf8.contains { 48...57 ~= $0 }
        let hasLower = form.utf8.contains { 97...122 ~= $0 }
        return !(hasDigit && hasLower && form.utf8.count >= Limits.addressBytesMin)
    }

    private static let suffixes: Set = ["jr.", "jr", "sr.", "sr", "ii", "iii"]

    static func isCapitalised(_ form: String) -> Bool {
        guard let byte = form.utf8.first else { return false }
        return byte < 0x80 ? 0x41...0x5A ~= byte : form.first?.isUppercase ?? false
    }

    /// More than one letter, and no small one.
    static func isCapitals(_ form: String) -> Bool {
        form.utf8.count > 1 && !form.contains { $0.isLowercase } && form.contains { $0.isUppercase }
    }
}
