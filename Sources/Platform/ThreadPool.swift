private import DequeModule
private import Glibc
private import Synchronization

/// Threads of our own for what waits in system calls or takes long, which never runs on the
/// cooperative pool.
///
/// A task runs on them by `withTaskExecutorPreference`. What a task of theirs makes ready runs next
/// on the same thread, which costs no waking: so one article goes from task to task on one thread.
/// Before a call that waits, or a long computation, `handOver` leaves it to the other threads. The
/// threads live as long as the process.
package final class ThreadPool: TaskExecutor {
    private struct State {
        /// Ready for whichever thread is free.
        var jobs = Deque<UnownedJob>()
        var asleep: [Worker] = []
    }

    private let state = Mutex(State())

    /// `name`: at most 15 bytes, for `top -H` and debuggers; a number is added where there are
    /// several threads.
    package init(name: String, threads count: Int = 1) throws(SystemError) {
        for number in 1...count {
            try Worker(of: self, name: count == 1 ? name : "\(name)-\(number)").start()
        }
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if let worker = Worker.current, worker.pool === self, worker.keep(job) { return }
        share(job)
    }

    package func asUnownedTaskExecutor() -> UnownedTaskExecutor {
        unsafe UnownedTaskExecutor(ordinary: self)
    }

    /// Leaves what this thread would run next to the other threads of its pool.
    package static func handOver() {
        guard let worker = Worker.current, let job = worker.takeKept() else { return }
        worker.pool.share(job)
    }

    private func share(_ job: UnownedJob) {
        let sleeper = state.withLock { state in
            state.jobs.append(job)
            return state.asleep.popLast()
        }
        sleeper?.wake()
    }

    /// The next job for a worker; nil where there is none and it is to sleep.
    fileprivate func next(for worker: Worker) -> UnownedJob? {
        state.withLock { state in
            let job = state.jobs.popFirst()
            if job == nil { state.asleep.append(worker) }
            return job
        }
    }
}

/// One thread of a pool.
private final class Worker: Sendable {
    let pool: ThreadPool
    private let name: String
    private let wakePipe: WakePipe
    /// What this thread has made ready; only this thread uses it.
    private let kept = Mutex<UnownedJob?>(nil)

    init(of pool: ThreadPool, name: String) throws(SystemError) {
        self.pool = pool
        self.name = name
        wakePipe = try WakePipe()
    }

    /// The worker whose thread this is.
    static var current: Worker? {
        unsafe pthread_getspecific(key).map {
            unsafe Unmanaged<Worker>.fromOpaque($0).takeUnretainedValue()
        }
    }

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        unsafe pthread_key_create(&key, nil)
        return key
    }()

    func start() throws(SystemError) {
        var thread = pthread_t()
        let owner = unsafe Unmanaged.passRetained(self)
        let code = unsafe pthread_create(&thread, nil, runWorker, owner.toOpaque())
        if code != 0 {
            unsafe owner.release()
            throw SystemError("pthread_create", name, errno: code)
        }
        pthread_detach(thread)
    }

    func wake() { wakePipe.wake() }

    /// False where it keeps one already.
    func keep(_ job: UnownedJob) -> Bool {
        kept.withLock { kept in
            if kept != nil { return false }
            kept = job
            return true
        }
    }

    func takeKept() -> UnownedJob? { kept.withLock { $0.take() } }

    func run() {
        unsafe pthread_setspecific(Self.key, Unmanaged.passUnretained(self).toOpaque())
        showName()
        while true {
            if let job = takeKept() ?? pool.next(for: self) {
                unsafe job.runSynchronously(on: pool.asUnownedTaskExecutor())
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

private func runWorker(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument = unsafe argument else { return nil }
    let worker = unsafe Unmanaged<Worker>.fromOpaque(argument).takeRetainedValue()
    // Signals are for the main thread's handlers.
    var signals = sigset_t()
    unsafe sigfillset(&signals)
    unsafe pthread_sigmask(SIG_SETMASK, &signals, nil)
    worker.run()
    return nil
}
