private import Glibc
import NIOCore

/// Who is at the other end of a connection, as the kernel says (SO_PEERCRED).
package struct Peer: Sendable, Equatable, CustomStringConvertible {
    package let process: Int32
    package let user: UInt32
    package let group: UInt32

    package init(process: Int32, user: UInt32, group: UInt32) {
        self.process = process
        self.user = user
        self.group = group
    }

    package var description: String { "uid \(user), gid \(group), pid \(process)" }

    /// Nil where the kernel does not say.
    static func of(_ channel: any Channel) -> EventLoopFuture<Peer> {
        guard let options = channel as? any SocketOptionProvider else {
            return channel.eventLoop.makeFailedFuture(ChannelError.operationUnsupported)
        }
        // Three 32-bit numbers, as `struct ucred` has them.
        let peer: EventLoopFuture<Peer> = options.unsafeGetSocketOption(
            level: .socket, name: NIOBSDSocket.Option(rawValue: SO_PEERCRED))
        return peer
    }
}
