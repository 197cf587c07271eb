import Language
import Prose
import Records

/// The paragraphs of a transcript: `MR. PRICE: …`, `Q: …`.
///
/// A label in capitals with a colon begins what its bearer says, up to the next label. Three labels
/// with one of them twice make a transcript; else `UPDATE:` would speak.
struct Transcript {
    /// For each run the tokens of its label; nil where it has none.
    let labels: [Range<Int>?]

    init(_ runs: [TokenRun], in reading: Reading) {
        let labels = runs.map { Self.label(of: $0, in: reading) }
        let texts = zip(runs, labels).compactMap { run, label in
            label.map { label in
                run.places[label].map { reading.forms[$0.sentence][$0.token] }
                    .joined(separator: " ")
            }
        }
        let isTranscript = texts.count >= 3 && Set(texts).count < texts.count
        self.labels = isTranscript ? labels : labels.map { _ in nil }
    }

    private static func label(of run: TokenRun, in reading: Reading) -> Range<Int>? {
        var index = 0
        while index < min(run.places.count, labelTokensMax + 1) {
            let place = run.places[index]
            let token = reading.sentences[place.sentence].sentence.tokens[place.token]
            let form = reading.forms[place.sentence][place.token]
            if form == ":" { return index > 0 && index + 1 < run.places.count ? 0..<index : nil }
            guard token.shape.contains(.upper) || form == "Q" || form == "A" else { return nil }
            index += 1
        }
        return nil
    }

    private static let labelTokensMax = 5
}
