import Platform
import Testing

@Suite struct DedicatedThreadTests {
    @Test func runsATaskAndItsChildrenOnItsThread() async throws {
        let thread = try DedicatedThread(name: "test")
        let numbers = await withTaskExecutorPreference(thread) {
            var numbers: [Int] = []
            for number in 0..<100 {
                await Task.yield()
                numbers.append(number)
            }
            return numbers
        }
        #expect(numbers == Array(0..<100))
    }
}
