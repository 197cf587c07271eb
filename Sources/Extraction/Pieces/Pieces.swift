import Prose

/// The pieces of a sentence's tokens.
enum Pieces {
    static func of(_ sentence: Sentence, in text: ArticleText) -> [Piece] {
        var pieces: [Piece] = []
        pieces.reserveCapacity(sentence.tokens.count + 8)
        var previousEnd = -1
        for (index, token) in sentence.tokens.enumerated() {
            var cutter = PieceCutter(bytes: text.bytes, end: token.range.upperBound)
            var position = token.range.lowerBound
            while position < token.range.upperBound {
                guard var found = cutter.next(from: position) else {
                    position += 1
                    continue
                }
                if found.range.lowerBound != previousEnd { found.flags.insert(.spaceBefore) }
                pieces.append(
                    Piece(
                        range: found.range, token: index, text: found.text, kind: found.kind,
                        flags: found.flags))
                position = found.range.upperBound
                previousEnd = position
            }
        }
        return pieces
    }

    /// Whether the piece at `index` stands right behind the one before it.
    static func isTight(_ index: Int, in pieces: [Piece]) -> Bool {
        index > 0 && index < pieces.count && !pieces[index].flags.contains(.spaceBefore)
    }
}
