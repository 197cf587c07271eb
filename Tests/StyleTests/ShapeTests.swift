import Foundation
import TestSupport
import Testing

/// The shape of the code: sizes, names, words that do not belong.
@Suite struct ShapeTests {
    private static let fileBytesMax = 15_000
    private static let functionLinesMax = 70
    private static let columnsMax = 100

    @Test(arguments: SourceFile.sources + SourceFile.tests)
    func filesAndLinesAreShort(file: SourceFile) {
        let bytes = file.lines.reduce(0) { $0 + $1.utf8.count + 1 }
        #expect(
            bytes <= Self.fileBytesMax, "\(file.path): \(bytes) bytes: does it have one subject?")
        // The formatter looks after the code's lines, but not after the comments'.
        for (index, line) in file.lines.enumerated() where line.count > Self.columnsMax {
            let isComment = line.drop { $0 == " " }.hasPrefix("//")
            if isComment { Issue.record("\(file.path):\(index + 1): \(line.count) columns") }
        }
    }

    @Test(arguments: SourceFile.sources)
    func functionsFitAScreen(file: SourceFile) {
        var start: (line: Int, indent: Int, text: String)?
        for (index, line) in file.lines.enumerated() {
            let text = line.drop { $0 == " " }
            let indent = line.count - text.count
            let isFunction =
                text.contains("func ") || text.contains("init(") || text.contains("init?(")
            if start == nil, isFunction, !text.hasPrefix("//"), !text.hasSuffix("}") {
                start = (index, indent, String(text))
            } else if let begun = start, text.hasPrefix("}"), indent <= begun.indent {
                let length = index - begun.line + 1
                #expect(
                    length <= Self.functionLinesMax,
                    "\(file.path):\(begun.line + 1): \(length) lines: \(begun.text)")
                start = nil
            } else if let begun = start, indent <= begun.indent, text.hasPrefix("func ") {
                // A requirement of a protocol has no body.
                start = (index, indent, String(text))
            }
        }
    }

    /// Words that stand for a way around the language, for unfinished work, or for no name at all.
    @Test(arguments: SourceFile.sources)
    func nothingIsBanned(file: SourceFile) {
        let banned = [
            "try!", " as! ", "@unchecked Sendable", "fatalError(", "TODO", "FIXME", "XXX:",
            "nonisolated(unsafe)", "@preconcurrency", "DispatchQueue", "NSLock", "usleep(",
            "Regex<", "import RegexBuilder",
        ]
        for (index, line) in file.lines.enumerated() {
            for word in banned where line.contains(word) {
                Issue.record("\(file.path):\(index + 1): \(word)")
            }
        }
        for word in ["Utils", "Helper", "Manager"] {
            #expect(!file.name.contains(word), "\(file.path): name it after what it is")
        }
    }

    @Test func testsNeverSleepToWait() {
        for file in SourceFile.tests where file.module != "StyleTests" {
            for (index, line) in file.lines.enumerated()
            where line.contains("sleep(") || line.contains("Task.sleep") {
                Issue.record("\(file.path):\(index + 1): wait for what is to happen instead")
            }
        }
    }

    /// A file is named after the type it holds, or `Type+Concern`.
    @Test(arguments: SourceFile.sources)
    func filesAreNamedAfterWhatTheyHold(file: SourceFile) {
        let stem = file.name.dropLast(".swift".count)
        let type = stem.split(separator: "+").first.map(String.init) ?? ""
        let text = file.lines.joined(separator: "\n")
        let first = type.prefix(1).lowercased() + type.dropFirst()
        let isExtension = stem.contains("+") && text.contains("extension ")
        let isFunction = text.contains("func \(first)") || stem == "OrderedMap"
        #expect(
            text.contains(type) || isExtension || isFunction,
            "\(file.path): nothing in it is called \(type)")
    }

    /// What users find at the top.
    @Test(arguments: [
        "Package.swift", "Sources", "Tests", "systemd", "seeds", "config", "docs", "Benchmarks",
        "README.md", "Makefile", ".ci/run", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md",
        "docs/ARCHITECTURE.md",
    ])
    func theTopIsComplete(name: String) {
        #expect(FileManager.default.fileExists(atPath: "\(Checkout.path)/\(name)"))
    }
}
