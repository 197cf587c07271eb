private import Synchronization

/// Applies `transform` to the elements of a channel, `jobs` at a time, and hands the results on in
/// the order of the elements. Ends when the elements end, or when nobody takes the results any
/// more; then both channels are finished.
///
/// A job takes its element itself and hands its result on itself, so that an element on its own
/// wakes one task and no more. Beside what is under way, `jobs` results may wait for an earlier
/// one.
package func mapInOrder<Element: Sendable, Result: Sendable>(
    _ elements: BoundedChannel<Element>, to results: BoundedChannel<Result>, jobs: Int,
    _ transform: @escaping @Sendable (Element) async -> Result
) async {
    let turns = Turns<Result>(waitingMax: max(1, jobs))
    await withDiscardingTaskGroup { group in
        for _ in 0..<max(1, jobs) {
            group.addTask {
                while let (number, element) = await elements.nextNumbered() {
                    let result = await transform(element)
                    if await !turns.handOn(result, number: number, to: results) { break }
                }
                elements.finish()
            }
        }
    }
    results.finish()
}

/// Results that wait until it is their turn.
private final class Turns<Result: Sendable>: Sendable {
    typealias Waiter = CheckedContinuation<Void, Never>

    private struct State {
        /// The number whose turn it is.
        var next = 0
        var waiting: [Int: Result] = [:]
        /// Somebody is handing on.
        var isBusy = false
        /// Nobody takes the results any more.
        var isClosed = false
        /// Jobs that are too far ahead.
        var ahead: [Waiter] = []
    }

    private let state = Mutex(State())
    private let waitingMax: Int

    init(waitingMax: Int) {
        self.waitingMax = waitingMax
    }

    /// Hands on what is due, and waits while too much is not; false where nothing is taken any
    /// more.
    func handOn(_ result: Result, number: Int, to results: BoundedChannel<Result>) async -> Bool {
        var due = state.withLock { state -> Result? in
            state.waiting[number] = result
            if state.isBusy { return nil }
            return Self.takeDue(&state)
        }
        while let result = due {
            let isTaken = await results.send(result)
            let (after, woken) = state.withLock { state -> (Result?, [Waiter]) in
                if !isTaken { state.isClosed = true }
                let after = isTaken ? Self.takeDue(&state) : nil
                defer { state.ahead = [] }
                return (after, state.ahead)
            }
            for job in woken { job.resume() }
            due = after
        }
        return await waitUntilClose()
    }

    private static func takeDue(_ state: inout State) -> Result? {
        let due = state.waiting.removeValue(forKey: state.next)
        state.isBusy = due != nil
        if due != nil { state.next += 1 }
        return due
    }

    private func waitUntilClose() async -> Bool {
        while true {
            let (isClosed, isAhead) = state.withLock {
                ($0.isClosed, $0.waiting.count > waitingMax)
            }
            if isClosed { return false }
            if !isAhead { return true }
            await withCheckedContinuation { continuation in
                let goesOn = state.withLock { state in
                    if state.isClosed || state.waiting.count <= waitingMax { return true }
                    state.ahead.append(continuation)
                    return false
                }
                if goesOn { continuation.resume() }
            }
        }
    }
}
