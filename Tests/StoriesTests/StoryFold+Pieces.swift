import Stories

extension StoryFold {
    /// The pieces of a checkpoint.
    var pieces: [[UInt8]] {
        var pieces: [[UInt8]] = []
        checkpoint { pieces.append($0) }
        return pieces
    }
}
