/// What one article may give: beyond this the rest is left out, and the text is no article.
package enum Limits {
    /// Time expressions.
    package static let timesMax = 4_096
    /// Sentences for which a business period that was told is what `a year earlier` counts from.
    package static let periodSentencesMax = 12
    /// Places of one name that are weighed; the most populous are.
    package static let namesakesMax = 40
    /// Tokens of a place's name.
    package static let placeTokensMax = 6
    /// Places.
    package static let placesMax = 8_192
    /// Quantities.
    package static let quantitiesMax = 8_192
    /// Sentences of a text that introduces its people; of a shorter one anybody may hold office.
    static let introducingSentencesMin = 4
    /// Words of games or films from which on an article is about them, if there is one in so many.
    static let genreWordsMin = 5
    /// Different ones of these words.
    static let genreKindsMin = 4
    static let wordsPerGenreWordMax = 130
    /// Tokens of a sentence that events are read from; a longer one is a list.
    static let toldTokensMax = 100
    /// Events.
    package static let eventsMax = 4_096
    /// Quotes that may stand inside one another.
    package static let quoteNestingMax = 8
    /// Words of the thing counted.
    package static let countedTokensMax = 5
    /// Sentences of the lead in which the main event is looked for.
    package static let leadSentencesMax = 4
    /// Sentences of title and lead in which its time, place and reason are looked for.
    static let settingSentencesMax = 10
    /// Days between an event that is news and the day of publication.
    static let newsDaysMax = 14
    /// Sentences of the lead whose times come before those of the rest.
    static let newsSentencesMax = 3
    /// Bytes between an hour and its day.
    static let gapBytesMax = 16
    /// Words of a predicate that is told as what happened, and of its helpers before the verb.
    package static let predicateTokensMax = 30
    static let helperTokensMax = 4
    /// Digits of a number; a longer numeral counts nothing.
    package static let digitsMax = 18
    /// Pieces of a number in words.
    static let numberPiecesMax = 32
    /// A number that no further scale word multiplies.
    package static let numberMax = 1e18
    /// Steps up a sentence's tree.
    package static let climbMax = 16
    /// Bearers of one surname, the latest, that a name may mean again.
    package static let familyMax = 16
    /// Sentences between two countries and what is said of both.
    static let pairSentencesMax = 3
    /// Parties of one event, and phrases of one word that they are looked for in.
    static let partiesMax = 12
    /// Nouns that may be parts of one another: `most of the members of the group`.
    static let partitiveDepthMax = 3
    /// Earlier events of an article with which a new one is compared.
    static let mergeCandidatesMax = 16
    /// Confidence from which on an event has a type, and that of one without.
    static let typedConfidenceMin = 0.5
    static let untypedConfidence = 0.4
    /// Bytes between a source and the word that tells the event, from which on it stands far off.
    static let farSourceBytes = 80
    /// Tokens of a long sentence and of a short one.
    static let longSentenceTokens = 55
    static let shortSentenceTokens = 20
    /// Bytes of an object or a reason that is told of an event.
    package static let phraseBytesMax = 400

    // Quotes
    /// Tokens between a quotation and the word that gives it to somebody.
    static let cueTokensMax = 80

    // Coreference
    /// Chains that a pronoun may go back to.
    static let recentChainsMax = 64

    // Names
    /// Tokens before a name at which a title that reaches into it may begin.
    static let titleTokensMax = 5
    /// Mentions that a majority among a word's types needs.
    static let votesMin = 3
    /// Bytes of a word of letters and digits that is an address rather than a name.
    static let addressBytesMin = 8
}
