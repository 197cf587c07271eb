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
    case yearAgo = "YEARAGO"
    case ended = "ENDED"
    case noon = "NOON"
    case halfOf = "HALF"
    // Of units, by number and by what may last that long.
    case unitOne = "UNIT1"
    case unitMany = "UNIT2"
    case unitLasting = "UNIT3"
    case weekdays = "WEEKDAYS"
    case dayParts = "DAYPARTS"
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
    case shortYear = "YY"

    /// The class of words in the lexicon that it takes.
    var kind: String {
        switch self {
        case .unitOne, .unitMany, .unitLasting: TimeSlot.unit.rawValue
        case .dayParts: TimeSlot.dayPart.rawValue
        default: rawValue
        }
    }
}
