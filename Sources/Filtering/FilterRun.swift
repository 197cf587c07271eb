private import Records

/// A filter at work: it remembers what it found out about a batch for the batch's other records.
package struct FilterRun: Sendable {
    package let filter: Filter
    private let kinds: Set<RecordKind>
    private let isEverything: Bool
    private var facts = BatchFacts()
    private var tape = JSONTape()
    /// The line that `tape` holds, and its payload; nil where it is not JSON.
    private var read: (line: Int, payload: Int?)?
    private var batchSeq: UInt64 = 0

    package init(_ filter: Filter) {
        self.filter = filter
        kinds = filter.kinds
        isEverything = filter.isEverything
    }

    /// Does a filter have nothing to do?
    package var passesEverything: Bool { isEverything }

    package mutating func passes(_ line: Int, of batch: RecordBatch) -> Bool {
        if isEverything { return true }
        guard let kind = batch.kinds[line], kinds.contains(kind) else { return false }
        if batchSeq != batch.firstSeq {
            batchSeq = batch.firstSeq
            facts = BatchFacts()
            read = nil
        }
        return passes(filter, line, kind, batch)
    }

    private mutating func passes(
        _ filter: Filter, _ line: Int, _ kind: RecordKind, _ batch: RecordBatch
    ) -> Bool {
        switch filter {
        case .everything: return true
        case .all(let filters):
            for filter in filters where !passes(filter, line, kind, batch) { return false }
            return true
        case .any(let filters):
            for filter in filters where passes(filter, line, kind, batch) { return true }
            return false
        case .no(let filter): return !passes(filter, line, kind, batch)
        case .kind(let kinds): return kinds.contains(kind)
        case .article(let ids): return facts.article(of: batch).map(ids.contains) ?? false
        case .at(let range): return range.contains(batch.time)
        case .story(let ids): return !facts.stories(of: batch).isDisjoint(with: ids)
        case .entity(let phrases): return isOf(phrases, line, kind, batch)
        case .speaker(let phrases): return isSaid(by: phrases, line, kind, batch)
        case .place(let countries):
            return isAt(facts.places(in: countries, of: batch), "place", line, kind, batch)
        case .near(let circle):
            return isAt(facts.places(in: circle, of: batch), "place", line, kind, batch)
        case .time(let days): return isTold(of: days, line, kind, batch)
        case .event, .polarity, .modality, .source, .target, .actor:
            guard kind == .event, let payload = payload(line, of: batch) else { return false }
            return isEvent(filter, payload)
        }
    }

    /// The payload of a line, read into `tape`.
    private mutating func payload(_ line: Int, of batch: RecordBatch) -> Int? {
        if let read, read.line == line { return read.payload }
        let payload = tape.payload(line, of: batch)
        read = (line, payload)
        return payload
    }

    private func isEvent(_ filter: Filter, _ payload: Int) -> Bool {
        switch filter {
        case .event(let types): isOne(of: types, "type", payload)
        case .polarity(let values): isOne(of: values, "polarity", payload)
        case .modality(let values): isOne(of: values, "modality", payload)
        case .source(let prefixes): has(prefixes, "sources", payload)
        case .target(let prefixes): has(prefixes, "targets", payload)
        case .actor(let prefixes):
            has(prefixes, "sources", payload) || has(prefixes, "targets", payload)
        default: false
        }
    }

    private func isOne(of values: Set<String>, _ field: StaticString, _ payload: Int) -> Bool {
        tape.text(field, of: payload).map(values.contains) ?? false
    }

    private func has(_ prefixes: [ActorPrefix], _ field: StaticString, _ payload: Int) -> Bool {
        guard let parties = tape.field(field, of: payload) else { return false }
        return tape.children(parties).contains { party in
            guard let actor = tape.field("actor", of: party) else { return false }
            let code = tape.raw(actor)
            return prefixes.contains { $0.covers(code) }
        }
    }

    private mutating func isOf(
        _ phrases: [Phrase], _ line: Int, _ kind: RecordKind, _ batch: RecordBatch
    ) -> Bool {
        let found = facts.entities(phrases, of: batch)
        switch kind {
        case .entity: return found.lines.contains(line)
        case .story:
            guard let payload = payload(line, of: batch),
                let entities = tape.field("entities", of: payload)
            else { return false }
            return tape.children(entities).contains { entity in
                guard let name = tape.text("name", of: entity) else { return false }
                return phrases.contains { $0.isIn(name) }
            }
        default: return refers(line, to: found.references, batch)
        }
    }

    private mutating func isSaid(
        by phrases: [Phrase], _ line: Int, _ kind: RecordKind, _ batch: RecordBatch
    ) -> Bool {
        guard kind == .quote, let payload = payload(line, of: batch),
            let speaker = tape.field("speaker", of: payload)
        else { return false }
        let names = ["name", "text"].compactMap { (field: StaticString) in
            tape.text(field, of: speaker)
        }
        if names.contains(where: { name in phrases.contains { $0.isIn(name) } }) { return true }
        guard let entity = tape.text("entity", of: speaker) else { return false }
        return facts.entities(phrases, of: batch).ids.contains(entity)
    }

    private mutating func isAt(
        _ found: BatchFacts.Found, _ field: StaticString, _ line: Int, _ kind: RecordKind,
        _ batch: RecordBatch
    ) -> Bool {
        if kind == .place { return found.lines.contains(line) }
        guard kind == .event, !found.ids.isEmpty, let payload = payload(line, of: batch),
            let place = tape.field("place", of: payload), let id = tape.text("id", of: place)
        else { return false }
        return found.ids.contains(id)
    }

    private mutating func isTold(
        of days: Days, _ line: Int, _ kind: RecordKind, _ batch: RecordBatch
    ) -> Bool {
        if kind == .time { return facts.times(days, of: batch).lines.contains(line) }
        guard let payload = payload(line, of: batch) else { return false }
        switch kind {
        case .event:
            guard let time = tape.field("time", of: payload) else { return false }
            if let id = tape.text("id", of: time) {
                return facts.times(days, of: batch).ids.contains(id)
            }
            let day = tape.day("value", of: time)
            return days.meet(day, day)
        case .quote:
            guard let id = tape.text("time", of: payload) else { return false }
            return facts.times(days, of: batch).ids.contains(id)
        case .article:
            guard let published = tape.field("published", of: payload) else { return false }
            let day = tape.day("value", of: published)
            return days.meet(day, day)
        case .story:
            return days.meet(
                tape.day("firstPublished", of: payload), tape.day("lastPublished", of: payload))
        default: return false
        }
    }

    /// Does one of the references stand in the line? A quotation mark within JSON's strings has a
    /// backslash before it: what is found is a field.
    private func refers(_ line: Int, to references: [[UInt8]], _ batch: RecordBatch) -> Bool {
        let bytes = batch.payload.span.extracting(batch.lines[line])
        return references.contains { bytes.contains($0) }
    }
}

extension Swift.Span<UInt8> {
    /// Does `pattern`, which begins with a byte that is not too frequent, stand in it?
    fileprivate func contains(_ pattern: [UInt8]) -> Bool {
        guard let first = pattern.first, count >= pattern.count else { return false }
        var offset = 0
        while offset <= count - pattern.count {
            if self[offset] == first {
                var length = 1
                while length < pattern.count, self[offset + length] == pattern[length] {
                    length += 1
                }
                if length == pattern.count { return true }
            }
            offset += 1
        }
        return false
    }
}
