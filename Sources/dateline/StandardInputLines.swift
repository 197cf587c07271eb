import Glibc

/// The lines of standard input as bytes, without their ends; empty ones are left out.
struct StandardInputLines {
    private var buffer: [UInt8] = []
    private var start = 0
    private var searched = 0
    private var isAtEnd = false

    mutating func next() -> [UInt8]? {
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(buffer[start..<end])
                start = end + 1
                searched = start
                if !line.isEmpty { return line }
                continue
            }
            if isAtEnd {
                let line = Array(buffer[start...])
                start = buffer.count
                searched = start
                return line.isEmpty ? nil : line
            }
            fill()
        }
    }

    private mutating func fill() {
        buffer.removeFirst(start)
        start = 0
        searched = buffer.count
        let chunk = max(1 << 20, buffer.count)
        let old = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: chunk))
        let count = unsafe buffer.withUnsafeMutableBytes { raw in
            unsafe read(0, raw.baseAddress?.advanced(by: old), chunk)
        }
        buffer.removeLast(chunk - max(0, count))
        if count == 0 || count < 0 && errno != EINTR { isAtEnd = true }
    }
}
