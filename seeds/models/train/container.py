"""The weight file: a header, a directory of named tensors, the tensors at multiples of 64 bytes;
little endian.

header   "DATELINE" | u32 version | u32 sections | u64 file bytes | u32 CRC-32 of all other bytes | 36 zero bytes
section  name, 32 bytes padded with zeros | u32 kind | u32 rows | u32 columns | u32 zero | u64 offset | u64 bytes
"""

import struct
import zlib

import numpy as np

MAGIC, VERSION, HEADER, SECTION, ALIGN = b"DATELINE", 1, 64, 64, 64
KINDS = {"f4": 1, "i1": 2, "u1": 3, "u2": 4, "u4": 5, "u8": 6, "i2": 7}


def write(path, tensors):
    """tensors: name → numpy array of one or two dimensions."""
    offset = HEADER + SECTION * len(tensors)
    directory, body = [], []
    for name, a in tensors.items():
        a = np.ascontiguousarray(a)
        rows, columns = a.shape if a.ndim == 2 else (1, a.shape[0])
        pad = -offset % ALIGN
        raw = a.astype(a.dtype.newbyteorder("<")).tobytes()
        body.append(b"\0" * pad + raw)
        offset += pad
        directory.append(
            struct.pack(
                "<32sIIIIQQ",
                name.encode(),
                KINDS[a.dtype.str[1:]],
                rows,
                columns,
                0,
                offset,
                len(raw),
            )
        )
        offset += len(raw)
    rest = b"".join(directory) + b"".join(body)
    head = struct.pack("<8sIIQ", MAGIC, VERSION, len(tensors), HEADER + len(rest))
    rest = bytes(HEADER - len(head) - 4) + rest
    head += struct.pack("<I", zlib.crc32(rest, zlib.crc32(head)))
    with open(path, "wb") as f:
        f.write(head + rest)
    return len(head) + len(rest)


def slots(entries, low_bits):
    """Open addressing, linear probing from hash mod size: the upper bits of the hash with the value
    in the lower; 0 is empty.
    """
    size = 1 << (len(entries) * 3 // 2).bit_length()
    table, low = np.zeros(size, np.uint64), (1 << low_bits) - 1
    seen = set()
    for h, v in entries:
        assert h not in seen and 0 < v <= low, (h, v)
        seen.add(h)
        i = h & (size - 1)
        while table[i]:
            i = (i + 1) & (size - 1)
        table[i] = np.uint64((h & ~low) | v)
    return table
