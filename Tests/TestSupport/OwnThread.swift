private import Foundation

/// Runs calls that block on a thread of their own: the pool's few threads stay free for other
/// tests.
///
/// A plain thread, that blocks no signals: programs started from it inherit its mask.
package func onOwnThread<Result: Sendable>(
    _ body: @escaping @Sendable () throws -> Result
) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread {
            continuation.resume(with: Swift.Result { try body() })
        }
    }
}
