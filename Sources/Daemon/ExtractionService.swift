import Platform
import ServiceLifecycle

/// Extracts on several processors at once and hands the outcomes on in the order of the claims.
struct ExtractionService: Service {
    private let processor: ArticleProcessor
    private let claims: BoundedChannel<Claimed>
    private let outcomes: BoundedChannel<Outcome?>
    private let jobs: Int
    private let crew: Crew

    init(
        processor: ArticleProcessor, claims: BoundedChannel<Claimed>,
        outcomes: BoundedChannel<Outcome?>, jobs: Int, crew: Crew
    ) {
        self.processor = processor
        self.claims = claims
        self.outcomes = outcomes
        self.jobs = jobs
        self.crew = crew
    }

    func run() async {
        await withTaskExecutorPreference(crew) {
            await mapInOrder(claims, to: outcomes, jobs: jobs) { [processor, claims] in
                // An article takes long: what this thread has made ready is not for it.
                Crew.handOver()
                return await processor.process($0) { claims.isFinished }
            }
        }
        // The group ends its services one after the other, each when it is told.
        try? await gracefulShutdown()
    }
}
