/// An array or matrix in a weight file, row by row.
package struct Tensor: Sendable {
    package enum Kind: UInt32, Sendable {
        case float32 = 1
        case int8, uint8, uint16, uint32, uint64, int16

        var size: Int {
            switch self {
            case .float32, .uint32: 4
            case .int8, .uint8: 1
            case .uint16, .int16: 2
            case .uint64: 8
            }
        }
    }

    package let kind: Kind
    package let rows: Int
    package let columns: Int
    /// Where it lies in the file, in bytes.
    let range: Range<Int>
    let file: MappedFile

    package var count: Int { rows * columns }

    /// Its elements; the caller has checked the kind by `ModelFile.tensor`.
    func elements<Element>(_ type: Element.Type) -> UnsafeBufferPointer<Element> {
        let bytes = unsafe file.bytes(range)
        return unsafe bytes.assumingMemoryBound(to: Element.self)
    }

    /// A copy of its elements.
    package func array<Element>(_ type: Element.Type) -> [Element] {
        unsafe Array(elements(type))
    }

    /// Its first element's address.
    func pointer<Element>(_ type: Element.Type) -> UnsafePointer<Element> {
        let elements = unsafe elements(type)
        guard let base = elements.baseAddress else { preconditionFailure("an empty tensor") }
        return unsafe base
    }

    /// Its bytes as lines of text.
    package var lines: [String] {
        let text = unsafe String(decoding: elements(UInt8.self), as: UTF8.self)
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
