private import Glibc
private import Synchronization

/// A connection whose waiting is done on threads of its own: tasks that wait for it block nobody.
final class Link: Sendable {
    private let connection: Mutex<Connection>
    private let number: Int32

    private init(_ connection: consuming Connection) {
        number = connection.number
        self.connection = Mutex(connection)
    }

    static func open(path: String) async throws -> Link {
        try await onThread { Link(try Connection(path: path)) }
    }

    func send(line: String) throws(ClientError) {
        let result = connection.withLock { connection in
            Result { () throws(ClientError) in try connection.send(line: line) }
        }
        try result.get()
    }

    /// The next line without its end; nil at the end of the stream.
    ///
    /// A task that is cancelled closes the connection for good.
    func line() async throws -> [UInt8]? {
        let ready = connection.withLock { connection in connection.bufferedLine() }
        if let ready { return ready }
        return try await withTaskCancellationHandler {
            try await Self.onThread {
                try self.connection.withLock { connection in
                    Result { () throws(ClientError) in try connection.line() }
                }.get()
            }
        } onCancel: {
            shutdown(number, Int32(SHUT_RDWR))
        }
    }

    private static func onThread<Value: Sendable>(
        _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let work = Work { continuation.resume(with: Result { try body() }) }
            var thread = pthread_t()
            let owner = unsafe Unmanaged.passRetained(work)
            let code = unsafe pthread_create(&thread, nil, runWork, owner.toOpaque())
            if code == 0 {
                pthread_detach(thread)
            } else {
                unsafe owner.release()
                continuation.resume(
                    throwing: ClientError(.disconnected, "no thread could be started"))
            }
        }
    }
}

/// What a thread is to do.
private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

private func runWork(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument = unsafe argument else { return nil }
    unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
    return nil
}
