/// Numbers row by row in memory of its own: the scratch space of one call.
@safe
package struct Matrix<Element>: ~Copyable
where Element: BitwiseCopyable & ExpressibleByIntegerLiteral {
    private(set) var rows: Int
    let columns: Int
    private let base: UnsafeMutablePointer<Element>

    /// Zeros, or for matrices that are filled at once whatever the memory holds.
    package init(rows: Int, columns: Int, zeroed: Bool = false) {
        precondition(rows >= 0 && columns > 0)
        self.rows = rows
        self.columns = columns
        let count = max(1, rows * columns)
        let raw = UnsafeMutableRawPointer.allocate(
            byteCount: count * MemoryLayout<Element>.stride, alignment: 64)
        unsafe base = raw.bindMemory(to: Element.self, capacity: count)
        if zeroed { unsafe base.initialize(repeating: 0, count: count) }
    }

    deinit {
        unsafe base.deallocate()
    }

    /// The address of a row's element; the caller stays within the matrix.
    @inline(__always)
    func row(_ row: Int, _ column: Int = 0) -> UnsafeMutablePointer<Element> {
        precondition(row >= 0 && row < rows && column < columns)
        return unsafe base + row * columns + column
    }

    package subscript(row: Int, column: Int) -> Element {
        @inline(__always) get {
            precondition(column >= 0)
            return unsafe self.row(row, column).pointee
        }
        @inline(__always) nonmutating set {
            precondition(column >= 0)
            unsafe self.row(row, column).pointee = newValue
        }
    }
}
