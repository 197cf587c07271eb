/// The names of the sentence model's features, as its file writes them.
///
/// l, m are the first and second word on the left, r, s on the right; capitals stand for their
/// classes.
enum FeatureNames {
    static let left = WordKey("l")
    static let left2 = WordKey("m")
    static let right = WordKey("r")
    static let right2 = WordKey("s")
    static let classes = WordKey("L")
    static let leftWordRightClass = WordKey("lR")
    static let leftClassRightWord = WordKey("Lr")
    static let leftWordRightWord = WordKey("lr")
    static let leftWords = WordKey("ml")
    static let leftClasses = WordKey("ML")
    static let left2WordLeftClass = WordKey("mL")
    static let rightClasses = WordKey("RS")
    static let rightWordRight2Class = WordKey("rS")
    static let leftClassRight2Class = WordKey("LS")
    /// By how long the sentence would be.
    static let distances = (0...8).map { WordKey("d\($0)") }
    /// By how much of the part is left.
    static let remains = (0...4).map { WordKey("e\($0)") }
    static let styles = (0...3).map { WordKey("p\($0)") }
    /// By open brackets and open quotation marks: neither, marks, brackets, both.
    static let nesting = ["bFF", "bFT", "bTF", "bTT"].map { WordKey($0) }
    /// The class of the sentence's first token.
    static let head = WordKey("f")
    static let opener = WordKey("o")
    static let saying = WordKey("q")
}
