import Language
import Prose

extension Reading {
    /// The last token of a sentence that ends no later than a byte offset; by halving.
    func token(endingBy end: Int, in sentence: Int) -> Int {
        let tokens = sentences[sentence].sentence.tokens
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].range.upperBound <= end { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }
}
