"""How good the records are: every value against labelled publications."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.evaluate.calibration import Calibration, Sure
from pipeline.evaluate.calibration import calibrate as confidences
from pipeline.evaluate.compare import compare
from pipeline.evaluate.diagram import diagram
from pipeline.evaluate.figures import Evaluation, FieldScore, Score
from pipeline.evaluate.judgement import Judgement, Verdict
from pipeline.evaluate.labelled import Labelled, find_labelled
from pipeline.evaluate.tables import render
from schemas.errors import UsageError
from schemas.evidence import Rejection
from schemas.settings import Settings

__all__ = [
    "Calibration",
    "Evaluation",
    "FieldScore",
    "Judgement",
    "Labelled",
    "Score",
    "Verdict",
    "diagram",
    "evaluate",
    "evaluate_each",
    "find_labelled",
    "render",
]


def evaluate(labelled_dir: Path, *, settings: Settings, predictions: Path | None = None) -> Evaluation:
    """Judges every labelled publication in and below `labelled_dir` (`x.gold.json` beside `x.pdf`).

    The records are extracted now, or read from `predictions`, a folder with `x.json` for every `x`; one that is missing
    there counts as an empty record. Raises `UsageError` where there is nothing labelled or nothing predicted.
    """
    return evaluate_each(predict_each(find_labelled(labelled_dir), settings=settings, predictions=predictions))


def evaluate_each(records: Iterator[tuple[Labelled, Mapping[str, Any]]]) -> Evaluation:
    """Judges pairs of a labelled publication and its predicted record, one after the other."""
    verdicts: list[Verdict] = []
    sure: list[Sure] = []
    for labelled, record in records:
        verdict = compare(labelled, record)
        verdicts.append(verdict)
        sure += confidences(verdict, record.get("evidence") or ())
    return Evaluation(tuple(verdicts), Calibration(tuple(sure)))


def predict_each(
    labelled: tuple[Labelled, ...], *, settings: Settings, predictions: Path | None = None
) -> Iterator[tuple[Labelled, Mapping[str, Any]]]:
    """Every labelled publication with its record (or rejection) as in the JSON of the data contract."""
    if predictions is None:
        from pipeline.extract import extract

        for publication in labelled:
            result = extract(publication.pdf, settings=settings)
            content = result.model_dump(mode="json")
            yield publication, {"rejection": content} if isinstance(result, Rejection) else content
        return
    found = {publication.name: _predicted(predictions, publication.name) for publication in labelled}
    if not any(found.values()):
        raise UsageError(f"{predictions}: no predictions; expected {labelled[0].name}.json and so on")
    for publication in labelled:
        yield publication, found[publication.name] or {}


def _predicted(folder: Path, name: str) -> dict[str, Any] | None:
    for path in (folder / f"{name}.json", folder / f"{Path(name).name}.json"):
        if path.exists():
            try:
                record = json.loads(path.read_text(encoding="utf-8"))
            except ValueError as error:
                raise UsageError(f"{path}: not JSON ({error})") from error
            return record if isinstance(record, dict) else None
    return None
