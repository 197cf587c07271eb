"""T2: after a power cut, every record that a subscriber ever saw is still there.

The spool and the journal are on a file system in an image; a copy of the image made while it is mounted
holds only what was synced. The daemon is stopped at a named point or at a random time while the copy is
made, and goes on with the copy as if the power had come back.
"""
import os, random, shutil, signal, subprocess, tempfile, time

from harness import Articles, Daemon, compile_failpoints, require
from kills import POINTS, drops, faults_at

IMAGE_MEBIBYTES = 96


def command(*words):
    subprocess.run(words, check=True, capture_output=True)


class Disk:
    """An ext4 in an image, mounted so that it writes nothing by itself."""

    def __init__(self, folder):
        self.image, self.copy, self.mount = f"{folder}/image", f"{folder}/copy", f"{folder}/mount"
        os.makedirs(self.mount)
        with open(self.image, "wb") as file:
            file.truncate(IMAGE_MEBIBYTES << 20)
        command("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0", self.image)
        self.attach()

    def attach(self):
        command("mount", "-o", "loop,commit=600", self.image, self.mount)

    def cut(self, stop):
        """The power goes: what was synced stays. `stop` ends the writers once the copy is made."""
        command("cp", "--sparse=always", self.image, self.copy)
        stop()
        command("umount", self.mount)
        os.replace(self.copy, self.image)
        self.attach()

    def detach(self):
        subprocess.run(["umount", "-l", self.mount], capture_output=True)


def run(seed, cuts, say=print):
    choices = random.Random(seed)
    folder = tempfile.mkdtemp(prefix="dateline-power-", dir="/dev/shm")
    library = compile_failpoints(folder)
    disk = Disk(folder)
    daemon = Daemon(disk.mount)
    # The spool's own folder is not the daemon's to make.
    command("sync", "-f", disk.mount)
    articles = Articles(seed)
    # On the disk when the drop returned: these may not be lost. Others may.
    durable, others, named = [], [], 0
    try:
        for number in range(cuts):
            faults, point = "", ""
            if number % 3 != 2:
                point = POINTS[choices.randrange(len(POINTS))]
                faults = f"{faults_at(point, choices)}|stop"
            daemon.launch(faults, library)
            for name, data in drops(daemon, articles, choices, point):
                durably = choices.random() < 0.7
                daemon.drop(name, data, durably)
                (durable if durably else others).append(name)
            require(daemon.is_running(), f"it ended: {daemon.said()}")
            named += daemon.is_stopped()
            daemon.pause()
            while not daemon.is_stopped():
                time.sleep(0.001)
            # What it has sent has reached the subscriber, or will when it reads on.
            time.sleep(0.01)
            disk.cut(lambda: daemon.end(signal.SIGKILL))
            if number % 50 == 49:
                say(f"power cuts: {number + 1} of {cuts}")
        daemon.start()
        daemon.drain()
        require(daemon.end() == 0, f"it did not stop: {daemon.said()}")
        records = check(daemon, durable, others)
        return (f"T2 {cuts} power cuts, seed {seed}: {named} at named points; {len(durable)} files dropped durably, "
                f"{len(others)} not, {records} records: 0 lost, 0 twice, {len(daemon.subscriber.seen)} records seen by a "
                "subscriber all there")
    finally:
        daemon.close()
        disk.detach()
        shutil.rmtree(folder, ignore_errors=True)


def check(daemon, durable, others):
    """A file that its producer never synced may be gone, or be empty, but is there once at most."""
    import journal_reader
    names = [r[r["kind"]]["source"]["name"] for r in journal_reader.records(daemon.journal, check=False)
             if r["kind"] in ("article", "failed")]
    survived = [name for name in others if name in set(names)]
    return daemon.check(durable + survived, kinds=("article", "failed"))
