"""The real daemon in a folder of its own, under faults, and what must be true of it afterwards."""
import ctypes, hashlib, json, os, random, shutil, signal, socket, struct, subprocess, tempfile, threading, time

import journal_reader

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BIN = os.environ.get("DATELINE_BIN", f"{ROOT}/.build/release")


class Failure(Exception):
    pass


def require(truth, message):
    if not truth:
        raise Failure(message)


def compile_failpoints(folder):
    """The library of failpoints.c, built where it is used: it is no part of the package."""
    library = f"{folder}/failpoints.so"
    source = f"{HERE}/failpoints.c"
    subprocess.run(["clang", "-shared", "-fPIC", "-O1", "-Wall", source, "-o", library, "-ldl"], check=True)
    return library


def small_seeds(folder):
    """The seeds with their large tables cut short: the daemon starts in a fifth of the time."""
    shutil.copytree(f"{ROOT}/seeds", folder, ignore=shutil.ignore_patterns("articles"))
    for path, _, names in os.walk(folder):
        for name in names:
            with open(f"{path}/{name}", "rb+") as file:
                lines = file.readlines()
                if name.endswith(".tsv") and len(lines) > 2_000:
                    file.seek(0)
                    file.truncate()
                    file.writelines(lines[:400])


def wait_until(condition, seconds, what):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.002)
    raise Failure(f"not within {seconds} s: {what() if callable(what) else what}")


SYLLABLES = [a + b for a in "bdfgklmnprst" for b in ("a", "e", "i", "o", "u", "an", "el", "or")]


class Articles:
    """Small articles that nobody else has written: no two alike, or they would be one story."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.count = 0

    def next(self, size=0):
        self.count += 1
        words = ["".join(self.random.choices(SYLLABLES, k=3)) for _ in range(8)]
        name = f"{words[0]}-{self.count}.txt"
        text = f"{' '.join(words[:4]).capitalize()} {self.count}.\n\n{' '.join(words[4:]).capitalize()} said so.\n"
        return name, text.encode() + b"\n" * max(0, size - len(text))


class Subscriber(threading.Thread):
    """Notes the digest of every record it ever sees, from the first on, over all restarts."""

    def __init__(self, path):
        super().__init__(daemon=True)
        self.path, self.seen, self.problem, self.stopped = path, {}, None, False
        self.start()

    def run(self):
        while not self.stopped and not self.problem:
            try:
                self.follow()
            except (OSError, ValueError):
                time.sleep(0.005)

    def follow(self):
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(self.path)
            lines = connection.makefile("rb")
            if "hello" not in json.loads(lines.readline()):
                return
            position = max(self.seen, default=0) + 1
            connection.sendall(json.dumps({"subscribe": {"from": position}}).encode() + b"\n")
            for line in lines:
                if not line.endswith(b"\n"):
                    return
                if line.startswith(b'{"seq":'):
                    seq = json.loads(line)["seq"]
                    if seq != max(self.seen, default=0) + 1:
                        self.problem = f"seq {seq} after {max(self.seen, default=0)}"
                    self.seen[seq] = digest(line)
                elif b'"error"' in line[:12]:
                    self.problem = line.decode()
                    return


def digest(line):
    return hashlib.blake2b(line.strip(), digest_size=8).digest()


class Daemon:
    def __init__(self, folder, settings="", subscribe=True, segment=1, whole_seeds=False):
        self.folder, self.process = folder, None
        self.spool, self.journal = f"{folder}/spool", f"{folder}/journal"
        # A socket's path is short, and survives the folder that a power cut takes.
        self.outside = tempfile.mkdtemp(prefix="dateline-torture-", dir="/dev/shm")
        self.socket = f"{self.outside}/socket"
        os.makedirs(self.spool, exist_ok=True)
        self.seeds = f"{ROOT}/seeds" if whole_seeds else f"{self.outside}/seeds"
        if not whole_seeds:
            small_seeds(self.seeds)
        self.configure(settings, segment)
        self.subscriber = Subscriber(self.socket) if subscribe else None

    def configure(self, settings="", segment=1, spool="", log="notice"):
        """`settings`: keys of [journal]; `spool`: keys of [spool]."""
        with open(f"{self.outside}/dateline.toml", "w") as file:
            file.write(f'[spool]\npath = "{self.spool}"\n{spool}\n[journal]\npath = "{self.journal}"\n'
                       f'segment_mebibytes = {segment}\n{settings}\n[socket]\npath = "{self.socket}"\n'
                       f'[seeds]\npath = "{self.seeds}"\n[systemd_journal]\nmirror = false\n[log]\nlevel = "{log}"\n')

    def launch(self, faults="", library=None, wrapper=(), **more):
        """Starts it and does not wait."""
        environment = dict(os.environ, SWIFT_BACKTRACE=os.environ.get("SWIFT_BACKTRACE", "enable=no"), **more)
        if library:
            environment.update(LD_PRELOAD=library, FAILPOINTS=faults)
        self.errors = open(f"{self.outside}/errors", "wb")
        command = [*wrapper, f"{BIN}/datelined", "--config", f"{self.outside}/dateline.toml"]
        self.process = subprocess.Popen(command, stderr=self.errors, env=environment)

    def start(self, faults="", library=None, wrapper=(), seconds=60, **more):
        """Starts it and waits until it is ready."""
        self.launch(faults, library, wrapper, **more)
        wait_until(lambda: "ready;" in self.said() or not self.is_running(), seconds, "ready")
        require(self.is_running(), f"it did not start: {self.said()}")

    def while_running(self, seconds):
        """Yields again and again until it has been ready for `seconds`, or has ended or stopped."""
        end, given_up = None, time.monotonic() + 60
        while self.is_running() and not self.is_stopped():
            now = time.monotonic()
            require(now < given_up, "it is never ready")
            if end is None and "ready;" in self.said():
                end = now + seconds
            if end is not None and now >= end:
                return
            yield

    def is_stopped(self):
        with open(f"/proc/{self.process.pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] in "TtZ"

    def said(self):
        with open(f"{self.outside}/errors", errors="replace") as file:
            return file.read()

    def pause(self):
        """Stops it until SIGCONT. A thread that is about to run goes on for a moment: it is waited for."""
        self.process.send_signal(signal.SIGSTOP)
        tasks = f"/proc/{self.process.pid}/task"

        def state(task):
            with open(f"{tasks}/{task}/stat") as file:
                return file.read().rpartition(")")[2].split()[0]

        wait_until(lambda: all(state(task) == "T" for task in os.listdir(tasks)), 20, "stopped")

    def is_running(self):
        return self.process.poll() is None

    def end(self, sign=signal.SIGTERM, seconds=30):
        """Its exit code; negative for the signal that ended it."""
        if self.is_running():
            self.process.send_signal(sign)
        return self.process.wait(seconds)

    def drop(self, name, data, durably=False):
        """As producers do: written elsewhere, then moved in. `durably`: on the disk on return."""
        outside = f"{self.spool}/.outside-{name}"
        with open(outside, "wb") as file:
            file.write(data)
            if durably:
                os.fsync(file.fileno())
        os.rename(outside, f"{self.spool}/incoming/{name}")
        if durably:
            sync_folder(f"{self.spool}/incoming")

    def waiting(self):
        folders = [f"{self.spool}/{name}" for name in ("incoming", "work")]
        return sum(len(os.listdir(folder)) for folder in folders if os.path.isdir(folder))

    def drain(self, seconds=120):
        wait_until(lambda: self.waiting() == 0 or not self.is_running(), seconds,
                   lambda: f"an empty spool: {self.waiting()} left; {self.said()[-2000:]}")
        require(self.is_running(), f"it ended: {self.said()[-2000:]}")

    def status(self):
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(self.socket)
            lines = connection.makefile("rwb")
            lines.readline()
            lines.write(b'{"status":{}}\n')
            lines.flush()
            return json.loads(lines.readline())["status"]

    def close(self):
        if self.process and self.is_running():
            self.end(signal.SIGKILL)
        if self.subscriber:
            self.subscriber.stopped = True
        shutil.rmtree(self.outside, ignore_errors=True)

    def check(self, dropped, kinds=("article",), check_sums=False):
        """Nothing lost, nothing twice: `dropped` are the names of the files; the daemon is stopped."""
        found, seqs, ids = {}, 0, set()
        for record in journal_reader.records(self.journal, check=check_sums):
            seqs += 1
            require(record["seq"] == seqs, f"seq {record['seq']} where {seqs} was due")
            if record["kind"] in ("article", "failed"):
                require(record["kind"] in kinds, f"a record of kind {record['kind']}: {record}")
                payload = record[record["kind"]]
                found[payload["source"]["name"]] = found.get(payload["source"]["name"], 0) + 1
                if record["kind"] == "article":
                    require(payload["id"] not in ids, f"article {payload['id']} twice")
                    ids.add(payload["id"])
        lost = sorted(set(dropped) - set(found))
        twice = sorted(name for name, count in found.items() if count > 1)
        require(not lost, f"{len(lost)} lost: {lost[:5]}")
        require(not twice, f"{len(twice)} twice: {twice[:5]}")
        require(set(found) <= set(dropped), f"never dropped: {sorted(set(found) - set(dropped))[:5]}")
        verify = subprocess.run([f"{BIN}/dateline", "journal", "verify", self.journal], capture_output=True)
        require(verify.returncode == 0, verify.stderr.decode())
        self.check_seen()
        return seqs

    def check_seen(self):
        """Every record that a subscriber ever saw is in the journal, as it saw it."""
        if not self.subscriber:
            return
        require(not self.subscriber.problem, f"the subscriber: {self.subscriber.problem}")
        output = subprocess.run(
            [f"{BIN}/dateline", "journal", "export", self.journal], capture_output=True, check=True).stdout
        there = {number + 1: digest(line) for number, line in enumerate(output.splitlines())}
        gone = [seq for seq, value in self.subscriber.seen.items() if there.get(seq) != value]
        require(not gone, f"a subscriber saw {len(gone)} records that are gone or changed: {gone[:5]}")


def sync_folder(path):
    folder = os.open(path, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def set_clock(path, seconds):
    with open(path, "r+b" if os.path.exists(path) else "w+b") as file:
        file.write(struct.pack("<q", seconds))
