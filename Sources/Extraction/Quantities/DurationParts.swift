/// The number and unit of an ISO 8601 duration of one part: `P3D`, `PT2.5H`.
enum DurationParts {
    static func single(_ value: String) -> (Double, String)? {
        guard value.hasPrefix("P"), let last = value.last else { return nil }
        let isClock = value.hasPrefix("PT")
        let number = value.dropFirst(isClock ? 2 : 1).dropLast()
        guard let count = Double(number) else { return nil }
        let names: [Character: String] =
            isClock
            ? ["S": "second", "M": "minute", "H": "hour"]
            : ["D": "day", "W": "week", "M": "month", "Y": "year"]
        return names[last].map { (count, $0) }
    }
}
