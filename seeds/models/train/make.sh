#!/bin/sh
# Retrains and exports the model: make.sh DATA [PYTHON]. Resumes where it was stopped; 3,700 CPU
# seconds on one core.
set -e
DATA=${1:-../shared/data}
PYTHON=${2:-python3}
HERE=$(dirname "$0")
export OMP_NUM_THREADS=1
run() { "$PYTHON" "$HERE/train.py" --data "$DATA" "$@"; }
# A small model first: where it and the silver labels agree on the tree banks' names, the next takes
# them as certain. Then the model, a last pass at a low rate with its own opinion instead of the small
# one's, and the mean of both.
[ -f work/first/model.pt ] || run --out work/first --epochs 8 --layers 1
[ -f work/second/model.pt ] || run --out work/second --epochs 18 --name-loss 2 --teacher work/first
[ -f work/third/model.pt ] || run --out work/third --epochs 3 --rate 1e-3 --name-loss 2 \
    --start work/second --teacher work/second
"$PYTHON" "$HERE/average.py" work/model work/second work/third 0.7
"$PYTHON" "$HERE/export.py" --data "$DATA" --model work/model
# Where sentences end: a minute, numpy alone.
"$PYTHON" "$HERE/sentence-ends.py" "$DATA" "$HERE/../sentence-ends.tsv"
