import Extraction
import Records
import Testing

/// What the whole article tells of its names.
struct ArticleNamesTests {
    /// Each entity as `type|mentions that are names`.
    private func names(_ text: String) throws -> [String] {
        try Desk.extract(text).entities.map { entity in
            let names = entity.mentions.filter { $0.form == .name }.map(\.text)
            return "\(entity.type.rawValue)|\(names.joined(separator: "|"))"
        }.filter { !$0.hasSuffix("|") }
    }

    @Test(arguments: [
        ("Brig. Gen. Ana Doeworth said so.", ["person|Ana Doeworth"]),
        ("It met Minister of National Defense Wu Xiang.", ["person|Wu Xiang"]),
        ("Secretary of State Lee Hart left.", ["person|Lee Hart"]),
        (
            "He works at the Foundation for Study of Foxes.",
            ["organization|Foundation for Study of Foxes"]
        ),
        ("They flew from Kenya to the U.S. on Friday.", ["country|Kenya", "country|U.S."]),
        (
            "The Kenyan minister spoke to the Bank of Foxes.",
            ["group|Kenyan", "organization|Bank of Foxes"]
        ),
        (
            "Robert Quillford left on Sunday. Quillford was tired.",
            ["person|Robert Quillford|Quillford"]
        ),
        ("But the fox ran. Only then it slept.", []),
        ("Defense Secretary Robert Quillford left.", ["person|Robert Quillford"]),
        (
            "Peter Dallas spoke first. Then Dallas left for Dallas, Texas.",
            ["person|Peter Dallas|Dallas", "place|Dallas", "place|Texas"]
        ),
        ("It was in USA Today on Sunday.", ["organization|USA Today"]),
    ])
    func areTypedAndTrimmed(text: String, wanted: [String]) throws {
        #expect(try names(text) == wanted)
    }
}
