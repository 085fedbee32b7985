"""Measures what is shipped: `make evaluate-ner`, or

    python -m extractors.entities.training.measure [--data DATA] [--backend none] [--errors]

On the held-out sentences of the domain: model and rules together, on all labels. With the folder of the public corpora
also the model alone on the held-out fifth of GermEval. Then CPU seconds to load and tokens per CPU second on one core.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import spacy

from extractors.entities import load
from extractors.entities.backends import SHIPPED
from extractors.entities.tokens import cut
from extractors.entities.training.evaluate import annotator_scores, conll_scores
from extractors.entities.training.sources import domain, germeval
from extractors.entities.training.templates import sentences

LOADING = """
import sys, time
from extractors.entities import load
load(sys.argv[1])(["Frau Jana Wolter leitet das Jugendamt in Unna."])
print(time.process_time())
"""
TEXTS = 4000  # for the speed: enough that one batch does not decide


def table(title: str, figures: Mapping[str, Mapping[str, float]]) -> str:
    """One line per label."""
    lines = [title, f"{'label':12}{'n':>6}{'precision':>11}{'recall':>9}{'F1':>8}{'overlap':>9}"]
    for label in sorted(figures, key=lambda name: (name == "ALL", name)):
        f = figures[label]
        lines.append(f"{label:12}{f['n']:6}{f['p']:11.3f}{f['r']:9.3f}{f['f1']:8.3f}{f['overlap_f1']:9.3f}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder that holds ner/germeval14-*.conll")
    parser.add_argument("--backend", choices=("builtin", "none"), default="builtin")
    parser.add_argument("--errors", action="store_true", help="list every sentence that went wrong")
    arguments = parser.parse_args()
    annotate = load(arguments.backend)
    held_out = domain("held_out")
    tally = annotator_scores(annotate, held_out)
    print(table(f"{len(held_out)} held-out sentences of the domain, {arguments.backend}", tally.figures()))
    if arguments.errors:
        print(*(" | ".join(error) for error in tally.errors), sep="\n")
    if arguments.data and (SHIPPED / "meta.json").exists():
        model = spacy.load(SHIPPED)
        rows = germeval(arguments.data)[1]
        print(table(f"\n{len(rows)} held-out sentences of GermEval, the model alone", conll_scores(model, rows)))
    loaded = subprocess.run(
        [sys.executable, "-c", LOADING, arguments.backend], check=True, capture_output=True, text=True
    )
    texts = [s.text for s in held_out] + [s.text for s in sentences(TEXTS, seed=99)]  # each once, as in a run
    tokens = sum(len(cut(text).tokens) for text in texts)
    started = time.process_time()
    annotate(texts)
    speed = tokens / (time.process_time() - started)
    print(f"\nloaded in {float(loaded.stdout):.2f} s of CPU; {speed:,.0f} tokens per CPU second")


if __name__ == "__main__":
    main()
