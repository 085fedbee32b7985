"""The report's page: numbers into one HTML file that asks no other for anything.

Every value goes through `escape`: text of publications is foreign text. `Html` is what has been through it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files

from pipeline.report.charts import beam, columns, meter
from pipeline.report.numbers import COUNTED, YEARS, Numbers
from pipeline.report.tiles import TILES, tile_map
from pipeline.warehouse import Change


class Html(str):
    """Text that is HTML already: its values have been escaped."""

    __slots__ = ()


LONGEST = 160  # characters of a text shown in a table of changes
# A page opened from a folder may load nothing and run nothing, whatever stands in it.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def page(numbers: Numbers) -> str:
    """The whole page."""
    sections = [
        _section("where", "Where", "Profiles by Land", _states(numbers), wide=False),
        _section("series", "Series", "Publications by series", _series(numbers), wide=False),
        _section("completeness", "Completeness", "How many rows hold a value", _completeness(numbers)),
        _section("probability", "Probability", "How sure the values are", _confidence(numbers), wide=False),
        _section("years", "Years", "Years that profiles name", _years(numbers), wide=False),
        _section("programmes", "Programmes", "Programmes that profiles name", _programmes(numbers), wide=False),
        _section("findings", "Findings", "What a person should look at", _findings(numbers), wide=False),
        _section("runs", "Runs", "Quality over time", _runs(numbers)),
        _section("changes", "Changes", "Since the snapshot before", _changes(numbers)),
    ]
    style = files("pipeline.report").joinpath("style.css").read_text(encoding="utf-8")
    title = escape(f"Steckbrief: {numbers.title}")
    links = "".join(f'<a href="#{key}">{escape(short)}</a>' for key, short, _ in sections)
    body = "".join(html for _, _, html in sections)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
        f'<style>{style}</style></head><body><a class="skip" href="#main">Skip to the content</a>'
        f'<header>{_head(numbers)}<nav aria-label="Sections">{links}</nav></header>'
        f'<main id="main">{body}</main>'
        f"<footer>Snapshot {escape(numbers.snapshot.snapshot_id)}, made by {escape(numbers.snapshot.reason)}. "
        "This page holds values of the warehouse, names among them: keep it as you keep those.</footer></body></html>\n"
    )


def _head(numbers: Numbers) -> str:
    cards = "".join(
        f"<li><strong>{numbers.counts.get(table, 0):,}</strong><span>{escape(table)}</span></li>" for table in COUNTED
    )
    created = numbers.snapshot.created_at
    made = f'<time datetime="{created.isoformat()}">{created.day} {created:%B %Y, %H:%M} UTC</time>'
    return (
        f'<div class="title"><p class="kicker">Steckbrief report</p><h1>{escape(numbers.title)}</h1>'
        f'<p class="made">Snapshot of {made}</p></div>'
        f'<ul class="cards" aria-label="Rows by table">{cards}</ul>'
    )


def _section(key: str, short: str, title: str, content: str, *, wide: bool = True) -> tuple[str, str, str]:
    kind = ' class="wide"' if wide else ""
    return (
        key,
        short,
        f'<section id="{key}"{kind} aria-labelledby="{key}-h"><h2 id="{key}-h">{escape(title)}</h2>{content}</section>',
    )


def _states(numbers: Numbers) -> str:
    known = sum(1 for state in TILES if numbers.states.get(state))
    note = f"{known} of 16 Länder"
    if numbers.stateless:
        note += f"; no Land is known of {numbers.stateless:,} of {numbers.counts['profiles']:,} profiles"
    rows = [
        (state, numbers.states.get(state, 0)) for state in sorted(TILES, key=lambda s: (-numbers.states.get(s, 0), s))
    ]
    return f'<p class="note">{note}.</p>{tile_map(numbers.states)}{_behind(_table(("Land", "profiles"), rows))}'


def _series(numbers: Numbers) -> str:
    if not numbers.series:
        return _nothing("no publications")
    most = max(row[2] for row in numbers.series)
    rows = [
        (series or Html("<em>no series named</em>"), family, Html(beam(publications, most)), profiles)
        for series, family, publications, profiles in numbers.series
    ]
    return _table(("series", "family", "publications", "profiles"), rows)


def _completeness(numbers: Numbers) -> str:
    rows = []
    before = ""
    for table, column, *shares in numbers.completeness:
        label = Html(f'<span class="table">{escape(table)}</span>') if table != before else ""
        rows.append((label, column, *(Html(meter(share)) for share in shares)))
        before = table
    return _table(("table", "column", "all", *numbers.families), rows, kind="matrix")


def _confidence(numbers: Numbers) -> str:
    total = sum(numbers.confidence)
    if not total:
        return _nothing("no values with evidence")
    labels = [f"{n / 10:.1f}–{(n + 1) / 10:.1f}" for n in range(10)]
    values = list(zip(labels, numbers.confidence, strict=True))
    high = sum(numbers.confidence[9:]) / total
    return (
        f'<p class="note">{total:,} values with evidence; {high:.0%} of them at 0.9 or more. '
        "Of all values given 0.9, nine in ten are right.</p>"
        + columns("Values by probability", values, kind="probability")
        + _behind(_table(("probability", "values"), values))
    )


def _years(numbers: Numbers) -> str:
    if not numbers.years:
        return _nothing("no years named")
    named = {year: (profiles, mentions) for year, profiles, mentions in numbers.years}
    first, last = max(YEARS[0], min(named) - 1), min(YEARS[1], max(named) + 1)
    values = [(str(year), named.get(year, (0, 0))[0]) for year in range(first, last + 1)]
    every = max(1, len(values) // 10)
    return (
        '<p class="note">Profiles that name a year, also within dates and periods.</p>'
        + columns("Profiles by year that they name", values, every=every, kind="years", numbers=len(values) <= 32)
        + _behind(_table(("year", "profiles", "mentions"), [(str(year), *counts) for year, *counts in numbers.years]))
    )


def _programmes(numbers: Numbers) -> str:
    if not numbers.programmes:
        return _nothing("no programmes named")
    most = max(row[1] for row in numbers.programmes)
    rows = [
        (
            name,
            Html(beam(profiles, most)),
            ", ".join(TILES[state][0] if state in TILES else state for state in states or ()),
        )
        for name, profiles, states in numbers.programmes
    ]
    return _table(("programme", "profiles", "Länder"), rows)


def _findings(numbers: Numbers) -> str:
    rows = [
        (code, Html(f'<span class="badge {escape(severity)}">{escape(severity)}</span>'), number, publications)
        for code, severity, number, publications in numbers.findings
    ]
    found = _table(("finding", "severity", "number", "publications"), rows) if rows else _nothing("no findings")
    rejected = [(code, number, _short(message)) for code, number, message in numbers.rejections]
    refused = _table(("rejected because", "publications", "for example"), rejected) if rejected else _nothing("none")
    return f"{found}<h3>Rejections</h3>{refused}"


def _runs(numbers: Numbers) -> str:
    rows = [
        (run_id, f"{started:%Y-%m-%d %H:%M}", publications or 0, rejections or 0, Html(meter(share)))
        for run_id, started, publications, rejections, share in numbers.runs
    ]
    table = _table(("run", "begun, UTC", "publications", "rejections", "filled"), rows)
    if not numbers.run_findings:
        return (
            f'{table}<p class="note">No column is filled less than in the runs before, beyond what chance explains.</p>'
        )
    said = "".join(f"<li>{escape(message)} <small>{escape(run)}</small></li>" for run, message in numbers.run_findings)
    return f'{table}<h3>Less complete than before</h3><ul class="alarm">{said}</ul>'


def _changes(numbers: Numbers) -> str:
    if numbers.previous is None:
        return _nothing("this is the first snapshot")
    if not numbers.changed:
        return _nothing("no changes")
    kinds = ("added", "changed", "removed")
    tables = list(dict.fromkeys(table for table, _ in numbers.changed))
    counts = [(table, *(numbers.changed.get((table, kind), 0) for kind in kinds)) for table in tables]
    rows = [
        (
            Html(f'<span class="badge {change.kind}">{_happened(change)}</span>'),
            change.table,
            change.municipality or "",
            _short(change.name or change.detail),
            change.column or "",
            _short(change.old),
            _short(change.new),
        )
        for change in numbers.changes
    ]
    return (
        f'<p class="note">Compared with {escape(numbers.previous.snapshot_id)}.</p>'
        + _table(("rows of", *kinds), counts)
        + _behind(_table(("", "table", "municipality", "row", "column", "old", "new"), rows), "The changes one by one")
    )


def _happened(change: Change) -> str:
    """A row that only the new one of two editions no longer has is still there."""
    return "no longer said" if change.kind == "removed" and change.earlier_is_held else change.kind


def _table(header: Sequence[str], rows: Iterable[Sequence[object]], *, kind: str = "") -> str:
    """A table in a frame that scrolls, also by keyboard."""
    rows = list(rows)
    right = {n for row in rows[:1] for n, value in enumerate(row) if isinstance(value, int)}
    names = [("number" if n in right else "text", escape(name)) for n, name in enumerate(header)]
    head = "".join(f'<th scope="col" class="{side}">{name}</th>' for side, name in names)
    body = "".join(f"<tr>{''.join(_cell(value) for value in row)}</tr>" for row in rows)
    kind = f' class="{kind}"' if kind else ""
    label = escape(", ".join(name for name in header if name))
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="Table: {label}"><table{kind}>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(value: object) -> str:
    if isinstance(value, int):
        return f'<td class="number">{value:,}</td>'
    return f"<td>{value if isinstance(value, Html) else escape(str(value))}</td>"


def _behind(table: str, title: str = "The numbers as a table") -> str:
    return f"<details><summary>{escape(title)}</summary>{table}</details>"


def _nothing(why: str) -> str:
    return f'<p class="note">Nothing to show: {escape(why)}.</p>'


def _short(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 2]} …"
