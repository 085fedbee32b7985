"""What is wrong in one page's markdown, by the same rules by which a corpus of tagged publications is scored."""

from __future__ import annotations

import collections
import itertools
import re
from collections.abc import Iterable, Sequence
from types import ModuleType
from typing import Any

from rapidfuzz import fuzz

NAMES = {"h": "heading", "li": "item", "p": "paragraph", "cell": "cell"}
ROLES = {"H": "heading", "LI": "item", "P": "paragraph", "TD": "cell", "TH": "cell", "Note": "note"}
CLIP = 90


def clip(text: str) -> str:
    return text if len(text) <= CLIP else f"{text[: CLIP - 30]} … {text[-27:]}"


def faults(page: dict[str, Any], md: str, s: ModuleType) -> list[str]:
    """One line per fault: headings and items missed or extra, blocks cut or merged, breaks of order, words."""
    blocks = page["blocks"]
    printed = s.parse(md)
    return [
        *_headings(blocks, printed, s),
        *_items(blocks, printed, s),
        *_segments(blocks, page["artifacts"], printed, s),
        *_joints(blocks, md, s),
        *_leaks(page, md, s),
        *_hyphens(page, md, s),
        *_words(page, md, s),
    ]


def _headings(blocks: Sequence[dict[str, Any]], printed: Sequence[tuple[str, int, str]], s: ModuleType) -> list[str]:
    wanted = [b for b in blocks if b["role"] == "H" and not b.get("ambiguous")]
    found = [(t, level) for kind, level, t in printed if kind == "h"]
    texts, titles = [s.norm(b["text"]) for b in wanted], [t for t, _ in found]
    pairs = s.match(texts, titles)
    done, used = {g for g, _, _ in pairs}, {p for _, p, _ in pairs}
    pairs += s.match(
        [s.strip_lead(t) if i not in done else f"\0{i}" for i, t in enumerate(texts)],
        [s.strip_lead(t) if i not in used else f"\1{i}" for i, t in enumerate(titles)],
    )
    done, used = {g for g, _, _ in pairs}, {p for _, p, _ in pairs}
    grey = [
        s.norm(b["text"]) for b in blocks if b.get("hlike") or b.get("ambiguous") or b["role"] in ("Caption", "TOCI")
    ]
    out = [
        f"heading missed  H{wanted[i]['level']} {clip(t)!r}: {_where(t, printed)}"
        for i, t in enumerate(texts)
        if i not in done
    ]
    for i, (title, level) in enumerate(found):
        known = any(
            s.ratio(s.strip_lead(title), s.strip_lead(q)) >= s.SOFT or (len(q) > 4 and q in title) for q in grey
        )
        if i not in used and not known:
            out.append(f"heading extra   {'#' * level} {clip(title)!r}: {_what(title, blocks, s)}")
    levels = [(wanted[g]["level"], found[p][1], texts[g]) for g, p, _ in pairs]
    for (a, x, title), (b, y, other) in itertools.pairwise(levels):
        if (a > b) - (a < b) != (x > y) - (x < y):
            out.append(f"heading level   {clip(title)!r} H{a} as {'#' * x}, {clip(other)!r} H{b} as {'#' * y}")
    return out


def _items(blocks: Sequence[dict[str, Any]], printed: Sequence[tuple[str, int, str]], s: ModuleType) -> list[str]:
    wanted = [
        s.norm(b["text"]) for b in blocks if b["role"] == "LI" and not b.get("ambiguous") and not b.get("cont_prev")
    ]
    grey = [
        s.norm(b["text"])
        for b in blocks
        if b.get("itemlike") or b.get("ambiguous") or b.get("cont_prev") or b["role"] in ("TOCI", "Note")
    ]
    found = [t for kind, _, t in printed if kind == "li"]
    pairs = s.match([s.strip_lead(t) for t in wanted], [s.strip_lead(t) for t in found])
    done, used = {g for g, _, _ in pairs}, {p for _, p, _ in pairs}
    out = [f"item missed     {clip(t)!r}: {_where(t, printed)}" for i, t in enumerate(wanted) if i not in done]
    for i, text in enumerate(found):
        if i not in used and not any(s.ratio(s.strip_lead(text), s.strip_lead(q)) >= s.SOFT for q in grey):
            out.append(f"item extra      {clip(text)!r}: {_what(text, blocks, s)}")
    return out


def _segments(
    blocks: Sequence[dict[str, Any]],
    artifacts: Sequence[dict[str, Any]],
    printed: Sequence[tuple[str, int, str]],
    s: ModuleType,
) -> list[str]:
    """Blocks that are no block of the output; headings and items have their own lines already."""
    wanted = [b for b in blocks if not b.get("table") and b["role"] != "Figure"]
    texts = [s.norm(b["text"]) for b in wanted]
    found = [t for kind, _, t in printed if kind != "cell"]
    pairs = s.match([s.strip_lead(t) for t in texts], [s.strip_lead(t) for t in found])
    done, used = {g for g, _, _ in pairs}, {p for _, p, _ in pairs}
    out = [
        f"block missed    {wanted[i]['role']} {clip(t)!r}: {_where(t, printed)}"
        for i, t in enumerate(texts)
        if i not in done and wanted[i]["role"] not in ("H", "LI")
    ]
    tables = s.norm(" ".join(b["text"] for b in blocks if b.get("table") or b["role"] == "Figure"))
    running = s.norm(" ".join(a["text"] for a in artifacts))
    kinds = [kind for kind, _, _ in printed if kind != "cell"]
    for i, text in enumerate(found):
        inside = (tables and text in tables) or (running and text in running)
        if i not in used and not inside and kinds[i] == "p":
            out.append(f"block extra     {clip(text)!r}: {_what(text, blocks, s)}")
    return out


def _joints(blocks: Sequence[dict[str, Any]], md: str, s: ModuleType) -> list[str]:
    """Ends of blocks that are not followed by the next block's beginning."""
    words = s.toks(s.pred_plain(md))
    text = f" {' '.join(words)} "
    running = [
        b
        for b in blocks
        if not b.get("table") and b["role"] != "Figure" and not b.get("floating") and s.toks(b["text"])
    ]
    out = []
    for first, second in itertools.pairwise(running):
        end, start = s.toks(s.norm(first["text"]))[-3:], s.toks(s.norm(second["text"]))[:3]
        marker = s.toks(s.norm(second.get("marker", "")))
        joints = (f" {' '.join([*end, *start])} ", f" {' '.join([*end, *marker, *start])} ")
        if len(end) + len(start) < 3 or any(joint in text for joint in joints):
            continue
        at = text.find(f" {' '.join(end)} ")
        after = text[at + len(" ".join(end)) + 2 :][:50] if at >= 0 else None
        instead = f"… is followed by {after!r}" if after is not None else "the end is not found"
        out.append(f"order broken    {' '.join(end)!r} -> {' '.join(start)!r}: {instead}")
    return out


def _leaks(page: dict[str, Any], md: str, s: ModuleType) -> list[str]:
    plain, wanted = f" {s.pred_plain(md).lower()} ", s.gold_plain(page).lower()
    lines = {s.norm(s.unmark(re.sub(r"^#+\s*", "", line))).lower() for line in md.split("\n")}
    out = []
    for artifact in page["artifacts"]:
        text = s.norm(artifact["text"]).lower()
        if not re.search(r"\w", text) or (text in wanted and len(text) > 3):
            continue
        short = len(text) <= 3 or re.fullmatch(r"[\d\W]+", text)
        if (text in lines) if short else (text in plain):
            out.append(f"running matter  {clip(text)!r} at {artifact['boxes'][0]}")
    return out


def _hyphens(page: dict[str, Any], md: str, s: ModuleType) -> list[str]:
    plain = s.pred_plain(md)
    there = collections.Counter(s.toks(plain))
    wanted = collections.Counter(s.toks(s.gold_plain(page)))
    out = []
    for whole, count in collections.Counter(s.norm(h["whole"]).lower() for h in page["hyphens"]).items():
        if there[whole] - (wanted[whole] - count) < count:
            broken = next(h for h in page["hyphens"] if s.norm(h["whole"]).lower() == whole)
            out.append(f"hyphen left     {broken['left']}-|{broken['right']} should be {broken['whole']!r}")
    return out + [f"hyphen lost     {kept!r}" for kept in map(s.norm, page["keep"]) if kept not in plain]


def _words(page: dict[str, Any], md: str, s: ModuleType) -> list[str]:
    fixed = s.pred_plain(md)
    for h in page["hyphens"]:
        left, right = re.escape(s.norm(h["left"])), re.escape(s.norm(h["right"]))
        fixed = re.sub(rf"\b{left}[-\u00ac]?\s+{right}\b", s.norm(h["whole"]), fixed)
    wanted, there = collections.Counter(s.toks(s.gold_plain(page))), collections.Counter(s.toks(fixed))
    running = collections.Counter(s.toks(s.norm(" ".join(a["text"] for a in page["artifacts"]))))
    lost = wanted - there
    doubled = {w: n - wanted[w] - running[w] for w, n in there.items() if w in wanted}
    alien = {w: n - running[w] for w, n in there.items() if w not in wanted}
    return [
        f"{name.ljust(15)} {_listed(words)}"
        for name, words in [("words lost", lost), ("words doubled", doubled), ("words made up", alien)]
        if any(n > 0 for n in words.values())
    ]


def _listed(words: dict[str, int]) -> str:
    many = [(w, n) for w, n in words.items() if n > 0]
    names = " ".join(w if n == 1 else f"{w}×{n}" for w, n in many[:25])
    return f"({sum(n for _, n in many)}) {names}{' …' if len(many) > 25 else ''}"


def _where(text: str, printed: Iterable[tuple[str, int, str]]) -> str:
    """Where a wanted text has gone in the output."""
    blocks = list(printed)
    inside = [(k, t) for k, _, t in blocks if text in t and t != text]
    if inside:
        return f"merged into {NAMES[inside[0][0]]} {clip(inside[0][1])!r}"
    same = [k for k, _, t in blocks if t == text]
    if same:
        return f"is a {NAMES[same[0]]}"
    parts = [(k, t) for k, _, t in blocks if len(t) > 2 and t in text]
    if len(parts) > 1 or (parts and len(parts[0][1]) > len(text) / 3):
        return f"cut into {len(parts)}: " + " | ".join(f"{NAMES[k]} {clip(t)!r}" for k, t in parts[:4])
    return _nearest(text, [(NAMES[k], t) for k, _, t in blocks])


def _what(text: str, blocks: Iterable[dict[str, Any]], s: ModuleType) -> str:
    """What a text of the output is in the gold."""
    named = [(ROLES.get(b["role"], b["role"]), s.norm(b["text"])) for b in blocks]
    for role, wanted in named:
        if wanted == text:
            return f"is a {role}"
    for role, wanted in named:
        if text in wanted:
            return f"part of {role} {clip(wanted)!r}"
    parts = [(role, wanted) for role, wanted in named if len(wanted) > 2 and wanted in text]
    if len(parts) > 1:
        return f"joins {len(parts)}: " + " | ".join(f"{r} {clip(t)!r}" for r, t in parts[:4])
    return _nearest(text, named)


def _nearest(text: str, named: Sequence[tuple[str, str]]) -> str:
    if not named:
        return "the page is empty"
    role, nearest = max(named, key=lambda pair: fuzz.ratio(text, pair[1]))
    score = fuzz.ratio(text, nearest) / 100
    if score < 0.4:
        role, nearest = max(named, key=lambda pair: fuzz.partial_ratio(text, pair[1]))
        return f"nearest, in part, is {role} {clip(nearest)!r}"
    return f"nearest ({score:.2f}) is {role} {clip(nearest)!r}"
