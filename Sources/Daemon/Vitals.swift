import Glibc
import Platform

/// What the kernel says of this process and its disks.
struct Vitals {
    let residentBytes: Int
    let cpuSeconds: Double
    let openFiles: Int

    init() {
        let pages = Self.words(of: "/proc/self/statm").dropFirst().first ?? 0
        residentBytes = pages * Int(sysconf(Int32(_SC_PAGESIZE)))
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
        let microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
        cpuSeconds = Double(seconds) + Double(microseconds) / 1_000_000
        let folder = try? Descriptor(path: "/proc/self/fd", flags: O_RDONLY | O_DIRECTORY)
        openFiles = (try? folder?.names().count) ?? 0
    }

    /// What users other than root may still write where `path` is; 0 where nobody knows.
    static func freeBytes(path: String) -> Int {
        var file = statvfs()
        guard unsafe statvfs(path, &file) == 0 else { return 0 }
        return Int(file.f_bavail) * Int(file.f_frsize)
    }

    private static func words(of path: String) -> [Int] {
        let file = try? Descriptor(path: path, flags: O_RDONLY)
        let bytes = (try? file?.read(at: 0, count: 256)) ?? []
        return String(decoding: bytes, as: UTF8.self).split(separator: " ").compactMap { Int($0) }
    }
}
