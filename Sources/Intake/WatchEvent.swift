package import Platform

/// Something that happened in the drop folder. A hint: the folder itself is the truth.
package struct WatchEvent: Sendable, Equatable {
    package enum Kind: Sendable {
        case created, modified, closed, movedIn, gone
        /// The kernel dropped events: scan.
        case overflow
        /// The folder is no longer watched: it was removed or unmounted.
        case ignored
    }

    package let kind: Kind
    package let name: FileName?

    package init(_ kind: Kind, _ name: FileName? = nil) {
        self.kind = kind
        self.name = name
    }
}
