import ArgumentParser
import Glibc

/// Whole files as text.
enum TextFile {
    static func standardInput() throws -> String { try contents(of: 0, named: "standard input") }

    static func contents(of path: String) throws -> String {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw ValidationError("\(path) cannot be opened (errno \(errno))")
        }
        defer { close(descriptor) }
        return try contents(of: descriptor, named: path)
    }

    private static func contents(of descriptor: Int32, named name: String) throws -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe read(descriptor, &buffer, buffer.count)
            guard count >= 0 else {
                throw ValidationError("\(name) cannot be read (errno \(errno))")
            }
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[0..<count]
        }
    }
}
