"""T1: killed at named points and at random times, nothing is lost and nothing comes twice."""
import os, random, signal, tempfile, time

from harness import Articles, Daemon, compile_failpoints, require

# Where the daemon is killed: before or after a call, on every way that an article and a batch go.
POINTS = [
    "rename:incoming>work", "sync:claim", "sync:work", "sync:incoming", "write:attempts", "read:claim",
    "write:segment", "sync:segment", "rename:work>done", "rename:work>work", "rename:work>quarantine", "write:reason",
    "sync:reason", "rename:reason", "sync:quarantine", "allocate:new-segment", "write:new-segment",
    "sync:new-segment", "rename:segment", "sync:journal", "truncate:segment", "write:index", "sync:index",
    "rename:index", "write:checkpoint", "sync:checkpoint", "allocate:segment",
]
# Those of a rotation, which takes a segment full of records, and those of quarantine.
ROTATION = {"allocate:new-segment", "write:new-segment", "sync:new-segment", "rename:segment", "truncate:segment",
            "write:index", "sync:index", "rename:index", "sync:journal", "write:checkpoint", "sync:checkpoint"}
QUARANTINE = {"rename:work>work", "rename:work>quarantine", "write:reason", "sync:reason", "rename:reason",
              "sync:quarantine"}


def faults_at(point, choices):
    """Once for what is rare; else the first to the fourth time."""
    times = 1 if point in ROTATION | QUARANTINE else choices.randint(1, 4)
    return f"{point}|{choices.choice(['before', 'after'])}|{times}"


def content(point, choices, name, data):
    """A file that leads to the point: empty ones to quarantine, large ones to a rotation."""
    if choices.random() < (0.6 if point in QUARANTINE else 0.1):
        return b""
    return large(choices, name) if choices.random() < (0.9 if point in ROTATION else 0.1) else data


def drops(daemon, articles, choices, point):
    """Up to twelve files, a few at a time, as long as the daemon runs: until it has died of the point, or for a while."""
    room = 12
    for _ in daemon.while_running(5 if point else choices.random() * 0.4):
        for _ in range(min(room, choices.randint(0, 3))):
            room -= 1
            name, data = articles.next()
            data = content(point, choices, name, data)
            if os.path.isdir(f"{daemon.spool}/incoming"):
                yield name, data
        time.sleep(choices.random() * 0.05)


def run(seed, kills, say=print):
    """The row of the result table."""
    choices = random.Random(seed)
    folder = tempfile.mkdtemp(prefix="dateline-kills-", dir=os.environ.get("TORTURE_DIR", "/dev/shm"))
    library = compile_failpoints(folder)
    daemon = Daemon(folder)
    articles = Articles(seed)
    dropped, killed, timed = [], {}, 0
    try:
        for number in range(kills):
            faults, point = "", ""
            if number % 4 != 3:
                point = POINTS[choices.randrange(len(POINTS))]
                faults = f"{faults_at(point, choices)}|kill"
                if point.startswith("write:") and choices.random() < 0.3:
                    faults = faults.replace("after", "before").replace("kill", "tear")
            daemon.launch(faults, library)
            for name, data in drops(daemon, articles, choices, point):
                daemon.drop(name, data)
                dropped.append(name)
            if daemon.is_running():
                timed += 1
                daemon.end(signal.SIGKILL)
            else:
                code = daemon.process.wait()
                require(code == -signal.SIGKILL, f"it ended with {code}: {daemon.said()}")
                killed[point] = killed.get(point, 0) + 1
            if number % 100 == 99:
                say(f"kills: {number + 1} of {kills}")
        daemon.start()
        daemon.drain()
        require(daemon.end() == 0, f"it did not stop: {daemon.said()}")
        records = daemon.check(dropped, kinds=("article", "failed"))
        return (f"T1 {kills} kills, seed {seed}: {sum(killed.values())} at {len(killed)} named points, {timed} at random "
                f"times; {len(dropped)} files, {records} records: 0 lost, 0 twice, seq dense, "
                f"{len(daemon.subscriber.seen)} records seen by a subscriber all there")
    finally:
        daemon.close()
        os.system(f"rm -rf '{folder}'") if not os.environ.get("TORTURE_KEEP") else None


def large(choices, name):
    """Hundreds of quotations: a third of a mebibyte of records, soon read."""
    quotes = " ".join(f"“Korela {choices.randrange(10**9)}.”" for _ in range(600))
    return f"{name}.\n\n{quotes}\n".encode()
