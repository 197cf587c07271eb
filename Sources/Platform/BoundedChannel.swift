package import DequeModule
package import Synchronization

/// A queue between tasks that holds at most `capacity` elements: a full one makes senders wait,
/// so that a slow stage slows the one before it and memory stays bounded. Several tasks may send,
/// and several receive. Inlinable, because without it other modules' elements go through
/// unspecialised generics, at several times the cost.
package final class BoundedChannel<Element: Sendable>: Sendable {
    @usableFromInline
    struct State {
        @usableFromInline var elements = Deque<Element>()
        /// How many elements were received.
        @usableFromInline var received = 0
        @usableFromInline var receivers = Deque<CheckedContinuation<Void, Never>>()
        @usableFromInline var senders = Deque<CheckedContinuation<Void, Never>>()
        @usableFromInline var finished = false

        @usableFromInline
        init() {}
    }

    @usableFromInline let state = Mutex(State())
    package let capacity: Int

    package init(capacity: Int) {
        precondition(capacity > 0, "a channel holds something")
        self.capacity = capacity
    }

    /// Elements that wait to be received.
    package var count: Int { state.withLock { $0.elements.count } }

    /// Tasks that wait for an element.
    package var receiverCount: Int { state.withLock { $0.receivers.count } }

    /// Nothing more is taken.
    package var isFinished: Bool { state.withLock { $0.finished } }

    /// Waits while the channel is full; false where it was finished and the element is lost.
    @discardableResult @inlinable
    package func send(_ element: Element) async -> Bool {
        while true {
            switch offer(element) {
            case .taken: return true
            case .finished: return false
            case .full:
                await withCheckedContinuation { continuation in
                    let ready = state.withLock { state in
                        if state.finished || state.elements.count < capacity { return true }
                        state.senders.append(continuation)
                        return false
                    }
                    if ready { continuation.resume() }
                }
            }
        }
    }

    package enum Offer: Sendable { case taken, full, finished }

    /// Never waits.
    @inlinable
    package func offer(_ element: Element) -> Offer {
        let (result, receiver) = state.withLock {
            state -> (Offer, CheckedContinuation<Void, Never>?) in
            if state.finished { return (.finished, nil) }
            if state.elements.count >= capacity { return (.full, nil) }
            state.elements.append(element)
            return (.taken, state.receivers.popFirst())
        }
        receiver?.resume()
        return result
    }

    /// The next element; nil when the channel is finished and empty.
    @inlinable
    package func next() async -> Element? {
        await nextNumbered()?.element
    }

    /// The next element with its number, from 0 in the order of the elements.
    @inlinable
    package func nextNumbered() async -> (number: Int, element: Element)? {
        while true {
            if let first = takeFirst() { return first }
            await withCheckedContinuation { continuation in
                let ready = state.withLock { state in
                    if state.finished || !state.elements.isEmpty { return true }
                    state.receivers.append(continuation)
                    return false
                }
                if ready { continuation.resume() }
            }
            if state.withLock({ $0.finished && $0.elements.isEmpty }) { return nil }
        }
    }

    @inlinable
    func takeFirst() -> (number: Int, element: Element)? {
        let (first, sender) = state.withLock {
            state -> ((number: Int, element: Element)?, CheckedContinuation<Void, Never>?) in
            guard let element = state.elements.popFirst() else { return (nil, nil) }
            defer { state.received += 1 }
            return ((state.received, element), state.senders.popFirst())
        }
        sender?.resume()
        return first
    }

    /// What is there, at most `max` elements, without waiting.
    @inlinable
    package func take(max: Int) -> [Element] {
        let (elements, senders) = state.withLock {
            state -> ([Element], [CheckedContinuation<Void, Never>]) in
            let count = min(max, state.elements.count)
            let elements = Array(state.elements.prefix(count))
            state.elements.removeFirst(count)
            state.received += count
            let woken = min(count, state.senders.count)
            let senders = Array(state.senders.prefix(woken))
            state.senders.removeFirst(woken)
            return (elements, senders)
        }
        for sender in senders { sender.resume() }
        return elements
    }

    /// No more elements; those that are in it can still be received.
    @inlinable
    package func finish() {
        let waiting = state.withLock { state in
            state.finished = true
            defer {
                state.senders = []
                state.receivers = []
            }
            return state.senders + state.receivers
        }
        for continuation in waiting { continuation.resume() }
    }
}
