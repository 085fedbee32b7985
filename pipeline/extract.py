"""One publication from its bytes to its record: the composition of all stages."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractors import discover
from extractors.family import Family
from extractors.profile_blocks import ProfileBlocks, PublicationBlocks
from pipeline.belonging import with_own_contacts
from pipeline.entities import annotate_all
from pipeline.evidence import Ledger
from pipeline.fields import Fields, read_profile, read_publication
from pipeline.fingerprint import extraction_key, extractor_version
from pipeline.judge import findings as checks
from pipeline.judge.circumstances import Circumstances
from pipeline.judge.cross_check import cross_checked, second_reader
from pipeline.judge.doubts import doubted, page_findings
from pipeline.judge.links import contradictions, with_targets
from pipeline.judge.probability import probable
from pipeline.judge.verify import verified
from pipeline.layout import arrange
from pipeline.profiles import divide
from pipeline.read import read_as
from pipeline.records import blocks_of, profile_of, publication_of
from pipeline.regroup import regroup
from pipeline.regroup.run_in import with_run_in_headings
from schemas.document import Block, Document
from schemas.errors import Unreadable
from schemas.evidence import Evidence, Finding, Rejection
from schemas.profile import Profile, Record
from schemas.settings import Settings

GENERIC = "generic"
YOUNG_OBJECTS = 50_000
"""New objects after which Python looks for cycles. A page makes thousands of words, lines and spans and hardly a cycle:
to look after every 700 of them takes a twentieth of the time."""


@dataclass(frozen=True)
class Extraction:
    """A record with what it was made from: for `show`, `explain` and tests."""

    record: Record
    document: Document
    blocks: tuple[Block, ...]
    family: Family
    profiles: tuple[ProfileBlocks, ...]
    fields: tuple[Fields, ...]
    """Of each profile: the chosen candidates and the rejected ones."""
    publication_fields: Fields
    scores: tuple[Evidence, ...] = ()
    """The record's evidence with the rules' scores in place of probabilities."""


def warm_up(settings: Settings = Settings()) -> None:  # noqa: B008  frozen
    """Load what every publication needs, once, before any worker's limits count."""
    from pipeline.first_page import first_page

    extract(first_page(), settings=settings)
    gc.set_threshold(YOUNG_OBJECTS, *gc.get_threshold()[1:])


def extract(
    source: Path | bytes,
    *,
    settings: Settings = Settings(),  # noqa: B008  frozen
    file_name: str | None = None,
    source_uri: str | None = None,
    family: str | None = None,
) -> Record | Rejection:
    """The record of a PDF, or why it could not be read. Raises nothing that the publication could be the cause of.

    `family` is the one to which its source says that it belongs (see `recognise`).
    """
    name = file_name or (source.name if isinstance(source, Path) else "publication.pdf")
    data = b""
    try:
        data = source if isinstance(source, bytes) else _bytes(source, settings)
        document = read_as(settings, data, file_name=name)
    except Unreadable as error:
        return _rejection(error, name, data, source, source_uri)
    record = extract_document(document, settings=settings, source_uri=source_uri, family=family)
    record = verified(record, document, data)
    return _cross_checked(record, data, settings) if settings.cross_check else record


def extract_document(
    document: Document,
    *,
    settings: Settings = Settings(),  # noqa: B008  frozen
    source_uri: str | None = None,
    family: str | None = None,
) -> Record:
    """The record of a publication that has been read."""
    return examine(document, settings=settings, source_uri=source_uri, hint=family).record


def examine(
    document: Document,
    *,
    settings: Settings = Settings(),  # noqa: B008  frozen
    source_uri: str | None = None,
    hint: str | None = None,
) -> Extraction:
    """As `extract_document`, with blocks, profiles and all candidates."""
    blocks = regroup(arrange(document))
    family = recognise(blocks, hint=hint)
    blocks = with_run_in_headings(blocks, family)
    division = divide(blocks, family)
    read_profiles = [read_profile(profile) for profile in division.profiles]
    fields = tuple(with_targets(found, "contacts", document) for found, _ in read_profiles)
    profiles = tuple(profile for _, profile in read_profiles)
    whole = PublicationBlocks(blocks, division.outside, family, division.profiles, len(document.pages))
    publication_fields = with_targets(read_publication(whole), "publication.contacts", document)
    fields, publication_fields = with_own_contacts(fields, publication_fields)
    ledger = Ledger()
    publication = publication_of(
        document,
        publication_fields,
        ledger,
        family=family.name,
        blocks=blocks,
        source_uri=source_uri,
        extractor_version=extractor_version(),
        extraction_key=extraction_key(family.name, settings, hint),
    )
    found = [] if profiles else [checks.no_profile()]
    found += _failures(publication_fields, fields)
    read_out: list[Profile] = []
    for ordinal, (profile, of_profile) in enumerate(zip(division.profiles, fields, strict=True), 1):
        one, more = profile_of(ordinal, profile, of_profile, ledger, published_on=publication.published_on)
        read_out.append(one)
        found += more
    rows = blocks_of(blocks, division.profiles, [f.lists["sections"] for f in fields])
    plain = (publication.model_dump(mode="json"), [p.model_dump(mode="json") for p in read_out])
    evidence, doubts = doubted(probable(ledger.entries, Circumstances(*plain, rows)), document)
    evidence, linked = contradictions(evidence, {"publication": plain[0], "profiles": plain[1]}, document)
    found += [*doubts, *linked, *page_findings(document, ocr=settings.ocr)]
    found += checks.unsure_findings(tuple(evidence))
    record = Record(
        publication=publication,
        profiles=_with_entities(read_out, settings),
        evidence=evidence,
        findings=found,
        blocks=rows,
    )
    return Extraction(
        record, document, blocks, family, profiles, fields, publication_fields, scores=tuple(ledger.entries)
    )


def _failures(publication: Fields, profiles: Sequence[Fields]) -> Iterator[Finding]:
    """A finding for each rule that raised, at the field that it should have read."""
    for failure in publication.failures:
        yield checks.rule_failed(f"/{failure.field.replace('.', '/')}", failure.rule, failure.error)
    for n, fields in enumerate(profiles):
        for failure in fields.failures:
            yield checks.rule_failed(f"/profiles/{n}/{failure.field}", failure.rule, failure.error)


def _cross_checked(record: Record, data: bytes, settings: Settings) -> Record:
    """The record checked by the second reader; with a finding where that one cannot read the publication."""
    other = second_reader(settings.reader)
    try:
        name = record.publication.file_name
        document = read_as(replace(settings, reader=other), data, file_name=name)
    except Unreadable as error:
        failed = checks.not_cross_checked(other, error.message)
        return record.model_copy(update={"findings": [*record.findings, failed]})
    second = extract_document(document, settings=settings, source_uri=record.publication.source_uri)
    return cross_checked(record, second, readers=(settings.reader, other))


def recognise(
    blocks: Sequence[Block], families: Mapping[str, Family] | None = None, *, hint: str | None = None
) -> Family:
    """The family whose patterns all occur in the publication's text; the generic one where none does.

    A publication that fits several families, or none, is of the family `hint` where that is one of them.
    """
    known = discover() if families is None else families
    text = "\n".join([b.text for b in blocks] + [c.text for b in blocks for c in b.cells])
    fitting = [f for f in known.values() if f.name != GENERIC and f.recognises(text)]
    hinted = known.get(hint or "")
    if hinted and (hinted in fitting or not fitting):
        return hinted
    return max(fitting, key=lambda f: len(f.recognise)) if fitting else known[GENERIC]


def _with_entities(profiles: list[Profile], settings: Settings) -> list[Profile]:
    from extractors.entities import configured

    found = annotate_all(profiles, configured(settings.ner)) if profiles else []
    return [p.model_copy(update={"entities": entities}) for p, entities in zip(profiles, found, strict=True)]


def _bytes(path: Path, settings: Settings) -> bytes:
    if not path.is_file():
        raise Unreadable("not_found", f"{path}: there is no such file")
    if path.stat().st_size > settings.limits.file_bytes:
        limit = settings.limits.file_bytes
        raise Unreadable(
            "too_large",
            f"{path.name}: {path.stat().st_size} bytes, at most {limit} are read",
            limit=f"file_bytes={limit}",
        )
    return path.read_bytes()


def _rejection(error: Unreadable, name: str, data: bytes, source: Path | bytes, source_uri: str | None) -> Rejection:
    size = len(data) if data else None
    if size is None and isinstance(source, Path) and source.is_file():
        size = source.stat().st_size
    return Rejection(
        code=error.code,
        message=error.message,
        publication_id=f"sha256:{hashlib.sha256(data).hexdigest()}" if data else None,
        file_name=name,
        source_uri=source_uri,
        size_bytes=size,
        limit=error.limit,
        extractor_version=extractor_version(),
    )
