import Intake
import Platform
import Testing

/// Time is handed in: seconds of a clock that the test turns.
@Suite struct SettlingTests {
    private static let second: UInt64 = 1_000_000_000
    private static let still = Signature(size: 5, modifiedSeconds: 1)

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
        #expect(settling.due(now: Self.second + 499_000_000) { _ in Self.still }.isEmpty)
        #expect(settling.due(now: Self.second + 500_000_000) { _ in Self.still } == ["a"])
        #expect(settling.count == 0)
    }

    @Test func writtenToAgainItWaitsAgain() {
        var settling = Settling()
        _ = settling.observe(WatchEvent(.closed, "a"), now: 0) { _ in Self.still }
        _ = settling.observe(WatchEvent(.modified, "a"), now: 400_000_000) { _ in Self.still }
        #expect(settling.due(now: 600_000_000) { _ in Self.still }.isEmpty)
        #expect(settling.due(now: 900_000_000) { _ in Self.still } == ["a"])
    }

    @Test func changedWithoutAnEventItWaitsAgain() {
        var settling = Settling()
        let larger = Signature(size: 6, modifiedSeconds: 1)
        _ = settling.observe(WatchEvent(.closed, "a"), now: 0) { _ in Self.still }
        #expect(settling.due(now: Self.second) { _ in larger }.isEmpty)
        #expect(settling.due(now: 2 * Self.second) { _ in larger } == ["a"])
    }

    @Test func aScanLeavesAFileToItsWriter() {
        var settling = Settling()
        _ = settling.observe(WatchEvent(.created, "a"), now: 0) { _ in Self.still }
        settling.found("a", canHaveWriter: true, signature: Self.still, now: 0)
        #expect(settling.due(now: 60 * Self.second) { _ in Self.still }.isEmpty)
    }

    @Test func aScanTakesAHardLinkAndWhatWasThereBefore() {
        var settling = Settling()
        _ = settling.observe(WatchEvent(.created, "link"), now: 0) { _ in Self.still }
        settling.found("link", canHaveWriter: false, signature: Self.still, now: 0)
        settling.found("old", canHaveWriter: true, signature: Self.still, now: 0)
        #expect(settling.due(now: Self.second) { _ in Self.still } == ["link", "old"])
    }

    @Test func aFileThatIsGoneIsForgotten() {
        var settling = Settling()
        _ = settling.observe(WatchEvent(.closed, "a"), now: 0) { _ in Self.still }
        _ = settling.observe(WatchEvent(.closed, "b"), now: 0) { _ in Self.still }
        _ = settling.observe(WatchEvent(.gone, "a"), now: 1) { _ in nil }
        #expect(settling.due(now: Self.second) { _ in nil }.isEmpty)
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
