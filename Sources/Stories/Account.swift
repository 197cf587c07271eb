import Records

/// What the fold keeps of an article in the window: a kilobyte or two.
struct Account: Sendable {
    var id: String
    var title: String?
    var publisher: String?
    /// Whom a notice or a credit names as the first publisher.
    var credit: String?
    var published: CalendarDate?
    /// The smallest hashes of its runs of words, ascending.
    var shingles: [UInt32]
    /// What it tells, packed: a `Telling` is several times as large, and only those of the few
    /// stories that grow are read.
    var told: [UInt8]
}
