private import Synchronization

/// Waits for the disk on several threads at once.
///
/// A file system writes what is asked for together in one transaction; asked one after the other,
/// each `fdatasync` waits for a transaction of its own, and often for the kernel's next tick.
package struct ParallelSync: Sendable {
    private let threads: [DedicatedThread]

    package init(threads count: Int = Limits.syncThreads) throws(SystemError) {
        var threads: [DedicatedThread] = []
        for number in 1...count { threads.append(try DedicatedThread(name: "sync-\(number)")) }
        self.threads = threads
    }

    /// Calls `body` with every number below `count`, and returns when all calls have.
    ///
    /// Throws the first error; nothing is begun after one.
    package func each(
        _ count: Int, _ body: @escaping @Sendable (Int) throws(SystemError) -> Void
    ) async throws(SystemError) {
        let progress = Progress()
        await withTaskGroup(of: Void.self) { group in
            for thread in threads.prefix(count) {
                group.addTask(executorPreference: thread) {
                    while let number = progress.take(below: count) {
                        do throws(SystemError) { try body(number) } catch { progress.fail(error) }
                    }
                }
            }
        }
        if let error = progress.error { throw error }
    }

    /// How far the calls are.
    private final class Progress: Sendable {
        private let state = Mutex<(next: Int, error: SystemError?)>((0, nil))

        var error: SystemError? { state.withLock { $0.error } }

        func take(below count: Int) -> Int? {
            state.withLock { state in
                guard state.next < count, state.error == nil else { return nil }
                defer { state.next += 1 }
                return state.next
            }
        }

        func fail(_ error: SystemError) {
            state.withLock { $0.error = $0.error ?? error }
        }
    }
}
