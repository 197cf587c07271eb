import Records

/// What the tellers of a story tell, compared: a further teller is only added to it.
///
/// It holds nothing that could not be made anew from the tellers, so that it may be thrown away.
struct StoryBook: Sendable {
    /// In the order of their articles.
    private(set) var tellers: [Teller] = []
    private var finder = FactFinder()
    private var disputeFinder = DisputeFinder()
    private(set) var entities = EntityCounts()

    /// Whether its tellers are the first of these articles.
    func isOf(_ numbers: some Sequence<Int>) -> Bool {
        numbers.starts(with: tellers.lazy.map(\.number))
    }

    mutating func add(_ teller: Teller) {
        tellers.append(teller)
        finder.addLast(of: tellers)
        entities.add(teller.telling)
    }

    mutating func facts() -> [StoryRecord.Fact] { finder.facts() }
    mutating func disputes() -> [StoryRecord.Dispute] { disputeFinder.disputes(tellers) }
}
