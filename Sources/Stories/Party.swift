/// Who takes part in an event, as numbers that hold across articles.
package struct Party: Sendable, Equatable {
    package enum Kind: UInt8 { case described, named, person }

    let kind: Kind
    /// Of the whole text, letters and digits only.
    let text: UInt32
    /// Of the initials of several words.
    private let initials: UInt32
    /// Of the first and the last word.
    private let first: UInt32
    private let last: UInt32
    /// Of the code `CHN.MIL`, and of its `CHN`; 0 for those of no country, which share a code with
    /// many.
    private let actor: UInt32
    private let country: UInt32

    package init(_ text: String, actor: String?, kind: Kind) {
        self.kind = kind
        var whole = FeatureHash.empty
        var initials = FeatureHash.empty
        var first = FeatureHash.empty
        var word = FeatureHash.empty
        var words = 0
        var isInside = false
        for byte in text.utf8 {
            guard let letter = Self.folded(byte) else {
                isInside = false
                continue
            }
            if !isInside {
                isInside = true
                words += 1
                word = FeatureHash.empty
                FeatureHash.add(letter, to: &initials)
            }
            FeatureHash.add(letter, to: &whole)
            FeatureHash.add(letter, to: &word)
            if words == 1 { first = word }
        }
        self.text = whole
        self.initials = words > 1 ? initials : 0
        self.first = first
        last = word
        let code = actor.flatMap(Self.country)
        country = code.map { FeatureHash.name($0) } ?? 0
        self.actor = code == nil ? 0 : actor.map { FeatureHash.name($0) } ?? 0
    }

    /// A letter or digit in lower case.
    private static func folded(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte | 0x20
        case 0x61...0x7A, 0x30...0x39, 0x80...0xFF: byte
        default: nil
        }
    }

    /// For places that nobody stands in.
    static let nobody = Party("", actor: nil, kind: .described)

    /// Codes of PLOVER and CAMEO that look like a country's.
    private static let stateless: Set<Substring> = [
        "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "ETH", "GOV", "HLH", "IGO", "IMG", "INS", "INT",
        "JUD", "LAB", "LEG", "MED", "MIL", "MNC", "NGM", "NGO", "OPP", "PTY", "RAD", "REB", "REL",
        "SEP", "SOC", "SPY", "UAF", "UIS", "UNK",
    ]

    private static func country(of actor: String) -> Substring? {
        let code = actor[..<(actor.utf8.firstIndex(of: UInt8(ascii: ".")) ?? actor.endIndex)]
        return code.utf8.count == 3 && code.utf8.allSatisfy { (0x41...0x5A).contains($0) }
            && !stateless.contains(code) ? code : nil
    }

    /// 3 for the same one by name, 2 by its code, 1 for the same country, 0 where it can't be told;
    /// nil for another.
    package func agreement(with other: Party) -> Int? {
        if text == other.text { return kind == .described ? 2 : 3 }
        if kind == .person, other.kind == .person {
            let isSame = last == other.last || last == other.first || first == other.last
            return isSame ? 3 : nil
        }
        if text == other.initials || initials == other.text { return 3 }
        if actor != 0, actor == other.actor { return 2 }
        if country != 0, country == other.country { return 1 }
        guard kind == .described || other.kind == .described else { return nil }
        if last == other.last { return 1 }
        // “The senator” may be anybody, a country's soldiers not another country's.
        return country != 0 && other.country != 0 ? nil : 0
    }

    /// The same one, or of the same country.
    func agrees(with other: Party) -> Bool { agreement(with: other) ?? 0 > 0 }
}
