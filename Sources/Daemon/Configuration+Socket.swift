extension Configuration.Socket {
    /// The section `[socket]`.
    init(reading section: inout ConfigurationDocument.Section) throws(ConfigurationError) {
        let defaults = Self()
        path = try section.socketPath("path", defaults.path)
        mode = try section.fileMode("mode", defaults.mode)
        group = try section.name("group", defaults.group)
        users = try section.strings("users", defaults.users)
        groups = try section.strings("groups", defaults.groups)
        subscribersMax = try section.integer(
            "subscribers_max", defaults.subscribersMax, in: 1...10_000)
        progressSeconds = try section.integer(
            "progress_seconds", defaults.progressSeconds, in: 1...3_600)
        slowSeconds = try section.integer("slow_seconds", defaults.slowSeconds, in: 1...3_600)
    }
}
