package import Lexicons
import Prose

/// The places of the mapped gazetteer, found by their names' words.
package struct Gazetteer: Sendable {
    let file: PlaceFile

    package init(seeds: Seeds) throws(SeedsError) {
        guard let directory = seeds.directory else {
            throw SeedsError(
                .missingTable, file: Self.path,
                message: "cannot be mapped without a seeds directory")
        }
        file = try PlaceFile(path: "\(directory)/\(Self.path)")
    }

    private static let path = "places/world.places"

    /// The tokens of a sentence as keys, made once.
    struct Keys {
        let forms: [String]
        /// The keys of all tokens as they are joined in names; those of some tokens are a part.
        private var bytes: [UInt8] = []
        /// Where the key of each token begins, or of the next one that has any; where it ends.
        private var starts: [Int]
        private var ends: [Int]
        /// Whether each begins with a capital, and with a small letter.
        private(set) var isUpper: [Bool]
        private(set) var isLower: [Bool]
        /// `'ll`: with more than one letter it is in no name.
        private(set) var isVerb: [Bool]

        init(_ forms: [String]) {
            self.forms = forms
            starts = [Int](repeating: 0, count: forms.count)
            ends = starts
            isUpper = [Bool](repeating: false, count: forms.count)
            (isLower, isVerb) = (isUpper, isUpper)
            for (index, form) in forms.enumerated() { add(form, at: index) }
            var next = bytes.count
            for index in forms.indices.reversed() {
                if ends[index] == starts[index] { starts[index] = next }
                next = starts[index]
            }
        }

        private mutating func add(_ form: String, at index: Int) {
            let party = Self.partyLength(of: form)
            let isClitic = PlaceKey.isClitic(form)
            let key = PlaceKey.bytes(of: party == 0 ? form : String(form.dropFirst(party)))
            if !key.isEmpty, !bytes.isEmpty, !isClitic { bytes.append(0x20) }
            starts[index] = bytes.count
            bytes += key
            ends[index] = bytes.count
            isVerb[index] = isClitic && form.utf8.count > 2
            guard let first = form.utf8.first else { return }
            isUpper[index] =
                first < 0x80 ? 0x41...0x5A ~= first : form.first?.isUppercase ?? false
            isLower[index] =
                first < 0x80 ? 0x61...0x7A ~= first : form.first?.isLowercase ?? false
        }

        /// `R-Westfield`: a party's letters before the home of its member.
        func isParty(_ index: Int) -> Bool { Self.partyLength(of: forms[index]) > 0 }

        private static func partyLength(of form: String) -> Int {
            guard form.utf8.contains(UInt8(ascii: "-")) else { return 0 }
            for party in ["R-", "D-", "I-", "DFL-"] where form.hasPrefix(party) {
                return form.dropFirst(party.count).first?.isUppercase ?? false ? party.count : 0
            }
            return 0
        }

        /// The key of some tokens; nil where it is empty or too long for a name.
        func key(of tokens: Range<Int>) -> ArraySlice<UInt8>? {
            guard let last = tokens.last, starts[tokens.lowerBound] < ends[last],
                ends[last] - starts[tokens.lowerBound] <= 120
            else { return nil }
            return bytes[starts[tokens.lowerBound]..<ends[last]]
        }
    }

    /// The longest name that begins at a token with a capital, with the places that bear it.
    func longest(at index: Int, in keys: Keys) -> (tokens: Range<Int>, places: [Int])? {
        guard keys.isUpper[index] else { return nil }
        var end = min(index + Limits.placeTokensMax, keys.forms.count)
        while end > index {
            let found = places(named: index..<end, in: keys)
            if !found.isEmpty { return (index..<end, found) }
            end -= 1
        }
        return nil
    }

    /// The places whose name is exactly some tokens, written as it must be.
    func places(named tokens: Range<Int>, in keys: Keys) -> [Int] {
        // Looked at before the table is asked: most words are no names.
        guard let end = tokens.last, keys.isUpper[tokens.lowerBound],
            !keys.isLower[end] || Self.endings.contains(keys.forms[end]),
            // `I'll` is not Illinois.
            !tokens.contains(where: { keys.isVerb[$0] }), let key = keys.key(of: tokens)
        else { return [] }
        let meanings = file.meanings(of: key, PlaceKey.hash(key))
        guard !meanings.isEmpty else { return [] }
        let forms = keys.forms[tokens]
        let last = keys.forms[end]
        let isCapitals = forms.allSatisfy { $0.allSatisfy { !$0.isLowercase } }
        let before = tokens.lowerBound > 0 ? keys.forms[tokens.lowerBound - 1] : ""
        return meanings.filter {
            (!$0.isCapitals || isCapitals)
                && (!$0.isAbbreviation || before == "," || last.hasSuffix("."))
        }.map(\.place)
    }

    /// Words that a name may end with in small letters: `Fairfax county`.
    private static let endings: Set<String> = ["county", "river", "province", "state", "airport"]

    func place(_ index: Int) -> Place { file.place(index) }
}
