package import Records

/// Mentions of events by the comparison that facts are made with, for measuring it on gold
/// mentions.
package struct EventMentions {
    private var groups: [EventGroup] = []
    private var likely: [UInt32: [Int]] = [:]
    private var told: Telling?

    package init() {}

    /// What the mentions that are added next are told by.
    package mutating func begin(_ batch: [Record]) {
        told = AccountReader.read(batch)?.telling
    }

    /// Gives the number of the event: of mentions by one word that nothing contradicts, or that
    /// agree as facts do. `event` is the id of the record that tells of it, where there is one.
    package mutating func add(lemma: String, event: String?) -> Int {
        let key = key(of: lemma, event)
        var best: (index: Int, score: Int)?
        for index in Set((likely[key.type] ?? []) + (likely[key.lemma] ?? [])).sorted() {
            guard let score = groups[index].agreement(ofMention: key), score > best?.score ?? 0
            else { continue }
            best = (index, score)
        }
        if let best {
            groups[best.index].insert(key)
            likely[key.lemma, default: []].append(best.index)
            return best.index
        }
        groups.append(EventGroup(key))
        if key.type != EventKey.other { likely[key.type, default: []].append(groups.count - 1) }
        likely[key.lemma, default: []].append(groups.count - 1)
        return groups.count - 1
    }

    private func key(of lemma: String, _ event: String?) -> EventKey {
        var key = EventKey(lemma: lemma)
        if let told, let event = told.events.first(where: { "v\($0.number)" == event }) {
            key = EventKey(event, told)
        }
        key.lemma = FeatureHash.word(lemma)
        return key
    }
}
