import Stories
import Testing

@Suite("Party")
struct PartyTests {
    private func party(
        _ text: String, _ actor: String? = nil, _ kind: Party.Kind = .named
    ) -> Party { Party(text, actor: actor, kind: kind) }

    @Test("a name is the same, a code and a country are less")
    func degrees() {
        let country = party("France", "FRA")
        #expect(country.agreement(with: party("France", "FRA")) == 3)
        #expect(party("Elysee", "FRA.GOV").agreement(with: party("Quai", "FRA.GOV")) == 2)
        #expect(country.agreement(with: party("Elysee", "FRA.GOV")) == 1)
        #expect(country.agreement(with: party("Kenya", "KEN")) == nil)
    }

    @Test("two people of one office are two, one with two names is one")
    func people() {
        let minister = party("Anne Leroy", "FRA.GOV", .person)
        #expect(minister.agreement(with: party("Leroy", "FRA.GOV", .person)) == 3)
        #expect(minister.agreement(with: party("Paul Duval", "FRA.GOV", .person)) == nil)
        #expect(minister.agreement(with: party("France", "FRA")) == 1)
    }

    @Test("initials are the name, a code that many share is nobody's")
    func names() {
        #expect(party("U.N.", "IGO").agreement(with: party("United Nations", "IGO")) == 3)
        #expect(party("NATO", "IGO").agreement(with: party("United Nations", "IGO")) == nil)
    }

    @Test("who is only described may be anybody, but of no other country")
    func described() {
        let troops = party("the troops", "FRA.MIL", .described)
        #expect(troops.agreement(with: party("French troops", nil, .described)) == 1)
        #expect(troops.agreement(with: party("two men", nil, .described)) == 0)
        #expect(troops.agreement(with: party("Kenya", "KEN")) == nil)
    }
}
