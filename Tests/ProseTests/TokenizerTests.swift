import Prose
import Testing

struct TokenizerTests {
    let fixture: ProseFixture

    init() throws { fixture = try ProseFixture.shared.get() }

    @Test(arguments: [
        ("They don't, can't and cannot.", "They do n't , ca n't and can not ."),
        ("China’s ships, we're, I'd", "China ’s ships , we 're , I 'd"),
        ("a well-known non-profit", "a well - known non-profit"),
        ("$1,000.50 or 5% by 9:30 a.m. Sunday", "$ 1,000.50 or 5 % by 9:30 a.m. Sunday"),
        ("Brig. Gen. J. Doe of the U.S. Navy.", "Brig. Gen. J. Doe of the U.S. Navy ."),
        (
            "Write to a.doe@den.example, see https://den.example/a?b=1.",
            "Write to a.doe@den.example , see https://den.example/a?b=1 ."
        ),
        ("\"Go!\" (he said)...", "\" Go ! \" ( he said ) ..."),
        ("He said.”Then left.Nobody saw", "He said . ” Then left . Nobody saw"),
        ("and/or 11/28/2000 555-0100 2021-2022", "and / or 11/28/2000 555-0100 2021 - 2022"),
        ("AT&T's No. 5, in Jan. 28", "AT&T 's No. 5 , in Jan. 28"),
        ("O'Brien’s ‘fox’ of the ’90s", "O'Brien ’s ‘ fox ’ of the ’90s"),
        ("word—word – word…", "word — word – word …"),
        ("I dont know, im gonna go", "I do nt know , i m gon na go"),
        ("its a fox and its den", "it s a fox and its den"),
        ("at 5pm or 7:30PM, $25bn, 6km", "at 5 pm or 7:30 PM , $ 25 bn , 6 km"),
        ("the 1990's, the 80's, 2021's", "the 1990's , the 80's , 2021 's"),
        ("well :) and :-( (see 5:)", "well :) and :-( ( see 5 : )"),
        ("http://a.example :/ a:b", "http://a.example :/ a : b"),
        ("<a.doe@den.example> mailto:b@c.example", "< a.doe@den.example > mailto:b@c.example"),
        ("a...b@den.example, @fox @ 5", "a...b@den.example , @fox @ 5"),
        ("<< x >> +++ $$$ +44 ?! .?", "<< x >> +++ $$$ +44 ?! .?"),
        ("w/o b/c w/ a/b", "w/o b/c w/ a / b"),
        ("Foxes, hares etc. live; owls etc.", "Foxes , hares etc. live ; owls etc ."),
        ("He felt ill. In Mass. it rains.", "He felt ill . In Mass. it rains ."),
        ("Acme Inc.. the U.S..", "Acme Inc. . the U.S. ."),
        ("It was I. They left. I. M. Doe", "It was I . They left . I. M. Doe"),
        ("94720-1900 3-5290 555-0100 10-12", "94720-1900 3-5290 555-0100 10 - 12"),
        ("‘‘Go’’ …. mama`s", "‘‘ Go ’’ …. mama `s"),
        ("p. 55 on 5th st. near N°. 3", "p. 55 on 5th st. near N°. 3"),
    ])
    func tokensFollowUniversalDependencies(text: String, tokens: String) {
        #expect(fixture.tokens(text).joined(separator: " ") == tokens)
    }

    @Test(arguments: [
        "", " ", "\u{200B}\u{FEFF}", "'''\"\"\"``", "a\u{AD}b\u{301}c", "👩‍👩‍👧‍👦👍🏽", "\u{FFFD}é\u{2028}ß",
        "....!!!???---", "’s ’ ‘ “ ”", "\t$\t€5\t", "x@", "@x", "1,,2..3", "-", "مرحبا بالعالم",
        "中文。",
        "www.", "https://", "a.b.c.d.e.f.", "n't", "'s", "I.", "\u{1F1FA}\u{1F1F8}",
    ])
    func tokensAndWhiteSpaceTile(text: String) {
        let bytes = Array(text.utf8)
        let tokens = fixture.sentences.tokenizer.tokens(of: ArticleText(text), in: 0..<bytes.count)
        var place = 0
        for token in tokens {
            #expect(token.range.lowerBound >= place && !token.range.isEmpty)
            #expect(bytes.trimmed(place..<token.range.lowerBound).isEmpty)
            #expect(String(validating: bytes[token.range], as: UTF8.self) != nil)
            place = token.range.upperBound
        }
        #expect(bytes.trimmed(place..<bytes.count).isEmpty)
    }

    @Test(arguments: [
        "x", "\"", "“", "\n", "😀", "'", "a-", "A.", "a@", "1,", "(", " ’s", ":", "…", "5m", "I.",
        "w/", "`a",
    ])
    func aMegabyteOfOneThingTiles(unit: String) {
        let text = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
        let bytes = Array(text.utf8)
        let tokens = fixture.sentences.tokenizer.tokens(of: ArticleText(text), in: 0..<bytes.count)
        let covered = tokens.reduce(0) { $0 + $1.range.count }
        let blanks = bytes.count { $0 == 0x0A || $0 == 0x20 }
        #expect(covered + blanks == bytes.count)
        #expect(tokens.allSatisfy { $0.range.count <= Prose.Limits.tokenBytesMax + 4 })
    }

    @Test func formsHaveStraightApostrophesAndNoSoftHyphens() {
        #expect(
            fixture.sentences.tokenizer.forms(of: "People’s co\u{AD}op") == [
                "People", "'s", "coop",
            ])
    }
}
