/// Applies `transform` to the elements of a channel and hands the results on in their order: one
/// at a time, or several, of which `jobs` and one more may be under way. Ends when the elements
/// end, or when nobody takes the results any more; then both channels are finished.
package func mapInOrder<Element: Sendable, Result: Sendable>(
    _ elements: BoundedChannel<Element>, to results: BoundedChannel<Result>, jobs: Int,
    _ transform: @escaping @Sendable (Element) async -> Result
) async {
    if jobs <= 1 {
        while let element = await elements.next(), await results.send(await transform(element)) {}
        elements.finish()
        results.finish()
        return
    }
    // The tasks under way, the oldest first: one is waited for, one waits in `send`, the others in
    // the channel.
    let underWay = BoundedChannel<Task<Result, Never>>(capacity: jobs - 1)
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
