import Language
import TestSupport
import Testing

/// Weight files that are not what they should be are refused, each by its own code and with its
/// path.
struct ModelFileTests {
    private func code(_ bytes: [UInt8], _ name: String) throws -> ModelError.Code? {
        let folder = try TemporaryFolder()
        try folder.write(bytes, to: name)
        let path = "\(folder.path)/\(name)"
        do throws(ModelError) {
            _ = try LanguageModel(path: path)
            return nil
        } catch {
            #expect(error.path == path)
            return error.code
        }
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        let file = try MappedFile(path: path)
        return unsafe Array(file.bytes(0..<file.count))
    }

    private static func shipped() throws -> [UInt8] { try bytes(of: Fixture.path) }

    @Test func intactFileIsTaken() throws {
        #expect(try code(Self.shipped(), "intact") == nil)
    }

    @Test func missingFileIsUnreadable() {
        #expect(throws: ModelError.self) { try LanguageModel(path: "/nowhere/model") }
        #expect(throws: ModelError.self) { try LanguageModel(path: "/tmp") }
    }

    @Test func emptyAndShortFilesAreTruncated() throws {
        let whole = try Self.shipped()
        #expect(try code([], "empty") == .truncated)
        #expect(try code(Array(whole.prefix(5)), "short") == .truncated)
        #expect(try code(Array(whole.prefix(63)), "header") == .truncated)
        #expect(try code(whole.dropLast(), "one-less") == .truncated)
        #expect(try code(Array(whole.prefix(whole.count / 2)), "half") == .truncated)
        #expect(try code(whole + [0], "one-more") == .truncated)
    }

    @Test func foreignFileIsForeign() throws {
        #expect(try code(Array("#!/bin/sh\necho no model\n".utf8), "foreign") == .foreign)
    }

    @Test func otherVersionIsRefused() throws {
        var bytes = try Self.shipped()
        bytes[8] = 2
        #expect(try code(bytes, "version") == .version)
    }

    @Test func flippedBitsAreDamage() throws {
        let whole = try Self.shipped()
        for at in [12, 24, 30, 70, 110, 5000, whole.count / 2, whole.count - 1] {
            var bytes = whole
            bytes[at] ^= 0x10
            let found = try code(bytes, "flipped-\(at)")
            #expect(found == .damaged, "byte \(at)")
        }
    }

    @Test func otherTensorsAreUnfit() throws {
        #expect(try code(Self.bytes(of: Fixture.activations), "unfit") == .unfit)
    }

    @Test func checksumIsThatOfZlib() {
        let bytes = Array("123456789".utf8)
        let sum = unsafe bytes.withUnsafeBytes { unsafe Checksum().crc32($0) }
        #expect(sum == 0xCBF4_3926)
    }
}
