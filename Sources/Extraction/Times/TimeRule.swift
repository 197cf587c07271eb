import Lexicons

/// A row of `seeds/rules/times.tsv`: which pieces make a time, and by what arithmetic.
struct TimeRule: Sendable {
    let id: String
    let pattern: [Element]
    let make: TimeMake
    /// Of two rules that match equally long, the higher one makes the time.
    let rank: Int
    /// Words of which one must stand right before; none where anything may.
    let after: Set<String>

    /// A place in the pattern.
    struct Element: Sendable {
        var literals: Set<String> = []
        var slots: [TimeSlot] = []
        var isOptional = false
    }

    init(_ row: Table.Row, in table: Table) throws(SeedsError) {
        id = row["id"]
        guard let make = TimeMake(rawValue: row["make"]) else {
            throw table.error(row, "there is no arithmetic “\(row["make"])”")
        }
        self.make = make
        rank = Int(row["rank"]) ?? 0
        after = Set(row.list("after"))
        var pattern: [Element] = []
        for word in row["pattern"].split(separator: " ") {
            var element = Element()
            element.isOptional = word.hasSuffix("?")
            for part in (element.isOptional ? word.dropLast() : word).split(separator: "|") {
                if part.contains(where: { $0.isUppercase }) {
                    guard let slot = TimeSlot(rawValue: String(part)) else {
                        throw table.error(row, "there is no class “\(part)”")
                    }
                    element.slots.append(slot)
                } else {
                    element.literals.insert(String(part))
                }
            }
            pattern.append(element)
        }
        guard pattern.contains(where: { !$0.isOptional }) else {
            throw table.error(row, "the pattern asks for nothing")
        }
        self.pattern = pattern
    }
}

/// What a pattern's word in capitals stands for.
enum TimeSlot: String, Sendable, CaseIterable {
    // Of the words in lexicons/time-words.tsv.
    case month = "MONTH"
    case weekday = "WEEKDAY"
    case unit = "UNIT"
    case season = "SEASON"
    case dayPart = "DAYPART"
    case deictic = "DEICTIC"
    case direction = "DIR"
    case shift = "SHIFT"
    case present = "PRESENT"
    case reference = "REF"
    case ahead = "AHEAD"
    case modifier = "MOD"
    case approximate = "APPROX"
    case setWord = "SETWORD"
    case each = "EACH"
    case few = "FEW"
    case holiday = "HOLIDAY"
    case zone = "ZONE"
    case half = "AMPM"
    // Of units, by number and by what may last that long.
    case unitOne = "UNIT1"
    case unitMany = "UNIT2"
    case unitLasting = "UNIT3"
    case weekdays = "WEEKDAYS"
    // Of numerals.
    case number = "NUM"
    case ordinal = "ORD"
    case day = "DAY"
    case year = "YEAR"
    case decade = "DECADE"
    case hour = "HOUR"
    case minute = "MINUTE"
    case monthNumber = "MM"
    case dayNumber = "DD"
}

/// The arithmetic that a rule asks for.
enum TimeMake: String, Sendable, CaseIterable {
    case calendar, month, year, decade, century, weekday, deictic, daypart = "daypart"
    case unit, season, quarter, half, weekend, ref, ago, shift, same, nextday
    case duration, set, holiday, clock, yearspan
}
