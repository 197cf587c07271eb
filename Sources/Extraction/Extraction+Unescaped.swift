import Language
import Prose
import Records

/// Moves what was read out of an unescaped text to the bytes of the text as it came.
extension Extraction {
    func moved(by unescaped: UnescapedText, to original: ArticleText) -> Extraction {
        let move = Move(unescaped: unescaped, text: original)
        var article = article
        for index in article.parts.indices { move.extent(&article.parts[index]) }
        if var main = article.mainEvent {
            for answer in MainEvent.answers { move.optional(&main[keyPath: answer]) }
            article.mainEvent = main
        }
        if var features = article.features {
            move.all(&features.descriptions)
            article.features = features
        }
        var moved = Extraction(
            article: article, entities: entities, quotes: quotes, times: times, places: places,
            quantities: quantities, events: events, claims: claims,
            references: references.map { $0.map(unescaped.original) },
            reading: reading.moved(by: unescaped, to: original))
        for index in moved.entities.indices {
            move.all(&moved.entities[index].mentions)
            for role in moved.entities[index].roles.indices {
                move.extent(&moved.entities[index].roles[role])
            }
        }
        move.all(&moved.quotes)
        for index in moved.quotes.indices {
            move.optional(&moved.quotes[index].speaker)
            move.optional(&moved.quotes[index].cue)
            move.optional(&moved.quotes[index].addressee)
        }
        move.all(&moved.times)
        move.all(&moved.places)
        move.all(&moved.quantities)
        move.all(&moved.claims)
        for index in moved.events.indices { move.event(&moved.events[index]) }
        return moved
    }

    private struct Move {
        let unescaped: UnescapedText
        let text: ArticleText

        func extent(_ extent: inout some Placed) {
            extent.start = unescaped.original(extent.start)
            extent.end = unescaped.original(extent.end)
        }

        func span(_ span: inout some Written) {
            extent(&span)
            span.text = text[span.start..<span.end]
        }

        func optional(_ span: inout (some Written)?) {
            guard var moved = span else { return }
            self.span(&moved)
            span = moved
        }

        func all(_ spans: inout [some Written]) {
            for index in spans.indices { span(&spans[index]) }
        }

        func event(_ event: inout EventRecord) {
            span(&event.trigger)
            if var mentions = event.mentions {
                all(&mentions)
                event.mentions = mentions
            }
            all(&event.sources)
            all(&event.targets)
            optional(&event.object)
            optional(&event.reason)
            extent(&event.sentence)
        }
    }
}

/// What has a place in the text.
private protocol Placed {
    var start: Int { get set }
    var end: Int { get set }
}

/// What tells the words of its place.
private protocol Written: Placed {
    var text: String { get set }
}

extension ArticleRecord.Part: Placed {}
extension EntityRecord.Role: Placed {}
extension EventRecord.Extent: Placed {}
extension Span: Written {}
extension MainEvent.Answer: Written {}
extension ArticleFeatures.Description: Written {}
extension EntityRecord.Mention: Written {}
extension QuoteRecord: Written {}
extension QuoteRecord.Speaker: Written {}
extension QuoteRecord.Cue: Written {}
extension QuoteRecord.Addressee: Written {}
extension TimeRecord: Written {}
extension PlaceRecord: Written {}
extension QuantityRecord: Written {}
extension ClaimRecord: Written {}
extension EventRecord.Trigger: Written {}
extension EventRecord.Party: Written {}

extension MainEvent {
    fileprivate static var answers: [WritableKeyPath<MainEvent, Answer?>] {
        [\.who, \.what, \.whom, \.when, \.where, \.why, \.how]
    }
}
