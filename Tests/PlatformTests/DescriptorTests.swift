import Glibc
import Platform
import TestSupport
import Testing

@Suite struct DescriptorTests {
    @Test func replaceLeavesTheWholeFileAndNoTemporaryOne() throws {
        let folder = try TemporaryFolder()
        let directory = try Descriptor(path: folder.path, flags: O_RDONLY | O_DIRECTORY)
        for text in ["first", "second, longer", "x"] {
            try directory.replace("name", with: Array(text.utf8))
            #expect(try folder.bytes("name") == Array(text.utf8))
        }
        #expect(folder.names() == ["name"])
    }

    @Test func errorsNameCallFileAndReason() throws {
        let error = #expect(throws: SystemError.self) {
            _ = try Descriptor(path: "/no/such/file", flags: O_RDONLY).number
        }
        #expect(error?.description == "open /no/such/file: No such file or directory")
        #expect(error?.errno == ENOENT)
    }

    @Test func namesAreBytes() throws {
        let folder = try TemporaryFolder()
        let directory = try Descriptor(path: folder.path, flags: O_RDONLY | O_DIRECTORY)
        let name = FileName(bytes: [0x66, 0xFF, 0xFE, 0x2E])
        _ = try Descriptor(opening: name, in: directory, flags: O_WRONLY | O_CREAT).number
        #expect(try directory.names() == [name])
    }
}
