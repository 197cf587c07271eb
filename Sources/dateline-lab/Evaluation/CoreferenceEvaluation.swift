import Extraction

/// CoNLL F1 of coreference on OntoGUM from raw text; mentions are the same where their bytes are.
struct CoreferenceEvaluation {
    let workbench: Workbench

    func figures() throws -> [Figure] {
        var all = ChainScore()
        var news = ChainScore()
        for name in try workbench.files("ner/ontogum") where name.hasSuffix(".conllu") {
            let gold = try GoldChains(workbench.gold("ner/ontogum/\(name)"))
            let found = try workbench.extract(String(decoding: gold.text.bytes, as: UTF8.self))
            let chains = found.references.map { Set($0) }
            all.add(found: chains, gold: gold.chains)
            if name.contains("_news_") { news.add(found: chains, gold: gold.chains) }
        }
        return [
            Figure("coref.ontogum", all.conll), Figure("coref.ontogum-muc", all.parts[0]),
            Figure("coref.ontogum-b3", all.parts[1]), Figure("coref.ontogum-ceafe", all.parts[2]),
            Figure("coref.ontogum-news", news.conll),
        ]
    }
}

/// A document of OntoGUM as plain text, with its chains as byte ranges.
struct GoldChains {
    let text: GoldText
    let chains: [ChainScore.Chain]

    init(_ input: String) throws {
        guard let text = TreeBank(input).documents().first else {
            self.text = GoldText()
            chains = []
            return
        }
        self.text = text
        var open: [Substring: [Int]] = [:]
        var found: [Substring: ChainScore.Chain] = [:]
        var word = -1
        for line in input.split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 10, Int(fields[0]) != nil else { continue }
            word += 1
            guard
                let mark = fields[9].split(separator: "|").first(where: { $0.hasPrefix("Entity=") })
            else { continue }
            for step in Self.steps(mark.dropFirst("Entity=".count)) {
                if step.opens { open[step.group, default: []].append(word) }
                if step.closes, let start = open[step.group]?.popLast() {
                    found[step.group, default: []].insert(
                        text.words[start].range.lowerBound..<text.words[word].range.upperBound)
                }
            }
        }
        chains = found.keys.sorted().compactMap { found[$0] }.filter { $0.count > 1 }
    }

    /// `(1(2)`, `3)`: which groups open and close at a word.
    private static func steps(
        _ text: Substring
    ) -> [(group: Substring, opens: Bool, closes: Bool)] {
        var steps: [(group: Substring, opens: Bool, closes: Bool)] = []
        var rest = text
        while !rest.isEmpty {
            let opens = rest.first == "("
            if opens { rest = rest.dropFirst() }
            let name = rest.prefix { $0 != "(" && $0 != ")" }
            rest = rest.dropFirst(name.count)
            let closes = rest.first == ")"
            if closes { rest = rest.dropFirst() }
            steps.append((name.prefix { $0 != "-" }, opens, closes))
        }
        return steps
    }
}
