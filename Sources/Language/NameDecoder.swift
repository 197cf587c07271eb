internal import CKernels

/// The best sequence of BIOES tags (Viterbi 1967) and the spans it makes.
///
/// Tag 0 is outside; the others are 1 + 4 · type + 0…3 for begin, inside, end, single.
struct NameDecoder {
    /// A name: its tokens, the number of its type, and the least share that the network gave one of
    /// its tags.
    struct Found: Equatable {
        var tokens: Range<Int>
        var type: Int
        var confidence: Float
    }

    let network: Network

    /// The best tags for the rows of `scores`: [tokens × columns].
    func tags(_ scores: borrowing Matrix<Float>) -> [Int] {
        let (n, columns, count) = (scores.rows, scores.columns, network.shape.names)
        guard n > 0 else { return [] }
        let best = Matrix<Float>(rows: n, columns: columns)
        var back = [Int32](repeating: 0, count: n * columns)
        for j in 0..<count { best[0, j] = scores[0, j] + network.start[j] }
        unsafe network.follow.withUnsafeBufferPointer { follow in
            unsafe back.withUnsafeMutableBufferPointer { back in
                guard let follow = follow.baseAddress,
                    let back = back.baseAddress
                else { return }
                for t in 1..<max(1, n) {
                    unsafe kernels_viterbi(
                        network.instructions, best.row(t - 1), follow, columns, scores.row(t),
                        count, best.row(t), back + t * columns)
                }
            }
        }
        var tag = 0
        for j in 1..<count
        where best[n - 1, j] + network.end[j] > best[n - 1, tag] + network.end[tag] {
            tag = j
        }
        var tags = [Int](repeating: 0, count: n)
        for t in stride(from: n - 1, through: 0, by: -1) {
            tags[t] = tag
            tag = Int(back[t * columns + tag])
        }
        return tags
    }

    /// The names that the tags make.
    func names(_ scores: borrowing Matrix<Float>) -> [Found] {
        var out: [Found] = []
        var start = 0
        var least: Float = 1
        for (t, tag) in tags(scores).enumerated() where tag > 0 {
            let place = (tag - 1) & 3
            if place == 0 || place == 3 {
                start = t
                least = 1
            }
            least = min(least, share(scores, t, tag))
            if place >= 2 {
                out.append(
                    Found(tokens: start..<t + 1, type: (tag - 1) / 4, confidence: least))
            }
        }
        return out
    }

    /// The share of a tag among all, by the scores of its token alone.
    private func share(_ scores: borrowing Matrix<Float>, _ row: Int, _ tag: Int) -> Float {
        var sum: Float = 0
        for j in 0..<network.shape.names { sum += exponential(scores[row, j] - scores[row, tag]) }
        return 1 / sum
    }
}

/// e to the x for a confidence: as exact as eighteen squarings make it, and the same on every
/// machine.
private func exponential(_ x: Float) -> Float {
    var y = 1 + max(-80, min(80, x)) / 4096
    for _ in 0..<12 { y *= y }
    return y
}
