/// A hash table as it lies in the file: open addressing, linear probing; the upper bits of a hash,
/// its value in the lower ones.
struct SlotTable: Sendable {
    private let slots: Tensor
    private let lowMask: UInt64
    private let sizeMask: UInt64

    /// Refuses a table with a value that `isFit` doesn't know.
    init(
        _ name: String, valueBits: UInt64, in file: ModelFile, isFit: (Int) -> Bool
    ) throws(ModelError) {
        slots = try file.tensor(name, .uint64, rows: 1)
        let mask: UInt64 = (1 << valueBits) - 1
        lowMask = mask
        sizeMask = UInt64(slots.count - 1)
        guard slots.count & (slots.count - 1) == 0 else {
            throw ModelError(.unfit, path: file.path, "\(name) is no power of two")
        }
        let table = unsafe slots.elements(UInt64.self)
        guard unsafe table.allSatisfy({ $0 == 0 || isFit(Int($0 & mask)) }) else {
            throw ModelError(.unfit, path: file.path, "a value in \(name) is out of range")
        }
    }

    /// The value of a hash, 0 where there is none.
    @inline(__always)
    func value(_ hash: UInt64) -> Int {
        let table = unsafe slots.pointer(UInt64.self)
        var i = hash & sizeMask
        for _ in 0...sizeMask {
            let slot = unsafe table[Int(i)]
            if slot == 0 { return 0 }
            if (slot ^ hash) & ~lowMask == 0 { return Int(slot & lowMask) }
            i = (i + 1) & sizeMask
        }
        return 0
    }
}
