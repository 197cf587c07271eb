import Filtering
import Foundation
import Testing

@Suite struct JSONTapeTests {
    @Test func findsFieldsOfAnyKind() throws {
        let json = #" {"a":{"b":[1,-2.5e3,true,null,"x"]},"c":"d\"\u00e9\ud83d\ude00\n"} "#
        let tape = try JSONTape(request: Array(json.utf8))
        let list = try #require(tape.field("a", of: tape.root).flatMap { tape.field("b", of: $0) })
        let values = tape.children(list)
        #expect(values.map(tape.kind) == [.number, .number, .bool, .null, .string])
        #expect(values.map(tape.number) == [1, -2500, nil, nil, nil])
        #expect(tape.field("c", of: tape.root).flatMap(tape.string) == "d\"é😀\n")
        #expect(tape.field("d", of: tape.root) == nil)
        #expect(tape.column(list) == 12)
    }

    /// Each with the column that is wrong.
    @Test(arguments: [
        ("", 1), ("  ", 3), ("{", 2), ("[1,]", 4), ("{\"a\" 1}", 6), ("{\"a\":1,}", 8),
        ("[1 2]", 4), ("01", 3), ("1.", 3), ("-", 2), ("tru", 1), ("\"a", 3), ("\"\\x\"", 3),
        ("\"\\u12g4\"", 6), ("\"\u{1}\"", 2), ("{} {}", 4), ("{\"ä\":}", 6), ("[}", 2),
        ("{1:2}", 2),
        ("{\"a\":1,\"a\":2}", 8), ("]", 1), ("[]]", 3),
    ])
    func refusesWhatIsNotJSON(text: String, column: Int) {
        let error = #expect(throws: RequestError.self) {
            _ = try JSONTape(request: Array(text.utf8))
        }
        #expect(error?.column == column, "\(text): \(error?.description ?? "")")
    }

    @Test func refusesBytesThatAreNotUTF8() {
        let error = #expect(throws: RequestError.self) {
            _ = try JSONTape(request: Array("{\"é\":\"".utf8) + [0xFF] + Array("\"}".utf8))
        }
        #expect(error == RequestError("the request is not UTF-8", column: 7))
    }

    @Test func nestingHasALimit() throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array(
                (String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        _ = try JSONTape(request: nested(64))
        #expect(throws: RequestError.self) { _ = try JSONTape(request: nested(65)) }
        #expect(throws: RequestError.self) { _ = try JSONTape(request: nested(100_000)) }
    }

    /// Whatever Foundation reads, and nothing else, is JSON to us: bytes changed at random.
    @Test func agreesWithFoundationOnRandomBytes() {
        let seed = UInt64.random(in: .min ... .max)
        var random = Steps(state: seed)
        let start = Array(#"{"a":[1,2.5e-3,"x\u00e9",{"b":null}],"c":true,"d":"e"}"#.utf8)
        let letters = Array(#"{}[]",:\u019eE+-.tfn x"#.utf8) + [0xC3, 0xA9, 0xFF, 0]
        for _ in 0..<20_000 {
            var bytes = start
            for _ in 0...random.next() % 3 {
                let place = Int(random.next() % UInt64(bytes.count))
                let letter = letters[Int(random.next() % UInt64(letters.count))]
                switch random.next() % 3 {
                case 0: bytes[place] = letter
                case 1: bytes.insert(letter, at: place)
                default: bytes.remove(at: place)
                }
            }
            let ours = (try? JSONTape(request: bytes)) != nil
            let theirs =
                (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed))
                != nil
            // Twins and odd surrogates are for us to refuse, or to take.
            let text = String(decoding: bytes, as: UTF8.self)
            if ours != theirs, !text.contains(#"\u"#), theirs == false {
                Issue.record("seed \(seed): \(text): ours \(ours), theirs \(theirs)")
            }
        }
    }
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
struct Steps {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }
}
