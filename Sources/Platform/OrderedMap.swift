/// Applies `transform` to the elements of a channel, several at a time, and hands the results on in
/// the elements' order. Ends when the elements end, or when nobody takes the results any more; then
/// both channels are finished.
package func mapInOrder<Element: Sendable, Result: Sendable>(
    _ elements: BoundedChannel<Element>, to results: BoundedChannel<Result>, jobs: Int,
    _ transform: @escaping @Sendable (Element) async -> Result
) async {
    // The tasks under way, the oldest first: one is waited for, one waits in `send`, the others in
    // the channel.
    let underWay = BoundedChannel<Task<Result, Never>>(capacity: max(1, jobs - 1))
    await withDiscardingTaskGroup { group in
        group.addTask {
            while let element = await elements.next() {
                let task = Task { await transform(element) }
                if await !underWay.send(task) { break }
            }
            underWay.finish()
        }
        while let task = await underWay.next() {
            if await !results.send(await task.value) { break }
        }
        elements.finish()
        underWay.finish()
        results.finish()
    }
}
