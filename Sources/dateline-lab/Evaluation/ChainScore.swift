/// How well found chains of coreference fit gold ones: MUC, B³ and CEAFe, and their mean.
///
/// Counts are summed over documents before they are divided, as the CoNLL scorer does.
struct ChainScore {
    /// Bytes of a mention.
    typealias Chain = Set<Range<Int>>

    private var muc = Ratio()
    private var cubed = Ratio()
    private var aligned = Ratio()

    /// Right parts of what was found and of what was to be found.
    private struct Ratio {
        var found = (right: 0.0, all: 0.0)
        var gold = (right: 0.0, all: 0.0)

        var f1: Double {
            let precision = found.all > 0 ? found.right / found.all : 0
            let recall = gold.all > 0 ? gold.right / gold.all : 0
            return precision + recall > 0 ? 200 * precision * recall / (precision + recall) : 0
        }
    }

    var conll: Double { (muc.f1 + cubed.f1 + aligned.f1) / 3 }
    var parts: [Double] { [muc.f1, cubed.f1, aligned.f1] }

    mutating func add(found: [Chain], gold: [Chain]) {
        let (p, r) = (Self.links(found, gold), Self.links(gold, found))
        muc.found = (muc.found.right + p.right, muc.found.all + p.all)
        muc.gold = (muc.gold.right + r.right, muc.gold.all + r.all)
        let (bp, br) = (Self.mentions(found, gold), Self.mentions(gold, found))
        cubed.found = (cubed.found.right + bp.right, cubed.found.all + bp.all)
        cubed.gold = (cubed.gold.right + br.right, cubed.gold.all + br.all)
        let best = Self.alignment(found, gold)
        aligned.found = (aligned.found.right + best, aligned.found.all + Double(found.count))
        aligned.gold = (aligned.gold.right + best, aligned.gold.all + Double(gold.count))
    }

    private static func index(_ chains: [Chain]) -> [Range<Int>: Int] {
        var index: [Range<Int>: Int] = [:]
        for (number, chain) in chains.enumerated() {
            for mention in chain { index[mention] = number }
        }
        return index
    }

    /// Links that hold of each chain, out of its mentions less one.
    private static func links(_ chains: [Chain], _ other: [Chain]) -> (right: Double, all: Double) {
        let place = index(other)
        var (right, all) = (0, 0)
        for chain in chains {
            let parts = Set(chain.compactMap { place[$0] }).count
            let alone = chain.count { place[$0] == nil }
            right += chain.count - parts - alone
            all += chain.count - 1
        }
        return (Double(right), Double(all))
    }

    /// For each mention the share of its chain that the other side has with it.
    private static func mentions(
        _ chains: [Chain], _ other: [Chain]
    ) -> (right: Double, all: Double) {
        let place = index(other)
        var (right, all) = (0.0, 0.0)
        for chain in chains {
            var shared: [Int: Int] = [:]
            for mention in chain {
                if let number = place[mention] { shared[number, default: 0] += 1 }
            }
            right +=
                shared.values.reduce(0.0) { $0 + Double($1 * $1) } / Double(max(1, chain.count))
            all += Double(chain.count)
        }
        return (right, all)
    }

    /// The greatest sum of likenesses, 2|A∩B| / (|A|+|B|), of pairs of which each chain is in one.
    ///
    /// By the Hungarian method, in the cube of the number of chains.
    private static func alignment(_ one: [Chain], _ two: [Chain]) -> Double {
        let (rows, columns) = one.count <= two.count ? (one, two) : (two, one)
        guard !rows.isEmpty else { return 0 }
        let place = index(columns)
        let likeness = rows.map { row -> [Double] in
            var line = [Double](repeating: 0, count: columns.count)
            for mention in row { if let number = place[mention] { line[number] += 1 } }
            return line.enumerated().map {
                2 * $0.element / Double(row.count + columns[$0.offset].count)
            }
        }
        var (u, v) = (
            [Double](repeating: 0, count: rows.count + 1),
            [Double](repeating: 0, count: columns.count + 1)
        )
        var match = [Int](repeating: 0, count: columns.count + 1)
        for row in 1...rows.count {
            match[0] = row
            var column = 0
            var least = [Double](repeating: .infinity, count: columns.count + 1)
            var used = [Bool](repeating: false, count: columns.count + 1)
            var way = [Int](repeating: 0, count: columns.count + 1)
            repeat {
                used[column] = true
                let at = match[column]
                var (delta, next) = (Double.infinity, 0)
                for j in 1...columns.count where !used[j] {
                    let cost = -likeness[at - 1][j - 1] - u[at] - v[j]
                    if cost < least[j] { (least[j], way[j]) = (cost, column) }
                    if least[j] < delta { (delta, next) = (least[j], j) }
                }
                for j in 0...columns.count {
                    if used[j] {
                        u[match[j]] += delta
                        v[j] -= delta
                    } else {
                        least[j] -= delta
                    }
                }
                column = next
            } while match[column] != 0
            repeat {
                let before = way[column]
                match[column] = match[before]
                column = before
            } while column != 0
        }
        return (1...columns.count).reduce(0.0) { sum, j in
            match[j] == 0 ? sum : sum + likeness[match[j] - 1][j - 1]
        }
    }
}
