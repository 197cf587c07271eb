/// A token as the features see it: straight and normal code points, and the rows of the embedding
/// tables.
///
/// One object is reused for all the tokens of a call. The same rules as
/// `seeds/models/train/text.py`.
package struct WordForm {
    /// How many tables there are: word, ends, prefixes of 2 and 3, suffixes of 2, 3 and 4, shape.
    static let tables = 8

    /// Typographic marks made straight.
    private(set) var straight: [UInt32] = []
    /// Straight, in lower case.
    private(set) var small: [UInt32] = []
    /// The hash of the normal form (lower case, digits as 0): its key in the vocabulary and the
    /// gazetteer.
    private(set) var hash: UInt64 = 0
    private var normal: [UInt32] = []

    var startsWithLetter: Bool { straight.first.map(CodePoint.isLetter) ?? false }
    var startsUpper: Bool { straight.first.map(CodePoint.isUpper) ?? false }
    /// All its letters are capitals.
    var isCapitals: Bool {
        straight.allSatisfy { CodePoint.isUpper($0) || !CodePoint.isLetter($0) }
    }

    package init() {}

    /// Reads a token's UTF-8 bytes. Of an overlong one only the head and the tail are kept.
    package mutating func read(_ bytes: some Collection<UInt8>) {
        straight.removeAll(keepingCapacity: true)
        decode(bytes)
        let max = Limits.formPointsMax
        if straight.count > max {
            straight.removeSubrange(max / 2..<straight.count - max / 2)
        }
        if straight == [0x27, 0x27] { straight = [0x22] }
        small.removeAll(keepingCapacity: true)
        normal.removeAll(keepingCapacity: true)
        var h = Hash.start(0)
        for c in straight {
            let l = CodePoint.lower(c)
            let n = CodePoint.isDigit(l) ? 48 : l
            small.append(l)
            normal.append(n)
            h = Hash.step(h, n)
        }
        if normal.isEmpty {
            normal.append(0x5F)
            h = Hash.step(h, 0x5F)
        }
        hash = Hash.finish(h)
    }

    private mutating func decode(_ bytes: some Collection<UInt8>) {
        var point: UInt32 = 0
        var more = 0
        for byte in bytes {
            if byte < 0x80 {
                append(UInt32(byte))
            } else if byte < 0xC0 {
                guard more > 0 else { continue }
                point = point << 6 | UInt32(byte & 0x3F)
                more -= 1
                if more == 0 { append(point) }
            } else {
                more = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
                point = UInt32(byte) & (0x3F >> UInt32(more))
            }
        }
    }

    @inline(__always)
    private mutating func append(_ c: UInt32) {
        let s = c < 0x60 ? c : CodePoint.straight(c)
        if s != 0 {
            straight.append(s)
        } else if c == 0x2026 {
            straight.append(0x2E)
            straight.append(0x2E)
            straight.append(0x2E)
        }
    }

    /// The hashes of its keys in the tables, in their order.
    package func keys(_ body: (_ table: Int, _ hash: UInt64) -> Void) {
        let n = normal.count
        body(0, hash)
        var h = Hash.step(Hash.step(Hash.start(1), normal[0]), normal[n - 1])
        body(1, Hash.finish(h))
        for table in 2..<4 {
            h = Hash.start(UInt64(table))
            for i in 0..<min(table, n) { h = Hash.step(h, normal[i]) }
            body(table, Hash.finish(h))
        }
        for table in 4..<7 {
            h = Hash.start(UInt64(table))
            for i in max(0, n - table + 2)..<n { h = Hash.step(h, normal[i]) }
            body(table, Hash.finish(h))
        }
        body(7, shapeHash)
    }

    /// X upper, x lower, d digit, other code points themselves; runs cut to 3, at most 8 in all.
    private var shapeHash: UInt64 {
        var h = Hash.start(7)
        var last: UInt32 = 0
        var run = 0
        var count = 0
        for c in straight {
            let kind: UInt32 =
                CodePoint.isDigit(c)
                ? 0x64 : !CodePoint.isLetter(c) ? c : CodePoint.isUpper(c) ? 0x58 : 0x78
            run = count > 0 && kind == last ? run + 1 : 1
            last = kind
            if run > 3 { continue }
            h = Hash.step(h, kind)
            count += 1
            if count == 8 { break }
        }
        return Hash.finish(h)
    }
}
