import Intake
import Platform
import Testing

/// Time is handed in: seconds of a clock that the test turns.
@Suite struct SettlingTests {
    private static let second: UInt64 = 1_000_000_000
    private static let still = Signature(size: 5, modifiedSeconds: 1)

    private static func sighting(hasWriter: Bool?) -> Sighting {
        Sighting(still, hasWriter: hasWriter)
    }

    private static func sight(hasWriter: Bool? = false) -> (FileName) -> Sighting? {
        { _ in sighting(hasWriter: hasWriter) }
    }

    @Test func movedInIsTakenAtOnce() {
        var settling = Settling()
        #expect(settling.observe(WatchEvent(.movedIn, "a"), now: 0) { _ in Self.still })
        #expect(settling.nextDeadline == nil)
    }

    @Test(arguments: [".hidden", "a.tmp", "a.meta.json"])
    func unfinishedNamesAreLeftAlone(name: String) {
        var settling = Settling()
        let event = WatchEvent(.movedIn, FileName(name))
        #expect(!settling.observe(event, now: 0) { _ in Self.still })
    }

    @Test func closedIsTakenWhenItWasStillForHalfASecond() {
        var settling = Settling()
        #expect(!settling.observe(WatchEvent(.created, "a"), now: 0) { _ in Self.still })
        #expect(settling.nextDeadline == nil)
        #expect(!settling.observe(WatchEvent(.closed, "a"), now: Self.second) { _ in Self.still })
        #expect(settling.due(now: Self.second + 499_000_000, sight: Self.sight()).isEmpty)
        #expect(settling.due(now: Self.second + 500_000_000, sight: Self.sight()) == ["a"])
        #expect(settling.count == 0)
    }

    @Test func writtenToAgainItWaitsAgain() {
        var settling = Settling()
        _ = settling.observe(WatchEvent(.closed, "a"), now: 0) { _ in Self.still }
        _ = settling.observe(WatchEvent(.modified, "a"), now: 400_000_000) { _ in Self.still }
        #expect(settling.due(now: 600_000_000, sight: Self.sight()).isEmpty)
        #expect(settling.due(now: 900_000_000, sight: Self.sight()) == ["a"])
    }

    @Test func changedWithoutAnEventItWaitsAgain() {
        var settling = Settling()
        let larger = Sighting(Signature(size: 6, modifiedSeconds: 1), hasWriter: false)
        _ = settling.observe(WatchEvent(.closed, "a"), now: 0) { _ in Self.still }
        #expect(settling.due(now: Self.second, sight: { _ in larger }).isEmpty)
        #expect(settling.due(now: 2 * Self.second, sight: { _ in larger }) == ["a"])
    }

    @Test func whatIsHeldOpenIsLeftToItsWriterUntilItIsClosed() {
        var settling = Settling()
        settling.found("a", Self.sighting(hasWriter: true), now: 0, seconds: 9_999)
        #expect(settling.due(now: 60 * Self.second, sight: Self.sight()).isEmpty)
        _ = settling.observe(WatchEvent(.closed, "a"), now: Self.second) { _ in Self.still }
        #expect(settling.due(now: 2 * Self.second, sight: Self.sight()) == ["a"])
    }

    @Test func whatIsHeldOpenWhenItsTimeHasComeWaitsForTheNextClose() {
        var settling = Settling()
        _ = settling.observe(WatchEvent(.closed, "a"), now: 0) { _ in Self.still }
        #expect(settling.due(now: Self.second, sight: Self.sight(hasWriter: true)).isEmpty)
        #expect(settling.nextDeadline == nil)
        settling.found("a", Self.sighting(hasWriter: false), now: Self.second, seconds: 9)
        #expect(settling.due(now: 2 * Self.second, sight: Self.sight()) == ["a"])
    }

    /// A scan of another user's files, of which the kernel does not tell whether they are open.
    @Test(arguments: [(60, 500_000_000 as UInt64), (59, 10_000_000_000), (-3_600, 10_000_000_000)])
    func whereAWriterCannotBeToldOfOldFilesAreTakenSoonerThanNewOnes(age: Int, delay: UInt64) {
        var settling = Settling()
        settling.found(
            "a", Self.sighting(hasWriter: nil), now: 0, seconds: Self.still.modifiedSeconds + age)
        #expect(settling.nextDeadline == delay)
        #expect(settling.due(now: delay, sight: Self.sight(hasWriter: nil)) == ["a"])
    }

    @Test func afterAnOverflowAMissedCloseIsMadeUpForByAScan() {
        var settling = Settling()
        _ = settling.observe(WatchEvent(.created, "a"), now: 0) { _ in Self.still }
        settling.found("a", Self.sighting(hasWriter: nil), now: 0, seconds: 9_999)
        #expect(settling.nextDeadline == nil)
        _ = settling.observe(WatchEvent(.overflow), now: 0) { _ in nil }
        settling.found("a", Self.sighting(hasWriter: nil), now: 0, seconds: 9_999)
        #expect(settling.due(now: Self.second, sight: Self.sight()) == ["a"])
    }

    @Test func aFileThatIsGoneIsForgotten() {
        var settling = Settling()
        _ = settling.observe(WatchEvent(.closed, "a"), now: 0) { _ in Self.still }
        _ = settling.observe(WatchEvent(.closed, "b"), now: 0) { _ in Self.still }
        _ = settling.observe(WatchEvent(.gone, "a"), now: 1) { _ in nil }
        #expect(settling.due(now: Self.second, sight: { _ in nil }).isEmpty)
        #expect(settling.count == 0)
    }

    @Test func holdsNoMoreThanItsLimit() {
        var settling = Settling()
        for number in 0..<(Limits.settlingFilesMax + 10) {
            _ = settling.observe(WatchEvent(.closed, FileName("\(number)")), now: 0) { _ in
                Self.still
            }
        }
        #expect(settling.count == Limits.settlingFilesMax)
    }
}
