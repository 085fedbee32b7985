"""Why a cell says what it says, or nothing: the rule, the place, the probability, and the candidates that lost."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.family import Item
from extractors.generic.labels import LEXICON
from extractors.values.email import find_emails
from extractors.values.phone import find_phones
from pipeline.extract import Extraction, examine
from pipeline.fields import Fields, rules_for
from pipeline.judge.circumstances import Circumstances
from pipeline.read import read_as
from pipeline.resolve import Choice
from schemas.errors import UsageError
from schemas.evidence import Candidate, Evidence, Finding
from schemas.passage import Passage
from schemas.settings import Settings

LABELS: Mapping[str, tuple[str, ...]] = {
    "name": ("person", "person_role"),
    "role": ("role", "person_role"),
    "street": ("street", "address"),
    "postcode": ("postcode", "postcode_city", "address"),
    "city": ("city", "postcode_city", "address"),
    "phone": ("phone", "phone_fax"),
    "fax": ("fax", "phone_fax"),
    "ags": ("municipality",),
}
"""Words of the lexicon of labels that announce a part; of parts that are not here, their own."""
AGREES = "same value as"  # how `pipeline.resolve` calls candidates that say the same
NEAR = 5  # pointers that a wrong one is answered with


@dataclass(frozen=True)
class Loser:
    """A candidate that is not the value."""

    value: str
    rule: str
    score: float | None
    """None where no rule proposed it."""
    reason: str
    places: Mapping[int, tuple[tuple[float, float, float, float], ...]]
    """Boxes by page."""


@dataclass(frozen=True)
class Explanation:
    """Everything that is known about one cell of a record."""

    path: str
    value: Any
    evidence: tuple[Evidence, ...]
    """With probabilities; of a cell that holds others, also theirs."""
    scores: tuple[Evidence, ...]
    """The same with the rules' scores."""
    circumstances: Mapping[str, float]
    losers: tuple[Loser, ...]
    rules: tuple[tuple[str, str], ...]
    """Rules that were asked, in their order, each with the first line of what it says about itself."""
    labels: tuple[str, ...]
    """Patterns of the labels that announce the value."""
    findings: tuple[Finding, ...]


def explain(path: Path, pointer: str, *, settings: Settings = Settings()) -> tuple[Explanation, Extraction]:  # noqa: B008
    """Why the cell at a JSON pointer says what it says.

    Raises `UsageError` for a file or a pointer that does not exist and `Unreadable` for a publication that cannot be
    read.
    """
    if not path.is_file():
        raise UsageError(f"{path}: there is no such file")
    document = read_as(settings, path.read_bytes(), file_name=path.name)
    extraction = examine(document, settings=settings)
    return explain_cell(extraction, pointer), extraction


def explain_cell(extraction: Extraction, pointer: str) -> Explanation:
    """As `explain`, of what has been extracted."""
    record = extraction.record.model_dump(mode="json")
    cells = {path: value for part in ("publication", "profiles") for path, value in _cells(f"/{part}", record[part])}
    wanted = pointer.rstrip("/")
    if wanted not in cells:
        near = difflib.get_close_matches(wanted, cells, n=NEAR, cutoff=0.5) or list(cells)[:NEAR]
        raise UsageError(f"{pointer}: the record has no such cell; the nearest are {', '.join(near)}")
    parts = wanted.split("/")[1:]
    value = cells[wanted]
    evidence = tuple(e for e in extraction.record.evidence if _within(e.path, wanted))
    field = _field(parts)
    losers = list(_losers(extraction, parts))
    if value is None:
        losers += _elsewhere(extraction, parts, cells)
    known = Circumstances(record["publication"], record["profiles"], extraction.record.blocks)
    return Explanation(
        path=wanted,
        value=value,
        evidence=evidence,
        scores=tuple(e for e in extraction.scores if _within(e.path, wanted)),
        circumstances=known.of(evidence[0]) if evidence and evidence[0].path == wanted else {},
        losers=tuple(losers),
        rules=tuple((r.name, _first_line(r.read.__doc__)) for g in rules_for(field, extraction.family) for r in g),
        labels=_labels(extraction, parts[-1]),
        findings=tuple(f for f in extraction.record.findings if f.path in (wanted, wanted.rpartition("/")[0])),
    )


def told(explanation: Explanation) -> str:
    """The explanation in words, one fact a line."""
    return "\n".join(_told(explanation)) + "\n"


def _told(e: Explanation) -> Iterator[str]:
    yield f"{e.path} = {json.dumps(e.value, ensure_ascii=False)}"
    for entry, score in zip(e.evidence, e.scores, strict=True):
        below = f" {entry.path.removeprefix(e.path)}" if entry.path != e.path else ""
        yield f"  read by {entry.rule}{below}, page {entry.page}, {_boxes(entry.boxes)}"
        yield f"    printed: {' '.join(entry.raw.split())}"
        yield f"    score of the rule {score.confidence:.2f}, probability {entry.confidence:.2f}"
    if e.circumstances:
        yield "  circumstances: " + ", ".join(f"{n} {x:.2g}" for n, x in sorted(e.circumstances.items()))
    if not e.evidence and e.value is not None:
        yield "  needs no evidence: counted, hashed, chosen or read from the file itself"
    if e.value is None and not e.losers:
        yield "  no rule proposed anything"
    ranked = sorted(e.losers, key=lambda c: -(c.score or 0))
    for n, loser in enumerate(ranked):
        what = "best rejected" if e.value is None and n == 0 else "rejected" if e.value is None else "lost"
        if loser.reason.startswith(AGREES):
            what = "agrees"
        worth = "" if loser.score is None else f", score {loser.score:.2f}"
        pages = ", ".join(f"page {p}" for p in loser.places) or "no place"
        yield f"  {what}: {loser.value} ({loser.rule}{worth}, {pages}): {loser.reason}"
    for finding in e.findings:
        yield f"  {finding.severity}: {finding.message} ({finding.code}, {finding.path})"
    if e.value is None:
        for name, says in e.rules:
            yield f"  asked: {name}: {says}"
        for pattern in e.labels:
            yield f"  looks for labels like: {pattern}"


def _boxes(boxes: Sequence[Sequence[float]]) -> str:
    return ", ".join("[" + " ".join(f"{x:.0f}" for x in box) + "]" for box in boxes) or "no box"


def _cells(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in inner:
        yield from _cells(f"{path}/{key}", member)


def _within(path: str, wanted: str) -> bool:
    return path == wanted or path.startswith(f"{wanted}/")


def _field(parts: Sequence[str]) -> str:
    """The field of the rules' registry that a cell belongs to."""
    if parts[0] == "publication":
        return f"publication.{parts[1]}" if len(parts) > 1 else "publication"
    name = parts[2] if len(parts) > 2 else "profiles"
    return {"ags": "municipality", "ags_edition": "municipality"}.get(name, name)


def _losers(extraction: Extraction, parts: Sequence[str]) -> Iterator[Loser]:
    """The candidates of the cell's own field that were not chosen."""
    fields: Fields
    if parts[0] == "publication":
        fields, rest = extraction.publication_fields, parts[2:]
    elif len(parts) > 2:
        fields, rest = extraction.fields[int(parts[1])], parts[3:]
    else:
        return
    name = _field(parts)
    choice: Choice[Any] | None = fields.single.get(name)
    if choice is not None:
        yield from (_lost(r.candidate, r.reason) for r in choice.rejected)
        return
    if rest and name in fields.lists and int(rest[0]) < len(fields.lists[name]):
        found = fields.lists[name][int(rest[0])].value
        part = list(rest[1:])
        while isinstance(found, Item) and len(part) > 1 and part[0] in found.lists:
            found = found.lists[part[0]][int(part[1])].value
            part = part[2:] or ["url"]
        if isinstance(found, Item) and part:
            best, *others = found.parts.get(part[0], ()) or (None,)
            for c in others:
                assert best is not None
                better = c.score < best.score
                yield _lost(
                    c, f"score {c.score:.2f} below {best.score:.2f}" if better else "stands behind it in the same block"
                )


def _elsewhere(extraction: Extraction, parts: Sequence[str], cells: Mapping[str, Any]) -> Iterator[Loser]:
    """Numbers and addresses on the pages that might have filled an empty cell, and what became of them."""
    part = parts[-1]
    if part not in {"phone", "fax", "mobile", "email"}:
        return
    holders: dict[str, str] = {}
    for path, value in cells.items():
        if isinstance(value, str) and path.rpartition("/")[2] in {"phone", "fax", "mobile", "email"}:
            holders.setdefault(value, path)
    profile = int(parts[1]) + 1 if parts[0] == "profiles" else None
    seen: set[str] = set()
    for block, row in zip(extraction.blocks, extraction.record.blocks, strict=True):
        if profile is not None and row.profile != profile:
            continue
        for passage in (block.passage, *(cell.passage for cell in block.cells)):
            for value, start, end, check in _hits(part, passage.text):
                if value in seen:
                    continue
                seen.add(value)
                holder = holders.get(value)
                reason = check or (f"claimed by {holder}" if holder else "stands in no contact block of this cell")
                yield Loser(value, "found on the page", None, reason, _places(passage[start:end]))


def _hits(part: str, text: str) -> Iterator[tuple[str, int, int, str]]:
    """Values with their places in the text and, where they fail one, the check."""
    if part == "email":
        yield from ((hit.value, hit.start, hit.stop, "") for hit in find_emails(text))
        return
    for hit in find_phones(text):
        failed = "" if hit.value.valid else "fails the numbering plan"
        if hit.value.kind not in (None, part) and not failed:
            failed = f"is labelled or numbered as {hit.value.kind}"
        yield hit.value.e164, hit.start, hit.stop, failed


def _lost(candidate: Candidate[Any], reason: str) -> Loser:
    value = candidate.value
    shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return Loser(" ".join(shown.split()), candidate.rule, candidate.score, reason, _places(candidate.evidence))


def _places(passage: Passage) -> dict[int, tuple[tuple[float, float, float, float], ...]]:
    return {page: tuple((b[0], b[1], b[2], b[3]) for b in boxes) for page, boxes in sorted(passage.boxes().items())}


def _labels(extraction: Extraction, part: str) -> tuple[str, ...]:
    announced = LABELS.get(part, (part,))
    own = [pattern for pattern, field in extraction.family.labels.items() if field in announced]
    return (*own, *(pattern for field, pattern in LEXICON if field in announced))


def _first_line(doc: str | None) -> str:
    return (doc or "").strip().partition("\n")[0]
