import Extraction
import Lexicons
import Records
import Testing

struct ExplainerTests {
    let fixture: ExtractionFixture
    let explainer: Explainer

    init() throws {
        fixture = try ExtractionFixture.shared.get()
        explainer = try Explainer(seeds: fixture.seeds)
    }

    @Test func aQuoteIsExplainedByItsCueItsTreeAndTheSeeds() throws {
        let extraction = try fixture.extract("“The fox is well,” said Robert Quillford.")
        let explanation = try #require(explainer.explanation(of: "q1", in: extraction))
        #expect(explanation.rule == "quote.verb")
        #expect(!explanation.does.isEmpty)
        #expect(explanation.related.contains { $0.hasPrefix("speaker Robert Quillford") })
        #expect(explanation.sentences.count == 1)
        #expect(explanation.sentences.first?.words.contains { $0.lemma == "say" } == true)
        #expect(
            explanation.entries.contains {
                $0.table == "lexicons/reporting-verbs" && $0.cells.contains("lemma: say")
            })
    }

    @Test func everyRecordOfAnArticleHasAnExplanationWithAKnownRule() throws {
        let text = """
            Kenya's foreign minister Robert Quillford said on Monday that 40 soldiers had left.

            “We want peace,” he said. The Kenyan army attacked a village near Nairobi.
            """
        let extraction = try fixture.extract(text)
        let ids =
            extraction.entities.map(\.id) + extraction.quotes.map(\.id)
            + extraction.times.map(\.id) + extraction.places.map(\.id)
            + extraction.quantities.map(\.id) + extraction.events.map(\.id)
            + extraction.claims.map(\.id)
        #expect(ids.count > 5)
        for id in ids {
            let explanation = explainer.explanation(of: id, in: extraction)
            #expect(explanation?.does.isEmpty == false, "\(id): \(explanation?.rule ?? "-")")
        }
    }

    @Test func aRecordThatIsNotThereHasNone() throws {
        let extraction = try fixture.extract("The fox slept.")
        #expect(explainer.explanation(of: "q9", in: extraction) == nil)
    }
}
