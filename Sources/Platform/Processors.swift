private import Glibc

/// How many processors this process may use.
package enum Processors {
    package static func available() -> Int {
        max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }
}
