internal import CKernels

/// SHA-256 (FIPS 180-4), for article ids and for the digest of a dropped file.
package struct SHA256: Sendable {
    private var state: InlineArray<8, UInt32> = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
        0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    /// Bytes that are not a whole block yet.
    private var rest: [UInt8] = []
    private var byteCount: UInt64 = 0
    private let withInstructions: Bool

    /// `portable`: without the processor's instructions for it.
    package init(portable: Bool = false) {
        withInstructions = !portable && Self.hasInstructions
    }

    private static let hasInstructions = kernels_has_sha() != 0

    package mutating func update(_ bytes: [UInt8]) {
        byteCount += UInt64(bytes.count)
        var start = 0
        if !rest.isEmpty {
            start = min(64 - rest.count, bytes.count)
            rest += bytes[..<start]
            if rest.count < 64 { return }
            compress(rest[...])
            rest = []
        }
        let end = bytes.count - (bytes.count - start) % 64
        compress(bytes[start..<end])
        rest += bytes[end...]
    }

    /// The digest, 32 bytes; the value must not be used afterwards.
    package mutating func finalize() -> [UInt8] {
        let bitCount = byteCount * 8
        // A one bit, zeros up to a block's end but eight bytes, and how many bits there were.
        let zeros = (119 - rest.count) % 64
        update([0x80] + [UInt8](repeating: 0, count: zeros))
        update([56, 48, 40, 32, 24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bitCount >> $0) })
        return state.indices.flatMap { index in
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: state[index] >> UInt32($0)) }
        }
    }

    /// The digest of `bytes` in 64 hexadecimal digits.
    package static func hex(of bytes: [UInt8]) -> String {
        var digest = SHA256()
        digest.update(bytes)
        return hexadecimal(digest.finalize())
    }

    /// Takes whole blocks.
    private mutating func compress(_ blocks: ArraySlice<UInt8>) {
        let withInstructions: Int32 = withInstructions ? 1 : 0
        unsafe blocks.withUnsafeBufferPointer { blocks in
            guard let first = blocks.baseAddress else { return }
            var words = state.mutableSpan
            unsafe words.withUnsafeMutableBufferPointer { words in
                unsafe kernels_sha256(
                    withInstructions, words.baseAddress, first, blocks.count / 64)
            }
        }
    }
}

/// Lower-case hexadecimal digits, two a byte.
package func hexadecimal(_ bytes: [UInt8]) -> String {
    unsafe String(unsafeUninitializedCapacity: 2 * bytes.count) { digits in
        for (index, byte) in bytes.enumerated() {
            unsafe digits[2 * index] = hexadecimalDigit(byte >> 4)
            unsafe digits[2 * index + 1] = hexadecimalDigit(byte & 15)
        }
        return 2 * bytes.count
    }
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
