import Extraction
import Glibc
import Prose
import Records

/// Places on the local news of LGL: whether they are found, and resolved to within 161 km.
struct PlaceEvaluation {
    let workbench: Workbench

    private struct Gold {
        let range: Range<Int>
        let point: (lat: Double, lon: Double)?
    }

    func figures() throws -> [Figure] {
        var score = (gold: 0, predicted: 0, hitGold: 0, hitPredicted: 0, near: 0, placed: 0)
        for article in try workbench.gold("geo/lgl-dev.xml").components(
            between: "<article", "</article>")
        {
            let marked = article.components(between: "<text>", "</text>").first ?? ""
            let text =
                marked.hasPrefix("<![CDATA[") ? String(marked.dropFirst(9).dropLast(3)) : marked
            let gold = Self.places(of: article)
            let points = CodePoints(text)
            let day = article.components(between: "<dltime>", "</dltime>").first.map {
                String($0.drop { $0 == " " }.prefix(10))
            }
            let found = try workbench.extract(Submission(text: text, published: day)).places.map {
                (range: points.range(bytes: $0.start, $0.end), place: $0)
            }
            score.predicted += found.count
            score.gold += gold.count
            score.hitPredicted += found.count { found in
                gold.contains { $0.range.shared(with: found.range) > 0 }
            }
            for place in gold {
                let matched = found.filter { $0.range.shared(with: place.range) > 0 }
                guard !matched.isEmpty else { continue }
                score.hitGold += 1
                guard let point = place.point else { continue }
                score.placed += 1
                let distances = matched.compactMap { match in
                    match.place.lat.flatMap { lat in
                        match.place.lon.map { Self.kilometres(lat, $0, point.lat, point.lon) }
                    }
                }
                if distances.min() ?? .infinity <= 161 { score.near += 1 }
            }
        }
        let precision = 100 * Double(score.hitPredicted) / Double(max(1, score.predicted))
        let recall = 100 * Double(score.hitGold) / Double(max(1, score.gold))
        return [
            Figure("geo.recognition", 2 * precision * recall / max(1e-9, precision + recall)),
            Figure("geo.within-161-km", 100 * Double(score.near) / Double(max(1, score.placed))),
        ]
    }

    private static func places(of article: String) -> [Gold] {
        article.components(between: "<toponym>", "</toponym>").compactMap { toponym in
            let number = { (tag: String) in
                toponym.components(between: "<\(tag)>", "</\(tag)>").first.flatMap {
                    Double($0.filter { $0 != " " && $0 != "\n" && $0 != "\t" })
                }
            }
            guard let start = number("start"), let end = number("end"), start <= end else {
                return nil
            }
            let point = number("lat").flatMap { lat in number("lon").map { (lat, $0) } }
            return Gold(range: Int(start)..<Int(end), point: point)
        }
    }

    /// On a sphere, by the haversine.
    private static func kilometres(
        _ lat: Double, _ lon: Double, _ otherLat: Double, _ otherLon: Double
    ) -> Double {
        let radians = Double.pi / 180
        let down = sin((otherLat - lat) * radians / 2)
        let across = sin((otherLon - lon) * radians / 2)
        let chord =
            down * down + cos(lat * radians) * cos(otherLat * radians) * across * across
        return 12_742 * asin(min(1, chord.squareRoot()))
    }
}

extension String {
    /// What stands between each opening and the next closing tag behind it; an opening without
    /// its `>` ends at it.
    fileprivate func components(between open: String, _ close: String) -> [String] {
        let bytes = Array(utf8)
        let (open, close) = (Array(open.utf8), Array(close.utf8))
        func first(_ wanted: [UInt8], from start: Int) -> Int? {
            guard start + wanted.count <= bytes.count else { return nil }
            return (start...bytes.count - wanted.count).first {
                bytes[$0] == wanted[0] && bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
            }
        }
        var parts: [String] = []
        var at = 0
        while let start = first(open, from: at), let end = first(close, from: start) {
            parts.append(String(decoding: bytes[start + open.count..<end], as: UTF8.self))
            at = end + close.count
        }
        return parts
    }
}
