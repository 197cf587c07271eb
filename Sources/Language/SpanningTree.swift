/// The best spanning tree with one root, by contraction of cycles (Chu & Liu 1965, Edmonds 1967),
/// in dense O(n³) at worst.
///
/// Scores of ROOT are lowered by more than any tree can make up for, so that just one word hangs
/// there.
package struct SpanningTree {
    /// Nodes, ROOT (node 0) counted.
    private let nodes: Int
    /// Of the graph as it is contracted; all heads of a dependent side by side: see `at`.
    private var score: [Float]
    /// The real arc behind each arc of the contracted graph.
    private var source: [Int32]
    private var target: [Int32]
    private var alive: [Bool]

    private static let rootPenalty: Float = 1e4

    package init(_ scores: borrowing Matrix<Float>, count: Int) {
        nodes = count + 1
        score = [Float](repeating: -.infinity, count: nodes * nodes)
        source = [Int32](repeating: 0, count: nodes * nodes)
        target = source
        alive = [Bool](repeating: true, count: nodes)
        for dependent in 1..<nodes {
            for head in 0..<nodes where head != dependent {
                let value = scores[dependent - 1, head]
                let arc = at(head, dependent)
                score[arc] = head == 0 ? value - Self.rootPenalty : value
                source[arc] = Int32(head)
                target[arc] = Int32(dependent)
            }
        }
    }

    private func at(_ head: Int, _ dependent: Int) -> Int { dependent * nodes + head }

    /// The head of each word, 0 for ROOT.
    package mutating func heads() -> [Int] {
        var contractions: [(node: Int, arcs: [(Int32, Int32)], members: [[Int]])] = []
        var members = (0..<nodes).map { [$0] }
        var best = (0..<nodes).map { bestHead(of: $0) }
        while true {
            guard let cycle = cycle(in: best) else {
                var heads = [Int](repeating: -1, count: nodes)
                for v in 1..<nodes where alive[v] {
                    let arc = at(best[v], v)
                    heads[Int(target[arc])] = Int(source[arc])
                }
                for c in contractions.reversed() {
                    let entered = c.members.firstIndex { $0.contains { heads[$0] >= 0 } }
                    for (i, arc) in c.arcs.enumerated() where i != entered {
                        heads[Int(arc.1)] = Int(arc.0)
                    }
                }
                return Array(heads.dropFirst())
            }
            contractions.append(
                (
                    cycle[0],
                    cycle.map {
                        (source[at(best[$0], $0)], target[at(best[$0], $0)])
                    },
                    cycle.map { members[$0] }
                ))
            contract(cycle, best)
            // What pointed into the cycle points to its node with the same score; only the node has
            // to look again.
            for v in 1..<nodes where alive[v] && cycle.contains(best[v]) { best[v] = cycle[0] }
            best[cycle[0]] = bestHead(of: cycle[0])
            members[cycle[0]] = cycle.flatMap { members[$0] }
        }
    }

    /// The best head of a node among those that are left.
    private func bestHead(of v: Int) -> Int {
        var top = -Float.infinity
        var best = 0
        for u in 0..<nodes where u != v && v > 0 && alive[u] && score[at(u, v)] > top {
            top = score[at(u, v)]
            best = u
        }
        return best
    }

    /// A cycle among the best heads, if there is one.
    private func cycle(in best: [Int]) -> [Int]? {
        var mark = [Int](repeating: 0, count: nodes)
        for start in 1..<nodes where alive[start] && mark[start] == 0 {
            var v = start
            while v != 0, mark[v] == 0 {
                mark[v] = start
                v = best[v]
            }
            if v != 0, mark[v] == start {
                var found = [v]
                var u = best[v]
                while u != v {
                    found.append(u)
                    u = best[u]
                }
                return found
            }
        }
        return nil
    }

    /// Makes the cycle one node, its first.
    private mutating func contract(_ cycle: [Int], _ best: [Int]) {
        let node = cycle[0]
        var inside = [Bool](repeating: false, count: nodes)
        for v in cycle { inside[v] = true }
        let own = cycle.map { score[at(best[$0], $0)] }
        for u in 0..<nodes where alive[u] && !inside[u] {
            var (into, out) = (-Float.infinity, -Float.infinity)
            var (bestIn, bestOut) = (node, node)
            for (i, v) in cycle.enumerated() {
                if score[at(u, v)] - own[i] > into {
                    into = score[at(u, v)] - own[i]
                    bestIn = v
                }
                if score[at(v, u)] > out {
                    out = score[at(v, u)]
                    bestOut = v
                }
            }
            move(from: at(u, bestIn), to: at(u, node), as: into)
            move(from: at(bestOut, u), to: at(node, u), as: out)
        }
        for v in cycle.dropFirst() { alive[v] = false }
    }

    private mutating func move(from: Int, to: Int, as value: Float) {
        (source[to], target[to]) = (source[from], target[from])
        score[to] = value
    }
}
