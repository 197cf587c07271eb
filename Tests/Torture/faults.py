"""T4, T5, T6, T9 and the spool's own troubles: each has a defined behaviour, and is tried here."""
import glob, json, os, shutil, signal, socket, subprocess, sys, tempfile, time
from contextlib import contextmanager

import journal_reader
from harness import Articles, Daemon, Failure, compile_failpoints, require, set_clock, wait_until


@contextmanager
def a_daemon(**options):
    folder = tempfile.mkdtemp(prefix="dateline-faults-", dir="/dev/shm")
    daemon = Daemon(folder, **options)
    daemon.library = compile_failpoints(folder)
    try:
        yield daemon
    finally:
        daemon.close()
        for line in open("/proc/mounts").read().splitlines():
            if line.split()[1].startswith(folder):
                subprocess.run(["umount", "-l", line.split()[1]])
        shutil.rmtree(folder, ignore_errors=True)


def mount(kind, path, options):
    os.makedirs(path, exist_ok=True)
    subprocess.run(["mount", "-t", kind, "-o", options, "none", path], check=True)


def remount(path, options):
    subprocess.run(["mount", "-o", f"remount,{options}", path], check=True)


def drop(daemon, articles, count, size=0):
    names = []
    for _ in range(count):
        name, data = articles.next(size)
        daemon.drop(name, data)
        names.append(name)
    return names


def finish(daemon, dropped, kinds=("article",)):
    daemon.drain()
    require(daemon.end() == 0, f"it did not stop cleanly: {daemon.said()[-2000:]}")
    return daemon.check(dropped, kinds)


def failing_sync(seed):
    """T4: a sync or a write that fails ends the daemon with 74; the restart gives exactly one batch."""
    points = ["sync:segment", "write:segment", "sync:claim", "sync:work", "sync:incoming"]
    for point in points:
        with a_daemon() as daemon:
            articles = Articles(seed)
            daemon.start(f"{point}|before|2|EIO", daemon.library)
            dropped = []
            while daemon.is_running() and len(dropped) < 2_000:
                dropped += drop(daemon, articles, 1)
                time.sleep(0.02)
            require(daemon.process.wait(20) == 74, f"{point}: {daemon.process.returncode}, {daemon.said()}")
            published = len(daemon.subscriber.seen)
            there = sum(1 for _ in journal_reader.records(daemon.journal, check=False))
            require(published <= there, f"{point}: {published} published, {there} written")
            daemon.start()
            finish(daemon, dropped)
    return f"{len(points)} calls fail with EIO: exit 74, one batch each after the restart"


def late_sync(seed):
    """I4: claims are read while they are synced, but not journaled before."""
    points = ["sync:claim", "sync:work", "sync:incoming"]
    for point in points:
        with a_daemon() as daemon:
            articles = Articles(seed)
            daemon.start(f"{point}|before|2|late", daemon.library)
            dropped = drop(daemon, articles, 1)
            daemon.drain()
            dropped += drop(daemon, articles, 1)
            require(daemon.process.wait(20) == 74, f"{point}: {daemon.process.returncode}, {daemon.said()}")
            there = [record["article"]["source"]["name"]
                     for record in journal_reader.records(daemon.journal, check=False) if record["kind"] == "article"]
            require(there == dropped[:1], f"{point}: journaled before it was on the disk: {there}")
            daemon.start()
            finish(daemon, dropped)
    return f"{len(points)} syncs of a claim fail late: exit 74, nothing of it in the journal, one batch after the restart"


def failing_sync_by_strace(seed):
    """T4 as the kernel would have it: no library of ours in the way."""
    require(shutil.which("strace"), "skipped: no strace")
    with a_daemon() as daemon:
        inject = "inject=fdatasync:error=EIO:when=4+"
        daemon.start(wrapper=("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync", "-e", inject))
        dropped = []
        articles = Articles(seed)
        while daemon.is_running() and len(dropped) < 500:
            dropped += drop(daemon, articles, 1)
            time.sleep(0.05)
        require(daemon.process.wait(20) == 74, f"{daemon.process.returncode}: {daemon.said()}")
        daemon.start()
        finish(daemon, dropped)
    return "fdatasync fails by strace: exit 74, nothing lost, nothing twice"


def stopped(seed, files):
    """T5: stopped while more files come than the kernel keeps events for."""
    with a_daemon(subscribe=False, segment=16) as daemon:
        daemon.start()
        daemon.pause()
        dropped = drop(daemon, Articles(seed), files)
        daemon.process.send_signal(signal.SIGCONT)
        daemon.drain(900)
        overflows = daemon.status()["watchOverflows"]
        require(overflows >= 1 or files < 16_384, "no overflow")
        finish(daemon, dropped)
        return f"{files} files while stopped, {overflows} overflows: {files} batches"


def full_disk(seed):
    """T6: the journal's disk is full, then has room again: it goes on by itself."""
    with a_daemon() as daemon:
        mount("tmpfs", daemon.journal, "size=2500k")
        daemon.start()
        dropped, articles = [], Articles(seed)
        wait_until(lambda: dropped.extend(drop(daemon, articles, 5)) or daemon.status()["diskFull"], 120, "a full disk")
        seen = len(daemon.subscriber.seen)
        dropped += drop(daemon, articles, 20)
        require(daemon.status()["next"] - 1 >= seen, "a subscriber saw more than was durable")
        remount(daemon.journal, "size=64m")
        finish(daemon, dropped)
        return f"full after {seen} records, then freed: {len(dropped)} files, nothing lost"


def full_inode_table(seed):
    """No inode for the reason beside a quarantined file, nor for a segment: both wait."""
    with a_daemon() as daemon:
        mount("tmpfs", daemon.spool, "size=16m,nr_inodes=40")
        daemon.start()
        ballast = []
        daemon.drop("empty-1.txt", b"")
        daemon.drain()
        with open(f"{daemon.spool}/.outside", "wb"):
            pass
        try:
            while True:
                ballast.append(f"{daemon.spool}/ballast-{len(ballast)}")
                open(ballast[-1], "wb").close()
        except OSError:
            ballast.pop()
        os.rename(f"{daemon.spool}/.outside", f"{daemon.spool}/incoming/empty-2.txt")
        wait_until(lambda: "No space left" in (daemon.status()["lastError"] or ""), 20, "the error in the status")
        for path in ballast:
            os.unlink(path)
        daemon.drop("empty-3.txt", b"")
        finish(daemon, ["empty-1.txt", "empty-2.txt", "empty-3.txt"], ("failed",))
        reasons = glob.glob(f"{daemon.spool}/quarantine/*.reason.json")
        require(len(reasons) == 3, f"{len(reasons)} reasons")
    return "a full inode table: waited for, nothing lost"


def read_only_spool(seed):
    """Nothing is claimed while the spool is read-only; a start on it is refused with 78."""
    with a_daemon() as daemon:
        mount("tmpfs", daemon.spool, "size=16m")
        articles = Articles(seed)
        daemon.start()
        dropped = drop(daemon, articles, 5)
        daemon.drain()
        daemon.pause()
        dropped += drop(daemon, articles, 20)
        remount(daemon.spool, "ro")
        daemon.process.send_signal(signal.SIGCONT)
        wait_until(lambda: "Read-only" in (daemon.status()["halted"] or ""), 20, "halted in the status")
        remount(daemon.spool, "rw")
        finish(daemon, dropped)
        remount(daemon.spool, "ro")
        daemon.launch()
        require(daemon.process.wait(30) == 78, f"{daemon.process.returncode}: {daemon.said()}")
    return "read-only for a while: halted, then all taken; a start is refused with 78"


def failed_move(seed):
    """A file that cannot be moved to done is moved later, although nothing else comes."""
    with a_daemon() as daemon:
        daemon.start("rename:work>done|before|1|EROFS", daemon.library)
        finish(daemon, drop(daemon, Articles(seed), 1))
    return "a move that fails once: done when it is tried again"


def changed_permissions(seed):
    """The drop folder may not be read for a while; the daemon is not root."""
    with a_daemon() as daemon:
        for path in (daemon.folder, daemon.outside, daemon.spool):
            os.chmod(path, 0o777)
        daemon.start(wrapper=("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"))
        articles = Articles(seed)
        incoming = f"{daemon.spool}/incoming"
        dropped = drop(daemon, articles, 3)
        daemon.drain()
        os.chmod(incoming, 0)
        dropped += drop(daemon, articles, 3)
        daemon.process.send_signal(signal.SIGHUP)
        wait_until(lambda: "denied" in (daemon.status()["lastError"] or ""), 20, "the error in the status")
        os.chmod(incoming, 0o770)
        finish(daemon, dropped)
    return "permissions taken away and given back: nothing lost"


def replaced_spool(seed):
    """The drop folder, then the whole spool, is deleted and made again."""
    with a_daemon() as daemon:
        daemon.start()
        articles = Articles(seed)
        dropped = drop(daemon, articles, 3)
        daemon.drain()
        incoming = f"{daemon.spool}/incoming"
        os.rmdir(incoming)
        wait_until(lambda: daemon.status()["halted"], 20, "halted in the status")
        os.mkdir(incoming)
        dropped += drop(daemon, articles, 3)
        daemon.drain()
        shutil.rmtree(daemon.spool)
        os.makedirs(incoming)
        dropped += drop(daemon, articles, 3)
        daemon.drain()
        require(not daemon.status()["halted"], "still halted")
        finish(daemon, dropped)
    return "deleted and made again, twice: watched again, nothing lost"


def polling(seed):
    """A file system without events: the folder is looked at."""
    with a_daemon() as daemon:
        daemon.configure(spool='watch = "poll"\npoll_seconds = 1')
        daemon.start()
        descriptors = [os.readlink(path) for path in glob.glob(f"/proc/{daemon.process.pid}/fd/*") if os.path.islink(path)]
        require("anon_inode:inotify" not in descriptors, "it watches nevertheless")
        finish(daemon, drop(daemon, Articles(seed), 20))
    return "polling: all found"


def slow_writer(seed):
    """A file that somebody opened before the start is not taken before he closes it."""
    with a_daemon() as daemon:
        os.makedirs(f"{daemon.spool}/incoming")
        name, data = Articles(seed).next()
        with open(f"{daemon.spool}/incoming/{name}", "wb", buffering=0) as file:
            file.write(data[:10])
            daemon.start()
            time.sleep(1.5)
            daemon.process.send_signal(signal.SIGHUP)
            time.sleep(1)
            require(os.listdir(f"{daemon.spool}/incoming") == [name], "taken while it was open")
            file.write(data[10:])
        finish(daemon, [name])
        size = next(r["article"]["source"]["bytes"] for r in journal_reader.records(daemon.journal) if r["kind"] == "article")
        require(size == len(data), f"{size} bytes of {len(data)}")
    return "a slow writer is waited for"


def crashing_file(seed):
    """I6: a file that takes the process down three times goes to quarantine."""
    with a_daemon() as daemon:
        daemon.start()
        daemon.end()
        name, data = Articles(seed).next()
        daemon.drop(name, data)
        for _ in range(3):
            daemon.launch("read:claim|before|1|kill", daemon.library)
            require(daemon.process.wait(30) == -9, f"{daemon.process.returncode}")
        daemon.start("read:claim|before|1|kill", daemon.library)
        finish(daemon, [name], ("failed",))
        reason = json.load(open(glob.glob(f"{daemon.spool}/quarantine/*.reason.json")[0]))
        require(reason["reason"]["code"] == "crashed", f"{reason}")
    return "three crashes, then quarantine"


def clock_steps(seed):
    """The clock is set back, forward, and the hour of daylight saving is lived twice."""
    with a_daemon() as daemon:
        clock = f"{daemon.folder}/clock"
        # 2026-10-25T01:00:00Z is 03:00 in Berlin, or 02:00 again.
        base = 1_792_890_000 - int(time.time()) - 5
        set_clock(clock, base)
        daemon.start("", daemon.library, FAILPOINTS_CLOCK=clock, TZ="Europe/Berlin")
        articles, dropped = Articles(seed), []
        for step in (0, 10, -3_600, 86_400 * 40, -86_400 * 400):
            set_clock(clock, base + step)
            dropped += drop(daemon, articles, 4)
            name, data = articles.next()
            with open(f"{daemon.spool}/incoming/{name}", "wb") as file:
                file.write(data)
            dropped.append(name)
            daemon.drain()
        finish(daemon, dropped)
        stamps = [r["at"] for r in journal_reader.records(daemon.journal)]
        require(stamps == sorted(stamps), "time goes back in the journal")
        require(stamps[0].startswith("2026-10-25T0"), stamps[0])
    return "five steps of the clock: time never goes back, nothing waits"


def reload(seed):
    """SIGHUP: what can be changed is changed, the rest is named; a bad file changes nothing."""
    with a_daemon() as daemon:
        daemon.start()
        articles = Articles(seed)
        dropped = drop(daemon, articles, 2)
        daemon.drain()
        daemon.configure(spool='done = "archive"', segment=2)
        daemon.process.send_signal(signal.SIGHUP)
        wait_until(lambda: "restart is needed for [journal] segment_mebibytes" in daemon.said(), 10, daemon.said)
        dropped += drop(daemon, articles, 3)
        daemon.drain()
        require(len(glob.glob(f"{daemon.spool}/archive/*/*")) == 3, "not archived")
        daemon.configure(spool='done = "burn"')
        daemon.process.send_signal(signal.SIGHUP)
        wait_until(lambda: "stays as it was" in daemon.said(), 10, daemon.said)
        dropped += drop(daemon, articles, 1)
        finish(daemon, dropped)
        require(len(glob.glob(f"{daemon.spool}/archive/*/*")) == 4, "not archived after a bad file")
    return "done = archive by SIGHUP; a bad file is refused"


UNREAD_JOURNAL = """
import os, socket, subprocess, sys
subprocess.run(["mount", "-t", "tmpfs", "none", "/run"], check=True)
os.makedirs("/run/systemd/journal")
unread = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
unread.bind("/run/systemd/journal/socket")
os.set_inheritable(unread.fileno(), True)
os.execv(sys.argv[1], sys.argv[1:])
"""


def unread_systemd_journal(seed):
    """T9: the systemd journal takes nothing: intake is unaffected, what is not mirrored is counted."""
    with a_daemon() as daemon:
        daemon.configure()
        path = f"{daemon.outside}/dateline.toml"
        text = open(path).read().replace("mirror = false", "mirror = true")
        open(path, "w").write(text)
        daemon.start(wrapper=("unshare", "--mount", sys.executable, "-c", UNREAD_JOURNAL))
        dropped = drop(daemon, Articles(seed), 1_000)
        daemon.drain()
        lost = daemon.status()["mirrorDropped"]
        require(lost > 0, "nothing was dropped: was the journal read?")
        # The mirror's thread hangs in the kernel: the daemon stops by itself nevertheless, or is killed.
        daemon.end(signal.SIGKILL)
        daemon.check(dropped)
        return f"an unread systemd journal: 1000 articles, {lost} records not mirrored and counted"


def service_manager(seed):
    """What systemd hears by sd_notify: more time for the start, ready, alive, reloading, stopping."""
    with a_daemon() as daemon, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        address = f"{daemon.outside}/notify"
        ear.bind(address)
        ear.settimeout(20)
        heard = []

        def hear(word):
            began = len(heard)
            while not any(line.startswith(word) for line in heard[began:]):
                heard.extend(ear.recv(4_096).decode().splitlines())

        daemon.launch(NOTIFY_SOCKET=address, WATCHDOG_USEC="2000000")
        hear("READY=1")
        require(heard.index("EXTEND_TIMEOUT_USEC=60000000") < heard.index("READY=1"), f"too late: {heard}")
        dropped = drop(daemon, Articles(seed), 1)
        daemon.drain()
        hear("WATCHDOG=1")
        daemon.process.send_signal(signal.SIGHUP)
        hear("RELOADING=1")
        hear("READY=1")
        daemon.process.send_signal(signal.SIGTERM)
        hear("STOPPING=1")
        finish(daemon, dropped)
        return f"sd_notify: {len(heard)} lines from EXTEND_TIMEOUT_USEC to STOPPING, in their order"


CASES = [
    failing_sync, late_sync, failing_sync_by_strace, full_disk, full_inode_table, read_only_spool, failed_move,
    changed_permissions, replaced_spool, polling, slow_writer, crashing_file, clock_steps, reload, service_manager,
    unread_systemd_journal,
]
