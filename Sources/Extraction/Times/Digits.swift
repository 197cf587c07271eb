/// Numbers with leading zeros.
enum Digits {
    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    static func four(_ number: Int) -> String {
        String(repeating: "0", count: max(0, 4 - "\(number)".utf8.count)) + "\(number)"
    }
}
