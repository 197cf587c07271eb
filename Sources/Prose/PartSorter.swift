import Records

/// Gives each logical line its role, from the head of the article to its end.
struct PartSorter {
    let document: Document
    let lines: [LineReader.Line]
    let cues: PartCues
    let dates: WrittenDates

    private(set) var parts: [Article.Part] = []
    private(set) var title: Range<Int>?
    private(set) var bylines: [String] = []
    private(set) var dateline: ArticleRecord.Dateline?
    private(set) var republishedFrom: String?
    /// A day of publication that the text itself states.
    private(set) var statedDate: CalendarDate?
    private var paragraphCount = 0

    init(
        document: Document, lines: [LineReader.Line], cues: PartCues, dates: WrittenDates
    ) {
        self.document = document
        self.lines = lines
        self.cues = cues
        self.dates = dates
    }

    private var bytes: [UInt8] { document.text.bytes }

    mutating func sort() {
        for index in lines.indices { place(index) }
        // An article has told something: where all lines look like headings and credits, they are
        // paragraphs.
        if !parts.contains(where: { $0.role.isTold }) {
            parts = parts.map {
                Article.Part(
                    role: [.heading, .credit].contains($0.role) ? .paragraph : $0.role,
                    range: $0.range)
            }
        }
    }

    private mutating func place(_ index: Int) {
        let line = lines[index]
        let style = LineStyle(document.text.bytes, line)
        guard style.hasLetters else { return }
        let folded = FoldedLine(document.text.bytes, line.range)
        if let credit = CreditTail(document.text.bytes, line, cues: cues).range {
            return placeCredit(credit, index)
        }
        if let role = cues.role(of: folded, wordCount: line.wordCount) {
            return placeCued(role, index, folded)
        }
        if paragraphCount == 0, let names = Byline(document.text.bytes, line, cues: cues)?.names {
            bylines += names
            return add(.byline, line.range)
        }
        if let date = statedDate(line, folded, index) {
            statedDate = statedDate ?? date
            return add(.notice, line.range)
        }
        if isTitle(index, style) {
            title = line.range
            return add(.title, line.range)
        }
        if style.isTableRow, lines.count > 1 { return add(.heading, line.range) }
        if style.isHeading, lines.count > 1 {
            let isLast = index == lines.count - 1
            return add(isLast && paragraphCount > 0 ? .trailer : .heading, line.range)
        }
        placeParagraph(line.range)
    }

    private mutating func add(_ role: PartRole, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        parts.append(Article.Part(role: role, range: range))
        if role == .paragraph { paragraphCount += 1 }
    }

    // MARK: - Credits and captions

    private mutating func placeCredit(_ credit: Range<Int>, _ index: Int) {
        let line = lines[index]
        let caption = document.text.bytes.trimmed(line.range.lowerBound..<credit.lowerBound)
        if !line.isAfterBlank { captionBefore(mayBeParagraph: caption.isEmpty) }
        add(.caption, caption)
        add(.credit, credit)
    }

    private mutating func placeCued(_ role: PartRole, _ index: Int, _ folded: FoldedLine) {
        let line = lines[index]
        switch role {
        case .caption, .credit:
            if !line.isAfterBlank { captionBefore(mayBeParagraph: role == .credit) }
        case .notice:
            republishedFrom = republishedFrom ?? source(namedIn: folded)
        default: break
        }
        add(role, line.range)
    }

    /// The line right above a caption or credit belongs to the picture too.
    private mutating func captionBefore(mayBeParagraph: Bool) {
        guard let last = parts.indices.last else { return }
        let part = parts[last]
        let isShort = part.range.count <= 400
        let belongs =
            part.role == .heading || (mayBeParagraph && part.role == .paragraph && isShort)
        guard belongs else { return }
        if part.role == .paragraph { paragraphCount -= 1 }
        parts[last] = Article.Part(role: .caption, range: part.range)
    }

    // MARK: - Title, dates, dateline

    private func isTitle(_ index: Int, _ style: LineStyle) -> Bool {
        guard title == nil, paragraphCount == 0, index + 1 < lines.count,
            !parts.contains(where: { $0.role == .heading })
        else { return false }
        if let known = document.metadata.title, style.says(known) { return true }
        return style.isTitle
    }

    /// The day of a line such as `Published Feb. 8, 2023` near the head or end of the article.
    private func statedDate(
        _ line: LineReader.Line, _ folded: FoldedLine, _ index: Int
    ) -> CalendarDate? {
        guard index < 6 || index + 3 >= lines.count, line.wordCount <= 14,
            let day = dates.first(in: document.text.bytes, line.range), let date = day.date
        else { return nil }
        let isAlone = line.range.count - day.range.count <= 16 && line.wordCount <= 6
        let isCued = cues.datings.contains { folded.starts(with: $0) }
        return isAlone || isCued ? date : nil
    }

    private mutating func placeParagraph(_ range: Range<Int>) {
        guard dateline == nil, paragraphCount < 2,
            let head = DatelineHead(
                document.text.bytes, range, labels: { isTranscript ? nil : cues.labels })
        else { return add(.paragraph, range) }
        let day = dates.first(in: document.text.bytes, head.range)
        dateline = ArticleRecord.Dateline(place: head.place, date: day.flatMap { date(of: $0) })
        add(.dateline, head.range)
        add(.paragraph, document.text.bytes.trimmed(head.range.upperBound..<range.upperBound))
    }

    /// Whether capitals and a colon begin several lines: those who speak.
    private var isTranscript: Bool {
        lines.lazy.filter { DatelineHead.colon(document.text.bytes, $0.range) != nil }
            .prefix(2).count > 1
    }

    /// A dateline's day; its year is that which lies nearest to the other dates known.
    private func date(of day: WrittenDates.Day) -> CalendarDate? {
        if let date = day.date { return date }
        let known = document.metadata.published ?? document.metadata.fileNameDate ?? statedDate
        guard let known else { return nil }
        return [-1, 0, 1]
            .compactMap {
                CalendarDate(year: known.year + $0, month: day.month, day: day.day)
            }
            .min {
                abs($0.daysSinceEpoch - known.daysSinceEpoch)
                    < abs($1.daysSinceEpoch - known.daysSinceEpoch)
            }
    }

    /// Whom a notice names as the first publisher.
    private func source(namedIn line: FoldedLine) -> String? {
        for phrase in cues.republications {
            guard let found = line.find(phrase) else { continue }
            let rest = found.upperBound - line.start
            let ends = [
                " and is", " and was", " and has", " and re", ", ", ". ", " on ", " under ",
                " with ", " (", " and the ",
            ]
            var end = line.bytes.count
            for stop in ends {
                let tail = FoldedLine.index(of: Array(stop.utf8), in: line.bytes, from: rest)
                end = min(end, tail ?? end)
            }
            while end > rest, ".,;:".utf8.contains(line.bytes[end - 1]) { end -= 1 }
            let range = bytes.trimmed(line.start + rest..<line.start + end)
            if !range.isEmpty, range.count <= 80 { return document.text[range] }
        }
        return nil
    }
}
