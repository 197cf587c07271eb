#!/usr/bin/env python3
"""Follows a daemon with the Python client. usage: follow.py CLIENTS-FOLDER SOCKET COUNT

Prints the seqs of the first COUNT articles from the first record on, reading slowly now and then.
"""

import sys

sys.path.insert(0, sys.argv[1])
import dateline  # noqa: E402

count = int(sys.argv[3])
follower = dateline.Follower(sys.argv[2], "first", {"kind": "article"})
for record in follower:
    print(record["seq"], record["article"]["source"]["name"], flush=True)
    count -= 1
    if count == 0:
        break
