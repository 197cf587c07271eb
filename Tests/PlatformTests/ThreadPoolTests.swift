import Glibc
import Platform
import Testing

@Suite struct ThreadPoolTests {
    private final class Gate: Sendable {
        let pipe: WakePipe

        init(pipe: consuming WakePipe) { self.pipe = pipe }
    }

    @Test func runsATaskAndItsChildrenInOrder() async throws {
        let pool = try ThreadPool(name: "test")
        let numbers = await withTaskExecutorPreference(pool) {
            var numbers: [Int] = []
            for number in 0..<100 {
                await Task.yield()
                numbers.append(number)
            }
            return numbers
        }
        #expect(numbers == Array(0..<100))
    }

    /// An element goes through three tasks on the thread that sent it.
    @Test func whatATaskMakesReadyRunsOnItsThread() async throws {
        let pool = try ThreadPool(name: "test", threads: 4)
        let first = BoundedChannel<pthread_t>(capacity: 1)
        let second = BoundedChannel<pthread_t>(capacity: 1)
        let threads = await withTaskExecutorPreference(pool) {
            await withTaskGroup(of: [pthread_t].self) { group in
                group.addTask {
                    while let sender = await first.next() {
                        #expect(pthread_self() == sender)
                        await second.send(pthread_self())
                    }
                    second.finish()
                    return []
                }
                group.addTask {
                    var threads: [pthread_t] = []
                    while let sender = await second.next() {
                        #expect(pthread_self() == sender)
                        threads.append(sender)
                    }
                    return threads
                }
                // Both wait for an element when this goes on.
                while first.receiverCount + second.receiverCount < 2 { await Task.yield() }
                await first.send(pthread_self())
                first.finish()
                return await group.reduce(into: []) { $0 += $1 }
            }
        }
        #expect(threads.count == 1)
    }

    /// What is handed over runs although its thread is not done.
    @Test func whatIsHandedOverRunsOnAnotherThread() async throws {
        let pool = try ThreadPool(name: "test", threads: 2)
        let elements = BoundedChannel<pthread_t>(capacity: 1)
        let gate = Gate(pipe: try WakePipe())
        await withTaskExecutorPreference(pool) {
            await withDiscardingTaskGroup { group in
                group.addTask {
                    let sender = await elements.next()
                    #expect(pthread_self() != sender)
                    gate.pipe.wake()
                }
                while elements.receiverCount == 0 { await Task.yield() }
                await elements.send(pthread_self())
                ThreadPool.handOver()
                gate.pipe.wait()
            }
        }
    }
}
