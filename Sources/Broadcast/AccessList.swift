private import Glibc

/// Which users may connect; everybody whom the socket's file mode lets in, where it is empty.
package struct AccessList: Sendable, Equatable {
    private let users: Set<UInt32>
    private let groups: Set<UInt32>

    package static let everybody = AccessList(userNumbers: [], groupNumbers: [])

    package init(userNumbers: Set<UInt32>, groupNumbers: Set<UInt32>) {
        users = userNumbers
        groups = groupNumbers
    }

    /// Throws the first name that nobody has; a number is taken as it is.
    package init(users: [String], groups: [String]) throws(UnknownName) {
        var userNumbers: Set<UInt32> = []
        for name in users {
            guard let number = Self.user(name) else { throw UnknownName(name: name) }
            userNumbers.insert(number)
        }
        var groupNumbers: Set<UInt32> = []
        for name in groups {
            guard let number = Self.group(name) else { throw UnknownName(name: name) }
            groupNumbers.insert(number)
        }
        self.init(userNumbers: userNumbers, groupNumbers: groupNumbers)
    }

    package struct UnknownName: Error { package let name: String }

    package var isEverybody: Bool { users.isEmpty && groups.isEmpty }

    /// By its user, its group, or the groups that its user belongs to.
    package func admits(_ peer: Peer) -> Bool {
        if isEverybody { return true }
        if users.contains(peer.user) || groups.contains(peer.group) { return true }
        return !groups.isEmpty && !groups.isDisjoint(with: Self.groups(of: peer))
    }

    /// The number of a group, by its name or as it stands.
    package static func group(_ name: String) -> UInt32? {
        if let number = UInt32(name) { return number }
        guard let entry = unsafe getgrnam(name) else { return nil }
        return unsafe entry.pointee.gr_gid
    }

    private static func user(_ name: String) -> UInt32? {
        if let number = UInt32(name) { return number }
        guard let entry = unsafe getpwnam(name) else { return nil }
        return unsafe entry.pointee.pw_uid
    }

    private static func groups(of peer: Peer) -> Set<UInt32> {
        guard let entry = unsafe getpwuid(peer.user) else { return [] }
        var groups = [gid_t](repeating: 0, count: 256)
        var count = Int32(groups.count)
        guard unsafe getgrouplist(entry.pointee.pw_name, peer.group, &groups, &count) >= 0 else {
            return []
        }
        return Set(groups.prefix(Int(count)))
    }
}
