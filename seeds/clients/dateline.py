#!/usr/bin/env python3
"""A client for Dateline's subscribers' socket: one file, Python 3.8 or later, nothing to install.

    import dateline
    for record in dateline.follow(start="first", filter={"kind": "quote"}):
        print(record["quote"]["text"])

`follow` connects again where the daemon stops or is not there yet, and goes on behind the last
record: no gap, no duplicate. What cannot be kept is raised: Refused with the reason `compacted`,
`journal_changed` or `bad_request`. Copy this file into your project; it has no other part.
From a shell: python3 dateline.py --from first --filter '{"kind":"quote"}'
"""

import argparse
import json
import random
import socket
import sys
import time

SOCKET = "/run/dateline/dateline.sock"
# A daemon with nothing to say gives a sign of life every 5 s (progress_seconds).
SILENCE_SECONDS = 60
PAUSE_SECONDS = (0.1, 10.0)
RETRIED = ("too_many_subscribers", "timeout")


class Refused(Exception):
    """The daemon said no: `reason` is its word for it, `answer` the whole message."""

    def __init__(self, answer):
        super().__init__(answer.get("message") or answer["error"])
        self.reason = answer["error"]
        self.answer = answer


class Connection:
    """One connection, from hello to bye: an iterator of messages and records as they come."""

    def __init__(self, path=SOCKET, start="now", filter=None, timeout=SILENCE_SECONDS):
        request = {"from": start}
        if filter is not None:
            request["filter"] = filter
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self.socket.settimeout(timeout)
            self.socket.connect(path)
            self._send({"subscribe": request})
            self._lines = self.socket.makefile("rb")
            hello = self._read()
            if hello is None:
                raise ConnectionError("the daemon closed the connection")
        except BaseException:
            self.socket.close()
            raise
        self.journal, self.first, self.next = hello["journal"], hello["first"], hello["next"]

    def _send(self, request):
        self.socket.sendall(json.dumps(request).encode() + b"\n")

    def _read(self):
        line = self._lines.readline()
        if not line.endswith(b"\n"):
            return None
        message = json.loads(line)
        if "error" in message:
            raise Refused(message)
        return message

    def __iter__(self):
        return self

    def __next__(self):
        message = self._read()
        if message is None:
            raise StopIteration
        return message

    def close(self):
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Follower:
    """Records over as many connections as it takes; `resume` is where to go on after the last."""

    def __init__(self, path=SOCKET, start="now", filter=None, until_live=False):
        self.path, self.start, self.filter, self.until_live = path, start, filter, until_live
        self.resume = None

    def __iter__(self):
        pause = PAUSE_SECONDS[0]
        while True:
            try:
                with Connection(self.path, self.resume or self.start, self.filter) as connection:
                    if self.resume is None and self.start == "now":
                        # What is reported while we are away is not to be missed.
                        self.resume = "%s:%d" % (connection.journal, connection.next)
                    for message in connection:
                        pause = PAUSE_SECONDS[0]
                        if "seq" in message:
                            self.resume = "%s:%d" % (connection.journal, message["seq"] + 1)
                            yield message
                        elif "bye" in message:
                            self.resume = message["resume"]
                            break
                        elif "live" in message or "progress" in message:
                            seq = message.get("live", message.get("progress"))
                            self.resume = "%s:%d" % (connection.journal, seq)
                            if "live" in message and self.until_live:
                                return
            except Refused as error:
                if error.reason not in RETRIED:
                    raise
            except OSError:
                pass
            time.sleep(random.uniform(pause / 2, pause))
            pause = min(2 * pause, PAUSE_SECONDS[1])


def follow(path=SOCKET, start="now", filter=None, until_live=False):
    """Yields records as dictionaries, for ever or until all that was there has been given.

    `start`: "now", "first", a seq, a resume point "<journal>:<seq>", or {"time": "2026-11-21"}.
    `filter`: a dictionary, as docs/SOCKET.md describes it.
    """
    return iter(Follower(path, start, filter, until_live))


def status(path=SOCKET):
    """What the daemon says of itself, as a dictionary."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(SILENCE_SECONDS)
        connection.connect(path)
        connection.sendall(b'{"status":{}}\n')
        for line in connection.makefile("rb"):
            message = json.loads(line)
            if "error" in message:
                raise Refused(message)
            if "status" in message:
                return message["status"]
    raise ConnectionError("the daemon closed the connection")


def main():
    parser = argparse.ArgumentParser(description="Print Dateline's records as lines of JSON.")
    parser.add_argument("--socket", default=SOCKET)
    parser.add_argument("--from", dest="start", default="now", help="now, first, a seq, ID:SEQ")
    parser.add_argument("--filter", type=json.loads, help="in JSON")
    parser.add_argument("--until-live", action="store_true", help="stop when all was shown")
    options = parser.parse_args()
    start = int(options.start) if options.start.isdigit() else options.start
    try:
        for record in follow(options.socket, start, options.filter, options.until_live):
            print(json.dumps(record, ensure_ascii=False), flush=True)
    except Refused as error:
        sys.exit("%s: %s" % (error.reason, error))
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
