import Platform

/// Files that were claimed together, held open until they are synced: meanwhile their names may
/// change.
package struct ClaimGroup: Sendable {
    package internal(set) var claims: [ClaimName] = []
    /// Those that have a sidecar.
    var sidecars: [ClaimName] = []
    /// The claimed files and their sidecars, as far as they have contents.
    var files: [OpenFile] = []
}
