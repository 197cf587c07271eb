/// The names of the sentence model's features, as its file writes them.
///
/// l, m are the first and second word on the left, r, s on the right; capitals stand for their
/// classes.
struct FeatureNames: Sendable {
    let left = WordKey("l")
    let left2 = WordKey("m")
    let right = WordKey("r")
    let right2 = WordKey("s")
    let classes = WordKey("L")
    let leftWordRightClass = WordKey("lR")
    let leftClassRightWord = WordKey("Lr")
    let leftWordRightWord = WordKey("lr")
    let leftWords = WordKey("ml")
    let leftClasses = WordKey("ML")
    let left2WordLeftClass = WordKey("mL")
    let rightClasses = WordKey("RS")
    let rightWordRight2Class = WordKey("rS")
    let leftClassRight2Class = WordKey("LS")
    /// By how long the sentence would be.
    let distances = (0...8).map { WordKey("d\($0)") }
    /// By how much of the part is left.
    let remains = (0...4).map { WordKey("e\($0)") }
    let styles = (0...3).map { WordKey("p\($0)") }
    /// By open brackets and open quotation marks: neither, marks, brackets, both.
    let nesting = ["bFF", "bFT", "bTF", "bTT"].map { WordKey($0) }
    /// The class of the sentence's first token.
    let head = WordKey("f")
    let opener = WordKey("o")
    let saying = WordKey("q")
}
