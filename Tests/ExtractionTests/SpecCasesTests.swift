import Extraction
import Records
import Testing

/// The cases of Microsoft's Recognizers and of quantulum3, where the data folder is; the share that
/// passes is printed and must not sink.
@Suite("Spec cases", .enabled(if: SpecCases.isThere, "no spec cases: set DATELINE_DATA"))
struct SpecCasesTests {
    @Test(
        "dates and lengths of time",
        arguments: [
            ("DateParser", 0.6), ("DatePeriodParser", 0.65), ("HolidayParser", 0.65),
            ("DurationParser", 0.9), ("SetParser", 0.5),
        ])
    func dates(file: String, least: Double) throws {
        var tally = Tally()
        for spec in try SpecCases.dates(file) {
            guard let wanted = spec.wanted else { continue }
            let times = try Desk.extract(SpecCases.opening + spec.Input, published: spec.day).times
            tally.add(wanted.allSatisfy { right in times.contains { DateCase.fits($0, right) } })
        }
        tally.report(file, least)
    }

    @Test(
        "numbers and units",
        arguments: [
            ("Number/English/NumberModel", 0.5), ("Number/English/PercentModel", 0.6),
            ("NumberWithUnit/English/CurrencyModel", 0.75),
            ("NumberWithUnit/English/DimensionModel", 0.75),
            ("NumberWithUnit/English/TemperatureModel", 0.8),
            ("NumberWithUnit/English/AgeModel", 0.9),
        ])
    func numbers(file: String, least: Double) throws {
        var tally = Tally()
        for spec in try SpecCases.numbers(file) {
            guard let wanted = spec.wanted else { continue }
            let found = try Desk.extract(SpecCases.opening + spec.Input).quantities
            tally.add(wanted.allSatisfy { right in found.contains { NumberCase.fits($0, right) } })
        }
        tally.report(file, least)
    }

    @Test("quantulum3", arguments: [("quantities", 0.5)])
    func measures(file: String, least: Double) throws {
        var tally = Tally()
        for spec in try SpecCases.measures(file) {
            let found = try Desk.extract(SpecCases.opening + spec.req).quantities
            tally.add(
                spec.wanted.allSatisfy { right in found.contains { NumberCase.fits($0, right) } })
        }
        tally.report(file, least)
    }

    private struct Tally {
        var passed = 0
        var cases = 0

        mutating func add(_ hasPassed: Bool) {
            cases += 1
            passed += hasPassed ? 1 : 0
        }

        func report(_ file: String, _ least: Double) {
            let share = Double(passed) / Double(max(1, cases))
            print("spec cases \(file): \(passed) of \(cases)")
            #expect(share >= least, "\(file): \(passed) of \(cases)")
        }
    }
}
