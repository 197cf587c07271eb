private import DequeModule
private import Glibc
private import Synchronization

/// One thread for work that blocks: system calls that wait never run on the cooperative pool.
///
/// A task runs on it by `withTaskExecutorPreference`. The thread lives as long as the process.
package final class DedicatedThread: TaskExecutor {
    private struct State {
        var jobs = Deque<UnownedJob>()
        var asleep = false
    }

    private let state = Mutex(State())
    private let wakePipe: WakePipe
    private let name: String

    /// `name`: at most 15 bytes, for `top -H` and debuggers.
    package init(name: String) throws(SystemError) {
        self.name = name
        wakePipe = try WakePipe()
        var thread = pthread_t()
        let owner = unsafe Unmanaged.passRetained(self)
        let code = unsafe pthread_create(&thread, nil, runThread, owner.toOpaque())
        if code != 0 {
            unsafe owner.release()
            throw SystemError("pthread_create", name, errno: code)
        }
        pthread_detach(thread)
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let wasAsleep = state.withLock { state in
            state.jobs.append(job)
            defer { state.asleep = false }
            return state.asleep
        }
        if wasAsleep { wakePipe.wake() }
    }

    package func asUnownedTaskExecutor() -> UnownedTaskExecutor {
        unsafe UnownedTaskExecutor(ordinary: self)
    }

    fileprivate func run() {
        showName()
        while true {
            let job = state.withLock { state -> UnownedJob? in
                state.asleep = state.jobs.isEmpty
                return state.jobs.popFirst()
            }
            if let job {
                unsafe job.runSynchronously(on: asUnownedTaskExecutor())
            } else {
                wakePipe.wait()
            }
        }
    }

    private func showName() {
        let comm = try? Descriptor(path: "/proc/thread-self/comm", flags: O_WRONLY)
        try? comm?.write(Array(name.utf8), at: 0)
    }
}

private func runThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument = unsafe argument else { return nil }
    let thread = unsafe Unmanaged<DedicatedThread>.fromOpaque(argument).takeRetainedValue()
    // Signals are for the main thread's handlers.
    var signals = sigset_t()
    unsafe sigfillset(&signals)
    unsafe pthread_sigmask(SIG_SETMASK, &signals, nil)
    thread.run()
    return nil
}
