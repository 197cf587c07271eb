/// The tokens of one part as the sentence model sees them.
///
/// `seeds/models/train/sentence-ends.py` computes the same features by the same names from gold
/// tokens: change both or none.
struct SentenceFeatures {
    private let tokens: [Token]
    private let words: WordList
    let keys: [WordKey]
    let classes: [TokenClass]
    /// Whether it is written without care for capitals.
    let isInformal: Bool
    /// Two bits: `isInformal`; the last sentence has its stop.
    private let style: Int

    init(_ tokens: [Token], _ bytes: [UInt8], _ words: WordList) {
        self.tokens = tokens
        self.words = words
        var keys: [WordKey] = []
        var classes: [TokenClass] = []
        keys.reserveCapacity(tokens.count)
        classes.reserveCapacity(tokens.count)
        var isInformal = false
        let longWord = WordKey("~")
        for token in tokens {
            let range = token.range
            keys.append(
                range.count <= Self.wordBytesMax ? WordKey(folding: bytes, range) : longWord)
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
        self.isInformal = isInformal
        let isStopped = last >= 0 && classes[last].isStop
        style = (isInformal ? 2 : 0) + (isStopped ? 1 : 0)
        self.keys = keys
        self.classes = classes
    }

    private static let wordBytesMax = 16
    private static let blank = UInt8(ascii: "_")

    /// Whether a sentence may begin at a token: all other places are not even weighed.
    func isCandidate(_ index: Int) -> Bool {
        let left = classes[index - 1]
        let right = classes[index]
        if left == .small, right == .small { return false }
        if right.isNeverFirst { return false }
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

    private func key(_ index: Int, _ model: SentenceModel) -> WordKey {
        model.classKeys[Int(classes[index].code)]
    }

    /// The weights of all features for a sentence that begins at `index`, in hundredths.
    ///
    /// `saysSoon` tells that a verb of saying is among the next words.
    func score(
        _ index: Int, _ state: SentenceState, _ model: SentenceModel,
        saysSoon: @autoclosure () -> Bool
    ) -> Int32 {
        let edge = model.edge
        let (l, m, r, s) = (index - 1, index - 2, index, index + 1)
        let isFirst = m < state.start
        let (wm, cm) = isFirst ? (edge, edge) : (keys[m], key(m, model))
        let isLast = s == keys.count
        let (ws, cs) = isLast ? (edge, edge) : (keys[s], key(s, model))
        let (wl, cl, wr, cr) = (keys[l], key(l, model), keys[r], key(r, model))
        let isApart = tokens[index].shape.contains(.spaceBefore)
        let names = model.names
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
            names.distances[Self.distance(index - state.start)], cl, cr)
        sum += model.weight(
            names.remains[Self.remain(keys.count - index)], cl, cr)
        sum += model.weight(names.styles[style], cl, cr)
        sum += model.weight(names.nesting[state.nesting], cl, cr)
        sum += model.weight(names.head, key(state.start, model), cr)
        if classes[r] == .capitalised || classes[r] == .capital, words.has(.opener, wr) {
            sum += model.weight(names.opener, cl, cm)
        }
        if classes[l] == .closing, saysSoon() { sum += model.weight(names.saying, cm, cr) }
        return sum
    }

    private static func distance(_ count: Int) -> Int {
        switch count {
        case ..<2: 0
        case 2: 1
        case 3: 2
        case 4: 3
        case 5...6: 4
        case 7...9: 5
        case 10...14: 6
        case 15...24: 7
        default: 8
        }
    }

    private static func remain(_ count: Int) -> Int {
        switch count {
        case ..<2: 0
        case 2: 1
        case 3...4: 2
        case 5...9: 3
        default: 4
        }
    }
}
