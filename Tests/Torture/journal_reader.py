"""Reads a Dateline journal: written from docs/JOURNAL.md alone, as a stranger would.

usage: journal_reader.py FOLDER        prints every record as a line of JSON
"""
import glob, json, os, struct, sys
from datetime import datetime, timedelta, timezone


TABLE = list(range(256))
for _ in range(8):
    TABLE = [value >> 1 ^ 0x82F63B78 if value & 1 else value >> 1 for value in TABLE]


def crc32c(*parts):
    crc = 0xFFFFFFFF
    for part in parts:
        for byte in part:
            crc = crc >> 8 ^ TABLE[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF


def frames(folder, check=True):
    """Each good frame as (first seq, µs since 1970, type, claim's id, article's id, payload)."""
    last = following = journal = None
    for path in sorted(glob.glob(os.path.join(folder, "*.journal"))):
        data = open(path, "rb").read()
        magic, version, crc = struct.unpack_from("<8sII", data)
        assert (magic, version) == (b"DATELINE", 1), path
        assert crc == crc32c(data[8:12], data[16:64]), f"{path}: header"
        high, low, salt, seq, created, chain = struct.unpack_from("<QQQQQI", data, 16)
        assert journal in (None, (high, low)) and following in (None, seq), f"{path}: order"
        assert last in (None, chain), f"{path}: chain"
        journal, last, following, offset = (high, low), chain, seq, 64
        while offset + 72 <= len(data):
            size, crc, before, count, seq, time, kind, schema, group = struct.unpack_from(
                "<IIIIQQHHI", data, offset)
            end = offset + (72 + size + 7) // 8 * 8
            if count == 0 or end > len(data):
                break
            frame = data[offset:end]
            if check and crc != crc32c(struct.pack("<Q", salt), frame[:4], frame[8:]):
                break
            assert (before, seq) == (last, following), f"{path}: byte {offset}"
            if kind != 0xFFFF:  # A gap: its records are lost.
                yield seq, time, kind, frame[40:56], frame[56:72], frame[72:72 + size]
            last, following, offset = crc, seq + count, end


def records(folder, check=True):
    for seq, time, _, _, _, payload in frames(folder, check):
        at = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(microseconds=time)
        for number, line in enumerate(payload.splitlines()):
            stamp = at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
            yield {"seq": seq + number, "at": stamp, **json.loads(line)}


if __name__ == "__main__":
    for record in records(sys.argv[1]):
        print(json.dumps(record))
