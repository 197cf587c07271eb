private import Glibc

/// The names in a directory, some at a time: a listing of any length costs little memory.
///
/// Names that come or go meanwhile may be in it or not; all others are in it once.
package struct DirectoryStream: ~Copyable {
    /// As a number, because the pointer may not be sent from task to task.
    private let stream: Int
    private let subject: String

    package init(_ directory: borrowing Descriptor) throws(SystemError) {
        subject = directory.subject
        let parent = directory.number
        // The descriptor's own position is not used.
        let copy = try retrying("open", directory.subject) {
            unsafe openat(parent, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        }
        guard let opened = unsafe fdopendir(copy) else {
            let error = SystemError.last("opendir", directory.subject)
            close(copy)
            throw error
        }
        stream = Int(bitPattern: opened)
    }

    deinit {
        if let opened = unsafe OpaquePointer(bitPattern: stream) { unsafe closedir(opened) }
    }

    /// The next names but `.` and `..`, in no order: `count` of them, or fewer at the end.
    package func next(_ count: Int) throws(SystemError) -> [FileName] {
        var names: [FileName] = []
        guard let stream = unsafe OpaquePointer(bitPattern: stream) else { return names }
        while names.count < count {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                if errno != 0 { throw SystemError.last("readdir", subject) }
                break
            }
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                unsafe FileName(bytes: Array(raw))
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }
}

extension Descriptor {
    /// All names in this directory but `.` and `..`, in no order: for directories that are known to
    /// be small.
    package func names() throws(SystemError) -> [FileName] {
        try DirectoryStream(self).next(.max)
    }
}
