import Foundation
import TestSupport
import Testing

/// A Swift file of this checkout.
struct SourceFile: Sendable, CustomTestStringConvertible {
    /// From the package's folder on.
    let path: String
    let lines: [String]

    var testDescription: String { path }
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    /// The module, or the command, that it belongs to.
    var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// The modules that it imports.
    var imports: [String] {
        lines.compactMap { line in
            let words = line.split(separator: " ")
            guard let keyword = words.firstIndex(of: "import"), keyword <= 1, !line.hasPrefix(" ")
            else { return nil }
            return words.dropFirst(keyword + 1).first.map(String.init)
        }
    }

    static let sources = files(below: "Sources")
    static let tests = files(below: "Tests")

    private static func files(below folder: String) -> [SourceFile] {
        let names = FileManager.default.enumerator(atPath: "\(Checkout.path)/\(folder)")
        let paths = (names?.allObjects as? [String] ?? []).filter { $0.hasSuffix(".swift") }
            .sorted()
        return paths.compactMap { name in
            let path = "\(folder)/\(name)"
            guard
                let text = try? String(
                    contentsOfFile: "\(Checkout.path)/\(path)", encoding: .utf8)
            else { return nil }
            return SourceFile(path: path, lines: text.components(separatedBy: "\n"))
        }
    }
}
