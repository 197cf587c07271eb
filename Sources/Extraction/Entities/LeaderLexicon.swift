import Lexicons
import Records

/// Who held which office when: countries and sectors of people whose country no role tells.
struct LeaderLexicon: Sendable {
    /// By full name.
    private let offices: [String: [Office]]
    /// By surname.
    let firstNames: [String: Set<String>]

    struct Office: Sendable {
        let country: String
        let sector: String
        let from: CalendarDate?
        /// Nil where it went on.
        let to: CalendarDate?
    }

    init(seeds: Seeds) throws(SeedsError) {
        let table = try seeds.table("lexicons/leaders")
        try table.require("name", "country", "sector", "from", "to")
        var offices: [String: [Office]] = [:]
        for row in table.rows {
            offices[row["name"], default: []].append(
                Office(
                    country: row["country"], sector: row["sector"],
                    from: CalendarDate(iso: row["from"]), to: CalendarDate(iso: row["to"])))
        }
        self.offices = offices
        var firstNames: [String: Set<String>] = [:]
        for name in offices.keys {
            let words = name.split(separator: " ")
            guard words.count > 1, let first = words.first, let last = words.last else { continue }
            firstNames[String(last), default: []].insert(String(first))
        }
        self.firstNames = firstNames
    }

    /// Whether a title is one of those that the list's people bear.
    func isOffice(_ title: String) -> Bool { Self.titles.contains(title) }

    private static let titles: Set = ["president", "premier", "minister", "chancellor", "king"]

    /// The same of a surname, where one of its bearers was in office on the day and no other.
    func office(
        ofSurname surname: String, on day: CalendarDate?
    ) -> (country: String, sector: String?)? {
        guard day != nil, let names = firstNames[surname] else { return nil }
        let held = names.sorted().compactMap { office(of: "\($0) \(surname)", on: day) }
            .filter { $0.sector != nil }
        guard let first = held.first, held.allSatisfy({ $0.country == first.country }) else {
            return nil
        }
        return first
    }

    /// The country of a full name and the sector on a day; nil where two countries have one so
    /// called: a name alone tells nothing then.
    func office(of name: String, on day: CalendarDate?) -> (country: String, sector: String?)? {
        guard let known = offices[name], let country = known.first?.country,
            known.allSatisfy({ $0.country == country })
        else { return nil }
        guard let day else { return (country, nil) }
        let held = known.first { office in
            (office.from.map { $0 <= day } ?? true) && (office.to.map { day <= $0 } ?? true)
        }
        return (country, held?.sector)
    }
}
