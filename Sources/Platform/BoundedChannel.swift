private import DequeModule
private import Synchronization

/// A queue between two tasks that holds at most `capacity` elements: a full one makes senders wait,
/// so that a slow stage slows the one before it and memory stays bounded.
package final class BoundedChannel<Element: Sendable>: Sendable {
    private struct State {
        var elements = Deque<Element>()
        var receiver: CheckedContinuation<Void, Never>?
        var senders = Deque<CheckedContinuation<Void, Never>>()
        var finished = false
    }

    private let state = Mutex(State())
    package let capacity: Int

    package init(capacity: Int) {
        precondition(capacity > 0, "a channel holds something")
        self.capacity = capacity
    }

    /// Elements that wait to be received.
    package var count: Int { state.withLock { $0.elements.count } }

    /// Nothing more is taken.
    package var isFinished: Bool { state.withLock { $0.finished } }

    /// Waits while the channel is full; false where it was finished and the element is lost.
    @discardableResult
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
    package func offer(_ element: Element) -> Offer {
        let (result, receiver) = state.withLock {
            state -> (Offer, CheckedContinuation<Void, Never>?) in
            if state.finished { return (.finished, nil) }
            if state.elements.count >= capacity { return (.full, nil) }
            state.elements.append(element)
            return (.taken, state.receiver.take())
        }
        receiver?.resume()
        return result
    }

    /// The next element; nil when the channel is finished and empty. One receiver only.
    package func next() async -> Element? {
        while true {
            if let element = takeFirst() { return element }
            await withCheckedContinuation { continuation in
                let ready = state.withLock { state in
                    if state.finished || !state.elements.isEmpty { return true }
                    precondition(state.receiver == nil, "a channel has one receiver")
                    state.receiver = continuation
                    return false
                }
                if ready { continuation.resume() }
            }
            if state.withLock({ $0.finished && $0.elements.isEmpty }) { return nil }
        }
    }

    private func takeFirst() -> Element? {
        let (element, sender) = state.withLock {
            state -> (Element?, CheckedContinuation<Void, Never>?) in
            guard let element = state.elements.popFirst() else { return (nil, nil) }
            return (element, state.senders.popFirst())
        }
        sender?.resume()
        return element
    }

    /// What is there, at most `max` elements, without waiting.
    package func take(max: Int) -> [Element] {
        let (elements, senders) = state.withLock {
            state -> ([Element], [CheckedContinuation<Void, Never>]) in
            let count = min(max, state.elements.count)
            let elements = Array(state.elements.prefix(count))
            state.elements.removeFirst(count)
            let woken = min(count, state.senders.count)
            let senders = Array(state.senders.prefix(woken))
            state.senders.removeFirst(woken)
            return (elements, senders)
        }
        for sender in senders { sender.resume() }
        return elements
    }

    /// No more elements; those that are in it can still be received.
    package func finish() {
        let (receiver, senders) = state.withLock {
            state -> (CheckedContinuation<Void, Never>?, Deque<CheckedContinuation<Void, Never>>) in
            state.finished = true
            let senders = state.senders
            state.senders = []
            return (state.receiver.take(), senders)
        }
        receiver?.resume()
        for sender in senders { sender.resume() }
    }
}
