"""The expected record of a sample, in the form of the data contract, from the text that was typeset."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import phonenumbers
import pypdfium2

from samples.typeset.content import Item, Items, Sample, Section, flat, plain

CONTACT = (
    "kind name academic_title role organisation street postcode city po_box email email_kind phone fax mobile website"
).split()
PUBLICATION = "family series publisher funders title published_on rights language has_text_layer contacts".split()


def person(name: str, **values: str | None) -> dict[str, Any]:
    """A contact that names a person; keys as in the contract, what is not given is null."""
    return contact("person", name=name, **values)


def office(organisation: str | None, **values: str | None) -> dict[str, Any]:
    """A contact that names an office only."""
    return contact("office", organisation=organisation, **values)


def contact(kind: str, **values: str | None) -> dict[str, Any]:
    unknown = set(values) - set(CONTACT)
    if unknown:
        raise ValueError(f"{values}: no such contact keys: {sorted(unknown)}; there are {CONTACT}")
    for key in ("phone", "fax", "mobile"):
        if (number := values.get(key)) and not phonenumbers.is_valid_number(phonenumbers.parse(number)):
            raise ValueError(f"{values}: {key} {number} is not a valid number")
    if values.get("email") and "email_kind" not in values:
        raise ValueError(f"{values}: an e-mail address needs its email_kind")
    return {key: values.get(key) for key in CONTACT} | {"kind": kind}


def quote(speaker: str | None, role: str | None, text: str) -> dict[str, Any]:
    return {"speaker": speaker, "role": role, "text": plain(text)}


def fact(
    label: str,
    key: str | None,
    value: str,
    unit: str | None = None,
    amount: float | None = None,
    as_of: str | None = None,
) -> dict[str, Any]:
    return {"label": label, "key": key, "value": value, "unit": unit, "amount": amount, "as_of": as_of}


def entity(label: str, text: str) -> dict[str, str]:
    return {"label": label, "text": text}


def entities(**texts: str) -> list[dict[str, str]]:
    """Entities by label; the texts of one label are divided by "|"."""
    return [entity(label, text) for label, joined in texts.items() for text in joined.split("|")]


def section_record(section: Section, ordinal: int) -> dict[str, Any]:
    lists = [part for part in section.parts if isinstance(part, Items)]
    rows = [row for block in lists for row in flat(block.items)]
    text = "\n\n".join(plain(part) for part in section.parts if isinstance(part, str))
    return {
        "ordinal": ordinal,
        "heading": plain(section.heading),
        "kind": section.kind,
        "text": text or None,
        "bullets": [
            {"ordinal": n, "level": level, "text": plain(entry.text)} for n, (level, entry) in enumerate(rows, 1)
        ],
    }


def materials(sections: tuple[Section, ...], links: dict[str, str]) -> list[dict[str, Any]]:
    """Every item of the materials sections; `links` gives the address for what is printed of it."""

    def one(entry: Item) -> dict[str, Any]:
        text = plain(entry.text)
        return {"text": text, "urls": [url for printed, url in links.items() if printed in text]}

    return [
        one(entry)
        for section in sections
        if section.kind == "materials"
        for part in section.parts
        if isinstance(part, Items)
        for _, entry in flat(part.items)
    ]


def profile(
    *,
    pages: list[int],
    municipality: str | None,
    type: str | None,
    state: str | None,
    ags: str | None,
    sections: tuple[Section, ...],
    municipalities: list[tuple[str, str | None, str | None]] | None = None,
    headline: str | None = None,
    summary: str | None = None,
    contacts: list[dict[str, Any]] | None = None,
    quotes: list[dict[str, Any]] | None = None,
    facts: list[dict[str, Any]] | None = None,
    links: dict[str, str] | None = None,
    entities: list[dict[str, str]] | None = None,
) -> dict[str, Any]:
    """One profile of the expected record; every entity has to occur in the running text."""
    if municipalities is None:
        municipalities = [(municipality, type, ags)] if municipality else []
    record = {
        "ordinal": 1,
        "pages": pages,
        "municipality": municipality,
        "municipality_type": type,
        "federal_state": state,
        "ags": ags,
        "municipalities": [dict(zip(("name", "type", "ags"), row, strict=True)) for row in municipalities],
        "headline": plain(headline) if headline else None,
        "summary": plain(summary) if summary else None,
        "contacts": contacts or [],
        "quotes": quotes or [],
        "sections": [section_record(s, n) for n, s in enumerate(sections, 1)],
        "materials": materials(sections, links or {}),
        "facts": facts or [],
    }
    running = json.dumps([record[k] for k in ("summary", "quotes", "sections")], ensure_ascii=False)
    for one in entities or []:
        if one["text"] not in running:
            raise ValueError(f"{municipality}: entity {one['text']!r} does not occur in the running text")
    return record | {"entities": entities or []}


def write(sample: Sample, root: Path) -> Path:
    """Writes `x.pdf` and `x.gold.json`; returns the path of the PDF."""
    path = root / sample.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(sample.pdf)
    record = {"rejection": {"code": sample.rejection}} if sample.rejection else expected(sample, path)
    path.with_suffix(".gold.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def expected(sample: Sample, path: Path) -> dict[str, Any]:
    unknown = set(sample.publication) - set(PUBLICATION)
    if unknown:
        raise ValueError(f"{path.name}: no such publication keys: {sorted(unknown)}; there are {PUBLICATION}")
    defaults = {"family": path.parent.name, "funders": [], "language": "de", "has_text_layer": True, "contacts": []}
    pages = len(pypdfium2.PdfDocument(path))
    return {
        "schema_version": "1.0",
        "publication": {
            "publication_id": f"sha256:{hashlib.sha256(sample.pdf).hexdigest()}",
            "file_name": path.name,
            "page_count": pages,
            **{key: sample.publication.get(key, defaults.get(key)) for key in PUBLICATION},
        },
        "profiles": [one | {"ordinal": n} for n, one in enumerate(sample.profiles, 1)],
    }
