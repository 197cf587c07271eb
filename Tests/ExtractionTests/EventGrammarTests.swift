import Extraction
import Records
import Testing

/// Who did what to whom where grammar does not say it in one clause.
@Suite("Events by grammar")
struct EventGrammarTests {
    private func events(_ text: String) throws -> [String] {
        try Desk.extract(text).events.filter { $0.type != "OTHER" }.map(Self.tell)
    }

    /// `REJECT/125 France > Iran`.
    private static func tell(_ event: EventRecord) -> String {
        let sources = event.sources.map(\.text).joined(separator: "+")
        let targets = event.targets.map(\.text).joined(separator: "+")
        return "\(event.type)/\(event.cameo ?? "") \(sources) > \(targets)"
    }

    @Test(
        "subjects and objects that stand elsewhere",
        arguments: [
            ("France urged Serbia to leave Kosovo.", "REQUEST/100 France > Serbia"),
            (
                "France arrested and deported the Russian general.",
                "COERCE/173 France > the Russian general"
            ),
            (
                "The mayor was arrested and questioned by Turkish police.",
                "COERCE/173 Turkish police > The mayor"
            ),
            (
                "Rebels who had kidnapped a French doctor fled to Chad.",
                "ASSAULT/181 Rebels > a French doctor"
            ),
            ("Iran has launched an investigation into Oman.", "ACCUSE/090 Iran > Oman"),
            ("Canada’s recognition of Palestine came late.", "SUPPORT/054 Canada > Palestine"),
            ("Japan is a donor to Jordan.", "AID/070 Japan > Jordan"),
            ("The general led Morsi’s overthrow.", "COERCE/172 The general > Morsi"),
            ("The UN said Israel must protect civilians.", "REQUEST/103 UN > Israel"),
            (
                "The mayor launched a scathing attack on the government.",
                "ACCUSE/111 The mayor > the government"
            ),
            ("Turkey launched an attack on Syria.", "ASSAULT/190 Turkey > Syria"),
            (
                "A Kenyan court jailed the mayor for insulting the president.",
                "ACCUSE/111 the mayor > the president"
            ),
            (
                "Two rebels were shot dead by Kenyan police.",
                "ASSAULT/193 Kenyan police > Two rebels"
            ),
            (
                "Ten civilians were killed in a Russian airstrike.",
                "ASSAULT/1823 Russian > Ten civilians"
            ),
            ("China and Russia supported the resolution.", "SUPPORT/050 China+Russia > "),
            ("Anna Marwick aide blames Russia for the leak.", "ACCUSE/111 aide > Russia"),
            (
                "Kenya arrested the general on suspicion of killing a Chadian envoy.",
                "ASSAULT/1823 the general > a Chadian envoy"
            ),
            ("Asked by Kenya to help, Chad refused.", "REQUEST/100 Kenya > Chad"),
            (
                "The rebels attacked German and Afghan forces.",
                "ASSAULT/180 The rebels > German+Afghan forces"
            ),
        ])
    func elsewhere(_ text: String, _ told: String) throws {
        let found = try events(text)
        #expect(found.contains(told), "\(found)")
    }

    @Test(
        "what the words above make of it",
        arguments: [
            ("Turkey agreed to send food to Greece.", "AGREE"),
            ("North Korea threatened to bomb Japan.", "THREATEN"),
            ("Iran will bomb Israel.", "THREATEN"),
            ("Macron refused to meet Putin.", "REJECT"),
            ("Serbia said it would not meet Kosovo.", "REJECT"),
            ("Kenya did not accept the offer of Uganda.", "REJECT"),
            ("Russia ended its siege of Kherson.", "RETREAT"),
            ("Washington called off the talks with Iran.", "REJECT"),
            ("The Kremlin said Ukraine must withdraw from Crimea.", "REQUEST"),
        ])
    func force(_ text: String, _ type: String) throws {
        let found = try Desk.extract(text).events
        #expect(found.contains { $0.type == type }, "\(found.map(Self.tell))")
    }

    @Test(
        "whether it happened",
        arguments: [
            ("If Iran attacks Israel, oil will rise.", "attack", "conditional", "positive"),
            ("France denied that Mali attacked Niger.", "attack", "asserted", "negative"),
            ("Russia has yet to attack Ukraine.", "attack", "asserted", "negative"),
            ("Israel managed to arrest the Syrian general.", "arrest", "asserted", "positive"),
            ("Israel failed to arrest the Syrian general.", "arrest", "asserted", "negative"),
            ("Israel may arrest the Syrian general.", "arrest", "possible", "positive"),
        ])
    func happened(_ text: String, _ lemma: String, _ modality: String, _ polarity: String) throws {
        let found = try Desk.extract(text).events
        let event = try #require(
            found.first { $0.trigger.lemma == lemma }, "\(found.map(Self.tell))")
        #expect(event.modality.rawValue == modality)
        #expect(event.polarity.rawValue == polarity)
    }

    @Test("an event told again is one record")
    func again() throws {
        let text = """
            Turkey Has Bombed Syria

            Turkey bombed Syria on Monday. Officials in Ankara gave no reason.

            Turkey bombed Syria from the air, a monitor said.
            """
        let bombings = try Desk.extract(text).events.filter { $0.cameo == "195" }
        #expect(bombings.count == 1)
        #expect(bombings.first?.mentions?.count == 2)
        #expect(bombings.first?.time?.value == "2023-02-06")
    }

    @Test("a thing keeps its owner, a request its asker")
    func known() throws {
        let ship = try events("A frigate from Iran left port. Oman attacked the frigate on Monday.")
        #expect(ship.contains("ASSAULT/180 Oman > Iran"), "\(ship)")
        let call = try events("Ottawa requested talks with Delhi. India rejected the request.")
        #expect(call.contains { $0.hasPrefix("REJECT/125 India > Ottawa") }, "\(call)")
    }

    @Test("private people keep their predicate, without a type")
    func privately() throws {
        let events = try Desk.extract("A passenger asked the driver for help on Monday.").events
        #expect(!events.contains { $0.type != "OTHER" })
    }
}
