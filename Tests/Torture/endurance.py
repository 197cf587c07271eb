"""T10: memory stays flat when the window of the stories is full, and so does the number of open files.

What grows by design is full when memory is looked at for the first time: the window of the stories, by default of 200,000
articles, and the journal's open segment."""
import os, shutil, tempfile, time

from harness import Articles, Daemon, require, wait_until


def memory(daemon):
    """Kilobytes of memory that is the daemon's own, and how many files it has open."""
    with open(f"/proc/{daemon.process.pid}/status") as file:
        fields = dict(line.split(":", 1) for line in file)
    return int(fields["RssAnon"].split()[0]), len(os.listdir(f"/proc/{daemon.process.pid}/fd"))


def run(seed, count):
    folder = tempfile.mkdtemp(prefix="dateline-endurance-", dir="/dev/shm")
    daemon = Daemon(folder, subscribe=False)
    early = count // 10
    daemon.configure(f"[stories]\nwindow = {early // 2}", spool='done = "delete"', segment=4)
    articles = Articles(seed)
    try:
        daemon.start()
        began = time.monotonic()
        for number in range(1, count + 1):
            name, data = articles.next()
            daemon.drop(name, data)
            if number % 500 == 0:
                wait_until(lambda: daemon.waiting() < 500 or not daemon.is_running(), 300, "room in the spool")
            if number == early:
                daemon.drain(600)
                before, files = memory(daemon)
        daemon.drain(600)
        seconds = time.monotonic() - began
        after, files_after = memory(daemon)
        require(daemon.status()["articles"] == count, f"{daemon.status()}")
        require(files_after <= files, f"{files} files open, then {files_after}")
        require(daemon.end() == 0, daemon.said())
        growth = 100 * (after - before) / before
        return (f"{count} articles in {seconds:.0f} s; own memory {before // 1024} MiB after {early}, {after // 1024} MiB at "
                f"the end: {growth:+.1f} %; {files_after} files open")
    finally:
        daemon.close()
        shutil.rmtree(folder, ignore_errors=True)
