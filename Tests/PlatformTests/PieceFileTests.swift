import Platform
import TestSupport
import Testing

@Suite struct PieceFileTests {
    private let folder: TemporaryFolder
    private var path: String { "\(folder.path)/pieces" }

    init() throws { folder = try TemporaryFolder() }

    private func write(_ pieces: [[UInt8]]) throws {
        var file = try PieceWriter(path: path)
        for piece in pieces { try file.write(piece) }
        try file.flush()
    }

    @Test func whatWasWrittenIsRead() throws {
        let pieces = [0, 1, 700_000, 5, 1_500_000, 3].map { [UInt8](repeating: 7, count: $0) }
        try write(pieces)
        var file = try PieceReader(path: path)
        for piece in pieces { #expect(file.next() == piece) }
        #expect(file.next() == nil)
    }

    @Test(arguments: [1, 3, 4, 5, 8])
    func aCutFileEndsBeforeThePieceThatIsNotWhole(missing: Int) throws {
        try write([[1, 2, 3], [4, 5, 6, 7]])
        let bytes = try folder.bytes("pieces")
        try folder.write(Array(bytes.dropLast(missing)), to: "pieces")
        var file = try PieceReader(path: path)
        #expect(file.next() == [1, 2, 3])
        #expect(file.next() == nil)
    }
}
