/// A case of quantulum3.
struct MeasureCase: Decodable {
    let req: String
    let res: [Answer]

    struct Answer: Decodable {
        let value: Double
        let uncertainty: Double?
    }

    var wanted: [[Double]] {
        res.map { answer in
            answer.uncertainty.map { [answer.value - $0, answer.value + $0] } ?? [answer.value]
        }
    }
}
