package import Lexicons
import Records

/// Days as articles write them about themselves: `2023-02-10`, `Feb. 10, 2023`, `10 February`.
package struct WrittenDates: Sendable {
    /// In lower case, without a stop.
    private let months: [String: Int]

    package init(seeds: Seeds) throws(SeedsError) {
        let table = try seeds.table("lexicons/months")
        try table.require("form", "number")
        var months: [String: Int] = [:]
        for row in table.rows {
            guard let number = Int(row["number"]), (1...12).contains(number) else {
                throw table.error(row, "number “\(row["number"])” is none of 1…12")
            }
            months[row["form"].lowercased()] = number
        }
        self.months = months
    }

    /// A day perhaps without its year.
    struct Day: Equatable {
        var year: Int?
        var month: Int
        var day: Int
        /// Bytes of the text searched.
        var range: Range<Int>

        var date: CalendarDate? {
            year.flatMap { CalendarDate(year: $0, month: month, day: day) }
        }
    }

    /// A text that is a day and no more but a time behind it.
    func whole(_ text: String) -> CalendarDate? {
        if let date = CalendarDate(iso: text) { return date }
        let bytes = Array(text.utf8.prefix(200))
        return first(in: bytes, 0..<bytes.count)?.date
    }

    /// `2024-05-14…`, `2024_05_14…` or `20240514…`.
    func atHead(ofFileName name: String) -> CalendarDate? {
        let bytes = Array(name.utf8.prefix(11))
        var digits: [Int] = []
        var index = 0
        while index < bytes.count, digits.count < 8 {
            if bytes[index].isDigit {
                digits.append(Int(bytes[index]) - 0x30)
            } else {
                let isSeparator =
                    bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "_")
                guard isSeparator, digits.count == 4 || digits.count == 6, index > 0,
                    bytes[index - 1].isDigit
                else { return nil }
            }
            index += 1
        }
        guard digits.count == 8, index == bytes.count || !bytes[index].isDigit else { return nil }
        let number = { (range: Range<Int>) in range.reduce(0) { $0 * 10 + digits[$1] } }
        guard (1900...2100).contains(number(0..<4)) else { return nil }
        return CalendarDate(year: number(0..<4), month: number(4..<6), day: number(6..<8))
    }

    /// The first day that names its month, within a range of bytes.
    func first(in bytes: [UInt8], _ range: Range<Int>) -> Day? {
        let words = Self.words(in: bytes, range)
        for (index, word) in words.enumerated() {
            if word.text.utf8.count == 10, let date = CalendarDate(iso: word.text) {
                return Day(year: date.year, month: date.month, day: date.day, range: word.range)
            }
            guard let month = months[word.text] else { continue }
            if let day = Self.day(month: month, before: index, in: words)
                ?? Self.day(month: month, after: index, in: words)
            {
                return day
            }
        }
        return nil
    }

    /// `Feb. 10, 2023`.
    private static func day(month: Int, after index: Int, in words: [Written]) -> Day? {
        guard index + 1 < words.count, let day = words[index + 1].day else { return nil }
        let year = index + 2 < words.count ? words[index + 2].year : nil
        let last = year == nil ? index + 1 : index + 2
        return Day(
            year: year, month: month, day: day,
            range: words[index].range.lowerBound..<words[last].range.upperBound)
    }

    /// `10 February 2023`.
    private static func day(month: Int, before index: Int, in words: [Written]) -> Day? {
        guard index > 0, let day = words[index - 1].day else { return nil }
        let year = index + 1 < words.count ? words[index + 1].year : nil
        let last = year == nil ? index : index + 1
        return Day(
            year: year, month: month, day: day,
            range: words[index - 1].range.lowerBound..<words[last].range.upperBound)
    }

    private struct Written {
        let text: String
        let range: Range<Int>

        /// 1…31, also as `10th`.
        var day: Int? {
            let digits = text.prefix { $0.isNumber }
            guard ["", "st", "nd", "rd", "th"].contains(text.dropFirst(digits.count)),
                digits.count <= 2, let day = Int(digits), (1...31).contains(day)
            else { return nil }
            return day
        }

        var year: Int? {
            guard text.utf8.count == 4, let year = Int(text), (1900...2100).contains(year)
            else { return nil }
            return year
        }
    }

    /// Runs of letters, digits and inner hyphens, in lower case.
    private static func words(in bytes: [UInt8], _ range: Range<Int>) -> [Written] {
        var words: [Written] = []
        var start: Int?
        for index in range.lowerBound...range.upperBound {
            let isInside =
                index < range.upperBound
                && (bytes[index].isLetter || bytes[index].isDigit
                    || bytes[index] == UInt8(ascii: "-"))
            if isInside {
                start = start ?? index
            } else if let begin = start {
                let text = String(decoding: bytes[begin..<index], as: UTF8.self).lowercased()
                words.append(Written(text: text, range: begin..<index))
                start = nil
            }
        }
        return words
    }
}
