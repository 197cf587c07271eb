import Language
import Records

/// Finds where places are named; which place is meant is for `PlaceResolver`.
struct PlaceFinder {
    let gazetteer: Gazetteer
    let words: PlaceWords
    let reading: Reading
    /// Those of each sentence.
    let keys: [Gazetteer.Keys]
    let entities: EntityTable

    /// A name in the text that is taken for a place's.
    struct Found {
        let sentence: Int
        let tokens: Range<Int>
        /// Indices into the gazetteer; empty where it does not know the name.
        let candidates: [Int]
        /// They are what the first words name, the whole lies in it.
        let isWithin: Bool
        /// The entity whose mention it is.
        let entity: EntityRecord?
    }

    func find() -> [Found] {
        var found: [Found] = []
        let known = countries()
        for sentence in reading.sentences.indices where found.count < Limits.placesMax {
            found += find(in: sentence, known)
        }
        return Array(found.prefix(Limits.placesMax))
    }

    /// The countries that the article names otherwise than by their capitals.
    private func countries() -> Set<String> {
        Set(
            entities.records.filter { $0.type == .country || $0.type == .group }
                .compactMap(\.country))
    }

    private func find(in sentence: Int, _ known: Set<String>) -> [Found] {
        let keys = keys[sentence]
        var taken = [Bool](repeating: false, count: keys.forms.count)
        var found: [Found] = []
        for mention in entities.mentions(of: sentence) where mention.form == .name {
            let record = entities.record(of: mention)
            let isFree = !mention.tokens.contains { taken[$0] }
            for token in mention.tokens { taken[token] = true }
            guard isFree else { continue }
            guard isPlace(record.type) else {
                if let body = embedded(mention.tokens, of: sentence, keys) { found.append(body) }
                continue
            }
            guard !isGovernment(mention, record, keys, known) else { continue }
            found += split(mention.tokens, of: sentence, record, keys)
        }
        for name in reading.sentences[sentence].names where name.type != .place {
            if !isPlace(name.type) { for token in name.tokens { taken[token] = true } }
        }
        found += unnamed(in: sentence, keys, taken)
        return found.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// The town or county that a name begins with, where a body of it follows: `Guernsey County` of
    /// its sheriff's office; and the home of a member of parliament: `R-Westfield`.
    private func embedded(
        _ tokens: Range<Int>, of sentence: Int, _ keys: Gazetteer.Keys
    ) -> Found? {
        if tokens.count == 1 {
            guard keys.isParty(tokens.lowerBound) else { return nil }
            let places = gazetteer.places(named: tokens, in: keys)
            return places.isEmpty
                ? nil
                : Found(
                    sentence: sentence, tokens: tokens, candidates: places, isWithin: false,
                    entity: nil)
        }
        guard let match = gazetteer.longest(at: tokens.lowerBound, in: keys),
            match.tokens.upperBound < tokens.upperBound,
            words.isBody(keys.forms[match.tokens.upperBound].lowercased())
        else { return nil }
        let places = match.places.filter {
            let place = gazetteer.place($0)
            return place.isTown || place.kind == .admin2 || place.kind == .admin1
        }
        guard !places.isEmpty else { return nil }
        return Found(
            sentence: sentence, tokens: match.tokens, candidates: places, isWithin: false,
            entity: nil)
    }

    /// A capital named for its government is no place, unless the article knows nothing else of its
    /// country and the name is also a town's: `Paris` in the paper of a county in Kentucky.
    private func isGovernment(
        _ mention: EntityTable.Mention, _ record: EntityRecord, _ keys: Gazetteer.Keys,
        _ known: Set<String>
    ) -> Bool {
        guard mention.standsFor != nil else { return false }
        guard let country = record.country, !known.contains(country) else { return true }
        return gazetteer.places(named: mention.tokens, in: keys).count < 3
    }

    private func isPlace(_ type: EntityType) -> Bool {
        type == .country || type == .place || type == .facility
    }

    /// A mention as one name, or as the names between its commas: `Quantico, Virginia`.
    private func split(
        _ tokens: Range<Int>, of sentence: Int, _ record: EntityRecord, _ keys: Gazetteer.Keys
    ) -> [Found] {
        let whole = candidates(tokens, keys)
        let commas = tokens.filter { keys.forms[$0] == "," }
        guard whole.places.isEmpty, !commas.isEmpty else {
            return [
                Found(
                    sentence: sentence, tokens: tokens, candidates: whole.places,
                    isWithin: whole.isWithin, entity: record)
            ]
        }
        var parts: [Found] = []
        var start = tokens.lowerBound
        for end in commas + [tokens.upperBound] {
            if start < end {
                let part = candidates(start..<end, keys)
                parts.append(
                    Found(
                        sentence: sentence, tokens: start..<end, candidates: part.places,
                        isWithin: part.isWithin, entity: parts.isEmpty ? record : nil))
            }
            start = end + 1
        }
        return parts
    }

    /// Looks a name up; without `the`, a direction, or words such as `County of` before it where it
    /// is not known with them; else the place that its first words name: `Douglas County Hospital`.
    private func candidates(
        _ tokens: Range<Int>, _ keys: Gazetteer.Keys
    ) -> (places: [Int], isWithin: Bool) {
        var start = tokens.lowerBound
        // `the South`: of whatever is spoken of.
        let rest = tokens.drop { words.isDirection(keys.forms[$0].lowercased()) }
        if rest.isEmpty { return ([], false) }
        while start < tokens.upperBound {
            let places = gazetteer.places(named: start..<tokens.upperBound, in: keys)
            if !places.isEmpty { return (places, false) }
            let word = keys.forms[start].lowercased()
            guard words.isDirection(word) || word == "the" || word == "-" else { break }
            start += 1
            // `the North Side`.
            if tokens.upperBound - start == 1, words.isWord(keys.forms[start].lowercased()) {
                return ([], false)
            }
        }
        guard tokens.count > 1 else { return ([], false) }
        var end = tokens.upperBound - 1
        while end > start {
            let places = gazetteer.places(named: start..<end, in: keys)
                .filter { gazetteer.place($0).isContainer || end - start > 1 || isTownOnly($0) }
            if !places.isEmpty { return (places, true) }
            end -= 1
        }
        return ([], false)
    }

    private func isTownOnly(_ place: Int) -> Bool { gazetteer.place(place).isTown }

    /// Names of the gazetteer that no stage before took for a name: only where the words around
    /// them tell of a place.
    private func unnamed(in sentence: Int, _ keys: Gazetteer.Keys, _ taken: [Bool]) -> [Found] {
        var found: [Found] = []
        var index = 0
        while index < keys.forms.count {
            guard !taken[index], let match = gazetteer.longest(at: index, in: keys),
                !match.tokens.contains(where: { taken[$0] }), isWhole(match.tokens, keys.forms)
            else {
                index += 1
                continue
            }
            if isTold(match, keys) {
                found.append(
                    Found(
                        sentence: sentence, tokens: match.tokens, candidates: match.places,
                        isWithin: false, entity: nil))
            }
            index = match.tokens.upperBound
        }
        return found
    }

    /// No capitalised word stands right beside it that may belong to a longer name.
    private func isWhole(_ tokens: Range<Int>, _ forms: [String]) -> Bool {
        func isName(_ index: Int) -> Bool {
            guard forms.indices.contains(index), index > 0 else { return false }
            return forms[index].first?.isUppercase ?? false
        }
        return !isName(tokens.lowerBound - 1) && !isName(tokens.upperBound)
    }

    private func isTold(
        _ match: (tokens: Range<Int>, places: [Int]), _ keys: Gazetteer.Keys
    ) -> Bool {
        let forms = keys.forms
        let places = match.places.map { gazetteer.place($0) }
        let before = match.tokens.lowerBound > 0 ? forms[match.tokens.lowerBound - 1] : ""
        let isSingle = match.tokens.count == 1
        if places.contains(where: { $0.kind == .country || $0.kind == .other }), !isSingle {
            return true
        }
        if places.contains(where: { $0.kind == .admin2 }) { return true }
        if before == ",", places.contains(where: \.isContainer) { return true }
        let after = match.tokens.upperBound
        if after + 1 < forms.count, forms[after] == ",",
            let next = gazetteer.longest(at: after + 1, in: keys),
            next.places.contains(where: { gazetteer.place($0).isContainer })
        {
            return true
        }
        // A small town's name is often a word or a person's.
        guard (places.first?.population ?? 0) >= Self.peopleMin || !isSingle else { return false }
        guard !isSingle || !words.isWord(keys.forms[match.tokens.lowerBound].lowercased()) else {
            return false
        }
        var at = match.tokens.lowerBound - 1
        while at >= 0, words.isDirection(forms[at].lowercased()) || forms[at] == "the" { at -= 1 }
        return at >= 0 && words.isBefore(forms[at].lowercased())
    }

    /// People of a town whose name alone tells of a place behind a preposition.
    private static let peopleMin = 15_000.0
}
