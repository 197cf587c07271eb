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
    /// Scratch of `nearest`: by slot, all zero outside of it.
    private var scores: [Float] = []
    private var hits: [PostingChains.Hit] = []

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
    func telling(_ number: Int) -> Telling {
        guard holds(number), let told = accounts[words.slot(number)]?.told else { return Telling() }
        // What the reader of an account packed, or a checkpoint was checked for, can be read.
        return (try? Telling(packed: told)) ?? Telling()
    }

    func title(_ number: Int) -> String? {
        holds(number) ? accounts[words.slot(number)]?.title : nil
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
    mutating func nearest(_ query: inout Query, published: CalendarDate?) -> [Neighbour] {
        let order = query.order
        hits.removeAll(keepingCapacity: true)
        var budget = Limits.postingsReadMax
        for start in stride(from: 0, to: order.count, by: Self.readAtOnce) where budget > 0 {
            let places = order[start...].prefix(Self.readAtOnce)
            let before = hits.count
            budget -= words.visit(
                places.map { query.terms.hashes[$0] }, max: Limits.postingsMax, into: &hits)
            for hit in hits[before...] {
                scores[words.slot(hit.number)] += query.impacts[places[start + hit.index]]
            }
        }
        var best: [Neighbour] = []
        best.reserveCapacity(Limits.candidatesMax + 1)
        for hit in hits {
            let slot = words.slot(hit.number)
            // An article is hit by every feature that it shares.
            guard scores[slot] > 0 else { continue }
            Self.insert(
                Neighbour(number: hit.number, similarity: scores[slot]), into: &best,
                max: Limits.candidatesMax)
            scores[slot] = 0
        }
        return best.map {
            let cosine = likeness(&query, to: $0.number)
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

    func query(_ terms: WeightedTerms) -> Query { Query(terms, words) }

    /// How like it is to an article of the window, which must be the same for all of a query.
    func likeness(_ query: inout Query, to number: Int) -> Float {
        if let known = query.known[number] { return known }
        let cosine = cosine(query, number)
        query.known[number] = cosine
        return cosine
    }

    private static let lateness: Float = 0.5

    private func isNear(_ number: Int, _ published: CalendarDate?) -> Bool {
        guard let published, let other = accounts[words.slot(number)]?.published else {
            return true
        }
        return abs(published.daysSinceEpoch - other.daysSinceEpoch) <= Limits.windowDaysMax
    }

    /// Two passes: the first waits for memory, for all features at once if nothing else is in it.
    private func cosine(_ query: borrowing Query, _ number: Int) -> Float {
        let features = words.features(of: number)
        let weights = weights.span
        var norm: Float = 0
        for index in features {
            let weight = weights[index] * words.rarity(words.feature(at: index))
            norm += weight * weight
        }
        var dot: Float = 0
        for index in features {
            let hash = words.feature(at: index)
            guard let place = query.place(of: hash) else { continue }
            dot += weights[index] * words.rarity(hash) * query.impacts[place]
        }
        return dot / max(query.norm * norm.squareRoot(), 1e-9)
    }

    // MARK: - Copies

    /// The articles that share some of the smallest shingles, those that share most first.
    func sketchNeighbours(of account: Account) -> [Int] {
        var shared: [Int: Int] = [:]
        let smallest = account.shingles.prefix(Limits.sketchMax)
        var hits: [PostingChains.Hit] = []
        _ = sketches.visit(smallest, max: Limits.postingsMax, into: &hits)
        for hit in hits { shared[hit.number, default: 0] += 1 }
        return shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(Limits.originalsMax).map(\.key)
    }
}
