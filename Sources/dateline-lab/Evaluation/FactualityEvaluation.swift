import Extraction
import Prose

/// Did it happen, on UDS-IH2: the sign of the mean label; `low` has the predicates whose label is
/// below 1, which are denied or uncertain.
struct FactualityEvaluation {
    let workbench: Workbench
    private static let path = "claims/UDS_IH2/dev.conll"

    func figures() throws -> [Figure] {
        guard workbench.holds(Self.path) else { return [] }
        var labels: [[Double?]] = []
        var input = ""
        for block in try workbench.gold(Self.path).split(separator: "\n\n") {
            let rows = block.split(separator: "\n")
                .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
            labels.append(rows.map { Double($0[2]) })
            for (index, row) in rows.enumerated() {
                input += "\(index + 1)\t\(row[1])" + String(repeating: "\t_", count: 8) + "\n"
            }
            input += "\n"
        }
        var low = (right: 0, count: 0)
        var all = (right: 0, count: 0)
        for (labels, signs) in zip(labels, workbench.happened(input)) {
            for (label, sign) in zip(labels, signs) {
                guard let label else { continue }
                let isRight = (label > 0) == sign ? 1 : 0
                all = (all.right + isRight, all.count + 1)
                if label < 1 { low = (low.right + isRight, low.count + 1) }
            }
        }
        return [
            Figure("ih2.low", 100 * Double(low.right) / Double(max(1, low.count))),
            Figure("ih2.all", 100 * Double(all.right) / Double(max(1, all.count))),
        ]
    }
}
