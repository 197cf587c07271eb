import Language
import Records

/// A word or phrase that gives words to somebody, with whom it gives them to.
struct Cue {
    let sentence: Int
    /// The cue's tokens: `said`, `according to`.
    let tokens: Range<Int>
    let lemma: String
    /// The head of the speaker's phrase.
    let speaker: Int?
    /// Goes with words in quotation marks.
    let isQuoted: Bool
    /// What is told of the words, in the order of the text: two parts where the cue splits it.
    let contents: [Range<Int>]
    let provenance: Provenance

    /// The token that stands for it in the tree.
    var head: Int { tokens.lowerBound }
}
