extension Token.Shape {
    /// What the letters and digits of a token tell.
    init(of bytes: [UInt8], in range: Range<Int>) {
        self = []
        var uppers = 0
        var lowers = 0
        var digits = 0
        var scalars = 0
        var index = range.lowerBound
        var letters = 0
        while index < range.upperBound {
            let byte = bytes[index]
            scalars += 1
            if byte < 0x80 {
                if byte.isUpper { uppers += 1 } else if byte.isLower { lowers += 1 }
                if byte.isDigit { digits += 1 }
                letters += byte.isLetter ? 1 : 0
                if index == range.lowerBound, byte.isUpper { insert(.capitalised) }
                index += 1
                continue
            }
            let properties = bytes.scalar(at: index).properties
            if properties.isUppercase { uppers += 1 } else if properties.isLowercase { lowers += 1 }
            letters += properties.isAlphabetic ? 1 : 0
            if index == range.lowerBound, properties.isUppercase { insert(.capitalised) }
            index += bytes.scalarLength(at: index)
        }
        if lowers > 0 { insert(.hasLower) }
        if uppers >= 2, lowers == 0 { insert(.upper) }
        if digits > 0 { insert(.hasDigit) }
        if digits > 0, digits == scalars { insert(.allDigits) }
        if letters == 0, digits == 0 { return }
    }
}

extension Unicode.GeneralCategory {
    var isPunctuation: Bool {
        switch self {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }
}
