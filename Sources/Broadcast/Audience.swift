import Platform
private import Synchronization

/// Who is connected: how many may be, and how far each has got.
final class Audience: Sendable {
    private struct State {
        var number = 0
        var connections = 0
        var subscribers: [Int: SubscriberReport] = [:]
        var slow = 0
        var refused = 0
    }

    private let subscribersMax: Int
    private let tail: DurableTail
    private let state = Mutex(State())

    init(subscribersMax: Int, tail: DurableTail) {
        self.subscribersMax = subscribersMax
        self.tail = tail
    }

    /// False where there are too many connections already.
    func connect() -> Bool {
        state.withLock { state in
            guard state.connections < subscribersMax + Limits.waitingConnectionsMax else {
                state.refused += 1
                return false
            }
            state.connections += 1
            return true
        }
    }

    func disconnect() { state.withLock { $0.connections -= 1 } }

    func refuse() { state.withLock { $0.refused += 1 } }

    /// The subscriber's number; nil where there are too many.
    func subscribe(_ peer: Peer?, cursor: UInt64) -> Int? {
        let (number, count) = state.withLock { state -> (Int?, Int) in
            guard state.subscribers.count < subscribersMax else {
                state.refused += 1
                return (nil, state.subscribers.count)
            }
            state.number += 1
            state.subscribers[state.number] = SubscriberReport(
                number: state.number, peer: peer, since: Clocks.wallMicroseconds(), cursor: cursor)
            return (state.number, state.subscribers.count)
        }
        tail.setSubscriberCount(count)
        return number
    }

    func update(_ number: Int, cursor: UInt64, bytes: Int) {
        state.withLock {
            $0.subscribers[number]?.cursor = cursor
            $0.subscribers[number]?.bytes += bytes
        }
    }

    func unsubscribe(_ number: Int, wasSlow: Bool) {
        let count = state.withLock { state in
            state.subscribers[number] = nil
            if wasSlow { state.slow += 1 }
            return state.subscribers.count
        }
        tail.setSubscriberCount(count)
    }

    var report: AudienceReport {
        state.withLock { state in
            AudienceReport(
                subscribers: state.subscribers.values.sorted { $0.number < $1.number },
                slow: state.slow, refused: state.refused)
        }
    }
}

/// Who listens, for `dateline status` and for metrics.
package struct AudienceReport: Sendable, Equatable {
    /// In the order in which they came.
    package var subscribers: [SubscriberReport]
    /// How many were let go because they took nothing.
    package var slow: Int
    /// How many were turned away.
    package var refused: Int
}

/// How far one subscriber has got.
package struct SubscriberReport: Sendable, Equatable {
    package let number: Int
    package let peer: Peer?
    /// Microseconds since 1970-01-01 UTC.
    package let since: UInt64
    /// The next seq that was neither sent nor filtered out.
    package internal(set) var cursor: UInt64
    /// Bytes handed to its connection.
    package internal(set) var bytes = 0
}
