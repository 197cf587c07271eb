/// Every limit of the system half, in one place.
package enum Limits {
    /// A dropped file: larger ones go to quarantine.
    package static let articleBytesMax = 16 << 20
    /// A dropped file's name: longer ones go to quarantine.
    package static let nameBytesMax = 200
    /// How often a file is tried that takes the process down with it.
    package static let attemptsMax = 3
    /// Files whose writers may not be done; more are found again by the next scan.
    package static let settlingFilesMax = 4_096
    /// Entries that one scan of the drop folder takes.
    package static let scanEntriesMax = 4_096
    /// A file must have been left alone for this long before it is taken, unless it was moved in.
    package static let settleNanoseconds: UInt64 = 500_000_000
    /// The drop folder is scanned at least this often.
    package static let rescanNanoseconds: UInt64 = 60_000_000_000
    /// Scans that follow each other wait, doubling from the first to the second.
    package static let rescanBackoffNanoseconds: (UInt64, UInt64) = (100_000_000, 10_000_000_000)
    /// Articles that are made durable together.
    package static let commitBatchesMax = 64
    /// Claims that wait for extraction.
    package static let claimsQueuedMax = 64
    /// One record's line.
    package static let recordBytesMax = 1 << 20
    /// A subscriber's request.
    package static let requestBytesMax = 64 << 10
    /// Bytes that are read from the journal for one subscriber at a time.
    package static let subscriberChunkBytesMax = 256 << 10
    /// Seconds that subscribers have at a stop to take what is on its way to them.
    package static let farewellSeconds = 2
    /// Records that wait to be mirrored to the systemd journal; more are dropped and counted.
    package static let mirrorQueueMax = 1_024
    /// One mirrored record.
    package static let mirrorBytesMax = 4 << 10
}
