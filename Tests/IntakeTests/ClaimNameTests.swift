import Intake
import Platform
import Testing

@Suite struct ClaimNameTests {
    private static let id = Identifier(high: 1, low: 2)

    @Test(arguments: ["a.txt", "a-b-c.txt", "-", "3-a1-x", String(repeating: "n", count: 200)])
    func comesBackFromItsFileName(original: String) {
        let claim = ClaimName(seq: 1042, id: Self.id, attempt: 3, original: FileName(original))
        #expect(ClaimName(claim.fileName) == claim)
        #expect(!claim.isCut)
    }

    @Test func aNameThatIsTooLongIsCutAndSaysSo() {
        let name = FileName(String(repeating: "n", count: 250))
        let claim = ClaimName(seq: .max, id: Self.id, attempt: 1, original: name)
        #expect(claim.isCut)
        #expect(claim.fileName.bytes.count <= 255)
        #expect(ClaimName(claim.fileName) == claim)
        #expect(ClaimName(claim.fileName)?.isCut == true)
    }

    @Test func companionsFitAFileSystem() {
        let name = FileName(String(repeating: "n", count: 200))
        let claim = ClaimName(seq: 1_000_000, id: Self.id, original: name)
        #expect(claim.companion(".reason.json").bytes.count == 255)
    }

    @Test(arguments: ["", "a.txt", "1-xyz-a1-n", "1-00000000000000010000000000000002-b1-n"])
    func refusesOtherNames(name: String) {
        #expect(ClaimName(FileName(name)) == nil)
    }
}
