import Language
package import Lexicons
import Records

/// Who and what the article names, with roles, countries and all mentions.
package struct Entities: Sendable {
    private let lexicon: NameLexicon
    private let nouns: NounLexicon
    private let leaders: LeaderLexicon

    package init(lexicon: NameLexicon, seeds: Seeds) throws(SeedsError) {
        self.lexicon = lexicon
        nouns = try NounLexicon(seeds: seeds)
        leaders = try LeaderLexicon(seeds: seeds)
    }

    /// Names first, then what refers back to them: nominal mentions and pronouns.
    package func find(in reading: Reading) -> EntityTable {
        var drafts = EntityDrafts(
            lexicon: lexicon, nouns: nouns, leaders: leaders, reading: reading)
        for sentence in reading.sentences.indices where Self.isRead(reading.role(of: sentence)) {
            for name in reading.sentences[sentence].names { drafts.addName(name, sentence) }
        }
        drafts.mergeAcronyms()
        drafts.addRoles()
        drafts.addBodies()
        drafts.addLeaders()
        drafts.addOffices()
        drafts.addSides()
        drafts.addReferences()
        drafts.settleCountries()
        return drafts.table()
    }

    /// Captions name people too, though they tell nothing.
    private static func isRead(_ role: PartRole) -> Bool { role.isTold || role == .caption }
}
