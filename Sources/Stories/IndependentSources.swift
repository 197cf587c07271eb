import Records

/// Counts a reprint with its original, and all articles of one outlet as one source.
enum IndependentSources {
    static func count(_ story: Story) -> Int {
        let originals = story.members.filter { !$0.isCopy }
        let outlets = Set(originals.lazy.compactMap(\.outlet))
        let nameless = originals.count { $0.outlet == nil }
        return outlets.count + nameless + missing(story)
    }

    /// Originals that have left the story: their copies stand for them.
    private static func missing(_ story: Story) -> Int {
        var originals: Set<String> = []
        for index in story.members.indices where story.members[index].isCopy {
            if let original = story.accounts[index].copyOf { originals.insert(original) }
        }
        return originals.count { original in !story.accounts.contains { $0.id == original } }
    }
}
