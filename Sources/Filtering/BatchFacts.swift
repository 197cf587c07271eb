import Records

/// What filters have found out about one batch: who, where and when its ids stand for.
struct BatchFacts: Sendable {
    /// The records that match, and how others refer to them.
    struct Found: Sendable {
        var lines: Set<Int> = []
        var ids: Set<String> = []
        /// As they stand in other records' lines.
        var references: [[UInt8]] = []
    }

    private var entities: [(key: [Phrase], found: Found)] = []
    private var countries: [(key: Set<String>, found: Found)] = []
    private var circles: [(key: Circle, found: Found)] = []
    private var days: [(key: Days, found: Found)] = []
    private var storyIDs: Set<String>?
    private var articleID: String??

    /// The id of the batch's article.
    mutating func article(of batch: RecordBatch) -> String? {
        if let articleID { return articleID }
        var tape = JSONTape()
        let line = batch.kinds.firstIndex(of: .article)
        let id = line.flatMap { line in
            tape.payload(line, of: batch).flatMap { tape.text("id", of: $0) }
        }
        articleID = .some(id)
        return id
    }

    /// The stories that the batch's article has joined.
    mutating func stories(of batch: RecordBatch) -> Set<String> {
        if let storyIDs { return storyIDs }
        let found = Self.find(.story, in: batch) { _, _ in true }.ids
        storyIDs = found
        return found
    }

    mutating func entities(_ phrases: [Phrase], of batch: RecordBatch) -> Found {
        if let known = entities.first(where: { $0.key == phrases }) { return known.found }
        let codes = Set(phrases.compactMap(\.country))
        var found = Self.find(.entity, in: batch) { tape, entity in
            if let country = tape.text("country", of: entity), codes.contains(country) {
                return true
            }
            var names = [tape.text("name", of: entity)]
            if let aliases = tape.field("aliases", of: entity) {
                names += tape.children(aliases).map(tape.string)
            }
            return names.contains { name in
                guard let name else { return false }
                return phrases.contains { $0.isIn(name) }
            }
        }
        for id in found.ids.sorted() {
            found.references.append(Array("\"entity\":\"\(id)\"".utf8))
            found.references.append(Array("\"ref\":\"\(id)\"".utf8))
            // Among the things that a claim is about; nowhere else does an id stand alone.
            for mark in ["[", ","] { found.references.append(Array("\(mark)\"\(id)\"".utf8)) }
        }
        entities.append((phrases, found))
        return found
    }

    mutating func places(in codes: Set<String>, of batch: RecordBatch) -> Found {
        if let known = countries.first(where: { $0.key == codes }) { return known.found }
        let found = Self.find(.place, in: batch) { tape, place in
            tape.text("country", of: place).map(codes.contains) ?? false
        }
        countries.append((codes, found))
        return found
    }

    mutating func places(in circle: Circle, of batch: RecordBatch) -> Found {
        if let known = circles.first(where: { $0.key == circle }) { return known.found }
        let found = Self.find(.place, in: batch) { tape, place in
            guard let latitude = tape.field("lat", of: place).flatMap(tape.number),
                let longitude = tape.field("lon", of: place).flatMap(tape.number)
            else { return false }
            return circle.contains(latitude: latitude, longitude: longitude)
        }
        circles.append((circle, found))
        return found
    }

    mutating func times(_ days: Days, of batch: RecordBatch) -> Found {
        if let known = self.days.first(where: { $0.key == days }) { return known.found }
        let found = Self.find(.time, in: batch) { tape, time in
            days.meet(tape.day("from", of: time), tape.day("to", of: time))
        }
        self.days.append((days, found))
        return found
    }

    private static func find(
        _ kind: RecordKind, in batch: RecordBatch, where matches: (JSONTape, Int) -> Bool
    ) -> Found {
        var found = Found()
        var tape = JSONTape()
        for line in batch.lines.indices where batch.kinds[line] == kind {
            guard let payload = tape.payload(line, of: batch), matches(tape, payload) else {
                continue
            }
            found.lines.insert(line)
            if let id = tape.text("id", of: payload) { found.ids.insert(id) }
        }
        return found
    }
}

extension JSONTape {
    /// Reads a line; the value of the field that its kind names.
    mutating func payload(_ line: Int, of batch: RecordBatch) -> Int? {
        do { try read(batch.payload, batch.lines[line]) } catch { return nil }
        guard kind(root) == .object else { return nil }
        // The payload is the last field.
        return children(root).last.flatMap { kind($0) == .object ? $0 : nil }
    }

    func text(_ name: StaticString, of value: Int) -> String? {
        field(name, of: value).flatMap(string)
    }

    func day(_ name: StaticString, of value: Int) -> CalendarDate? {
        text(name, of: value).flatMap { CalendarDate(iso: $0) }
    }
}
