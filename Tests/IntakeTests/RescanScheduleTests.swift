import Intake
import Testing

@Suite struct RescanScheduleTests {
    private static let second: UInt64 = 1_000_000_000

    @Test func scansAtTheStartAndEveryMinute() {
        var schedule = RescanSchedule(now: 5)
        #expect(schedule.isDue(now: 5))
        schedule.scanned(now: 5)
        #expect(!schedule.isDue(now: 59 * Self.second))
        #expect(schedule.isDue(now: 61 * Self.second))
    }

    @Test func scansThatFollowEachOtherBackOff() {
        var schedule = RescanSchedule(now: 0)
        var now: UInt64 = 0
        var waits: [UInt64] = []
        for _ in 0..<10 {
            schedule.scanned(now: now)
            schedule.request(now: now)
            waits.append((schedule.nextScan - now) / 1_000_000)
            now = schedule.nextScan
        }
        #expect(waits == [100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000, 10_000])
    }

    @Test func afterQuietASingleRequestIsQuick() {
        var schedule = RescanSchedule(now: 0)
        schedule.scanned(now: 0)
        schedule.request(now: 0)
        schedule.scanned(now: Self.second)
        schedule.request(now: 40 * Self.second)
        #expect(schedule.isDue(now: 40 * Self.second))
    }
}
