import Filtering
import Platform

/// Collects a client's first bytes until they are a whole request.
struct RequestReader {
    enum Answer: Equatable {
        case line(Result<Request, RequestError>)
        /// Nil for a path that there is not.
        case http(Result<HTTPRequest?, RequestError>)
        /// It closed its half without having said anything.
        case nothing
    }

    private var bytes: [UInt8] = []
    private var searched = 0

    var isEmpty: Bool { bytes.isEmpty }

    /// Does it speak HTTP? Unknown as long as too little is there: then it does not.
    var isHTTP: Bool { bytes.starts(with: HTTPRequest.method) }

    /// Nil where more is to come.
    mutating func take(_ more: some Collection<UInt8>) -> Answer? {
        bytes += more
        let wantsBlank = isHTTP
        while let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
            if end > Limits.requestBytesMax { break }
            searched = end + 1
            if !wantsBlank { return line(bytes[..<end]) }
            let head = bytes[..<end]
            if head.last == UInt8(ascii: "\n") || head.suffix(2) == [0x0A, 0x0D] {
                return http(head)
            }
        }
        guard bytes.count > Limits.requestBytesMax else {
            searched = bytes.count
            return nil
        }
        let error = RequestError("a request has at most \(Limits.requestBytesMax) bytes")
        bytes = []
        searched = 0
        return wantsBlank ? .http(.failure(error)) : .line(.failure(error))
    }

    /// The client sends no more: what is there is all.
    mutating func finish() -> Answer {
        if bytes.isEmpty { return .nothing }
        return isHTTP ? http(bytes[...]) : line(bytes[...])
    }

    private func line(_ bytes: ArraySlice<UInt8>) -> Answer {
        .line(Result { () throws(RequestError) in try Request(line: Array(bytes)) })
    }

    private func http(_ head: ArraySlice<UInt8>) -> Answer {
        .http(Result { () throws(RequestError) in try HTTPRequest.read(head: Array(head)) })
    }
}
