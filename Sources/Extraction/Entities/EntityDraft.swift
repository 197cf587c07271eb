import Language
import Records

/// An entity as it grows.
struct EntityDraft {
    var type: EntityType
    /// The fullest surface, or the gazetteer's usual name.
    var name: String
    /// Surfaces other than `name`, in the order of their first use.
    var aliases: [String] = []
    var roles: [EntityRecord.Role] = []
    var country: String?
    /// Of actor codes.
    var sector = ""
    /// Where the gazetteer gives the whole actor code.
    var actor: String?
    var kind: NameLexicon.Entry.Kind?
    var mentions: [EntityTable.Mention] = []
    /// Of the first name; `m`, `f`, or `either` where nothing tells.
    var sex = "either"
    /// Whether the surname alone stood behind the title of a state's leader.
    var isLeader = false
    var provenance: Provenance

    mutating func note(surface: String) {
        if surface != name, !aliases.contains(surface) { aliases.append(surface) }
    }
}
