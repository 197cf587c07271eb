/// A weight file: a header, a directory of named tensors, and the tensors at multiples of 64 bytes,
/// little endian.
///
///     header   "DATELINE" | u32 version | u32 sections | u64 file bytes
///              | u32 CRC-32 of all other bytes | 36 zero bytes
///     section  name, 32 bytes filled up with zeros | u32 kind | u32 rows | u32 columns
///              | u32 zero | u64 offset | u64 bytes
///
/// Written by `seeds/models/train/container.py`. Nothing is parsed but the directory: the tensors
/// are used where they lie.
package struct ModelFile: Sendable {
    package static let version: UInt32 = 1
    static let headerBytes = 64
    static let sectionBytes = 64

    package let path: String
    /// The CRC-32 in its header, as eight hexadecimal digits: it names the weights.
    package let checksum: String
    private let tensors: [String: Tensor]

    package init(path: String) throws(ModelError) {
        let file = try MappedFile(path: path)
        self.path = path
        try Self.checkHeader(of: file)
        let digits = String(file.load(24, as: UInt32.self), radix: 16)
        checksum = String(repeating: "0", count: 8 - digits.count) + digits
        var tensors: [String: Tensor] = [:]
        for index in 0..<Int(file.load(12, as: UInt32.self)) {
            let (name, tensor) = try Self.section(index, of: file)
            tensors[name] = tensor
        }
        self.tensors = tensors
    }

    private static func checkHeader(of file: MappedFile) throws(ModelError) {
        func refuse(_ code: ModelError.Code, _ message: String) -> ModelError {
            ModelError(code, path: file.path, message)
        }
        let magic = Array("DATELINE".utf8)
        let start = unsafe file.bytes(0..<min(magic.count, file.count))
        guard unsafe start.elementsEqual(magic.prefix(start.count)) else {
            throw refuse(.foreign, "not a weight file")
        }
        guard file.count >= headerBytes else { throw refuse(.truncated, "\(file.count) bytes") }
        let found = file.load(8, as: UInt32.self)
        guard found == version else {
            throw refuse(.version, "version \(found), this program reads version \(version)")
        }
        let size = file.load(16, as: UInt64.self)
        guard size == UInt64(file.count) else {
            throw refuse(.truncated, "\(file.count) bytes, its header says \(size)")
        }
        let sections = Int(file.load(12, as: UInt32.self))
        guard sections <= (file.count - headerBytes) / sectionBytes,
            unsafe file.bytes(28..<headerBytes).allSatisfy({ $0 == 0 })
        else { throw refuse(.damaged, "its header makes no sense") }
        let checksum = Checksum()
        let head = unsafe checksum.crc32(file.bytes(0..<24))
        let sum = unsafe checksum.crc32(file.bytes(28..<file.count), after: head)
        guard sum == file.load(24, as: UInt32.self) else {
            throw refuse(.damaged, "its checksum does not match")
        }
    }

    private static func section(
        _ index: Int, of file: MappedFile
    ) throws(ModelError) -> (String, Tensor) {
        let at = headerBytes + index * sectionBytes
        let raw = unsafe file.bytes(at..<at + 32).prefix { $0 != 0 }
        let name = unsafe String(decoding: raw, as: UTF8.self)
        let rows = Int(file.load(at + 36, as: UInt32.self))
        let columns = Int(file.load(at + 40, as: UInt32.self))
        let offset = file.load(at + 48, as: UInt64.self)
        let bytes = file.load(at + 56, as: UInt64.self)
        guard let kind = Tensor.Kind(rawValue: file.load(at + 32, as: UInt32.self)),
            offset % 64 == 0, offset <= UInt64(file.count), bytes <= UInt64(file.count) - offset,
            UInt64(rows) * UInt64(columns) * UInt64(kind.size) == bytes
        else {
            throw ModelError(.damaged, path: file.path, "section \(index) makes no sense")
        }
        let range = Int(offset)..<Int(offset + bytes)
        return (
            name, Tensor(kind: kind, rows: rows, columns: columns, range: range, file: file)
        )
    }

    /// The tensor of a name; rows or columns are checked when they are given.
    package func tensor(
        _ name: String, _ kind: Tensor.Kind, rows: Int? = nil, columns: Int? = nil
    ) throws(ModelError) -> Tensor {
        guard let found = tensors[name] else {
            throw ModelError(.unfit, path: path, "no tensor \(name)")
        }
        guard found.kind == kind, rows ?? found.rows == found.rows,
            columns ?? found.columns == found.columns, found.count > 0
        else {
            throw ModelError(
                .unfit, path: path,
                "\(name) is \(found.kind) \(found.rows) × \(found.columns), expected \(kind) "
                    + "\(rows.map(String.init) ?? "?") × \(columns.map(String.init) ?? "?")")
        }
        return found
    }
}
