import Language
import Lexicons
import Records

/// Who and what the article names, with roles, countries and all mentions.
package struct Entities: Sendable {
    private let lexicon: NameLexicon

    package init(lexicon: NameLexicon) { self.lexicon = lexicon }

    /// Names first, then what refers back to them: nominal mentions and pronouns.
    package func find(in reading: Reading) -> EntityTable {
        var drafts = EntityDrafts(lexicon: lexicon, reading: reading)
        for sentence in reading.sentences.indices where Self.isRead(reading.role(of: sentence)) {
            for name in reading.sentences[sentence].names { drafts.addName(name, sentence) }
        }
        drafts.mergeAcronyms()
        drafts.addRoles()
        drafts.addNominals()
        drafts.addPronouns()
        drafts.settleCountries()
        return drafts.table()
    }

    /// Captions name people too, though they tell nothing.
    private static func isRead(_ role: PartRole) -> Bool { role.isTold || role == .caption }
}
