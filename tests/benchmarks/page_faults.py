"""What is wrong in one publication's markdown, by the same rules by which a hand-labelled corpus is scored."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from types import ModuleType
from typing import Any

from layout_faults import clip
from rapidfuzz import fuzz, process


def faults(gold: dict[str, Any], text: str, s: ModuleType) -> list[str]:
    """One line per fault, with its page: headings and items missed or extra, leaks, snippets out of order."""
    md = s.parse_md(text)
    labelled = set(gold["pages_labelled"])
    headings = [(page, t) for page, t in md["headings"] if t and (page in labelled or not md["paged"])]
    items = [(page, t) for page, t in md["bullets"] if t and (page in labelled or not md["paged"])]
    out = _listed("heading", gold["headings"], headings, md["lines"], s)
    out += _listed("item", gold["bullets"], items, md["lines"], s)
    out += _leaks(gold, md, s)
    return sorted([*out, *_order(gold, md, s)])


def _listed(
    name: str,
    wanted: Sequence[dict[str, Any]],
    found: Sequence[tuple[int, str]],
    lines: Sequence[tuple[int, str]],
    s: ModuleType,
) -> list[str]:
    texts = [t for _, t in found]
    got, used, spared = s.match_items(wanted, texts, lambda g: g.get("any_of") or [g["text"]], s.eq_head)
    out = []
    for i, item in enumerate(wanted):
        if i not in got and not item.get("optional"):
            nearest = process.extractOne(item["text"], [t for _, t in lines], scorer=fuzz.ratio)
            seen = f"nearest line ({nearest[1] / 100:.2f}) is {clip(nearest[0])!r}" if nearest else "there is no text"
            out.append(f"p{item['page']:<3} {name} missed  {clip(item['text'])!r}: {seen}")
    demanded = [g["text"] for g in wanted]
    for j, (page, text) in enumerate(found):
        if j not in used and j not in spared:
            nearest = process.extractOne(text, demanded, scorer=fuzz.ratio)
            near = f"; nearest wanted ({nearest[1] / 100:.2f}) is {clip(nearest[0])!r}" if nearest else ""
            out.append(f"p{page or '?':<3} {name} extra   {clip(text)!r}{near}")
    return out


def _leaks(gold: dict[str, Any], md: dict[str, Any], s: ModuleType) -> list[str]:
    lines = {(page, s.soft(t)) for page, t in md["lines"]}
    out = []
    for entry in gold["boilerplate"]:
        text = entry["text"] if isinstance(entry, dict) else entry
        pages = sorted({page or 0 for page, line in lines if line and line == s.soft(text)})
        if pages:
            out.append(f"p{pages[0]:<3} running matter {clip(text)!r} on {len(pages)} pages")
    return out


def _order(gold: dict[str, Any], md: dict[str, Any], s: ModuleType) -> list[str]:
    """Snippets that are not found, or stand before the one that they should follow."""
    out = []
    pages: dict[int, list[str]] = {}
    for snippet in gold["order"]:
        pages.setdefault(snippet["page"], []).append(snippet["text"])
    for page, snippets in pages.items():
        body = md["pages"].get(page, "") if md["paged"] else "\n".join(md["pages"].values())
        letters = s.letters(s.clean_md(body))
        columns = gold["columns"].get(str(page), 1)
        places = [(t, letters.find(s.letters(t))) for t in snippets]
        out += [f"p{page:<3} order: not found ({columns} columns) {t!r}" for t, at in places if at < 0]
        found = [(t, at) for t, at in places if at >= 0]
        for (first, a), (second, b) in pairwise(found):
            if b < a and letters.find(s.letters(second), a) < 0:
                out.append(f"p{page:<3} order: broken ({columns} columns) {second!r} stands before {first!r}")
    return out
