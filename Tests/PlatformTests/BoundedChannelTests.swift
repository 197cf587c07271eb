import Platform
import Synchronization
import Testing

@Suite struct BoundedChannelTests {
    @Test func keepsTheOrderAndEnds() async {
        let channel = BoundedChannel<Int>(capacity: 3)
        async let sum: [Int] = {
            var received: [Int] = []
            while let element = await channel.next() { received.append(element) }
            return received
        }()
        for element in 0..<1_000 { await channel.send(element) }
        channel.finish()
        #expect(await sum == Array(0..<1_000))
    }

    @Test func aFullOneTakesNoMore() {
        let channel = BoundedChannel<Int>(capacity: 2)
        #expect(channel.offer(1) == .taken)
        #expect(channel.offer(2) == .taken)
        #expect(channel.offer(3) == .full)
        #expect(channel.take(max: 1) == [1])
        #expect(channel.offer(3) == .taken)
    }

    @Test func senderThatWaitsIsToldOfTheEnd() async {
        let channel = BoundedChannel<Int>(capacity: 1)
        await channel.send(1)
        async let sent = channel.send(2)
        channel.finish()
        #expect(await sent == false)
        #expect(await channel.next() == 1)
        #expect(await channel.next() == nil)
    }

    @Test(arguments: [1, 2, 7]) func mapInOrderKeepsTheOrder(jobs: Int) async {
        let input = BoundedChannel<Int>(capacity: 4)
        let output = BoundedChannel<Int>(capacity: 4)
        async let received: [Int] = {
            var received: [Int] = []
            while let element = await output.next() { received.append(element) }
            return received
        }()
        async let mapped: Void = mapInOrder(input, to: output, jobs: jobs) { number in
            for _ in 0..<(number % 5) { await Task.yield() }
            return number * 2
        }
        for element in 0..<200 { await input.send(element) }
        input.finish()
        await mapped
        #expect(await received == (0..<200).map { $0 * 2 })
    }

    @Test(arguments: [1, 2]) func mapInOrderHasNoMoreUnderWayThanItMay(jobs: Int) async {
        let input = BoundedChannel<Int>(capacity: 64)
        let output = BoundedChannel<Int>(capacity: 64)
        for element in 0..<64 { await input.send(element) }
        input.finish()
        let underWay = Mutex((now: 0, most: 0))
        await mapInOrder(input, to: output, jobs: jobs) { number in
            underWay.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            for _ in 0..<5 { await Task.yield() }
            underWay.withLock { $0.now -= 1 }
            return number
        }
        #expect(underWay.withLock { $0.most } <= (jobs == 1 ? 1 : jobs + 1))
    }

    @Test func mapInOrderStopsWhenNobodyTakesTheResults() async {
        let input = BoundedChannel<Int>(capacity: 1)
        let output = BoundedChannel<Int>(capacity: 1)
        async let mapped: Void = mapInOrder(input, to: output, jobs: 2) { $0 }
        output.finish()
        var sent = 0
        while await input.send(sent) { sent += 1 }
        await mapped
        #expect(sent < 10)
    }
}
