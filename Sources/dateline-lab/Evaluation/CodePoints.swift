/// A text by its code points, as Python and its gold data count them.
struct CodePoints {
    let scalars: [Unicode.Scalar]
    /// The code point that begins at a byte, or that a byte is part of; one more at the end.
    private let ofByte: [Int]

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        var ofByte: [Int] = []
        ofByte.reserveCapacity(text.utf8.count + 1)
        for (index, scalar) in scalars.enumerated() {
            for _ in 0..<UTF8.width(scalar) { ofByte.append(index) }
        }
        ofByte.append(scalars.count)
        self.ofByte = ofByte
    }

    func range(bytes start: Int, _ end: Int) -> Range<Int> {
        ofByte[min(start, ofByte.count - 1)]..<ofByte[min(end, ofByte.count - 1)]
    }
}

extension Range<Int> {
    /// How much two ranges share.
    func shared(with other: Self) -> Int {
        Swift.max(
            0, Swift.min(upperBound, other.upperBound) - Swift.max(lowerBound, other.lowerBound))
    }
}
