import Records

/// Tells whether an article is another's text, and which of two is the original.
struct CopyFinder {
    /// Much of the wording is the other's: an outlet's own version of a wire report shares the
    /// facts
    /// and the names, a reprint the runs of words.
    static let containmentMin = 0.4
    /// Enough where a notice or a credit names the other as the source.
    static let creditedContainmentMin = 0.2
    /// Fewer hashes than this tell nothing.
    private static let comparedMin = 4

    /// The share of the wording that two articles have in common, where one is a copy.
    ///
    /// Of either: a shortened reprint is contained in its original, an original in a reprint with
    /// paragraphs of another's.
    static func share(_ left: Account, _ right: Account) -> Double? {
        let share = max(containment(left, in: right), containment(right, in: left))
        let isCredited = credits(left, right) || credits(right, left)
        return share >= (isCredited ? creditedContainmentMin : containmentMin) ? share : nil
    }

    /// The article says that it comes from the other's outlet, and the other does not.
    static func credits(_ copy: Account, _ original: Account) -> Bool {
        guard let credit = copy.credit, let publisher = original.publisher else { return false }
        return Outlet(credit).isSame(as: Outlet(publisher))
    }

    /// The share of an article's runs of words that the other has too, estimated from the sketches:
    /// below the smaller of their largest hashes both are complete (Broder 1997).
    static func containment(_ article: Account, in other: Account) -> Double {
        guard let mine = article.shingles.last, let theirs = other.shingles.last else { return 0 }
        var bound = UInt32.max
        if article.shingles.count == ArticleFeatures.shinglesMax { bound = min(bound, mine) }
        if other.shingles.count == ArticleFeatures.shinglesMax { bound = min(bound, theirs) }
        var compared = 0
        var shared = 0
        var at = 0
        for hash in article.shingles {
            if hash > bound { break }
            compared += 1
            while at < other.shingles.count, other.shingles[at] < hash { at += 1 }
            if at < other.shingles.count, other.shingles[at] == hash { shared += 1 }
        }
        return compared < comparedMin ? 0 : Double(shared) / Double(compared)
    }
}
