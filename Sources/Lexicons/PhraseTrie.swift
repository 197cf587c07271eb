/// The words of a lexicon's phrases, as steps from the first word on.
///
/// Apart from the values that phrases stand for, so that it is compiled once, here.
package struct PhraseTrie: Sendable {
    /// The numbers of the words that phrases have in them.
    private var words: [String: UInt32] = [:]
    /// By the step before in the upper half and the number of the word; the first word's step is 0.
    private var steps: [UInt64: UInt32] = [:]
    /// The phrase that each step ends.
    private var ends: [Int?] = [nil]
    private var count = 0

    package init() {}

    /// The phrase's number, and whether it is a new one; numbers count from 0.
    package mutating func insert(_ phrase: [String]) -> (number: Int, isNew: Bool) {
        var step: UInt32 = 0
        for word in phrase {
            let number = words[word] ?? UInt32(words.count)
            words[word] = number
            let key = UInt64(step) << 32 | UInt64(number)
            step = steps[key] ?? UInt32(ends.count)
            if steps[key] == nil {
                steps[key] = step
                ends.append(nil)
            }
        }
        if let number = ends[Int(step)] { return (number, false) }
        ends[Int(step)] = count
        count += 1
        return (count - 1, true)
    }

    /// The longest phrase that begins at `index`: where it ends, and its number.
    package func longest(at index: Int, in phrase: [String]) -> (end: Int, number: Int)? {
        var step: UInt32 = 0
        var found: (end: Int, number: Int)?
        var end = index
        while end < phrase.count, let word = words[phrase[end]],
            let next = steps[UInt64(step) << 32 | UInt64(word)]
        {
            step = next
            end += 1
            if let number = ends[Int(step)] { found = (end, number) }
        }
        return found
    }
}
