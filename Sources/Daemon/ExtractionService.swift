import Platform
import ServiceLifecycle

/// Extracts on several processors at once and hands the outcomes on in the order of the claims.
struct ExtractionService: Service {
    private let processor: ArticleProcessor
    private let claims: BoundedChannel<Claimed>
    private let outcomes: BoundedChannel<Outcome?>
    private let jobs: Int
    private let pool: ThreadPool

    init(
        processor: ArticleProcessor, claims: BoundedChannel<Claimed>,
        outcomes: BoundedChannel<Outcome?>, jobs: Int, pool: ThreadPool
    ) {
        self.processor = processor
        self.claims = claims
        self.outcomes = outcomes
        self.jobs = jobs
        self.pool = pool
    }

    func run() async {
        await withTaskExecutorPreference(pool) {
            await mapInOrder(claims, to: outcomes, jobs: jobs) { [processor, claims] in
                // An article takes long: what this thread has made ready is not for it.
                ThreadPool.handOver()
                return await processor.process($0) { claims.isFinished }
            }
        }
        // The group ends its services one after the other, each when it is told.
        try? await gracefulShutdown()
    }
}
