/// Numbers of the words that rules ask for, so that a text's words are looked up once and then
/// compared as numbers; 0 is every other word.
struct WordNumbers: Sendable {
    private var numbers: [String: Int] = [:]

    /// How many numbers there are, 0 counted.
    var count: Int { numbers.count + 1 }
    var words: [String] { numbers.keys.sorted() }

    subscript(word: String) -> Int { numbers[word] ?? 0 }

    /// The number of a word, a new one where it has none.
    mutating func add(_ word: String) -> Int {
        let number = numbers[word] ?? count
        numbers[word] = number
        return number
    }
}
