"""Side by side on the texts of the edition: `python -m tests.bench_peers.peers`, by hand, after `npm install` here.

Writes `data/benchmarks/ner_peers.json`. The article is measured where ANNOTATE_ARTICLE names a copy of it; without
one its rows on file are kept. NODE_PATHS may name another folder with the packages of package.json.
"""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path

from annotate.edition import load, locate
from annotate.files import texts
from annotate.measure import peers
from annotate.measure.corpora import Labelled
from annotate.stages import assembly
from annotate.stages.recognise import available_models, load_recogniser, model_id

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
NOTES = {
    "compromise": "finds no dates",
    "wink-nlp": "finds dates only: its model for English has no people, places or organisations",
}
OTHERS = ("en_core_web_sm", "en_core_web_trf")


def main() -> None:
    edition = load(ROOT)
    data = edition.project.data
    kept = peers.FILE.read(data) if (data / peers.FILE.place).exists() else ()
    results = []
    for text in edition.texts:
        paragraphs = _paragraphs(text)
        if paragraphs is None:
            results += [r for r in kept if r.text == text.id]
            continue
        whole = replace(
            text, paragraphs=tuple(replace(p, text=line) for p, line in zip(text.paragraphs, paragraphs, strict=True))
        )
        located = [found for m in edition.decided(text.id) if (found := locate(whole, m))]
        results += _results(edition, text, paragraphs, peers.gold(located, len(paragraphs)))
    peers.FILE.write(data, tuple(results))
    for r in results:
        a = r.find("ALL").agreement
        print(f"{r.text:12} {r.tool:22} P {a.precision:.3f} R {a.recall:.3f} F1 {a.f1:.3f}")
    for name in OTHERS:
        if name not in available_models():
            print(f"{name}: not installed")


def _paragraphs(text):
    if text.complete:
        return [p.text or "" for p in text.paragraphs]
    article = os.environ.get("ANNOTATE_ARTICLE")
    if not article:
        return None
    lines = texts.split_paragraphs(Path(article).read_text(encoding="utf-8"), texts.Division.LINE)
    return lines if len(lines) == len(text.paragraphs) else None


def _results(edition, text, paragraphs, wanted):
    ours = load_recogniser()
    identity = model_id(ours)
    proposed = assembly.run(assembly.pipeline(edition.project.gazetteer), paragraphs, text.meta.reference_date.text)
    whole = [[] for _ in paragraphs]
    for s in proposed:
        if s.kind.value in ("PERSON", "PLACE", "ORG", "DATE"):
            whole[s.para].append(Labelled(s.start, s.end, s.kind.value))
    for tool, note, found in (
        ("pipeline", "model, rules and gazetteer", whole),
        ("model alone", "", peers.alone(ours, paragraphs)),
    ):
        result = peers.judged(text.id, tool, identity.version, wanted=wanted, found=found, note=note)
        yield peers.with_names(result, wanted, found, paragraphs)
    for name in OTHERS:
        if name in available_models():
            nlp = load_recogniser(name)
            yield peers.judged(text.id, name, model_id(nlp).version, wanted=wanted, found=peers.alone(nlp, paragraphs))
    folder = os.environ.get("NODE_PATHS", str(HERE))
    done = subprocess.run(
        ["node", HERE / "peers.mjs", folder], input=json.dumps(paragraphs), capture_output=True, text=True, check=True
    )
    said = json.loads(done.stdout)
    for tool, spans in said["spans"].items():
        found = [[] for _ in paragraphs]
        for para, start, end, label in spans:
            found[para].append(Labelled(start, end, label))
        yield peers.judged(text.id, tool, said["versions"][tool], wanted=wanted, found=found, note=NOTES[tool])


if __name__ == "__main__":
    main()
