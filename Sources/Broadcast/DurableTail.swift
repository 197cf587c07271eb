private import Synchronization

/// How far the journal is durable, and who wants to know when that changes.
package final class DurableTail: Sendable {
    package enum Signal: Sendable {
        case advanced
        /// Time for a sign of life.
        case tick
        case stopping
    }

    private struct Listener {
        let wants: @Sendable (Signal) -> Bool
        let stream: AsyncStream<Signal>.Continuation
    }

    private struct State {
        var nextSeq: UInt64
        var stopping = false
        var listeners: [Int: Listener] = [:]
        var observers: [Int: @Sendable (Signal) -> Void] = [:]
        var subscribers = 0
        /// How many have listened or observed so far.
        var count = 0
    }

    private let state: Mutex<State>

    package init(nextSeq: UInt64) {
        state = Mutex(State(nextSeq: nextSeq))
    }

    /// The seq of the next record: all before it are durable.
    package var nextSeq: UInt64 { state.withLock { $0.nextSeq } }

    package var isStopping: Bool { state.withLock { $0.stopping } }

    package var subscriberCount: Int { state.withLock { $0.subscribers } }

    func setSubscriberCount(_ count: Int) { state.withLock { $0.subscribers = count } }

    package func advance(to nextSeq: UInt64) {
        state.withLock { $0.nextSeq = nextSeq }
        signal(.advanced)
    }

    package func tick() { signal(.tick) }

    /// No more records will come.
    package func stop() {
        state.withLock { $0.stopping = true }
        signal(.stopping)
    }

    /// Calls `body`, which must not take long, on the thread that signals, from now on until its
    /// number is forgotten.
    package func observe(_ body: @escaping @Sendable (Signal) -> Void) -> Int {
        let number = state.withLock { state in
            state.count += 1
            state.observers[state.count] = body
            return state.count
        }
        if isStopping { body(.stopping) }
        return number
    }

    package func forget(_ number: Int) { state.withLock { $0.observers[number] = nil } }

    /// The newest signal that the listener `wants` since the last one taken: it is woken for no
    /// other. `wants` must not take long. A listener must look at `nextSeq` after it began to
    /// listen.
    package func signals(
        where wants: @escaping @Sendable (Signal) -> Bool
    ) -> AsyncStream<Signal> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Signal.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.count += 1
            state.listeners[state.count] = Listener(wants: wants, stream: continuation)
            if state.stopping { continuation.yield(.stopping) }
            return state.count
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { $0.listeners[number] = nil }
        }
        return stream
    }

    private func signal(_ signal: Signal) {
        let (listeners, observers) = state.withLock {
            (Array($0.listeners.values), Array($0.observers.values))
        }
        for observer in observers { observer(signal) }
        for listener in listeners where listener.wants(signal) { listener.stream.yield(signal) }
    }
}
