import Platform
import Testing

@Suite struct PaceTests {
    @Test func isDueOnceInItsTime() {
        let pace = Pace(nanoseconds: .max / 2)
        #expect(pace.isDue())
        #expect(!pace.isDue())
    }

    @Test func withoutATimeItIsAlwaysDue() {
        let pace = Pace(nanoseconds: 0)
        #expect(pace.isDue())
        #expect(pace.isDue())
    }
}
