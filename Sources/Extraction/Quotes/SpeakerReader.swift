import Language
import Records

/// From a speaker's words in the sentence to who that is.
struct SpeakerReader {
    let reading: Reading
    let entities: EntityTable

    /// The speaker whose phrase a token heads.
    func speaker(
        headedBy head: Int, in sentence: Int, _ tree: SentenceTree
    ) -> QuoteRecord.Speaker {
        let folded = reading.folded[sentence]
        if Self.relatives.contains(folded[head]) { return relative(head, sentence, tree) }
        let phrase = NounPhrase(tree: tree).core(of: head)
        if let mention = mention(head, sentence, tree) {
            let record = entities.record(of: mention)
            let span = reading.span(
                mention.form == .name && record.type == .person ? mention.tokens : phrase,
                of: sentence)
            return known(record, mention, span, noun: folded[head])
        }
        let span = reading.span(phrase, of: sentence)
        if Self.indefinite.contains(folded[head]) { return QuoteRecord.Speaker(span) }
        // What the article called this source first tells most of it.
        if let first = entities.first(forHead: head, of: sentence),
            reading.sentences[first.sentence].words[first.head].upos != .pronoun
        {
            let description = EntityDrafts.oneLine(
                reading.span(first.tokens, of: first.sentence).text)
            return QuoteRecord.Speaker(span, anonymous: true, description: description)
        }
        if tree.words[head].upos == .pronoun { return QuoteRecord.Speaker(span) }
        let whole = reading.span(NounPhrase(tree: tree).alone(of: head), of: sentence).text
        return QuoteRecord.Speaker(
            span, anonymous: true, description: EntityDrafts.oneLine(whole))
    }

    /// Officials of a body, and `a senior Defense Department …`, have no name.
    private func known(
        _ record: EntityRecord, _ mention: EntityTable.Mention, _ span: Span, noun: String
    ) -> QuoteRecord.Speaker {
        let role = record.roles.last { $0.start <= span.start } ?? record.roles.first
        let isOneOf =
            mention.form == .name && record.type == .organization
            && (span.text.hasPrefix("A ") || span.text.hasPrefix("a "))
        if record.type != .person, isOneOf || mention.form != .name && Self.people.contains(noun) {
            return QuoteRecord.Speaker(
                span, entity: record.id, anonymous: true,
                description: EntityDrafts.oneLine(span.text))
        }
        return QuoteRecord.Speaker(
            span, entity: record.id, name: record.name, role: role.map(Self.text))
    }

    /// `who`: named as the noun that its clause modifies.
    private func relative(
        _ index: Int, _ sentence: Int, _ tree: SentenceTree
    ) -> QuoteRecord.Speaker {
        let span = reading.span(index..<index + 1, of: sentence)
        var at = index
        for _ in 0..<Limits.climbMax {
            guard let head = tree.words[at].head, tree.words.indices.contains(head) else { break }
            if tree.words[at].relation == .aclRelative {
                guard !Self.relatives.contains(reading.folded[sentence][head]) else { break }
                let named = speaker(headedBy: head, in: sentence, tree)
                return QuoteRecord.Speaker(
                    span, entity: named.entity, name: named.name, role: named.role,
                    anonymous: named.anonymous, description: named.description)
            }
            at = head
        }
        return QuoteRecord.Speaker(span)
    }

    private static func text(_ role: EntityRecord.Role) -> String {
        guard let organization = role.organization, !role.title.contains(organization) else {
            return role.title
        }
        return "\(role.title), \(organization)"
    }

    /// Whom a phrase names: a person named beside its head, else what its head names.
    ///
    /// In `the ministry's spokesperson Ana Doe` and `a spokesperson, Ana Doe` the name may stand
    /// below the noun; in `the Doe campaign` it only modifies.
    private func mention(
        _ head: Int, _ sentence: Int, _ tree: SentenceTree
    ) -> EntityTable.Mention? {
        let own = entities.mention(headedBy: head, of: sentence)
        if let own, own.form == .name || tree.words[head].upos == .pronoun { return own }
        let beside = tree.dependents(
            of: head, .flat, .appos, .compound, .nmodUnmarked, .nmod, .dep, .list
        ).lazy.filter { $0 > head || tree.words[$0].relation == .appos }
            .compactMap { child -> EntityTable.Mention? in
                guard tree.first(of: child, .case) == nil else { return nil }
                return entities.mention(headedBy: child, of: sentence)
                    ?? entities.mention(at: child, of: sentence)
            }
            .first { $0.form == .name && entities.record(of: $0).type == .person }
        if let beside { return beside }
        if let own { return own }
        // A name of several tokens may be headed by any of them.
        let around = entities.mention(at: head, of: sentence)
        return around.flatMap { $0.form == .name || $0.tokens.last == head ? $0 : nil }
    }

    private static let relatives: Set = ["who", "which", "that", "whom"]
    /// Heads that name nobody, not even a kind of people.
    private static let indefinite: Set = [
        "one", "some", "many", "others", "nobody", "everybody", "somebody", "anybody", "everyone",
        "someone", "anyone", "most", "few", "none", "both", "another", "all", "several", "more",
    ]
    /// Plural nouns for people of whom none is named.
    private static let people: Set = [
        "officials", "diplomats", "leaders", "negotiators", "envoys", "lawmakers", "legislators",
        "senators", "prosecutors", "villagers", "residents", "protesters", "students", "activists",
        "workers", "soldiers", "troops", "journalists", "reporters", "civilians", "demonstrators",
    ]
}
