import Records

/// A case of quantulum3.
struct MeasureCase: Decodable {
    let req: String
    let res: [Answer]

    struct Answer: Decodable {
        let value: Double
        let unit: String?
        let uncertainty: Double?

        /// Whether it has no unit, as a year has.
        var isBare: Bool { unit == nil || unit == "" || unit == "dimensionless" }

        /// The values that are right: both ends where it is uncertain; a dozen, a cent and a dime
        /// are so many pieces and hundredths of money here, and units there.
        var right: [Double] {
            if let uncertainty { return [value - uncertainty, value + uncertainty] }
            let factors = ["dozen": 12.0, "cent": 0.01, "dime": 0.1, "penny": 0.01]
            return [value] + (unit.flatMap { factors[$0] }.map { [value * $0] } ?? [])
        }
    }

    /// Whether each answer is found; a year is a time here, and no quantity.
    func fits(_ quantities: [QuantityRecord], _ times: [TimeRecord]) -> Bool {
        res.allSatisfy { answer in
            quantities.contains { NumberCase.fits($0, answer.right) }
                || answer.isBare && 1_000..<2_200 ~= answer.value
                    && times.contains { Self.tells($0, Int(answer.value)) }
        }
    }

    private static func tells(_ time: TimeRecord, _ year: Int) -> Bool {
        time.value.hasPrefix("\(year)") || time.value.hasSuffix("X") && time.from?.year == year
    }
}
