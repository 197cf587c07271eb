import Records

extension Account {
    func pack(into packed: inout PackedWriter) {
        packed.string(id)
        for text in [title, publisher, credit] { packed.optional(text) { $0.string($1) } }
        packed.optional(published) { $0.integer($1.daysSinceEpoch) }
        packed.array(shingles) { $0.fixed($1) }
        packed.array(told) { $0.byte($1) }
    }

    init(_ packed: inout PackedReader) throws(PackedReader.Malformed) {
        id = try packed.string()
        title = try packed.optional { p throws(PackedReader.Malformed) in try p.string() }
        publisher = try packed.optional { p throws(PackedReader.Malformed) in try p.string() }
        credit = try packed.optional { p throws(PackedReader.Malformed) in try p.string() }
        published = try packed.optional { p throws(PackedReader.Malformed) in
            CalendarDate(daysSinceEpoch: try p.integer())
        }
        shingles = try packed.array { p throws(PackedReader.Malformed) in try p.fixed() }
        told = try packed.array { p throws(PackedReader.Malformed) in try p.byte() }
        // Read here once, so that nothing later can fail.
        _ = try Telling(packed: told)
    }
}
