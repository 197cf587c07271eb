internal import CKernels
package import Prose
internal import Records

/// Finds the parts of speech, lemmas, trees and names of sentences.
///
/// Immutable: any number of threads may use one at the same time, and what they get does not depend
/// on how many they are. Time and memory are linear in the text: a sentence longer than
/// `Limits.windowTokensMax` is read in windows.
package struct LanguageModel: Sendable {
    /// The `rule` of a name's provenance.
    package static let namesRule = "network:names"

    /// Names the weights: `ModelFile.checksum`.
    package let checksum: String
    let network: Network
    let gazetteer: Gazetteer
    let lemmatizer: Lemmatizer
    let tags: TagSets

    /// Where a seeds directory has it.
    package static func path(in seeds: String) -> String { seeds + "/models/english.dateline" }

    /// Maps a weight file; `instructions` is for tests (0 baseline, 1 AVX2, 2 AVX-512).
    package init(path: String, instructions: Int32? = nil) throws(ModelError) {
        let file = try ModelFile(path: path)
        checksum = file.checksum
        network = try Network(file: file, instructions: instructions)
        gazetteer = try Gazetteer(file: file)
        lemmatizer = try Lemmatizer(file: file)
        tags = try TagSets(file: file, shape: network.shape)
    }

    /// Parses the sentences of an article; the result has one for each, in their order.
    package func parse(_ sentences: [Sentence], of text: ArticleText) -> [ParsedSentence] {
        let windows = Self.windows(of: sentences)
        let none = Word(upos: .other, lemma: "", head: nil, relation: .dep)
        var words = sentences.map { [Word](repeating: none, count: $0.tokens.count) }
        var names = sentences.map { _ in [Name]() }
        for chunk in Self.chunks(of: windows) {
            parse(chunk, of: sentences, in: text.bytes, &words, &names)
        }
        return sentences.indices.map { i in
            ParsedSentence(
                sentence: sentences[i], words: words[i], names: names[i])
        }
    }

    /// A part of a sentence that is read at once.
    struct Window {
        let sentence: Int
        let tokens: Range<Int>
    }

    /// The windows of all sentences, shortest first: those read side by side are of like length.
    private static func windows(of sentences: [Sentence]) -> [Window] {
        var out: [Window] = []
        for (i, sentence) in sentences.enumerated() {
            let max = Limits.windowTokensMax
            for start in stride(from: 0, to: sentence.tokens.count, by: max) {
                let end = min(start + max, sentence.tokens.count)
                out.append(Window(sentence: i, tokens: start..<end))
            }
        }
        return out.enumerated().sorted {
            let (a, b) = ($0.element.tokens.count, $1.element.tokens.count)
            return a == b ? $0.offset < $1.offset : a < b
        }.map(\.element)
    }

    private static func chunks(of windows: [Window]) -> [ArraySlice<Window>] {
        var out: [ArraySlice<Window>] = []
        var start = 0
        var positions = 0
        for (i, window) in windows.enumerated() {
            let size = window.tokens.count + 1
            if i > start,
                i - start == Limits.lanesMax
                    || positions + size > Limits.chunkPositionsMax
            {
                out.append(windows[start..<i])
                (start, positions) = (i, 0)
            }
            positions += size
        }
        if start < windows.count { out.append(windows[start...]) }
        return out
    }

    private func parse(
        _ chunk: ArraySlice<Window>, of sentences: [Sentence], in bytes: [UInt8],
        _ words: inout [[Word]], _ names: inout [[Name]]
    ) {
        var features = SentenceFeatures()
        for window in chunk {
            let tokens = sentences[window.sentence].tokens[window.tokens]
            features.append(tokens.lazy.map(\.range), of: bytes, network.vocabulary, gazetteer)
        }
        let encoder = Encoder(network, features)
        let heads = encoder.run()
        var form = WordForm()
        for (i, window) in chunk.enumerated() {
            let decoding = Decoding(network, heads, first: encoder.starts[i], window.tokens.count)
            let tokens = sentences[window.sentence].tokens[window.tokens]
            for (k, token) in tokens.enumerated() {
                form.read(bytes[token.range])
                words[window.sentence][window.tokens.lowerBound + k] = word(
                    k, form, decoding, tags.choice(heads, encoder.starts[i] + 1 + k), window)
            }
            names[window.sentence] += decoding.names.compactMap {
                name($0, in: window, of: sentences[window.sentence], bytes)
            }
        }
        for sentence in Set(chunk.map(\.sentence)) {
            names[sentence].sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
        }
    }

    /// A token's grammar. The root of a later window hangs on the sentence's first token, as
    /// parataxis.
    private func word(
        _ index: Int, _ form: WordForm, _ decoding: borrowing Decoding, _ choice: TagSets.Choice,
        _ window: Window
    ) -> Word {
        let start = window.tokens.lowerBound
        let head = decoding.heads[index]
        let lemma = lemmatizer.lemma(
            of: form, tag: choice.tag, inflection: tags.inflections[choice.bundle],
            keepsCase: tags.keepsCase[choice.tag])
        let isLaterRoot = head == 0 && start > 0
        return Word(
            upos: tags.upos[choice.tag], lemma: lemma, features: tags.features[choice.bundle],
            head: isLaterRoot ? 0 : head == 0 ? nil : start + head - 1,
            relation: isLaterRoot
                ? .parataxis
                : head == 0 ? .root : tags.relations[decoding.labels[index]])
    }

    /// A name at its edges in the sentence; nil where nothing is left.
    private func name(
        _ found: NameDecoder.Found, in window: Window, of sentence: Sentence, _ bytes: [UInt8]
    ) -> Name? {
        let start = window.tokens.lowerBound
        let edges = NameEdges(sentence: sentence, bytes: bytes)
        let tokens = start + found.tokens.lowerBound..<start + found.tokens.upperBound
        return edges.trimmed(tokens).map {
            Name(
                tokens: $0, type: tags.types[found.type],
                provenance: Provenance(
                    confidence: Double(found.confidence), rule: Self.namesRule))
        }
    }
}
