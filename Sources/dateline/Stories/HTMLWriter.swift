/// Writes HTML in which every text is escaped and every element closed.
struct HTMLWriter {
    private(set) var html = ""

    mutating func raw(_ html: StaticString) { self.html += html.description }

    mutating func text(_ text: String) { html += Self.escaped(text) }

    /// `<name attributes>…</name>`; the values are escaped.
    mutating func element(
        _ name: StaticString, _ attributes: [(StaticString, String)] = [],
        _ content: (inout HTMLWriter) -> Void = { _ in }
    ) {
        html += "<\(name)"
        for (key, value) in attributes { html += " \(key)=\"\(Self.escaped(value))\"" }
        html += ">"
        content(&self)
        html += "</\(name)>"
    }

    mutating func element(
        _ name: StaticString, _ attributes: [(StaticString, String)] = [], text: String
    ) {
        element(name, attributes) { $0.text(text) }
    }

    /// Control characters, which HTML does not allow, become blanks.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\n", "\t": escaped.unicodeScalars.append(scalar)
            default:
                let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                escaped.unicodeScalars.append(isControl ? " " : scalar)
            }
        }
        return escaped
    }
}
