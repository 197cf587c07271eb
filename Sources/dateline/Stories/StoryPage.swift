import Records

/// A story as one page of HTML that needs nothing else: no network, no script.
struct StoryPage {
    private let dossier: Dossier

    init(_ dossier: Dossier) { self.dossier = dossier }

    private var story: StoryRecord { dossier.story }
    private static let quotesMax = 12
    private static let policy: StaticString = """
        <meta http-equiv="Content-Security-Policy" \
        content="default-src 'none'; style-src 'unsafe-inline'">
        """

    func html() -> String {
        var html = HTMLWriter()
        html.raw("<!DOCTYPE html>\n")
        html.element("html", [("lang", "en")]) { html in
            html.element("head") { html in
                html.raw("<meta charset=\"utf-8\">")
                html.raw(Self.policy)
                html.raw("<meta name=\"viewport\" content=\"width=device-width\">")
                html.raw("<meta name=\"color-scheme\" content=\"light dark\">")
                html.element("title", text: story.title ?? story.id)
                html.element("style") { $0.raw(Self.style) }
            }
            html.element("body") { html in
                head(&html)
                timeline(&html)
                facts(&html)
                disputes(&html)
                quotes(&html)
                map(&html)
                articles(&html)
            }
        }
        html.raw("\n")
        return html.html
    }

    private func head(_ html: inout HTMLWriter) {
        html.element("header") { html in
            html.element("h1", text: story.title ?? "(no title)")
            let days = [story.firstPublished, story.lastPublished].compactMap { $0?.description }
            html.element(
                "p", [("class", "meta")],
                text: "\(Set(days).sorted().joined(separator: " to ")) · "
                    + "\(dossier.size) · "
                    + "\(Dossier.counted(story.sources, "independent source")) · \(story.id), "
                    + "revision \(story.revision)")
            html.element(
                "p", [("class", "who")],
                text: story.entities.prefix(12).map(\.name).joined(separator: " · "))
        }
    }

    private func section(
        _ id: String, _ title: String, _ html: inout HTMLWriter,
        _ content: (inout HTMLWriter) -> Void
    ) {
        html.element("section", [("id", id)]) { html in
            html.element("h2", text: title)
            content(&html)
        }
    }

    private func timeline(_ html: inout HTMLWriter) {
        if story.timeline.isEmpty { return }
        section("timeline", "Timeline", &html) { html in
            html.element("ol") { html in
                for entry in story.timeline where story.facts.indices.contains(entry.fact) {
                    html.element("li") { html in
                        html.element("time", text: entry.time)
                        html.element(
                            "a", [("href", "#fact\(entry.fact)")],
                            text: dossier.words(of: story.facts[entry.fact]))
                    }
                }
            }
        }
    }

    private func facts(_ html: inout HTMLWriter) {
        section("facts", "Facts", &html) { html in
            if story.facts.isEmpty {
                html.element("p", text: "No event is told by two articles yet.")
            }
            for (number, fact) in story.facts.enumerated() {
                html.element("article", [("id", "fact\(number)"), ("class", "fact")]) { html in
                    html.element("h3") { html in
                        html.element("span", [("class", "type")], text: fact.type)
                        html.text(" " + dossier.words(of: fact))
                    }
                    let facts: [String?] = [
                        fact.actors.joined(separator: " → "), fact.time, fact.place,
                    ]
                    html.element(
                        "p", [("class", "meta")],
                        text: facts.compactMap { $0 }.filter { !$0.isEmpty }
                            .joined(separator: " · "))
                    html.element("p") { html in
                        let sources = Dossier.counted(
                            fact.independentSources, "independent source")
                        html.element("b", text: "\(sources): ")
                        html.text(dossier.outlets(of: fact).joined(separator: ", "))
                    }
                    details(fact, &html)
                }
            }
        }
    }

    private func details(_ fact: StoryRecord.Fact, _ html: inout HTMLWriter) {
        let shown = fact.details.filter { $0.values.count > 1 }
        if shown.isEmpty { return }
        html.element("ul", [("class", "differ")]) { html in
            for detail in shown {
                html.element("li") { html in
                    html.element("b", text: "They differ on \(detail.field): ")
                    html.text(
                        detail.values.map { value in
                            "\(value.value) ("
                                + value.articles.map(dossier.outlet).joined(separator: ", ") + ")"
                        }.joined(separator: "; "))
                }
            }
        }
    }

    private func disputes(_ html: inout HTMLWriter) {
        if story.disputes.isEmpty { return }
        section("disputes", "Disputes", &html) { html in
            for dispute in story.disputes {
                html.element("h3", text: dispute.about)
                html.element("div", [("class", "sides")]) { html in
                    for position in dispute.positions {
                        html.element("div", [("class", "side")]) { html in
                            html.element("b", text: position.claimant)
                            html.text(" \(position.stance.rawValue)")
                            html.element("blockquote", text: position.text)
                            html.element(
                                "p", [("class", "meta")], text: dossier.outlet(position.article))
                        }
                    }
                }
            }
        }
    }

    private func quotes(_ html: inout HTMLWriter) {
        let speakers = dossier.speakers()
        if speakers.isEmpty { return }
        section("quotes", "Quotes", &html) { html in
            for speaker in speakers {
                html.element("h3") { html in
                    html.text(speaker.name)
                    if let role = speaker.role {
                        html.element("span", [("class", "meta")], text: " \(role)")
                    }
                }
                for entry in speaker.quotes.prefix(Self.quotesMax) {
                    html.element("blockquote") { html in
                        html.text(StoryText.marked(entry.quote))
                        html.element("cite", text: dossier.outlet(entry.article))
                    }
                }
            }
        }
    }

    private func map(_ html: inout HTMLWriter) {
        guard let map = StoryMap(dossier.places) else { return }
        section("map", "Places", &html) { map.write(to: &$0) }
    }

    private func articles(_ html: inout HTMLWriter) {
        section("articles", "Articles", &html) { html in
            html.element("ul") { html in
                for article in story.articles {
                    html.element("li") { html in
                        html.element("time", text: article.published?.description ?? "")
                        html.element("b", text: dossier.outlet(article.id))
                        html.text(" \(dossier.title(article.id))")
                        if let original = article.copyOf {
                            let share = article.share.map { " (\(Int($0 * 100)) %)" } ?? ""
                            html.element(
                                "span", [("class", "copy")],
                                text: " copy of \(dossier.outlet(original))\(share)")
                        }
                    }
                }
            }
        }
    }
}
