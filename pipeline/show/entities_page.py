"""The running texts of a publication with their entities marked: a page of HTML, drawn by displaCy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from pipeline.entities import running_texts
from pipeline.extract import extract_document
from pipeline.read import read_as
from schemas.errors import UsageError
from schemas.profile import Entity, Profile
from schemas.settings import Settings

COLOURS = {
    "PER": "#f4c7c3",
    "ROLE": "#fce8b2",
    "ORG": "#b7e1cd",
    "LOC": "#c6dafc",
    "PROGRAMME": "#d9d2e9",
    "LAW": "#ead1dc",
    "DATE": "#d0e0e3",
    "DURATION": "#d0e0e3",
    "MONEY": "#ffe599",
    "EMAIL": "#e8e8e8",
    "PHONE": "#e8e8e8",
    "URL": "#e8e8e8",
}
STYLE = """
body { font: 16px/1.7 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1f1f1f }
h1 { font-size: 1.3rem } h2 { font-size: 1.1rem; margin-top: 2.2rem } h3 { font-size: .95rem; margin: 1.4rem 0 .2rem }
.legend span { padding: .15rem .5rem; margin: 0 .3rem .3rem 0; border-radius: .3rem; display: inline-block }
.entities { line-height: 2 !important } mark { line-height: 1.3 !important; padding: .1em .35em !important }
mark span { font-weight: 600 !important; color: #444 }
"""


def show_entities(path: Path, *, out: Path, settings: Settings) -> Path:
    """Writes the page of a publication to `out`.

    Raises `UsageError` for a name that is no HTML and a file that is not there, `Unreadable` for a publication that
    cannot be read.
    """
    if out.suffix.lower() not in {".html", ".htm"}:
        raise UsageError(f"{out}: entities are shown as HTML, so the name must end in .html")
    if not path.is_file():
        raise UsageError(f"{path}: there is no such file")
    document = read_as(settings, path.read_bytes(), file_name=path.name)
    record = extract_document(document, settings=settings)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(entities_html(record.profiles, title=path.name), encoding="utf-8")
    return out


def entities_html(profiles: Sequence[Profile], *, title: str) -> str:
    """The page; everything that comes from the publication is escaped."""
    body = [f"<h1>{escape(title)}</h1>", _legend([e for profile in profiles for e in profile.entities])]
    for profile in profiles:
        name = profile.municipality or profile.headline or ""
        body.append(
            f"<h2>{escape(f'Profile {profile.ordinal}: {name}' if name else f'Profile {profile.ordinal}')}</h2>"
        )
        body += _passages(profile)
    if not profiles:
        body.append("<p>The publication holds no profile, so there are no entities.</p>")
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}</style>'
    return f'<!DOCTYPE html>\n<html lang="de"><head>{head}</head><body>{"".join(body)}</body></html>\n'


def _legend(entities: Sequence[Entity]) -> str:
    counts: Counter[str] = Counter(entity.label for entity in entities)
    shown = [
        f'<span style="background: {COLOURS[label]}">{label} {counts[label]}</span>'
        for label in COLOURS
        if counts[label]
    ]
    return f'<p class="legend">{"".join(shown)}</p>'


def _passages(profile: Profile) -> Iterator[str]:
    """Each text below the heading of its section."""
    from spacy import displacy  # a second that nobody pays who does not look

    by_path: dict[str, list[Entity]] = {}
    for entity in profile.entities:
        by_path.setdefault(entity.path, []).append(entity)
    heading = None
    for path, text in running_texts(profile):
        parts = path.split("/")
        below = _heading(profile, parts[3:5])
        if below != heading:
            heading = below
            yield f"<h3>{escape(heading)}</h3>"
        marks = [_mark(entity) for entity in by_path.get(path, [])]
        colours = {mark["label"]: COLOURS[mark["label"].split(" ")[0]] for mark in marks}
        given: list[dict[str, Any]] = [{"text": text, "ents": marks, "title": None}]
        yield displacy.render(given, style="ent", manual=True, page=False, jupyter=False, options={"colors": colours})


def _heading(profile: Profile, parts: Sequence[str]) -> str:
    """What stands above a text: its section's heading, who is quoted."""
    if parts[0] == "sections":
        return profile.sections[int(parts[1])].heading or ""
    if parts[0] == "quotes":
        return f"Quote: {profile.quotes[int(parts[1])].speaker or 'unnamed'}"
    return parts[0].capitalize()


def _mark(entity: Entity) -> dict[str, Any]:
    # displaCy escapes texts but not labels, and a canonical form may hold whatever the publication prints
    different = entity.normalized and entity.normalized != entity.text
    label = f"{entity.label} → {escape(entity.normalized or '')}" if different else entity.label
    return {"start": entity.start, "end": entity.end, "label": label}
