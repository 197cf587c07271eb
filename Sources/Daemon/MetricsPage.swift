/// A page in the text format of Prometheus, version 0.0.4.
struct MetricsPage {
    private var text = ""

    var bytes: [UInt8] { Array(text.utf8) }

    mutating func counter(_ name: String, _ help: String, _ value: some Numeric & Sendable) {
        family(name, help, "counter")
        text += "\(name) \(value)\n"
    }

    mutating func gauge(_ name: String, _ help: String, _ value: Int) {
        gauge(name, help, [([:], value)])
    }

    /// One sample for each set of labels.
    mutating func gauge(
        _ name: String, _ help: String, _ samples: [(labels: [String: String], value: Int)]
    ) {
        family(name, help, "gauge")
        for (labels, value) in samples {
            let list = labels.sorted { $0.key < $1.key }
                .map { "\($0.key)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
            text += "\(name)\(list.isEmpty ? "" : "{\(list)}") \(value)\n"
        }
    }

    private mutating func family(_ name: String, _ help: String, _ type: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    private static func escaped(_ value: String) -> String {
        value.map { character in
            switch character {
            case "\\": "\\\\"
            case "\"": "\\\""
            case "\n": "\\n"
            default: String(character)
            }
        }.joined()
    }
}
