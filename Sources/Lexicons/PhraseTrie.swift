/// The words of a lexicon's phrases, as steps from the first word on.
///
/// Apart from `PhraseMatcher`, so that its dictionary is compiled for its keys and not for all
/// values that there may be.
struct PhraseTrie: Sendable {
    private var steps: [Step: Int] = [:]
    /// A phrase's number by the step that ends it.
    private var phrases: [Int: Int] = [:]
    private var stepCount = 1

    private struct Step: Hashable, Sendable {
        let after: Int
        let word: String
    }

    /// The phrase's number, and whether it is a new one; numbers count from 0.
    mutating func insert(_ phrase: [String]) -> (number: Int, isNew: Bool) {
        var step = 0
        for word in phrase {
            let key = Step(after: step, word: word)
            if let next = steps[key] {
                step = next
            } else {
                steps[key] = stepCount
                step = stepCount
                stepCount += 1
            }
        }
        if let number = phrases[step] { return (number, false) }
        let number = phrases.count
        phrases[step] = number
        return (number, true)
    }

    /// The longest phrase that begins at `index`: where it ends, and its number.
    func longest(at index: Int, in words: [String]) -> (end: Int, number: Int)? {
        var step = 0
        var found: (end: Int, number: Int)?
        var end = index
        while end < words.count, let next = steps[Step(after: step, word: words[end])] {
            step = next
            end += 1
            if let number = phrases[step] { found = (end, number) }
        }
        return found
    }
}
