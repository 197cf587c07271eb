private import Records

/// Reads filters; what is wrong in one is told with its column.
struct FilterReader {
    private let tape: JSONTape
    private var tests = 0

    init(tape: JSONTape) { self.tape = tape }

    /// The names of all fields, for messages.
    static let names = [
        "kind", "article", "entity", "speaker", "event", "polarity", "modality", "source", "target",
        "actor", "place", "time", "at", "story", "and", "or", "not",
    ]

    mutating func filter(_ value: Int) throws(RequestError) -> Filter {
        guard tape.kind(value) == .object else {
            throw error("a filter is \(tape.name(ofKindOf: value)); it must be an object", value)
        }
        var filters: [Filter] = []
        let children = tape.children(value)
        for position in stride(from: 0, to: children.count, by: 2) {
            filters.append(try field(children[position], children[position + 1]))
        }
        switch filters.count {
        case 0: return .everything
        case 1: return filters[0]
        default: return .all(filters)
        }
    }

    private mutating func field(_ key: Int, _ value: Int) throws(RequestError) -> Filter {
        tests += 1
        if tests > Limits.filterTestsMax {
            throw error("a filter has at most \(Limits.filterTestsMax) tests", key)
        }
        let name = tape.string(key) ?? ""
        switch name {
        case "and": return .all(try filters(value, of: name))
        case "or": return .any(try filters(value, of: name))
        case "not": return .no(try filter(value))
        case "kind": return .kind(try kinds(value))
        case "article":
            return .article(try set(value, of: name, must: "be an article's id") { !$0.isEmpty })
        case "story":
            return .story(try set(value, of: name, must: "be a story's id") { !$0.isEmpty })
        case "entity": return .entity(try phrases(value, of: name))
        case "speaker": return .speaker(try phrases(value, of: name))
        case "event": return .event(try choice(value, of: name, from: Self.eventTypes))
        case "polarity": return .polarity(try choice(value, of: name, from: Self.polarities))
        case "modality": return .modality(try choice(value, of: name, from: Self.modalities))
        case "source": return .source(try actors(value, of: name))
        case "target": return .target(try actors(value, of: name))
        case "actor": return .actor(try actors(value, of: name))
        case "place": return try place(value)
        case "time": return .time(try days(value))
        case "at": return .at(try moments(value))
        default:
            throw error(
                "\"\(name)\" is no filter; there are \(Self.names.joined(separator: ", "))", key)
        }
    }

    private func error(_ message: String, _ value: Int) -> RequestError {
        RequestError(message, column: tape.column(value))
    }

    private mutating func filters(_ value: Int, of name: String) throws(RequestError) -> [Filter] {
        guard tape.kind(value) == .array else {
            throw error("\"\(name)\" must be an array of filters", value)
        }
        var filters: [Filter] = []
        for child in tape.children(value) { filters.append(try filter(child)) }
        if filters.isEmpty { throw error("\"\(name)\" has no filters in it", value) }
        return filters
    }

    /// One string, or an array of them.
    private func strings(
        _ value: Int, of name: String, must: String
    ) throws(RequestError) -> [(text: String, value: Int)] {
        let values = tape.kind(value) == .array ? tape.children(value) : [value]
        var strings: [(String, Int)] = []
        for value in values {
            guard let text = tape.string(value) else {
                throw error("\"\(name)\" must \(must), or an array of such", value)
            }
            strings.append((text, value))
        }
        if strings.isEmpty { throw error("\"\(name)\" is empty: nothing would pass", value) }
        return strings
    }

    private func set(
        _ value: Int, of name: String, must: String, isRight: (String) -> Bool
    ) throws(RequestError) -> Set<String> {
        var set: Set<String> = []
        for (text, value) in try strings(value, of: name, must: must) {
            guard isRight(text) else { throw error("\"\(name)\" must \(must)", value) }
            set.insert(text)
        }
        return set
    }

    private func choice(
        _ value: Int, of name: String, from choices: [String]
    ) throws(RequestError) -> Set<String> {
        try set(value, of: name, must: "be one of \(choices.joined(separator: ", "))") {
            choices.contains($0)
        }
    }

    private func kinds(_ value: Int) throws(RequestError) -> Set<RecordKind> {
        let names = try choice(value, of: "kind", from: RecordKind.allCases.map(\.rawValue))
        return Set(names.compactMap(RecordKind.init(rawValue:)))
    }

    private func phrases(_ value: Int, of name: String) throws(RequestError) -> [Phrase] {
        let must = name == "entity" ? "be a name, or a country's two letters" : "be a name"
        var phrases: [Phrase] = []
        for (text, value) in try strings(value, of: name, must: must) {
            guard let phrase = Phrase(text) else {
                throw error("\"\(name)\" has no word in it; it must \(must)", value)
            }
            phrases.append(phrase)
        }
        return phrases
    }

    private func actors(_ value: Int, of name: String) throws(RequestError) -> [ActorPrefix] {
        let must = "be the head of an actor's code, such as CHN or CHN.MIL"
        var prefixes: [ActorPrefix] = []
        for (text, value) in try strings(value, of: name, must: must) {
            guard let prefix = ActorPrefix(text) else {
                throw error("\"\(name)\" must \(must)", value)
            }
            prefixes.append(prefix)
        }
        return prefixes
    }

    private func place(_ value: Int) throws(RequestError) -> Filter {
        let must = "be a country's two letters, or {\"lat\":…,\"lon\":…,\"radius\":kilometres}"
        guard tape.kind(value) == .object else {
            return .place(
                try set(value, of: "place", must: must) { text in
                    text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
                })
        }
        try refuseOthers(in: value, than: ["lat", "lon", "radius"], of: "place")
        let numbers = ["lat", "lon", "radius"].map { name in
            member(name, of: value).flatMap(tape.number)
        }
        guard let latitude = numbers[0], let longitude = numbers[1], let radius = numbers[2],
            let circle = Circle(
                latitude: latitude, longitude: longitude, radiusKilometres: radius)
        else { throw error("\"place\" must \(must)", value) }
        return .near(circle)
    }

    private func days(_ value: Int) throws(RequestError) -> Days {
        let must = "be a day, such as \"2023-02-08\", or {\"from\":day,\"to\":day}"
        if let text = tape.string(value) {
            guard let day = Self.day(text) else { throw error("\"time\" must \(must)", value) }
            return Days(from: day, to: day)
        }
        let (from, to) = try bounds(value, of: "time", must: must)
        let first = try from.map { value throws(RequestError) in try day(value, must) }
        let last = try to.map { value throws(RequestError) in try day(value, must) }
        if let first, let last, last < first {
            throw error("\"time\" ends before it begins", value)
        }
        return Days(from: first, to: last)
    }

    private func moments(_ value: Int) throws(RequestError) -> ClosedRange<UInt64> {
        let must = "be {\"from\":…,\"to\":…}, moments such as \"2026-11-21T18:30:00Z\" or days"
        let (from, to) = try bounds(value, of: "at", must: must)
        let first = try from.map { value throws(RequestError) in try moment(value, must) }
        let last = try to.map { value throws(RequestError) in try moment(value, must) }
        let range = (first ?? 0, last ?? .max)
        guard range.0 <= range.1 else { throw error("\"at\" ends before it begins", value) }
        return range.0...range.1
    }

    private func bounds(
        _ value: Int, of name: String, must: String
    ) throws(RequestError) -> (from: Int?, to: Int?) {
        guard tape.kind(value) == .object, tape.children(value).count > 0 else {
            throw error("\"\(name)\" must \(must)", value)
        }
        try refuseOthers(in: value, than: ["from", "to"], of: name)
        return (member("from", of: value), member("to", of: value))
    }

    private func day(_ value: Int, _ must: String) throws(RequestError) -> CalendarDate {
        guard let day = tape.string(value).flatMap(Self.day) else {
            throw error("\"time\" must \(must)", value)
        }
        return day
    }

    private func moment(_ value: Int, _ must: String) throws(RequestError) -> UInt64 {
        guard let moment = tape.string(value).flatMap(Timestamp.init(rfc3339:)) else {
            throw error("\"at\" must \(must)", value)
        }
        return moment.microseconds
    }

    private func member(_ name: String, of value: Int) -> Int? {
        let children = tape.children(value)
        return stride(from: 0, to: children.count, by: 2)
            .first { tape.string(children[$0]) == name }.map { children[$0 + 1] }
    }

    private func refuseOthers(
        in value: Int, than names: [String], of field: String
    ) throws(RequestError) {
        let children = tape.children(value)
        for position in stride(from: 0, to: children.count, by: 2) {
            let name = tape.string(children[position]) ?? ""
            if !names.contains(name) {
                throw error(
                    "\"\(name)\" is no field of \"\(field)\"; there are "
                        + names.joined(separator: ", "), children[position])
            }
        }
    }

    private static func day(_ text: String) -> CalendarDate? {
        text.utf8.count == 10 ? CalendarDate(iso: text) : nil
    }

    /// PLOVER's roots.
    static let eventTypes = [
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
        "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
        "OTHER",
    ]
    private static let polarities = ["positive", "negative"]
    private static let modalities = ["asserted", "planned", "possible", "conditional", "requested"]
}
