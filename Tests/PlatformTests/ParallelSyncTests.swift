import Platform
import Synchronization
import Testing

@Suite struct ParallelSyncTests {
    private final class Calls: Sendable {
        private let numbers = Mutex<[Int]>([])

        var sorted: [Int] { numbers.withLock { $0.sorted() } }

        func add(_ number: Int) { numbers.withLock { $0.append(number) } }
    }

    @Test func everyNumberIsCalledOnce() async throws {
        let disk = try ParallelSync(threads: 3)
        for count in [0, 1, 2, 3, 100] {
            let calls = Calls()
            try await disk.each(count) { calls.add($0) }
            #expect(calls.sorted == Array(0..<count))
        }
    }

    @Test func theFirstErrorIsThrownAndNothingIsBegunAfterIt() async throws {
        let disk = try ParallelSync(threads: 1)
        let calls = Calls()
        let error = await #expect(throws: SystemError.self) {
            try await disk.each(10) { number throws(SystemError) in
                calls.add(number)
                if number == 2 { throw SystemError("fdatasync", "a file", errno: 5) }
            }
        }
        #expect(error?.errno == 5)
        #expect(calls.sorted == [0, 1, 2])
    }
}
