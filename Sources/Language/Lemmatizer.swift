/// Lemmas by rule: the rule of a form is looked up by (form, class), else by its longest known
/// suffix in the class.
///
/// A rule strips code points and adds text; a class is a part of speech with its inflection. Made
/// by `seeds/models/train/lemmas.py` from the tree banks and lemminflect's tables.
struct Lemmatizer: Sendable {
    private static let formSeed: UInt64 = 1000
    private static let suffixSeed: UInt64 = 2000
    private static let suffixPointsMax = 5
    private static let inflections = 10

    private struct Rule: Sendable {
        let strip: Int
        let keepsCase: Bool
        let added: [UInt8]
    }

    private let slots: SlotTable
    private let rules: [Rule]

    init(file: ModelFile) throws(ModelError) {
        let table = try file.tensor("lemma.rules", .uint32, columns: 4)
        slots = try SlotTable("lemma.slots", valueBits: 16, in: file) { $0 <= table.rows }
        let text = try file.tensor("lemma.text", .uint8).array(UInt8.self)
        let numbers = table.array(UInt32.self).map(Int.init)
        var rules: [Rule] = []
        for r in stride(from: 0, to: numbers.count, by: 4) {
            let (length, start) = (numbers[r + 2], numbers[r + 3])
            guard start <= text.count, length <= text.count - start else {
                throw ModelError(.unfit, path: file.path, "a lemma rule lies outside its text")
            }
            rules.append(
                Rule(
                    strip: numbers[r], keepsCase: numbers[r + 1] != 0,
                    added: Array(text[start..<start + length])))
        }
        self.rules = rules
    }

    /// The inflection that a feature bundle stands for: the classes of `lemmas.py`.
    static func inflection(of bundle: String) -> Int {
        let f = Set(bundle.split(separator: "|"))
        let isParticiple = f.contains("VerbForm=Part")
        if f.contains("Degree=Cmp") { return 6 }
        if f.contains("Degree=Sup") { return 7 }
        if f.contains("Poss=Yes") { return 9 }
        if f.contains("Case=Acc") { return 8 }
        if f.contains("VerbForm=Ger") || isParticiple && f.contains("Tense=Pres") { return 4 }
        if f.contains("Tense=Past") { return isParticiple ? 3 : 2 }
        if f.isSuperset(of: ["VerbForm=Fin", "Person=3", "Number=Sing", "Tense=Pres"]) {
            return 5
        }
        let isVerbal = f.contains { $0.hasPrefix("VerbForm") }
        return f.contains("Number=Plur") && !isVerbal ? 1 : 0
    }

    /// The lemma of a form; `tag` counts the parts of speech in alphabetic order.
    func lemma(of form: WordForm, tag: Int, inflection: Int, keepsCase: Bool) -> String {
        let kind = UInt64(tag * Self.inflections + inflection)
        let small = form.small
        let known = slots.value(Hash.of(small, seed: Self.formSeed + kind))
        if known > 0, rules[known - 1].strip <= small.count {
            return apply(rules[known - 1], to: form)
        }
        var best = 0
        var h = Hash.start(Self.suffixSeed + kind)
        for n in 0...min(Self.suffixPointsMax, small.count) {
            if n > 0 { h = Hash.step(h, small[small.count - n]) }
            let rule = slots.value(Hash.finish(h))
            if rule > 0 { best = rule }
        }
        guard best > 0, rules[best - 1].strip < small.count else {
            return text(keepsCase ? form.straight[...] : small[...], adding: [])
        }
        return apply(rules[best - 1], to: form)
    }

    private func apply(_ rule: Rule, to form: WordForm) -> String {
        let points = rule.keepsCase ? form.straight : form.small
        return text(points.dropLast(rule.strip), adding: rule.added)
    }

    private func text(_ points: ArraySlice<UInt32>, adding bytes: [UInt8]) -> String {
        guard points.allSatisfy({ $0 < 0x80 }) else {
            let scalars = points.map { Unicode.Scalar($0) ?? "\u{FFFD}" }
            return String(String.UnicodeScalarView(scalars))
                + String(decoding: bytes, as: UTF8.self)
        }
        let count = points.count + bytes.count
        return unsafe String(unsafeUninitializedCapacity: count) { out in
            for (index, point) in points.enumerated() { unsafe out[index] = UInt8(point) }
            for (index, byte) in bytes.enumerated() { unsafe out[points.count + index] = byte }
            return count
        }
    }
}
