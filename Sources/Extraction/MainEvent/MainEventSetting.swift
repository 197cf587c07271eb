import Language
import Prose
import Records

/// When and where the main event was, by title and lead.
struct MainEventSetting {
    let reading: Reading
    let entities: EntityTable
    /// The sentence that tells it before the others.
    let sentences: [Int]

    /// The first day or hour near the day of publication; else the first day, else the first month
    /// or year.
    func when(_ times: [TimeRecord]) -> MainEvent.Answer? {
        var best: (time: TimeRecord, rank: Int)?
        for sentence in sentences {
            let range = reading.sentences[sentence].sentence.range
            for time in times where range.contains(time.start) {
                guard time.type == .date || time.type == .time, !time.value.hasSuffix("_REF")
                else { continue }
                let rank = rank(of: time)
                if rank == 0 { return answer(time) }
                if rank < best?.rank ?? .max { best = (time, rank) }
            }
        }
        return best.map { answer($0.time) }
    }

    private func rank(of time: TimeRecord) -> Int {
        guard time.type == .time || time.value.utf8.count >= 10 || time.value.contains("-WXX-")
        else { return 2 }
        guard let published = reading.article.published.value,
            let day = CalendarDate(iso: String(time.value.prefix(10)))
        else { return 0 }
        let distance = abs(published.daysSinceEpoch - day.daysSinceEpoch)
        return distance <= Limits.newsDaysMax ? 0 : 1
    }

    private func answer(_ time: TimeRecord) -> MainEvent.Answer {
        MainEvent.Answer(Span(start: time.start, end: time.end, text: time.text), ref: time.id)
    }

    /// A building or place behind a preposition of place before one that only stands there, a town
    /// before a country; else the dateline's.
    func place(_ places: [PlaceRecord], _ main: MainEvent) -> MainEvent.Answer? {
        let datelines = reading.article.parts.filter { $0.role == .dateline }.map(\.range)
        var found: [(answer: MainEvent.Answer, rank: Int)] = []
        for sentence in Set(sentences).sorted() {
            let range = reading.sentences[sentence].sentence.range
            for place in places where range.contains(place.start) {
                let answer = MainEvent.Answer(whole(place, places, sentence), ref: place.id)
                guard !isParty(answer, main) else { continue }
                let token = reading.token(endingBy: place.end, in: sentence)
                let isThere = isPlaced(place.start, token, sentence)
                found.append((answer, (isThere ? 0 : 2) + (place.kind == "country" ? 1 : 0)))
            }
            found += facilities(sentence, main)
        }
        if let best = found.min(by: { $0.rank < $1.rank }), best.rank < 2 { return best.answer }
        let dateline = places.first { place in datelines.contains { $0.contains(place.start) } }
        return dateline.map {
            MainEvent.Answer(Span(start: $0.start, end: $0.end, text: $0.text), ref: $0.id)
        } ?? found.min { $0.rank < $1.rank }?.answer
    }

    /// `Croydon, South London`: with the place that it lies in.
    private func whole(_ place: PlaceRecord, _ places: [PlaceRecord], _ sentence: Int) -> Span {
        let last = reading.token(endingBy: place.end, in: sentence)
        let tokens = reading.sentences[sentence].sentence.tokens
        let folded = reading.folded[sentence]
        guard last + 2 < tokens.count, [",", "in"].contains(folded[last + 1]),
            let next = places.first(where: {
                $0.start == tokens[last + 2].range.lowerBound
            })
        else { return Span(start: place.start, end: place.end, text: place.text) }
        return reading.text.span(place.start..<next.end)
    }

    /// `at the White House`: a name that is no place elsewhere.
    private func facilities(_ sentence: Int, _ main: MainEvent) -> [(MainEvent.Answer, Int)] {
        entities.mentions(of: sentence).compactMap { mention in
            let record = entities.record(of: mention)
            guard record.type == .facility || record.type == .organization,
                mention.form == .name,
                isPlaced(
                    mention.range.lowerBound, mention.head, sentence,
                    by: record.type == .facility ? Self.prepositions : Self.sites)
            else { return nil }
            let answer = MainEvent.Answer(reading.text.span(mention.range), ref: record.id)
            return isParty(answer, main) ? nil : (answer, 0)
        }
    }

    private func isParty(_ answer: MainEvent.Answer, _ main: MainEvent) -> Bool {
        [main.who, main.whom].contains { other in
            other.map { $0.start < answer.end && answer.start < $0.end } ?? false
        }
    }

    private func isPlaced(
        _ start: Int, _ last: Int, _ sentence: Int, by prepositions: Set<String> = prepositions
    ) -> Bool {
        var token = last
        let tokens = reading.sentences[sentence].sentence.tokens
        while token > 0, tokens[token].range.lowerBound > start { token -= 1 }
        var before = token - 1
        while before >= 0,
            [.determiner, .adjective, .noun, .properNoun].contains(
                reading.sentences[sentence].words[before].upos), token - before < 4
        {
            before -= 1
        }
        guard before >= 0 else { return false }
        return prepositions.contains(reading.folded[sentence][before])
    }

    private static let sites: Set = ["at", "near", "outside", "inside"]
    private static let prepositions: Set = [
        "in", "at", "near", "outside", "inside", "around", "across", "into",
    ]
}
