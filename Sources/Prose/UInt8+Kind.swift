/// What an ASCII byte is.
extension UInt8 {
    package var isDigit: Bool { self &- 0x30 < 10 }
    package var isUpper: Bool { self &- 0x41 < 26 }
    package var isLower: Bool { self &- 0x61 < 26 }
    package var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    /// In lower case, where it is a letter of ASCII.
    package var lowered: UInt8 { isUpper ? self | 0x20 : self }
}
