import Language
import Records

/// Finds where places are named; which place is meant is for `PlaceResolver`.
struct PlaceFinder {
    let gazetteer: Gazetteer
    let words: PlaceWords
    let reading: Reading
    let entities: EntityTable

    /// A name in the text that is taken for a place's.
    struct Found {
        let sentence: Int
        let tokens: Range<Int>
        /// Indices into the gazetteer; empty where it does not know the name.
        let candidates: [Int]
        /// The entity whose mention it is.
        let entity: EntityRecord?
    }

    func find() -> [Found] {
        var found: [Found] = []
        for sentence in reading.sentences.indices where found.count < Limits.placesMax {
            found += find(in: sentence)
        }
        return Array(found.prefix(Limits.placesMax))
    }

    private func find(in sentence: Int) -> [Found] {
        let forms = reading.forms[sentence]
        var taken = [Bool](repeating: false, count: forms.count)
        var found: [Found] = []
        for mention in entities.mentions(of: sentence) where mention.form == .name {
            let record = entities.record(of: mention)
            let isFree = !mention.tokens.contains { taken[$0] }
            for token in mention.tokens { taken[token] = true }
            guard isFree, mention.standsFor == nil, isPlace(record.type) else { continue }
            found += split(mention.tokens, of: sentence, record)
        }
        for name in reading.sentences[sentence].names where name.type != .place {
            if !isPlace(name.type) { for token in name.tokens { taken[token] = true } }
        }
        found += unnamed(in: sentence, forms, taken)
        return found.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    private func isPlace(_ type: EntityType) -> Bool {
        type == .country || type == .place || type == .facility
    }

    /// A mention as one name, or as the names between its commas: `Quantico, Virginia`.
    private func split(_ tokens: Range<Int>, of sentence: Int, _ record: EntityRecord) -> [Found] {
        let forms = reading.forms[sentence]
        let whole = candidates(tokens, forms)
        let comma = tokens.first { forms[$0] == "," }
        guard whole.places.isEmpty, let comma else {
            return [
                Found(
                    sentence: sentence, tokens: tokens, candidates: whole.places, entity: record)
            ]
        }
        var parts: [Found] = []
        for range in [tokens.lowerBound..<comma, comma + 1..<tokens.upperBound] where !range.isEmpty
        {
            parts.append(
                Found(
                    sentence: sentence, tokens: range, candidates: candidates(range, forms).places,
                    entity: parts.isEmpty ? record : nil))
        }
        return parts
    }

    /// Looks a name up, without `the` or a direction before it where it is not known with them.
    private func candidates(_ tokens: Range<Int>, _ forms: [String]) -> (places: [Int], at: Int) {
        var start = tokens.lowerBound
        while start < tokens.upperBound {
            let places = gazetteer.places(named: start..<tokens.upperBound, in: forms)
            if !places.isEmpty { return (places, start) }
            let word = forms[start].lowercased()
            guard words.isDirection(word) || word == "the" || word == "-" else { break }
            start += 1
        }
        return ([], tokens.lowerBound)
    }

    /// Names of the gazetteer that no stage before took for a name: only where the words around
    /// them tell of a place.
    private func unnamed(in sentence: Int, _ forms: [String], _ taken: [Bool]) -> [Found] {
        var found: [Found] = []
        var index = 0
        while index < forms.count {
            guard !taken[index], let match = gazetteer.longest(at: index, in: forms),
                !match.tokens.contains(where: { taken[$0] }), isWhole(match.tokens, forms, taken)
            else {
                index += 1
                continue
            }
            if isTold(match, in: sentence, forms) {
                found.append(
                    Found(
                        sentence: sentence, tokens: match.tokens, candidates: match.places,
                        entity: nil))
            }
            index = match.tokens.upperBound
        }
        return found
    }

    /// No capitalised word stands right beside it that may belong to a longer name.
    private func isWhole(_ tokens: Range<Int>, _ forms: [String], _ taken: [Bool]) -> Bool {
        func isName(_ index: Int) -> Bool {
            guard forms.indices.contains(index), index > 0 else { return false }
            return forms[index].first?.isUppercase ?? false
        }
        return !isName(tokens.lowerBound - 1) && !isName(tokens.upperBound)
            && forms[tokens.lowerBound].first?.isUppercase ?? false
    }

    private func isTold(
        _ match: (tokens: Range<Int>, places: [Int]), in sentence: Int, _ forms: [String]
    ) -> Bool {
        let places = match.places.map { gazetteer.places[$0] }
        let before = match.tokens.lowerBound > 0 ? forms[match.tokens.lowerBound - 1] : ""
        if places.allSatisfy(\.isAbbreviation) { return before == "," }
        if places.contains(where: { $0.kind != "city" && $0.kind != "admin1" }) { return true }
        if before == ",", places.contains(where: \.isContainer) { return true }
        let after = match.tokens.upperBound
        if after + 1 < forms.count, forms[after] == ",",
            let next = gazetteer.longest(at: after + 1, in: forms),
            next.places.contains(where: { gazetteer.places[$0].isContainer })
        {
            return true
        }
        var at = match.tokens.lowerBound - 1
        while at >= 0, words.isDirection(forms[at].lowercased()) || forms[at] == "the" { at -= 1 }
        return at >= 0 && words.isBefore(forms[at].lowercased())
    }
}
