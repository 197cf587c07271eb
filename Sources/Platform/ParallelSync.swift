private import Synchronization

/// Waits for the disk on several threads at once.
///
/// A file system writes what is asked for together in one transaction; asked one after the other,
/// each `fdatasync` waits for a transaction of its own, and often for the kernel's next tick.
package struct ParallelSync: Sendable {
    /// The threads that wait.
    package let pool: ThreadPool
    private let threads: Int

    package init(threads count: Int = Limits.syncThreads) throws(SystemError) {
        pool = try ThreadPool(name: "sync", threads: count)
        threads = count
    }

    /// Calls `body` with every number below `count`, and returns when all calls have.
    ///
    /// Throws the first error; nothing is begun after one.
    package func each(
        _ count: Int, _ body: @escaping @Sendable (Int) throws(SystemError) -> Void
    ) async throws(SystemError) {
        let progress = Progress()
        await withTaskExecutorPreference(pool) {
            await withDiscardingTaskGroup { group in
                for _ in 1..<max(1, min(count, threads)) {
                    group.addTask { progress.callUp(to: count, body) }
                }
                ThreadPool.handOver()
                progress.callUp(to: count, body)
            }
        }
        if let error = progress.error { throw error }
    }

    /// How far the calls are.
    private final class Progress: Sendable {
        private let state = Mutex<(next: Int, error: SystemError?)>((0, nil))

        var error: SystemError? { state.withLock { $0.error } }

        func callUp(to count: Int, _ body: (Int) throws(SystemError) -> Void) {
            while let number = take(below: count) {
                do throws(SystemError) { try body(number) } catch {
                    state.withLock { $0.error = $0.error ?? error }
                }
            }
        }

        private func take(below count: Int) -> Int? {
            state.withLock { state in
                guard state.next < count, state.error == nil else { return nil }
                defer { state.next += 1 }
                return state.next
            }
        }
    }
}
