import Lexicons
import Prose
import TestSupport
import Testing

/// Every example of `seeds/rules/part-cues.tsv`, as a line of an article of its own.
struct PartCuesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let role: String
        let text: String
        var testDescription: String { text }

        static func all(_ column: String) -> [Case] {
            let seeds = try? Seeds(directory: Checkout.path + "/seeds")
            let rows = (try? seeds?.table("rules/part-cues"))?.rows ?? []
            return rows.filter { !$0[column].isEmpty }.map {
                Case(role: $0["role"], text: $0[column])
            }
        }
    }

    private func role(of line: String) throws -> String {
        let text =
            "Fox Found\n\nA fox was found by the river, the zoo said.\n\n\(line)\n\n"
            + "It is well and eats what it is given, they said."
        let parts = try ProseFixture.shared.get().parts(text)
        let part = try #require(parts.first { $0.hasSuffix(line) || $0.contains(line.prefix(30)) })
        return String(part.prefix { $0 != "|" })
    }

    @Test(arguments: Case.all("yes"))
    func aCueTellsTheRole(_ example: Case) throws {
        #expect(try role(of: example.text) == example.role)
    }

    @Test(arguments: Case.all("no"))
    func otherwiseItIsAParagraph(_ example: Case) throws {
        #expect(try role(of: example.text) == "paragraph")
    }
}
