import Language
import Prose
import Records

/// When and where the main event was, by title and lead.
struct MainEventSetting {
    let reading: Reading
    let entities: EntityTable
    /// The sentence that tells it before the others.
    let sentences: [Int]

    /// Of title and lead the day or hour nearest to the day of publication, of two the first told;
    /// else that of the rest; else the first month or year.
    func when(_ times: [TimeRecord]) -> MainEvent.Answer? {
        let told = reading.sentences.indices.filter { reading.isTold($0) }
        let near = Set(
            told.filter { reading.role(of: $0) == .title }
                + told.filter { reading.role(of: $0) == .paragraph }
                .prefix(Limits.newsSentencesMax))
        var best: (time: TimeRecord, rank: Int)?
        var next = 0
        for sentence in told {
            let range = reading.sentences[sentence].sentence.range
            while next < times.count, times[next].start < range.lowerBound { next += 1 }
            while next < times.count, times[next].start < range.upperBound {
                let time = times[next]
                next += 1
                guard time.type == .date || time.type == .time, !time.value.hasSuffix("_REF")
                else { continue }
                let rank = rank(of: time) + (near.contains(sentence) ? 0 : 100)
                if rank < best?.rank ?? .max { best = (time, rank) }
            }
        }
        return best.map { answer($0.time, times) }
    }

    /// Days from the day of publication.
    private func rank(of time: TimeRecord) -> Int {
        guard time.type == .time || time.value.utf8.count >= 10 || time.value.contains("-WXX-")
        else { return 50 }
        guard let published = reading.article.published.value,
            let day = CalendarDate(iso: String(time.value.prefix(10)))
        else { return 0 }
        return min(
            abs(published.daysSinceEpoch - day.daysSinceEpoch), Limits.newsDaysMax)
    }

    /// With the hour before the day and the date behind it: `11am local time on Sunday`.
    private func answer(_ time: TimeRecord, _ times: [TimeRecord]) -> MainEvent.Answer {
        var range = time.start..<time.end
        guard let index = times.firstIndex(where: { $0.id == time.id }) else {
            return MainEvent.Answer(reading.text.span(range), ref: time.id)
        }
        for other in times[(index + 1)...].prefix(2) where isPart(other, range.upperBound) {
            range = range.lowerBound..<max(range.upperBound, other.end)
        }
        for other in times[..<index].suffix(2).reversed()
        where isPart(other) && isGap(other.end, range.lowerBound) {
            range = other.start..<range.upperBound
        }
        return MainEvent.Answer(reading.text.span(range), ref: time.id)
    }

    private func isPart(_ time: TimeRecord) -> Bool { time.type == .date || time.type == .time }

    private func isPart(_ time: TimeRecord, _ end: Int) -> Bool {
        isPart(time) && isGap(end, time.start)
    }

    /// Whether nothing but a joining word stands between two offsets.
    private func isGap(_ start: Int, _ end: Int) -> Bool {
        guard start <= end, end - start <= Limits.gapBytesMax else { return false }
        let gap = start < end ? reading.text.span(start..<end).text : ""
        let words = gap.split { $0 == " " || $0 == "," }
        return !gap.contains("\n") && words.allSatisfy { Self.joints.contains(String($0)) }
    }

    private static let joints: Set = ["on", "at", "local", "time"]

    /// A building or place behind a preposition of place before one that only stands there, a town
    /// before a country; else the dateline's.
    func place(_ places: [PlaceRecord], _ main: MainEvent) -> MainEvent.Answer? {
        let datelines = reading.article.parts.filter { $0.role == .dateline }.map(\.range)
        // `Croydon tram crash`.
        let towns = mainTowns(places)
        var found: [(answer: MainEvent.Answer, rank: Int)] = []
        for sentence in Set(sentences).sorted() {
            let range = reading.sentences[sentence].sentence.range
            for place in places where range.contains(place.start) {
                let answer = MainEvent.Answer(
                    whole(place.start..<place.end, places, sentence), ref: place.id)
                guard !isParty(answer, main) else { continue }
                let token = reading.token(endingBy: place.end, in: sentence)
                let isThere =
                    isPlaced(place.start, token, sentence)
                    || reading.role(of: sentence) == .title && towns.contains(place.text)
                found.append((answer, (isThere ? 0 : 2) + (place.kind == "country" ? 1 : 0)))
            }
            found += facilities(sentence, main, places)
        }
        if let best = found.min(by: { $0.rank < $1.rank }), best.rank < 2 { return best.answer }
        let dateline = places.first { place in datelines.contains { $0.contains(place.start) } }
        return dateline.map {
            MainEvent.Answer(Span(start: $0.start, end: $0.end, text: $0.text), ref: $0.id)
        } ?? found.min { $0.rank < $1.rank }?.answer
    }

    /// The towns that the article names most.
    private func mainTowns(_ places: [PlaceRecord]) -> Set<String> {
        var counts: [String: Int] = [:]
        for place in places where Self.towns.contains(place.kind) {
            counts[place.text, default: 0] += 1
        }
        let most = counts.values.max()
        return Set(counts.filter { $0.value == most }.map(\.key))
    }

    private static let towns: Set = ["city", "capital"]

    /// `Croydon, South London`: with the place that it lies in.
    private func whole(_ place: Range<Int>, _ places: [PlaceRecord], _ sentence: Int) -> Span {
        let last = reading.token(endingBy: place.upperBound, in: sentence)
        let tokens = reading.sentences[sentence].sentence.tokens
        let folded = reading.folded[sentence]
        guard last + 2 < tokens.count, [",", "in"].contains(folded[last + 1]),
            let next = places.first(where: {
                $0.start == tokens[last + 2].range.lowerBound
            })
        else { return reading.text.span(place) }
        return reading.text.span(place.lowerBound..<next.end)
    }

    /// `at the White House`: a name that is no place elsewhere.
    private func facilities(
        _ sentence: Int, _ main: MainEvent, _ places: [PlaceRecord]
    ) -> [(MainEvent.Answer, Int)] {
        entities.mentions(of: sentence).compactMap { mention in
            let record = entities.record(of: mention)
            guard record.type == .facility || record.type == .organization,
                mention.form == .name,
                isPlaced(
                    mention.range.lowerBound, mention.head, sentence,
                    by: record.type == .facility ? Self.prepositions : Self.sites)
            else { return nil }
            let answer = MainEvent.Answer(
                whole(mention.range, places, sentence), ref: record.id)
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
        let folded = reading.folded[sentence]
        // `in the northern city of Mazar-i-Sharif`.
        if folded[before] == "of", before > 0, Self.settlements.contains(folded[before - 1]) {
            return true
        }
        return prepositions.contains(folded[before])
    }

    private static let settlements: Set = [
        "city", "town", "village", "capital", "district", "province", "region", "port", "hub",
        "suburb", "county", "area", "island",
    ]

    private static let sites: Set = ["at", "near", "outside", "inside"]
    private static let prepositions: Set = [
        "in", "at", "near", "outside", "inside", "around", "across", "into",
    ]
}
