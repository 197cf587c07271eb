import Records
import Testing

@Suite struct SHA256Tests {
    /// FIPS 180-4 examples, and lengths around the padding's edges.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1_000),
            "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"
        ),
    ])
    func isTheStandardOne(text: String, digest: String) {
        #expect(SHA256.hex(of: Array(text.utf8)) == digest)
        var portable = SHA256(portable: true)
        portable.update(Array(text.utf8))
        #expect(hexadecimal(portable.finalize()) == digest)
    }

    @Test(arguments: [1, 55, 56, 63, 64, 65, 127])
    func piecesMakeTheSameDigest(length: Int) {
        let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 * 7) }
        var pieces = SHA256()
        for start in stride(from: 0, to: bytes.count, by: length) {
            pieces.update(Array(bytes[start..<min(start + length, bytes.count)]))
        }
        #expect(hexadecimal(pieces.finalize()) == SHA256.hex(of: bytes))
    }
}
