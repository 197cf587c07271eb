package import Records

/// Which records a subscriber wants; everything where nothing is said.
package struct Filter: Sendable, Equatable {
    /// Nil: all kinds.
    package var kinds: Set<String>?
    /// Nil: all articles.
    package var article: String?

    package init(kinds: Set<String>? = nil, article: String? = nil) {
        self.kinds = kinds
        self.article = article
    }

    init(json: JSONValue?) throws(RequestError) {
        guard let json else { return }
        guard case .object(let fields) = json else {
            throw RequestError("\"filter\" is \(json.kind); it must be an object")
        }
        for name in fields.keys.sorted() where name != "kind" && name != "article" {
            throw RequestError("\"\(name)\" is no filter; there are \"kind\" and \"article\"")
        }
        kinds = try fields["kind"].map { json throws(RequestError) in try Self.kinds(json) }
        switch fields["article"] {
        case nil: break
        case .string(let id): article = id
        case .some(let other):
            throw RequestError("\"article\" is \(other.kind); it must be an article's id")
        }
    }

    package func passes(_ line: RecordLine) -> Bool {
        if let kinds, !kinds.contains(line.kind) { return false }
        if let article, line.article != article { return false }
        return true
    }

    /// One kind, or an array of them.
    private static func kinds(_ json: JSONValue) throws(RequestError) -> Set<String> {
        var values = [json]
        if case .array(let several) = json { values = several }
        var kinds: Set<String> = []
        for value in values {
            guard case .string(let name) = value, RecordKind(rawValue: name) != nil else {
                let names = RecordKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw RequestError("\"kind\" must be one or an array of: \(names)")
            }
            kinds.insert(name)
        }
        return kinds
    }
}
