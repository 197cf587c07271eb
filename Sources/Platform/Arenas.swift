private import CGlibc

/// The parts that glibc divides the heap into.
package enum Arenas {
    /// At most `count` of them from now on; to be called before threads are made.
    ///
    /// By default there are eight for each processor, and each thread takes one of its own. What
    /// was allocated on one thread and is freed on another stays in the first one's: with tasks
    /// that go over several threads all of them grow for a long time.
    package static func limit(to count: Int) {
        _ = mallopt(M_ARENA_MAX, Int32(clamping: max(2, count)))
    }
}
