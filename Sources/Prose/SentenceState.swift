/// What has been read of the sentence under way.
struct SentenceState {
    /// The index of its first token.
    private(set) var start = 0
    private var brackets = 0
    private var quotes = 0

    mutating func begin(at index: Int) {
        start = index
        brackets = 0
        quotes = 0
    }

    mutating func read(_ token: TokenClass) {
        switch token {
        case .openBracket, .openSquare: brackets += 1
        case .closeBracket, .closeSquare: brackets = max(0, brackets - 1)
        case .opening: quotes += 1
        case .closing: quotes = max(0, quotes - 1)
        default: break
        }
    }

    /// 0…3: an index into `FeatureNames.nesting`.
    var nesting: Int { (brackets > 0 ? 2 : 0) + (quotes > 0 ? 1 : 0) }
}
