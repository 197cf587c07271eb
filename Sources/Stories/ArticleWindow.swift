import Records

/// The latest articles: what is kept of them, and an index from features to those that have them.
struct ArticleWindow: Sendable {
    private var words: PostingChains
    private var sketches: PostingChains
    /// `words.width` a slot, in the order of the slot's features.
    private var weights: [Float] = []
    private var accounts: [Account?] = []
    /// By slot; nil for an article that is a story of its own.
    private var stories: [String?] = []
    private var numbers: [String: Int] = [:]
    private var tellings = TellingCache()
    /// Scratch of `nearest`, by slot; all zero outside of it.
    private var scores: [Float] = []

    struct Neighbour {
        let number: Int
        let similarity: Float
    }

    init(capacity: Int) {
        words = PostingChains(capacity: capacity, width: Limits.featuresMax)
        sketches = PostingChains(capacity: capacity, width: Limits.sketchMax)
    }

    /// The number that the next article gets.
    var next: Int { words.next }
    var oldest: Int { words.oldest }
    func holds(_ number: Int) -> Bool { number >= oldest && number < next }
    func number(of id: String) -> Int? { numbers[id] }

    func account(_ number: Int) -> Account? {
        holds(number) ? accounts[words.slot(number)] : nil
    }

    /// What an article of the window tells.
    mutating func telling(_ number: Int) -> Telling {
        account(number).map { tellings.telling(number, $0.told) } ?? Telling()
    }

    func story(of number: Int) -> String? { stories[words.slot(number)] }

    mutating func assign(_ number: Int, to story: String) { stories[words.slot(number)] = story }

    func terms(of number: Int) -> WeightedTerms {
        var terms = WeightedTerms()
        let places = words.features(of: number)
        terms.hashes = places.map { words.feature(at: $0) }
        terms.weights = Array(weights[places])
        return terms
    }

    /// Gives the story that loses an article because the window is full.
    mutating func append(_ account: Account, _ terms: WeightedTerms) -> String? {
        let slot = words.slot(words.next)
        var loser: String?
        if slot < accounts.count {
            if let gone = accounts[slot] { numbers[gone.id] = nil }
            loser = stories[slot]
            accounts[slot] = account
            stories[slot] = nil
        } else {
            accounts.append(account)
            stories.append(nil)
            scores.append(0)
            weights.append(contentsOf: repeatElement(0, count: words.width))
        }
        numbers[account.id] = words.next
        let base = slot * words.width
        for place in terms.weights.indices { weights[base + place] = terms.weights[place] }
        words.append(terms.hashes)
        sketches.append(account.shingles.prefix(Limits.sketchMax))
        return loser
    }

    // MARK: - Likeness

    /// The articles most like one, best first; those published more than `windowDaysMax` from it
    /// must be the more like it.
    ///
    /// Reads the postings of the most telling features first, and of each the latest, up to a
    /// number that does not grow with the window; then compares the best exactly.
    mutating func nearest(_ terms: WeightedTerms, published: CalendarDate?) -> [Neighbour] {
        let words = words
        let query = Query(terms, words)
        var touched: [Int32] = []
        var budget = Limits.postingsReadMax
        for start in stride(from: 0, to: query.order.count, by: Self.readAtOnce)
        where budget > 0 {
            let places = query.order[start...].prefix(Self.readAtOnce)
            budget -= words.visit(
                places.map { terms.hashes[$0] }, max: Limits.postingsMax
            ) { index, number in
                let slot = words.slot(number)
                if scores[slot] == 0 { touched.append(Int32(number - words.oldest)) }
                scores[slot] += query.impacts[places[start + index]]
            }
        }
        var best: [Neighbour] = []
        for offset in touched {
            let number = Int(offset) + words.oldest
            let slot = words.slot(number)
            Self.insert(
                Neighbour(number: number, similarity: scores[slot]), into: &best,
                max: Limits.candidatesMax)
            scores[slot] = 0
        }
        return best.map {
            let cosine = cosine(query, terms, $0.number)
            return Neighbour(
                number: $0.number,
                similarity: isNear($0.number, published) ? cosine : cosine * Self.lateness)
        }.sorted { ($1.similarity, $0.number) < ($0.similarity, $1.number) }
    }

    private static let readAtOnce = 8

    /// Keeps the `max` highest, the earlier article first among equals.
    private static func insert(_ new: Neighbour, into best: inout [Neighbour], max: Int) {
        if best.count == max, let last = best.last, new.similarity <= last.similarity { return }
        var at = best.count
        while at > 0, best[at - 1].similarity < new.similarity { at -= 1 }
        best.insert(new, at: at)
        if best.count > max { best.removeLast() }
    }

    /// How like it is to each of some articles of the window.
    func likeness(_ terms: WeightedTerms, to numbers: [Int]) -> [Float] {
        let query = Query(terms, words)
        return numbers.map { cosine(query, terms, $0) }
    }

    private static let lateness: Float = 0.5

    private func isNear(_ number: Int, _ published: CalendarDate?) -> Bool {
        guard let published, let other = accounts[words.slot(number)]?.published else {
            return true
        }
        return abs(published.daysSinceEpoch - other.daysSinceEpoch) <= Limits.windowDaysMax
    }

    private func cosine(_ query: Query, _ terms: WeightedTerms, _ number: Int) -> Float {
        var dot: Float = 0
        var norm: Float = 0
        var at = 0
        for index in words.features(of: number) {
            let hash = words.feature(at: index)
            let weight = weights[index] * Query.rarity(hash, words)
            norm += weight * weight
            while at < terms.hashes.count, terms.hashes[at] < hash { at += 1 }
            if at < terms.hashes.count, terms.hashes[at] == hash {
                dot += weight * query.impacts[at]
            }
        }
        return dot / max(query.norm * norm.squareRoot(), 1e-9)
    }

    // MARK: - Copies

    /// The articles that share some of the smallest shingles, those that share most first.
    func sketchNeighbours(of account: Account) -> [Int] {
        var shared: [Int: Int] = [:]
        let smallest = account.shingles.prefix(Limits.sketchMax)
        _ = sketches.visit(smallest, max: Limits.postingsMax) { shared[$1, default: 0] += 1 }
        return shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(Limits.originalsMax).map(\.key)
    }
}
