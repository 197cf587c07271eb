package import Platform

/// The name of a claimed file: `<seq>-<id>-a<attempt>-<name>`.
///
/// Everything that recovery has to know of a claim is in its name; there is no registry.
package struct ClaimName: Sendable, Hashable {
    /// The journal's next seq when it was claimed: its batch cannot stand before that.
    package var seq: UInt64
    package var id: Identifier
    /// How many tries failed or did not come to an end.
    package var attempt: Int
    /// As it was dropped; cut where that was over `Limits.nameBytesMax`.
    package var original: FileName
    /// The name was too long and is cut.
    package var isCut: Bool

    package init(seq: UInt64, id: Identifier, attempt: Int = 0, original: FileName) {
        self.seq = seq
        self.id = id
        self.attempt = attempt
        isCut = original.bytes.count > Limits.nameBytesMax
        self.original =
            isCut ? FileName(bytes: Array(original.bytes.prefix(Self.cutBytes))) : original
    }

    /// Nil where `name` is no claim's.
    package init?(_ name: FileName) {
        let parts = name.bytes.split(
            separator: UInt8(ascii: "-"), maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, let seq = UInt64(String(decoding: parts[0], as: UTF8.self)),
            let id = Identifier(String(decoding: parts[1], as: UTF8.self)),
            parts[2].first == UInt8(ascii: "a"), !parts[3].isEmpty
        else { return nil }
        isCut = parts[2].last == UInt8(ascii: "x")
        let digits = parts[2].dropFirst().dropLast(isCut ? 1 : 0)
        guard let attempt = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
        self.seq = seq
        self.id = id
        self.attempt = attempt
        original = FileName(bytes: Array(parts[3]))
    }

    package var fileName: FileName {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.fileNameBytesMax)
        for part in [String(seq), id.description] {
            bytes += part.utf8
            bytes.append(UInt8(ascii: "-"))
        }
        bytes.append(UInt8(ascii: "a"))
        bytes += String(attempt).utf8
        if isCut { bytes.append(UInt8(ascii: "x")) }
        bytes.append(UInt8(ascii: "-"))
        return FileName(bytes: bytes + original.bytes)
    }

    /// The name of a file that goes with the claim, such as `….meta.json`: cut where it must be.
    package func companion(_ suffix: String) -> FileName {
        let room = Self.fileNameBytesMax - suffix.utf8.count
        return FileName(bytes: Array(fileName.bytes.prefix(room)) + Array(suffix.utf8))
    }

    /// What a file system takes (NAME_MAX).
    private static let fileNameBytesMax = 255
    /// What stays of a name that is too long.
    private static let cutBytes = 100
}
