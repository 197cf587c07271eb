private import Foundation

/// Where this checkout's files are.
package enum Checkout {
    /// The package's folder.
    package static let path: String = {
        let parts = #filePath.split(separator: "/").dropLast(3)
        return "/" + parts.joined(separator: "/")
    }()

    /// A program of this package, as built with the tests.
    package static func program(_ name: String) -> String {
        let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? ""
        let folder = bundle.split(separator: "/").dropLast().joined(separator: "/")
        for candidate in ["/\(folder)/\(name)", "\(path)/.build/debug/\(name)"]
        where FileManager.default.isExecutableFile(atPath: candidate) {
            return candidate
        }
        return "\(path)/.build/debug/\(name)"
    }

    /// The reference articles, where they are on this machine; they are never committed.
    package static var referenceArticles: String? {
        let path = "\(path)/../shared/seeds"
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }
}
