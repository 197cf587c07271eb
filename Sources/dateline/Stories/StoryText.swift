import Records

/// A story as text for a terminal.
struct StoryText {
    private let dossier: Dossier
    private let style: Style

    init(_ dossier: Dossier, style: Style) {
        self.dossier = dossier
        self.style = style
    }

    private var story: StoryRecord { dossier.story }
    private static let quotesMax = 5

    func lines() -> [String] {
        [head(), articles(), facts(), disputes(), quotes(), timeline()]
            .filter { !$0.isEmpty }.joined(separator: [""]).map { $0 }
    }

    private func head() -> [String] {
        let days = [story.firstPublished, story.lastPublished].compactMap { $0?.description }
        let merged = story.merged.isEmpty ? [] : ["with \(story.merged.joined(separator: ", "))"]
        let facts =
            [story.id, "revision \(story.revision)", Set(days).sorted().joined(separator: " to ")]
            + [dossier.size, Dossier.counted(story.sources, "independent source")] + merged
        let who = story.entities.prefix(10).map { style.name($0.name) }.joined(separator: ", ")
        return [
            style.title("■ \(story.title ?? "(no title)")"),
            style.faint("  \(facts.filter { !$0.isEmpty }.joined(separator: " · "))"),
        ] + (who.isEmpty ? [] : ["  \(who)"])
    }

    private func articles() -> [String] {
        [style.title("Articles")]
            + story.articles.map { article in
                let date = article.published?.description ?? "no date"
                let copy = article.copyOf.map { original in
                    let share = article.share.map { ", \(Int($0 * 100)) % of the wording" } ?? ""
                    return style.warning("  copy of \(dossier.outlet(original))\(share)")
                }
                return "  \(style.time(date))  \(style.name(dossier.outlet(article.id)))  "
                    + dossier.title(article.id) + (copy ?? "")
            }
    }

    private func facts() -> [String] {
        if story.facts.isEmpty { return [] }
        return [style.title("Facts")]
            + story.facts.flatMap { fact in
                let when = [fact.time.map(style.time), fact.place.map(style.place)]
                    .compactMap { $0 }.joined(separator: " · ")
                return [
                    "  \(style.act(fact.type)) \(dossier.words(of: fact))"
                        + (when.isEmpty ? "" : " · \(when)"),
                    style.faint(
                        "    \(fact.actors.joined(separator: " → ")) · \(fact.independentSources) "
                            + "independent: \(dossier.outlets(of: fact).joined(separator: ", "))"),
                ]
                    + fact.details.filter { $0.values.count > 1 }.map { detail in
                        style.warning(
                            "    they differ on \(detail.field): "
                                + detail.values.map { value in
                                    let who = value.articles.map(dossier.outlet)
                                    return "\(value.value) (\(who.joined(separator: ", ")))"
                                }.joined(separator: "; "))
                    }
            }
    }

    private func disputes() -> [String] {
        if story.disputes.isEmpty { return [] }
        return [style.title("Disputes")]
            + story.disputes.flatMap { dispute in
                ["  about \(dispute.about)"]
                    + dispute.positions.map { position in
                        "    \(style.name(position.claimant)) "
                            + "\(style.faint(position.stance.rawValue)) "
                            + style.quote(Dossier.single(position.text))
                            + style.faint(" · \(dossier.outlet(position.article))")
                    }
            }
    }

    private func quotes() -> [String] {
        let speakers = dossier.speakers()
        if speakers.isEmpty { return [] }
        return [style.title("Quotes")]
            + speakers.flatMap { speaker in
                ["  \(style.name(speaker.name))\(style.role(speaker.role.map { ", \($0)" } ?? ""))"]
                    + speaker.quotes.prefix(Self.quotesMax).map { entry in
                        "    \(style.quote(Self.marked(entry.quote)))"
                            + style.faint(" · \(dossier.outlet(entry.article))")
                    }
            }
    }

    /// Words in quotation marks where they are said to be the speaker's own.
    ///
    /// The comma between them and who says them is the article's, not theirs.
    static func marked(_ quote: QuoteRecord) -> String {
        var words = Dossier.single(quote.text)[...]
        while let last = words.last, ",;:–—- ".contains(last) { words.removeLast() }
        return quote.form == .indirect ? String(words) : "“\(words)”"
    }

    private func timeline() -> [String] {
        if story.timeline.isEmpty { return [] }
        return [style.title("Timeline")]
            + story.timeline.compactMap { entry in
                guard story.facts.indices.contains(entry.fact) else { return nil }
                let fact = story.facts[entry.fact]
                return "  \(style.time(entry.time))  \(dossier.words(of: fact))"
            }
    }
}
