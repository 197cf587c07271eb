/// Every limit of the system half, in one place.
package enum Limits {
    /// A dropped file: larger ones go to quarantine.
    package static let articleBytesMax = 16 << 20
    /// A dropped file's name: longer ones go to quarantine.
    package static let nameBytesMax = 200
    /// How often a file is tried that takes the process down with it.
    package static let attemptsMax = 3
    /// Files whose writers may not be done; a scan waits while there are so many.
    package static let settlingFilesMax = 4_096
    /// Names that a scan of a folder takes at a time.
    package static let scanNamesMax = 1_024
    /// A file must have been left alone for this long before it is taken, unless it was moved in.
    package static let settleNanoseconds: UInt64 = 500_000_000
    /// … and for this long where nobody saw its writer close it, nor can tell that there is none.
    package static let unprovenSettleNanoseconds: UInt64 = 10_000_000_000
    /// Such a file is taken to be complete at once when it was last written this long ago.
    package static let quietSeconds = 60
    /// The drop folder is scanned at least this often.
    package static let rescanNanoseconds: UInt64 = 60_000_000_000
    /// Scans that follow each other wait, doubling from the first to the second.
    package static let rescanBackoffNanoseconds: (UInt64, UInt64) = (100_000_000, 10_000_000_000)
    /// What is wrong with the disk or the spool is tried again after this long.
    package static let retrySeconds = 5
    /// Files that could not be moved to where they stay before nothing more is journaled.
    package static let unmovedFilesMax = 64
    /// systemd is told of new articles this often at most.
    package static let statusNanoseconds: UInt64 = 200_000_000
    /// Old files and segments are looked for this often.
    package static let housekeepingSeconds = 60
    /// Articles that are made durable together.
    package static let commitBatchesMax = 64
    /// A journal's segment is filled with zeros up to the next multiple of this.
    package static let zeroedAheadBytes = 1 << 20
    /// Threads that wait for the disk at the same time for claims.
    package static let syncThreads = 4
    /// Claims that wait for extraction.
    package static let claimsQueuedMax = 64
    /// Bytes that a file of pieces is read and written by at a time.
    static let pieceBufferBytes = 1 << 20
    /// One record's line.
    package static let recordBytesMax = 1 << 20
    /// A subscriber's request.
    package static let requestBytesMax = 64 << 10
    /// Bytes that are handed to one subscriber's connection at a time.
    package static let subscriberPieceBytesMax = 64 << 10
    /// Bytes of one batch that a subscriber keeps while it waits; a larger one is read again.
    package static let subscriberBatchBytesMax = 512 << 10
    /// Bytes that are looked through for one subscriber before it is the others' turn.
    package static let subscriberTurnBytesMax = 1 << 20
    /// The newest batches, which all subscribers share.
    package static let liveWindowBytesMax = 4 << 20
    /// A client that has not said anything is greeted after this long: one that speaks HTTP would
    /// not understand the greeting.
    package static let greetingMilliseconds = 200
    /// Seconds within which a request must be whole.
    package static let requestSeconds = 10
    /// Connections that have not subscribed yet, besides the subscribers.
    package static let waitingConnectionsMax = 64
    /// What a client may send after its request, unread.
    package static let surplusBytesMax = 64 << 10
    /// Seconds after which a subscriber that takes nothing is let go.
    package static let slowSeconds = 30
    /// What the kernel keeps for a subscriber that is behind, in bytes; it doubles the number.
    package static let kernelBytes = 24 << 10
    /// … and what it may keep when a slow one is to be told good-bye. More than four times as much:
    /// a socket counts as writable again when three quarters of its room are free.
    package static let farewellBytes = 212_992
    /// Threads that serve subscribers.
    package static let broadcastThreads = 2
    /// Seconds that subscribers have at a stop to take what is on its way to them.
    package static let farewellSeconds = 2
    /// Records that wait to be mirrored to the systemd journal; more are dropped and counted.
    package static let mirrorQueueMax = 1_024
    /// One mirrored record.
    package static let mirrorBytesMax = 4 << 10
}
