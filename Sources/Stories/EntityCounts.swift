import Records

/// Whom the tellers of a story name most.
struct EntityCounts: Sendable {
    /// Sorted, but for those that were named since.
    private var counts: [Count] = []
    /// Indices of `counts`, by the names as numbers.
    private var indices: [UInt32: Int] = [:]

    private struct Count: Sendable {
        let party: UInt32
        var entity: StoryRecord.EntityCount
    }

    mutating func add(_ telling: Telling) {
        for index in telling.entities {
            let name = telling.names[Int(index)]
            if let known = indices[name.party.text] {
                counts[known].entity.articles += 1
            } else {
                indices[name.party.text] = counts.count
                counts.append(
                    Count(
                        party: name.party.text,
                        entity: StoryRecord.EntityCount(name: name.text, articles: 1)))
            }
        }
        // Nearly sorted as they are, which makes it quick.
        counts.sort {
            ($1.entity.articles, $0.entity.name) < ($0.entity.articles, $1.entity.name)
        }
        for (index, count) in counts.enumerated() { indices[count.party] = index }
    }

    /// Those that most articles name come first.
    var most: [StoryRecord.EntityCount] {
        counts.prefix(Limits.entitiesMax).map(\.entity)
    }
}
