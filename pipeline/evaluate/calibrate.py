"""Learns what probabilities are shipped: `python -m pipeline.evaluate.calibrate CORPUS... --out probability.json`.

A corpus is a folder of labelled publications. Rules are mended on the publications that one has until they fit, so that
today's records of them look better than those of publications nobody has seen: `--first` takes records as they were
before the mending (JSON with rules' scores and `blocks`); then either counts half, and publications without such a
record count little. `--go-on` learns on from what is shipped, whose own publications need not be at hand. What matches
`--hold-out` is measured and never learned from. Only weights are written, nothing of any text.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from pipeline.evaluate.calibration import Calibration, Sure
from pipeline.evaluate.compare import compare
from pipeline.evaluate.labelled import Labelled, find_labelled
from pipeline.evaluate.learn import Seen, learn
from pipeline.extract import examine
from pipeline.judge.circumstances import Circumstances
from pipeline.judge.probability import PARAMETERS, Curve, field_of_path, learned
from pipeline.read import read
from schemas.errors import SteckbriefError, Unreadable
from schemas.evidence import Evidence
from schemas.profile import BlockText
from schemas.settings import Settings

HALF = 0.5
TUNED = 0.2  # of publications without a record of their first day: rules were made on them, so that they look too well


def judged(labelled: Labelled, record: Mapping[str, Any], *, weight: float = 1.0) -> Iterator[Seen]:
    """Every value of a record that has evidence, with its score and circumstances, and whether it is right.

    `record` is the contract's JSON with the rules' scores as confidences, and `blocks`. Contacts of the publication
    count only where the labels have any: most labels leave imprints out.
    """
    worst: dict[str, Evidence] = {}
    for entry in (Evidence(**e) for e in record.get("evidence") or ()):
        if entry.path not in worst or entry.confidence < worst[entry.path].confidence:
            worst[entry.path] = entry
    blocks = [BlockText(**b) for b in record.get("blocks") or ()]
    known = Circumstances(record.get("publication") or {}, record.get("profiles") or (), blocks)
    imprints = bool((labelled.gold.get("publication") or {}).get("contacts"))
    for judgement in compare(labelled, record).judgements:
        if judgement.predicted is None or (judgement.field.startswith("publication.contact") and not imprints):
            continue
        path = judgement.path
        while path and path not in worst:
            path = path.rpartition("/")[0]
        if path:
            e = worst[path]
            yield Seen(labelled.name, field_of_path(path), e.rule, e.confidence, known.of(e), judgement.strict, weight)


def scored(labelled: Labelled) -> Mapping[str, Any]:
    """Today's record of a publication with the rules' scores; {} for one that cannot be read."""
    try:
        document = read(labelled.pdf.read_bytes(), file_name=labelled.pdf.name)
    except Unreadable:
        return {}
    extraction = examine(document, settings=Settings())
    record = extraction.record.model_dump(mode="json")
    record["evidence"] = [e.model_dump(mode="json") for e in extraction.scores]
    record["blocks"] = [b.model_dump(mode="json") for b in extraction.record.blocks]
    return record


def measured(curve: Curve | None, values: Sequence[Seen]) -> Calibration:
    """The calibration of a curve; of the rules' scores where there is none."""
    return Calibration(
        tuple(
            Sure(
                v.publication,
                "",
                v.field,
                curve(v.field, v.rule, v.score, v.circumstances) if curve else v.score,
                v.right,
            )
            for v in values
        )
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m pipeline.evaluate.calibrate", description=__doc__)
    parser.add_argument("corpora", nargs="+", type=Path, metavar="CORPUS", help="folder with x.pdf and x.gold.json")
    parser.add_argument("--first", type=Path, metavar="DIR", help="records x.json as they were on the first day")
    parser.add_argument("--hold-out", action="append", default=[], metavar="PATTERN", help="names only measured")
    parser.add_argument("--go-on", action="store_true", help="stay near what is shipped where the corpora say little")
    parser.add_argument("--out", type=Path, default=PARAMETERS, metavar="JSON", help="default: what is shipped")
    options = parser.parse_args(arguments)
    learned_from: list[Seen] = []
    held: list[Seen] = []
    try:
        for labelled in (publication for corpus in options.corpora for publication in find_labelled(corpus)):
            first = options.first / f"{Path(labelled.name).name}.json" if options.first else None
            known = first is not None and first.exists()
            today = list(judged(labelled, scored(labelled), weight=HALF if known or not options.first else TUNED))
            if any(fnmatch(labelled.name, pattern) for pattern in options.hold_out):
                held += today
                continue
            learned_from += today
            if first is not None and first.exists():
                learned_from += judged(labelled, json.loads(first.read_text(encoding="utf-8")), weight=HALF)
    except SteckbriefError as error:
        sys.exit(f"calibrate: {error}")
    shipped = learned() if options.go_on else None
    curve = learn(learned_from, shipped)
    options.out.write_text(json.dumps({"weights": curve.weights}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{options.out}: learned from {len(learned_from)} values, {len(curve.weights)} weights")
    for name, values in (("learned from", learned_from), ("held out", held)):
        curves = [("scores", None), *([("probabilities before", shipped)] if shipped else []), ("probabilities", curve)]
        for what, known in curves:
            if values:
                report(f"{name}, {what}", measured(known, values))


def report(title: str, calibration: Calibration) -> None:
    print(f"\n{title}: {len(calibration.values)} values, ECE {calibration.error:.3f}")
    for b in calibration.bins:
        if b.values:
            print(f"  {b.low:.1f}-{b.high:.1f}  {b.values:5d}  mean {b.confidence:.3f}  right {b.right:.3f}")


if __name__ == "__main__":
    main()
