import Foundation
import Records
import Testing

@Suite struct JSONWriterTests {
    @Test(arguments: [0, 7, -7, 10, 1_234_567_890, Int.max, Int.min])
    func integersAreTheirDigits(value: Int) {
        #expect(String(decoding: JSONWriter.bytes(of: value), as: UTF8.self) == "\(value)")
    }

    @Test func escapesWhatJSONForbidsAndNothingElse() {
        let text = "a\"b\\c\n\r\t\u{1}é\u{2028}😀/"
        let bytes = JSONWriter.bytes(of: text)
        #expect(
            String(decoding: bytes, as: UTF8.self) == #""a\"b\\c\n\r\t\u0001é"# + "\u{2028}😀/\"")
        #expect(throws: Never.self) { try JSONDecoder().decode(String.self, from: Data(bytes)) }
    }

    @Test(arguments: [(40.0, "40"), (0.5, "0.5"), (-3.25, "-3.25"), (1e20, "1e+20"), (0, "0")])
    func writesTheShortestNumber(value: Double, text: String) {
        #expect(String(decoding: JSONWriter.bytes(of: value), as: UTF8.self) == text)
    }

    @Test func nestsWithoutBlanks() {
        var json = JSONWriter()
        json.object {
            $0.field("a", [1, 2])
            $0.field("b", nil as String?)
            $0.fieldIfPresent("c", nil as String?)
            $0.key("d")
            $0.object { $0.field("e", true) }
        }
        #expect(
            String(decoding: json.bytes, as: UTF8.self) == #"{"a":[1,2],"b":null,"d":{"e":true}}"#)
    }
}
