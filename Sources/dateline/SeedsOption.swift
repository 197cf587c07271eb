import ArgumentParser
import Extraction
import Glibc
import Language
import Lexicons
import Prose

/// `--seeds`, and where the seeds are without it.
struct SeedsOption: ParsableArguments {
    @Option(
        name: .customLong("seeds"),
        help: ArgumentHelp(
            "The folder of lexicons, rules and models.",
            discussion: "Default: $DATELINE_SEEDS, a folder seeds beside or above this program, or "
                + "/usr/share/dateline/seeds."))
    var path: String?

    func load() throws -> (documents: DocumentReader, extractor: Extractor) {
        do {
            let folder = path ?? Self.standardPath()
            let seeds = try Seeds(directory: folder)
            let model = try LanguageModel(path: LanguageModel.path(in: folder))
            let extractor = try Extractor(
                seeds: seeds, model: model, program: Dateline.configuration.version)
            return (DocumentReader(dates: try WrittenDates(seeds: seeds)), extractor)
        } catch {
            StandardOutput.writeError(line: "dateline: \(error)")
            throw Exit.configuration
        }
    }

    func explainer() throws -> Explainer {
        do {
            return try Explainer(seeds: Seeds(directory: path ?? Self.standardPath()))
        } catch {
            StandardOutput.writeError(line: "dateline: \(error)")
            throw Exit.configuration
        }
    }

    private static func standardPath() -> String {
        if let path = unsafe getenv("DATELINE_SEEDS") { return unsafe String(cString: path) }
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe readlink("/proc/self/exe", &target, target.count)
        let bytes = target.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
        var folders = String(decoding: bytes, as: UTF8.self).split(separator: "/")
        while !folders.isEmpty {
            folders.removeLast()
            let path = "/" + (folders + ["seeds"]).joined(separator: "/")
            if unsafe access("\(path)/lexicons", R_OK) == 0 { return path }
        }
        return "/usr/share/dateline/seeds"
    }
}
