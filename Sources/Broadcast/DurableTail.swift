private import Synchronization

/// How far the journal is durable, and who wants to know when that changes.
package final class DurableTail: Sendable {
    package enum Signal: Sendable {
        case advanced
        /// Time for a sign of life.
        case tick
        case stopping
    }

    private struct State {
        var nextSeq: UInt64
        var stopping = false
        var listeners: [Int: AsyncStream<Signal>.Continuation] = [:]
        var subscribers: Set<Int> = []
        var listenerNumber = 0
    }

    private let state: Mutex<State>

    package init(nextSeq: UInt64) {
        state = Mutex(State(nextSeq: nextSeq))
    }

    /// The seq of the next record: all before it are durable.
    package var nextSeq: UInt64 { state.withLock { $0.nextSeq } }

    package var subscriberCount: Int { state.withLock { $0.subscribers.count } }

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

    /// The newest signal since the last one taken; a listener must look at `nextSeq` after it began
    /// to listen.
    package func signals(toSubscriber isSubscriber: Bool = false) -> AsyncStream<Signal> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Signal.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.listenerNumber += 1
            state.listeners[state.listenerNumber] = continuation
            if isSubscriber { state.subscribers.insert(state.listenerNumber) }
            if state.stopping { continuation.yield(.stopping) }
            return state.listenerNumber
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock {
                $0.listeners[number] = nil
                $0.subscribers.remove(number)
            }
        }
        return stream
    }

    private func signal(_ signal: Signal) {
        let listeners = state.withLock { Array($0.listeners.values) }
        for listener in listeners { listener.yield(signal) }
    }
}
