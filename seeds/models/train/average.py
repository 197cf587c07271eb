"""The weighted mean of two models of one run: python average.py OUT FIRST SECOND SHARE_OF_SECOND."""

import os
import sys

import torch


def main():
    out, first, second, share = sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4])
    a, b = (torch.load(os.path.join(p, "model.pt"), weights_only=True) for p in (first, second))
    net = {k: a["net"][k] * (1 - share) + b["net"][k] * share for k in a["net"]}
    os.makedirs(out, exist_ok=True)
    torch.save({"net": net, "shape": a["shape"]}, os.path.join(out, "model.pt"))


if __name__ == "__main__":
    main()
