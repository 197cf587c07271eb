package import Glibc

/// A file's name or path as the kernel knows it: bytes, not always UTF-8, never with a NUL.
package struct FileName: Sendable, Hashable, Comparable, CustomStringConvertible,
    ExpressibleByStringLiteral
{
    package let bytes: [UInt8]

    /// What follows a NUL is left out.
    package init(bytes: [UInt8]) {
        self.bytes = bytes.firstIndex(of: 0).map { Array(bytes[..<$0]) } ?? bytes
    }

    package init(_ text: String) { self.init(bytes: Array(text.utf8)) }

    package init(stringLiteral text: String) { self.init(text) }

    /// For people: what is not UTF-8 is replaced.
    package var description: String { String(decoding: bytes, as: UTF8.self) }

    package static func < (left: FileName, right: FileName) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }

    package func hasPrefix(_ prefix: String) -> Bool { bytes.starts(with: prefix.utf8) }

    package func hasSuffix(_ suffix: String) -> Bool {
        bytes.count >= suffix.utf8.count
            && bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }

    package func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        let terminated = bytes.map { CChar(bitPattern: $0) } + [0]
        return unsafe terminated.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("a name has its NUL") }
            return unsafe body(base)
        }
    }
}

extension Descriptor {
    /// Renames `name` in this directory to `newName` in `target`, which may be this one.
    package func rename(
        _ name: FileName, to newName: FileName, in target: borrowing Descriptor
    ) throws(SystemError) {
        let from = number
        let to = target.number
        try retrying("rename", "\(subject)/\(name)") {
            unsafe name.withCString { old in
                unsafe newName.withCString { new in unsafe renameat(from, old, to, new) }
            }
        }
    }

    /// The status of `name` in this directory, a symbolic link's own; nil where there is none.
    package func status(of name: FileName) throws(SystemError) -> stat? {
        var status = stat()
        let directory = number
        do {
            try retrying("stat", "\(subject)/\(name)") {
                unsafe name.withCString {
                    unsafe fstatat(directory, $0, &status, AT_SYMLINK_NOFOLLOW)
                }
            }
        } catch  where error.errno == ENOENT {
            return nil
        }
        return status
    }

    /// The folder `name` in this directory, made where it is missing.
    package func folder(_ name: FileName) throws(SystemError) -> Descriptor {
        let directory = number
        do {
            try retrying("mkdir", "\(subject)/\(name)") {
                unsafe name.withCString { unsafe mkdirat(directory, $0, 0o750) }
            }
        } catch  where error.errno == EEXIST {}
        return try Descriptor(opening: name, in: self, flags: O_RDONLY | O_DIRECTORY)
    }

    package func remove(_ name: FileName) throws(SystemError) {
        let directory = number
        try retrying("unlink", "\(subject)/\(name)") {
            unsafe name.withCString { unsafe unlinkat(directory, $0, 0) }
        }
    }

    /// Writes a whole file under a temporary name, syncs it and renames it into place.
    package func replace(_ name: FileName, with bytes: [UInt8]) throws(SystemError) {
        let temporary = FileName(
            bytes: Array(".".utf8) + name.bytes.prefix(200) + Array(".tmp".utf8))
        do {
            let file = try Descriptor(
                opening: temporary, in: self, flags: O_WRONLY | O_CREAT | O_TRUNC)
            try file.write(bytes, at: 0)
            try file.syncData()
        }
        try rename(temporary, to: name, in: self)
        try sync()
    }
}
