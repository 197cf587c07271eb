import Language
import Lexicons

/// The gazetteer's file, mapped: `seeds/places/world.places`, made by `seeds/places/build.py`.
///
///     header    "DLPLACES" | u32 version | u32 CRC-32 of all that follows
///               | 7 × (u32 offset, u32 bytes)
///     places    i32 latitude · 10⁴ | i32 longitude · 10⁴ | u32 population | u32 GeoNames id
///               | u32 name | u16 region | u8 kind | u8 zero
///     regions   u32 country | u32 code | u32 name
///     kinds     u32 name
///     names     u32 key | u32 first meaning | u32 how many
///     meanings  u32 place, its upper two bits: written in capitals, an abbreviation
///     slots     u32 number of the name + 1, by the key's hash, the next one where it is taken
///     texts     u8 length | UTF-8
///
/// Little endian; nothing is read before it is asked for.
struct PlaceFile: Sendable {
    static let version: UInt32 = 1
    private static let placeBytes = 24

    let file: MappedFile
    /// As eight hexadecimal digits: it names the gazetteer.
    let checksum: String
    private let sections: [Range<Int>]
    private var kinds: [Place.Kind] = []
    private let slotCount: Int

    var placeCount: Int { sections[0].count / Self.placeBytes }

    init(path: String) throws(SeedsError) {
        func refuse(_ message: String) -> SeedsError {
            SeedsError(.malformed, file: path, message: message)
        }
        do throws(ModelError) {
            file = try MappedFile(path: path)
        } catch {
            throw SeedsError(.unreadable, file: path, message: error.message)
        }
        let magic = Array("DLPLACES".utf8)
        guard file.count > 16 + 56, unsafe file.bytes(0..<8).elementsEqual(magic) else {
            throw refuse("is no gazetteer; it is made by seeds/places/build.py")
        }
        guard file.load(8, as: UInt32.self) == Self.version else {
            throw refuse("is of another version; make it again by seeds/places/build.py")
        }
        let sum = unsafe Checksum().crc32(file.bytes(16..<file.count))
        guard sum == file.load(12, as: UInt32.self) else {
            throw refuse("is damaged: its checksum does not match")
        }
        let digits = String(sum, radix: 16)
        checksum = String(repeating: "0", count: 8 - digits.count) + digits
        var sections: [Range<Int>] = []
        for number in 0..<7 {
            let start = Int(file.load(16 + number * 8, as: UInt32.self))
            let count = Int(file.load(20 + number * 8, as: UInt32.self))
            guard start + count <= file.count else { throw refuse("is damaged: a section is cut") }
            sections.append(start..<start + count)
        }
        self.sections = sections
        slotCount = sections[5].count / 4
        guard slotCount > 0, slotCount & (slotCount - 1) == 0 else {
            throw refuse("is damaged: its table of slots has a wrong size")
        }

        kinds = (0..<sections[2].count / 4).map { number in
            Self.kind(text(word(2, number * 4)))
        }
    }

    private static func kind(_ name: String) -> Place.Kind {
        switch name {
        case "city": .city
        case "capital": .capital
        case "admin1": .admin1
        case "admin2": .admin2
        case "country": .country
        case "airport": .airport
        case "base": .base
        case "bay", "canal", "district", "facility", "island", "lake", "park": .feature
        default: .other
        }
    }

    /// As `MappedFile.load`, but compiled here for the types that are asked for.
    private func load<T: FixedWidthInteger & BitwiseCopyable>(_ at: Int, as type: T.Type) -> T {
        let raw = unsafe file.bytes(at..<at + MemoryLayout<T>.size)
        return unsafe T(littleEndian: raw.loadUnaligned(as: T.self))
    }

    private func word(_ section: Int, _ offset: Int) -> Int {
        Int(load(sections[section].lowerBound + offset, as: UInt32.self))
    }

    private func text(_ offset: Int) -> String {
        let at = sections[6].lowerBound + offset
        let length = Int(load(at, as: UInt8.self))
        return unsafe String(decoding: file.bytes(at + 1..<at + 1 + length), as: UTF8.self)
    }

    func place(_ index: Int) -> Place {
        let at = sections[0].lowerBound + index * Self.placeBytes
        let geonames = Int(load(at + 12, as: UInt32.self))
        return Place(
            index: index, kind: kinds[Int(load(at + 22, as: UInt8.self))],
            region: Int(load(at + 20, as: UInt16.self)),
            lat: Double(load(at, as: Int32.self)) / 10_000,
            lon: Double(load(at + 4, as: Int32.self)) / 10_000,
            population: Double(load(at + 8, as: UInt32.self)),
            geonames: geonames == 0 ? nil : geonames)
    }

    /// The name by which a place is told.
    func name(of place: Place) -> String { text(word(0, place.index * Self.placeBytes + 16)) }

    /// The kind as records have it.
    func kindName(of place: Place) -> String {
        let kind = sections[0].lowerBound + place.index * Self.placeBytes + 22
        return text(word(2, Int(load(kind, as: UInt8.self)) * 4))
    }

    /// ISO 3166-1 alpha-2; empty for seas and such.
    func country(_ region: Int) -> String { text(word(1, region * 12)) }

    /// A state's or province's name, else its code; nil for a whole country.
    func admin1(_ region: Int) -> String? {
        let name = text(word(1, region * 12 + 8))
        if !name.isEmpty { return name }
        let code = text(word(1, region * 12 + 4))
        return code.isEmpty ? nil : code
    }

    /// What a name may mean: a place's number, and how the name must be written for it.
    struct Meaning: Sendable {
        let place: Int
        let isCapitals: Bool
        let isAbbreviation: Bool
    }

    /// The meanings of a key of that hash, the most populous place first.
    func meanings(of key: ArraySlice<UInt8>, _ hash: UInt64) -> [Meaning] {
        var slot = Int(truncatingIfNeeded: hash) & (slotCount - 1)
        while true {
            let number = word(5, slot * 4)
            if number == 0 { return [] }
            let row = (number - 1) * 12
            if isKey(key, at: word(3, row)) {
                let first = word(3, row + 4)
                return (first..<first + word(3, row + 8)).prefix(Limits.namesakesMax).map { at in
                    let value = word(4, at * 4)
                    return Meaning(
                        place: value & 0x3FFF_FFFF, isCapitals: value >> 30 & 1 == 1,
                        isAbbreviation: value >> 31 & 1 == 1)
                }
            }
            slot = (slot + 1) & (slotCount - 1)
        }
    }

    private func isKey(_ key: ArraySlice<UInt8>, at offset: Int) -> Bool {
        let at = sections[6].lowerBound + offset
        guard load(at, as: UInt8.self) == key.count else { return false }
        return unsafe file.bytes(at + 1..<at + 1 + key.count).elementsEqual(key)
    }
}
