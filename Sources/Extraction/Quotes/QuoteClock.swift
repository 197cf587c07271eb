import Language
import Prose
import Records

/// When a quote was said: the time that stands in its cue's sentence near the cue.
struct QuoteClock {
    let reading: Reading
    private let times: [TimeRecord]

    /// `times` in the order of the text.
    init(reading: Reading, times: [TimeRecord]) {
        self.reading = reading
        self.times = times
    }

    /// The id of a date or time at most six words from the cue.
    func time(of cue: Cue) -> String? {
        let tokens = reading.sentences[cue.sentence].sentence.tokens
        let near = tokens[
            max(0, cue.tokens.lowerBound - 6)..<min(tokens.count, cue.tokens.upperBound + 6)]
        guard let first = near.first, let last = near.last else { return nil }
        var low = 0
        var high = times.count
        while low < high {
            let middle = (low + high) / 2
            if times[middle].start < first.range.lowerBound {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low < times.count, times[low].end <= last.range.upperBound,
            times[low].type == .date || times[low].type == .time
        else { return nil }
        return times[low].id
    }
}
