private import CInotifyTools
private import Glibc
package import Platform

/// The events of one folder, by libinotifytools; or none, where the folder is to be polled.
///
/// The library's state belongs to the whole process: one watcher, on one thread, for its lifetime.
package struct Watcher: ~Copyable {
    private let path: String
    /// −1 where there are no events.
    private var number: Int32

    private init(path: String, number: Int32) {
        self.path = path
        self.number = number
    }

    /// Watches the folder `path`.
    package static func open(path: String) throws(SystemError) -> Watcher {
        Watcher(path: path, number: try watch(path))
    }

    /// Knows of no events: for file systems that have none.
    package static func polling(path: String) -> Watcher { Watcher(path: path, number: -1) }

    package var hasEvents: Bool { number >= 0 }

    /// Watches the folder that has the path now. Where that fails there are no events any more.
    package mutating func renew() throws(SystemError) {
        inotifytools_cleanup()
        number = -1
        number = try Self.watch(path)
    }

    deinit { if number >= 0 { inotifytools_cleanup() } }

    private static func watch(_ path: String) throws(SystemError) -> Int32 {
        guard inotifytools_initialize() != 0 else {
            throw SystemError("inotify_init", path, errno: inotifytools_error())
        }
        do throws(SystemError) {
            let number = try descriptorNumber()
            _ = fcntl(number, F_SETFD, FD_CLOEXEC)
            // What an earlier watcher has left in the library's buffer.
            try drain(of: path) { _ in }
            let events =
                IN_MOVED_TO | IN_CLOSE_WRITE | IN_CREATE | IN_MODIFY | IN_MOVED_FROM | IN_DELETE
                | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR
            guard unsafe inotifytools_watch_file(path, Int32(events)) != 0 else {
                throw SystemError("inotify_add_watch", path, errno: inotifytools_error())
            }
            return number
        } catch {
            inotifytools_cleanup()
            throw error
        }
    }

    /// Waits for events, for a wake-up on the descriptor `wake`, or for `milliseconds`; −1: for
    /// ever.
    package func wait(milliseconds: Int32, wake: Int32) throws(SystemError) -> [WatchEvent] {
        var polled = [
            pollfd(fd: number, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
        ]
        let count = unsafe poll(&polled, nfds_t(polled.count), milliseconds)
        if count < 0, errno != EINTR { throw SystemError.last("poll", path) }
        var events: [WatchEvent] = []
        if count > 0, polled[0].revents != 0 { try Self.drain(of: path) { events.append($0) } }
        return events
    }

    /// The library buffers events while the descriptor is unreadable: all of them are taken.
    private static func drain(
        of path: String, _ body: (WatchEvent) -> Void
    ) throws(SystemError) {
        while true {
            guard let event = unsafe inotifytools_next_events(0, 1) else {
                let code = inotifytools_error()
                if code == 0 || code == EINTR { return }
                throw SystemError("read", "inotify of \(path)", errno: code)
            }
            let mask = unsafe Int(event.pointee.mask)
            let nameBytes = unsafe Int(event.pointee.len)
            let start = unsafe UnsafeRawPointer(event) + MemoryLayout<inotify_event>.size
            let raw = unsafe UnsafeRawBufferPointer(start: start, count: nameBytes)
            let name = unsafe FileName(bytes: Array(raw))
            if let kind = kind(mask) {
                body(WatchEvent(kind, name.bytes.isEmpty ? nil : name))
            }
        }
    }

    private static func kind(_ mask: Int) -> WatchEvent.Kind? {
        func has(_ flag: some BinaryInteger) -> Bool { mask & Int(flag) != 0 }
        if has(IN_Q_OVERFLOW) { return .overflow }
        if has(IN_IGNORED) || has(IN_UNMOUNT) || has(IN_DELETE_SELF) || has(IN_MOVE_SELF) {
            return .ignored
        }
        if has(IN_MOVED_TO) { return .movedIn }
        if has(IN_CLOSE_WRITE) { return .closed }
        if has(IN_CREATE) { return .created }
        if has(IN_MODIFY) { return .modified }
        if has(IN_MOVED_FROM) || has(IN_DELETE) { return .gone }
        return nil
    }

    /// The library does not tell its descriptor: it is the one that /proc shows as inotify.
    private static func descriptorNumber() throws(SystemError) -> Int32 {
        let folder = try Descriptor(path: "/proc/self/fd", flags: O_RDONLY | O_DIRECTORY)
        for name in try folder.names() {
            var target = [CChar](repeating: 0, count: 64)
            let directory = folder.number
            let count = unsafe name.withCString {
                unsafe readlinkat(directory, $0, &target, target.count - 1)
            }
            let bytes = target.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
            if bytes.elementsEqual("anon_inode:inotify".utf8), let number = Int32(name.description)
            {
                return number
            }
        }
        throw SystemError("open", "inotify descriptor", errno: EBADF)
    }
}
