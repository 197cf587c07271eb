/// How text is set off on a terminal.
struct Style: Sendable {
    let isColored: Bool

    func title(_ text: String) -> String { paint(text, "1") }
    func name(_ text: String) -> String { paint(text, "36") }
    func role(_ text: String) -> String { paint(text, "2") }
    func quote(_ text: String) -> String { paint(text, "33") }
    func act(_ text: String) -> String { paint(text, "1;35") }
    func time(_ text: String) -> String { paint(text, "32") }
    func place(_ text: String) -> String { paint(text, "34") }
    func faint(_ text: String) -> String { paint(text, "2") }
    func warning(_ text: String) -> String { paint(text, "31") }

    private func paint(_ text: String, _ code: String) -> String {
        isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
