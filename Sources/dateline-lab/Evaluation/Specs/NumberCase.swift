import Records

/// A number, percent, currency or unit case of Microsoft's Recognizers.
struct NumberCase: Decodable {
    let Input: String
    let Results: [Answer]

    struct Answer: Decodable {
        let Resolution: Resolved?
    }

    struct Resolved: Decodable {
        let value: String?
        let unit: String?
        let isoCurrency: String?
    }

    /// The values that are right for each answer; nil where there is no number.
    var wanted: [[Double]]? {
        var all: [[Double]] = []
        for answer in Results {
            guard let text = answer.Resolution?.value,
                let value = Double(text.filter { $0 != "," && $0 != "%" })
            else { return nil }
            // Cents are hundredths of the currency.
            let isPart = ["Cent", "Pence", "Penny"].contains(answer.Resolution?.unit)
            all.append(isPart ? [value, value / 100] : [value])
        }
        return all.isEmpty ? nil : all
    }

    static func fits(_ found: QuantityRecord, _ right: [Double]) -> Bool {
        right.contains { value in
            let near = abs(value) * 1e-6 + 1e-12
            return abs(found.value - value) <= near
                || abs((found.high ?? .infinity) - value) <= near
        }
    }
}
