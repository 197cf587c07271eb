/// The tokens of one part as the sentence model sees them.
///
/// `seeds/models/train/sentence-ends.py` computes the same features by the same names from gold
/// tokens: change both or none.
struct SentenceFeatures {
    private let tokens: [Token]
    private let words: WordList
    let keys: [WordKey]
    let classes: [TokenClass]
    /// Two bits: written without care for capitals; the last sentence has its stop.
    private let style: Int

    init(_ tokens: [Token], _ bytes: [UInt8], _ words: WordList) {
        self.tokens = tokens
        self.words = words
        var keys: [WordKey] = []
        var classes: [TokenClass] = []
        keys.reserveCapacity(tokens.count)
        classes.reserveCapacity(tokens.count)
        var isInformal = false
        for token in tokens {
            let range = token.range
            keys.append(
                range.count <= Self.wordBytesMax ? WordKey(folding: bytes, range) : Self.longWord)
            classes.append(TokenClass(token, bytes, words))
            if range.count == 1, bytes[range.lowerBound] == UInt8(ascii: "i") { isInformal = true }
        }
        if classes.first == .small { isInformal = true }
        var last = classes.count - 1
        while last > 0,
            classes[last] == .closing || classes[last] == .closeBracket
                || classes[last] == .closeSquare
        {
            last -= 1
        }
        let isStopped = last >= 0 && classes[last].isStop
        style = (isInformal ? 2 : 0) + (isStopped ? 1 : 0)
        self.keys = keys
        self.classes = classes
    }

    private static let wordBytesMax = 16
    private static let longWord = WordKey("~")
    private static let edge = WordKey("^")
    private static let blank = UInt8(ascii: "_")

    /// Whether a sentence may begin at a token: all other places are not even weighed.
    func isCandidate(_ index: Int) -> Bool {
        let left = classes[index - 1]
        let right = classes[index]
        if left == .small, right == .small { return false }
        if right == .closing || Self.notFirst.contains(right.key) { return false }
        if !tokens[index].shape.contains(.spaceBefore) {
            switch left {
            case .stop, .exclamation, .question, .dots, .closing, .closeBracket, .closeSquare,
                .emoticon, .address:
                break
            default: return false
            }
        }
        switch left {
        case .comma, .opening, .openBracket, .openSquare, .dollar, .number:
            return right == .upper || right == .capitalised
        default: return true
        }
    }

    private static let notFirst = [",", ";", ":", ".", "?", "!", "%", ")", "]", "}", "..."]
        .map { WordKey($0) }

    /// The weights of all features for a sentence that begins at `index`, in hundredths.
    func score(_ index: Int, _ state: SentenceState, _ model: SentenceModel) -> Int32 {
        let (l, m, r, s) = (index - 1, index - 2, index, index + 1)
        let isFirst = m < state.start
        let (wm, cm) = isFirst ? (Self.edge, Self.edge) : (keys[m], classes[m].key)
        let isLast = s == keys.count
        let (ws, cs) = isLast ? (Self.edge, Self.edge) : (keys[s], classes[s].key)
        let (wl, cl, wr, cr) = (keys[l], classes[l].key, keys[r], classes[r].key)
        let isApart = tokens[index].shape.contains(.spaceBefore)
        let names = FeatureNames.self
        var sum = model.bias
        sum += model.weight(names.left, wl) + model.weight(names.left2, wm)
        sum += model.weight(names.right, wr) + model.weight(names.right2, ws)
        sum += model.weight(names.classes, cl, isApart ? cr.followed(by: Self.blank) : cr)
        sum += model.weight(names.leftWordRightClass, wl, cr)
        sum += model.weight(names.leftClassRightWord, cl, wr)
        sum += model.weight(names.leftWordRightWord, wl, wr)
        sum += model.weight(names.leftWords, wm, wl)
        sum += model.weight(names.leftClasses, cm, cl)
        sum += model.weight(names.left2WordLeftClass, wm, cl)
        sum += model.weight(names.rightClasses, cr, cs)
        sum += model.weight(names.rightWordRight2Class, wr, cs)
        sum += model.weight(names.leftClassRight2Class, cl, cs)
        sum += model.weight(
            names.distances[Self.bucket(index - state.start, Self.distanceEdges)], cl, cr)
        sum += model.weight(
            names.remains[Self.bucket(keys.count - index, Self.remainEdges)], cl, cr)
        sum += model.weight(names.styles[style], cl, cr)
        sum += model.weight(names.nesting[state.nesting], cl, cr)
        sum += model.weight(names.head, classes[state.start].key, cr)
        if classes[r] == .capitalised || classes[r] == .capital, words.has(.opener, wr) {
            sum += model.weight(names.opener, cl, cm)
        }
        if classes[l] == .closing, saysSoon(index) { sum += model.weight(names.saying, cm, cr) }
        return sum
    }

    private static let distanceEdges = [2, 3, 4, 5, 7, 10, 15, 25]
    private static let remainEdges = [2, 3, 5, 10]

    private static func bucket(_ count: Int, _ edges: [Int]) -> Int {
        var bucket = 0
        while bucket < edges.count, count >= edges[bucket] { bucket += 1 }
        return bucket
    }

    /// `… ?” the minister asked`: a verb of saying among the next words.
    private func saysSoon(_ index: Int) -> Bool {
        for place in index..<min(index + 5, keys.count) {
            if !classes[place].isWordLike { return false }
            if words.has(.saying, keys[place]) { return true }
        }
        return false
    }
}
