private import Glibc

/// A Unix stream socket that carries lines.
struct Connection: ~Copyable {
    let number: Int32
    private var buffer: [UInt8] = []
    /// Where in `buffer` the next line begins, and up to where no line's end was found.
    private var start = 0
    private var searched = 0

    init(path: String) throws(ClientError) {
        let number = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        let bytes = Array(path.utf8)
        guard bytes.count < room else {
            throw ClientError(.cannotConnect, "\(path): a socket's path has at most 107 bytes")
        }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(number, $0, size)
            }
        }
        guard result == 0 else {
            let reason = unsafe String(cString: strerror(errno))
            close(number)
            throw ClientError(.cannotConnect, "\(path): \(reason); is datelined running?")
        }
        self.number = number
    }

    deinit { close(number) }

    func send(line: String) throws(ClientError) {
        let bytes = Array(line.utf8) + [UInt8(ascii: "\n")]
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { raw in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: raw[sent...])
                return unsafe Glibc.send(
                    number, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw ClientError(.disconnected, "the daemon closed the connection")
            }
            sent += count
        }
    }

    /// The next line where it is whole already.
    mutating func bufferedLine() -> [UInt8]? {
        guard let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
            searched = buffer.count
            return nil
        }
        defer {
            start = end + 1
            searched = start
        }
        return Array(buffer[start..<end])
    }

    /// The next line without its end; nil at the end of the stream.
    mutating func line() throws(ClientError) -> [UInt8]? {
        while true {
            if let line = bufferedLine() { return line }
            buffer.removeFirst(start)
            start = 0
            searched = buffer.count
            if try !fill() { return nil }
        }
    }

    private mutating func fill() throws(ClientError) -> Bool {
        let chunk = 64 << 10
        let old = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: chunk))
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { raw in
                let room = unsafe UnsafeMutableRawBufferPointer(rebasing: raw[old...])
                return unsafe recv(number, room.baseAddress, room.count, 0)
            }
            if count < 0, errno == EINTR { continue }
            buffer.removeLast(chunk - max(0, count))
            if count < 0 { throw ClientError(.disconnected, "the connection broke") }
            return count > 0
        }
    }
}
