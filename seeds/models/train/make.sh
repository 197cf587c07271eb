#!/bin/sh
# Retrains and exports the model: make.sh DATA [PYTHON]. Resumes where it was stopped; about 6,000
# CPU seconds on one core.
set -e
DATA=${1:-../shared/data}
PYTHON=${2:-python3}
HERE=$(dirname "$0")
export OMP_NUM_THREADS=1
run() { "$PYTHON" "$HERE/train.py" --data "$DATA" --name-loss 2 "$@"; }
# A small model first: where it and the silver labels agree on the tree banks' names, the next takes
# them as certain. Then a model of the size that ships, a last pass at a low rate with its own opinion
# instead of the small one's, and the mean of both.
[ -f work/first/model.pt ] || run --out work/first --epochs 8 --layers 1 --name-loss 1
[ -f work/second/model.pt ] || run --out work/second --epochs 18 --teacher work/first
[ -f work/third/model.pt ] || run --out work/third --epochs 3 --rate 1e-3 \
    --start work/second --teacher work/second
[ -f work/mean/model.pt ] || "$PYTHON" "$HERE/average.py" work/mean work/second work/third 0.7
# A larger model of another seed; what all of them think of the training text; and the model of the
# size that ships goes on with that, and with names that are changed for invented ones.
[ -f work/large/model.pt ] || run --out work/large --epochs 16 --seed 7 --width 128 --hidden 128 \
    --space 96 --drop 0.33 --rate 2.5e-3 --names 0.4 --teacher work/third
[ -f work/soft.pickle ] || "$PYTHON" "$HERE/soft.py" --data "$DATA" --out work/soft.pickle \
    --models work/mean work/first work/large --weights 1 0.5 1
[ -f work/model/model.pt ] || run --out work/model --epochs 10 --rate 2e-3 --drop 0.2 --names 0.65 \
    --start work/mean --soft work/soft.pickle --swapped 4000
"$PYTHON" "$HERE/export.py" --data "$DATA" --model work/model
# Where sentences end: a minute, numpy alone.
"$PYTHON" "$HERE/sentence-ends.py" "$DATA" "$HERE/../sentence-ends.tsv"
