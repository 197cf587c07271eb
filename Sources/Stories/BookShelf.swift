/// The books of the stories that grew last: a story that grows will most likely grow again.
struct BookShelf: Sendable {
    private let capacity: Int
    private var books: [String: (book: StoryBook, used: Int)] = [:]
    /// How often a book was put back.
    private var time = 0

    init(capacity: Int) { self.capacity = capacity }

    mutating func take(_ story: String) -> StoryBook? { books.removeValue(forKey: story)?.book }

    /// Where there are too many, the half that was used longest ago is thrown away.
    mutating func put(_ book: StoryBook, _ story: String) {
        books[story] = (book, time)
        time += 1
        guard books.count > capacity else { return }
        let times = books.values.map(\.used).sorted()
        let oldest = times[times.count / 2]
        books = books.filter { $0.value.used >= oldest }
    }
}
