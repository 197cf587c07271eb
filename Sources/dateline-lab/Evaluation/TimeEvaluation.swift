import Extraction
import Prose
import Records

/// F1 of time expressions on TimeBank and AQUAINT: overlapping, of equal span, of equal value.
struct TimeEvaluation {
    let workbench: Workbench

    private struct Gold {
        var text = ""
        var published: String?
        var times: [(range: Range<Int>, value: String)] = []
    }

    func figures() throws -> [Figure] {
        let root = "time/TBAQ-cleaned"
        var counts = (predicted: 0, gold: 0, overlapping: 0, equal: 0, valued: 0)
        for folder in try workbench.files(root) {
            guard let files = try? workbench.files("\(root)/\(folder)") else { continue }
            for file in files where file.hasSuffix(".tml") {
                let gold = Self.read(try workbench.gold("\(root)/\(folder)/\(file)"))
                let found = try workbench.extract(
                    Submission(text: gold.text, published: gold.published)
                ).times
                counts.predicted += found.count
                counts.gold += gold.times.count
                for time in found {
                    let range = time.start..<time.end
                    guard let match = gold.times.first(where: { $0.range.shared(with: range) > 0 })
                    else { continue }
                    counts.overlapping += 1
                    counts.equal += match.range == range ? 1 : 0
                    counts.valued += match.value == time.value ? 1 : 0
                }
            }
        }
        let f1 = { (right: Int) in
            200 * Double(right) / Double(max(1, counts.predicted + counts.gold))
        }
        return [
            Figure("times.relaxed", f1(counts.overlapping)),
            Figure("times.strict", f1(counts.equal)), Figure("times.value", f1(counts.valued)),
        ]
    }

    /// The text between `<TEXT>` and `</TEXT>` without tags, by byte.
    private static func read(_ markup: String) -> Gold {
        var gold = Gold()
        if let created = between("<DCT>", "</DCT>", in: markup),
            let value = attribute("value", of: created)
        {
            gold.published = String(value.prefix(10))
        }
        var rest = (between("<TEXT>", "</TEXT>", in: markup) ?? "")[...]
        var open: (start: Int, value: String)?
        while let start = rest.utf8.firstIndex(of: UInt8(ascii: "<")) {
            gold.text += unescaped(rest[..<start])
            guard let end = rest[start...].utf8.firstIndex(of: UInt8(ascii: ">")) else { break }
            let tag = rest[start..<end]
            if tag.hasPrefix("<TIMEX3") {
                open = (gold.text.utf8.count, attribute("value", of: String(tag)) ?? "")
            } else if tag.hasPrefix("</TIMEX3"), let time = open {
                gold.times.append((time.start..<gold.text.utf8.count, time.value))
                open = nil
            }
            rest = rest[rest.utf8.index(after: end)...]
        }
        gold.text += unescaped(rest)
        return gold
    }

    private static func between(_ open: String, _ close: String, in text: String) -> String? {
        let bytes = Array(text.utf8)
        guard let start = first(Array(open.utf8), in: bytes, from: 0) else { return nil }
        let from = start + open.utf8.count
        guard let end = first(Array(close.utf8), in: bytes, from: from) else { return nil }
        return String(decoding: bytes[from..<end], as: UTF8.self)
    }

    private static func first(_ wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard start + wanted.count <= bytes.count else { return nil }
        return (start...bytes.count - wanted.count).first {
            bytes[$0] == wanted[0] && bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
        }
    }

    private static func attribute(_ name: String, of tag: String) -> String? {
        between(" \(name)=\"", "\"", in: tag)
    }

    private static func unescaped(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return String(text) }
        var out = ""
        for (index, part) in text.split(separator: "&", omittingEmptySubsequences: false)
            .enumerated()
        {
            let end = part.utf8.firstIndex(of: UInt8(ascii: ";"))
            if index > 0, let end, let sign = signs[String(part[..<end])] {
                out += sign + part[part.utf8.index(after: end)...]
            } else {
                out += (index > 0 ? "&" : "") + part
            }
        }
        return out
    }

    private static let signs = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
}
