"""How fast the recogniser is here: `python -m tests.bench_recogniser` prints medians and asserts nothing.

Words a second are of `nlp.pipe` over the essay's paragraphs, repeated, in CPU time of one thread. The cold start is
that of a fresh Python that loads the model and reads the essay, against one that does the same with a blank English
pipeline and an untrained recogniser of the same shape.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from annotate.stages.recognise import SHIPPED_MODEL, load_recogniser

ROOT = Path(__file__).parents[1]
ESSAY = ROOT / "data" / "texts" / "companion" / "text.txt"
RUNS = 7
REPEATED = 12

_COLD = """
import sys, spacy
nlp = spacy.load(sys.argv[1])
nlp(open(sys.argv[2], encoding="utf-8").read())
"""
_BARE = """
import sys, spacy
from spacy.util import load_config
nlp = spacy.blank("en")
config = load_config(sys.argv[1] + "/config.cfg")
for name in ("tok2vec", "ner"):
    block = {k: v for k, v in config["components"][name].items() if k != "factory"}
    nlp.add_pipe(config["components"][name]["factory"], name=name, config=block)
for label in ("DATE", "EVENT", "NORP", "ORG", "PERSON", "PLACE"):
    nlp.get_pipe("ner").add_label(label)
nlp.initialize()
nlp(open(sys.argv[2], encoding="utf-8").read())
"""


def words_a_second() -> float:
    """Return the median words per CPU second of `nlp.pipe`."""
    nlp = load_recogniser()
    paragraphs = [line for line in ESSAY.read_text(encoding="utf-8").splitlines() if line] * REPEATED
    count = sum(len(line.split()) for line in paragraphs)
    found = []
    for _ in range(RUNS):
        begin = time.process_time()
        for _doc in nlp.pipe(paragraphs):
            pass
        found.append(count / (time.process_time() - begin))
    return statistics.median(found)


def cold_start(code: str) -> float:
    """Return the median CPU seconds of a fresh Python that runs `code` on the shipped model and the essay."""
    found = []
    single = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "cold.py"
        script.write_text(code, encoding="utf-8")
        for _ in range(RUNS):
            before = os.times()
            subprocess.run([sys.executable, script, SHIPPED_MODEL, ESSAY], check=True, env=single)
            after = os.times()
            found.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return statistics.median(found)


def main() -> None:
    ours, bare = cold_start(_COLD), cold_start(_BARE)
    print(f"nlp.pipe, recogniser alone      {words_a_second():>10,.0f} words per CPU second")
    print(f"cold start with the essay       {ours:>10.2f} CPU seconds")
    print(f"the same, blank and untrained   {bare:>10.2f} CPU seconds")
    print(f"ratio                           {ours / bare:>10.2f}")


if __name__ == "__main__":
    main()
