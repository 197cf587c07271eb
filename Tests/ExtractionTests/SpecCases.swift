import FoundationEssentials
import Records

/// Where the spec cases are, and how they are read.
enum SpecCases {
    static let folder =
        ProcessInfo.processInfo.environment["DATELINE_DATA"] ?? standard

    /// `shared/data` beside the checkout.
    private static let standard: String = {
        let parts = #filePath.split(separator: "/").dropLast(4)
        return "/" + parts.joined(separator: "/") + "/shared/data"
    }()

    static let isThere = FileManager.default.fileExists(atPath: folder + "/quantities")

    /// Stands before each case: a line of two words is in no language, and nothing is read of it.
    static let opening = "This is what the newspaper said on its page. "

    static func dates(_ file: String) throws -> [DateCase] {
        try read("time/recognizers-text-specs/DateTime/English/\(file).json")
    }

    static func numbers(_ file: String) throws -> [NumberCase] {
        try read("quantities/recognizers-text-specs/\(file).json")
    }

    static func measures(_ file: String) throws -> [MeasureCase] {
        try read("quantities/quantulum3/tests/\(file).json")
    }

    private static func read<T: Decodable>(_ path: String) throws -> [T] {
        let data = try Data(contentsOf: URL(filePath: folder + "/" + path))
        let hasMark = data.starts(with: [0xEF, 0xBB, 0xBF])
        return try JSONDecoder().decode([T].self, from: hasMark ? Data(data.dropFirst(3)) : data)
    }
}
