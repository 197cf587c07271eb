import Language
import Lexicons
import Prose
import Records

/// Mends the names that were found sentence by sentence with what the whole article knows.
///
/// The recogniser sees one sentence; an article says `Lloyd Austin` once and `Austin` ten times.
/// First edges: a title or rank is no part of a name. Then types: a person's last word is that
/// person, and two thirds of a word's mentions overrule the rest. Then what was missed: a name
/// found in one place is one in the others.
struct ArticleNames {
    private let edges: NameEdges
    private let known: PhraseMatcher<NameLexicon.Entry>
    /// Countries, capitals and places in small letters, as messages write them.
    private let small: PhraseMatcher<EntityType>

    init(lexicon: NameLexicon) {
        edges = NameEdges(roles: lexicon.roles, known: lexicon.names)
        known = lexicon.names
        small = lexicon.smallPlaces
    }

    /// The article with better names, in the order of the text and without overlap.
    func mended(_ reading: Reading) -> Reading {
        var names = reading.sentences.indices.map { edges.mended(in: reading, $0) }
        let evidence = NameEvidence(names, in: reading)
        for sentence in names.indices {
            for index in names[sentence].indices {
                retype(&names[sentence][index], reading, sentence, evidence)
            }
            names[sentence] += missed(in: reading, sentence, names[sentence], evidence)
            names[sentence].sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
        }
        return reading.with(names: names)
    }

    /// A word alone takes the type that the article gives it elsewhere.
    private func retype(
        _ name: inout Name, _ reading: Reading, _ sentence: Int, _ evidence: NameEvidence
    ) {
        guard name.tokens.count == 1 else { return }
        let form = reading.forms[sentence][name.tokens.lowerBound]
        if let entry = known.longest(at: 0, in: [form])?.value, entry.kind != .place { return }
        if evidence.isSurname(form) {
            // `Austin, Texas` is the city though the secretary is called so.
            if name.type == .place, hasRegionBehind(name, reading, sentence) { return }
            set(&name, .person)
        } else if let type = evidence.majority(of: form) {
            set(&name, type)
        }
    }

    private func set(_ name: inout Name, _ type: EntityType) {
        guard name.type != type else { return }
        name = Name(tokens: name.tokens, type: type, provenance: .article)
    }

    private func hasRegionBehind(_ name: Name, _ reading: Reading, _ sentence: Int) -> Bool {
        let forms = reading.forms[sentence]
        let end = name.tokens.upperBound
        guard end + 1 < forms.count, forms[end] == "," else { return false }
        return reading.sentences[sentence].names.contains {
            $0.tokens.lowerBound == end + 1 && [.place, .country].contains($0.type)
        }
    }

    /// Names of the article where the recogniser saw none.
    private func missed(
        in reading: Reading, _ sentence: Int, _ names: [Name], _ evidence: NameEvidence
    ) -> [Name] {
        let forms = reading.forms[sentence]
        var taken = names[...]
        var found: [Name] = []
        var index = 0
        while index < forms.count {
            while let first = taken.first, first.tokens.upperBound <= index { taken.removeFirst() }
            if let first = taken.first, first.tokens.contains(index) {
                index = first.tokens.upperBound
                continue
            }
            guard
                let match = NameEdges.isCapitalised(forms[index])
                    ? seen(in: forms, at: index, evidence)
                    : small(in: reading.sentences[sentence].words, forms, at: index),
                match.range.upperBound <= taken.first?.tokens.lowerBound ?? forms.count
            else {
                index += 1
                continue
            }
            found.append(Name(tokens: match.range, type: match.value, provenance: .article))
            index = match.range.upperBound
        }
        return found
    }

    /// What was seen elsewhere in the article.
    private func seen(
        in forms: [String], at index: Int, _ evidence: NameEvidence
    ) -> PhraseMatcher<EntityType>.Match? {
        evidence.names.longest(at: index, in: forms).flatMap {
            isFree($0.range, forms, evidence) ? $0 : nil
        }
    }

    /// `we flew to mexico`: what the tagger holds for a proper noun and the gazetteer knows.
    private func small(
        in words: [Word], _ forms: [String], at index: Int
    ) -> PhraseMatcher<EntityType>.Match? {
        guard words[index].upos == .properNoun, let match = small.longest(at: index, in: forms),
            match.range.allSatisfy({ words[$0].upos == .properNoun })
        else { return nil }
        return match
    }

    /// Not the first word of a longer run of capitals, nor a common word at a sentence's head.
    private func isFree(_ range: Range<Int>, _ forms: [String], _ evidence: NameEvidence) -> Bool {
        if range.upperBound < forms.count, NameEdges.isCapitalised(forms[range.upperBound]) {
            return false
        }
        if range.lowerBound > 0, NameEdges.isCapitalised(forms[range.lowerBound - 1]),
            range.lowerBound > 1
        {
            return range.count > 1
        }
        return range.count > 1 || !evidence.isCommon(forms[range.lowerBound])
    }
}

extension Provenance {
    /// What the rest of the article tells; how often it was right on news, roughly.
    static let article = Provenance(confidence: 0.85, rule: "names/article")
}
