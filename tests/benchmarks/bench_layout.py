"""Reading order, headings, lists and text of Steckbrief and its peers over labelled publications, in one table.

    python tests/benchmarks/bench_layout.py CORPUS... [--only ID] [--no-peers] [--verbose] [--shuffled] [--out FOLDER]

CORPUS is a folder with pdf/, gold/ and score.py. Every engine's markdown is kept under FOLDER/<corpus>/<engine>; peers
are run again only with --fresh. --verbose prints for Steckbrief every document's figures (those below the goal marked
with "!", changes since the last run in brackets) and what is missed, extra, cut, merged or out of order. --shuffled
adds Steckbrief on copies of the files whose text is drawn in random order.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import layout_faults
import page_faults
from corpus import Corpus, load
from engines import OURS, PEERS, STECKBRIEF, STECKBRIEF_PLUMBER, Engine
from rich.console import Console
from rich.markup import escape
from rich.table import Table

Figures = dict[str, float | None]

# What we hold ourselves to: (column, at least or at most, value).
GOALS: dict[str, dict[str, tuple[str, float]]] = {
    "layout": {
        "nid": (">=", 0.985),
        "multi": (">=", 0.99),
        "joint": (">=", 0.98),
        "head_f1": (">=", 0.88),
        "li_f1": (">=", 0.95),
        "seg_f1": (">=", 0.90),
        "hy": (">=", 0.98),
        "keep": (">=", 0.95),
        "leak": ("<=", 0.03),
        "lost": ("<=", 0.004),
        "dup": ("<=", 0.001),
    },
    "pages": {"head_f1": (">=", 0.88), "li_f1": (">=", 0.85), "leak": ("<=", 0.05), "multi wrong": ("<=", 1)},
}
HEADINGS_AND_ITEMS = ("head_p", "head_r", "head_f1", "li_p", "li_r", "li_f1")
COLUMNS: dict[str, tuple[str, ...]] = {
    "layout": (
        *("nid", "order", "multi", "pairs", "joint", *HEADINGS_AND_ITEMS, "level", "seg_p", "seg_r", "seg_f1"),
        *("cell_f1", "leak", "hy", "keep", "lost", "dup", "extra"),
    ),
    "pages": (
        *(*HEADINGS_AND_ITEMS, "leak", "adjacent", "tau", "multi adj", "multi tau", "pages wrong", "multi wrong"),
        "unfound",
    ),
}


def figures(corpus: Corpus, texts: dict[str, str]) -> Figures:
    """The corpus's own scores of one engine's markdown."""
    return _tagged(corpus, texts) if corpus.kind == "layout" else _labelled(corpus, texts)


def _tagged(corpus: Corpus, texts: dict[str, str]) -> Figures:
    scorer = corpus.scorer
    scored = []
    for identifier, text in texts.items():
        gold = corpus.gold[identifier]
        pages = zip(gold["pages"], scorer.split_pages(text, gold), strict=True)
        scored.append((gold, [scorer.score_page(page, md) for page, md in pages]))
    found: Figures = {name: scorer.summarise(scored).get(name) for name in COLUMNS["layout"]}
    several = [
        (gold, [x for page, x in zip(gold["pages"], pages, strict=True) if page["flags"].get("multi_column")])
        for gold, pages in scored
    ]
    several = [(gold, pages) for gold, pages in several if pages]
    found["multi"] = scorer.summarise(several)["order"] if several else None
    return found


def _labelled(corpus: Corpus, texts: dict[str, str]) -> Figures:
    total, _, _ = corpus.scorer.run(
        str(corpus.folder / "gold"), lambda _i, _g: None, lambda i, _g: texts[i], ids=set(texts)
    )
    heading, item, order = total["md_headings"].prf(), total["md_bullets"].prf(), total["order"]
    found: Figures = dict(zip(("head_p", "head_r", "head_f1"), heading, strict=True))
    found |= dict(zip(("li_p", "li_r", "li_f1"), item, strict=True))
    found["leak"] = total["leak"][0] / total["leak"][1] if total["leak"][1] else None
    for prefix, o in (("", order[:8]), ("multi ", order[8:])):
        found["adjacent" if not prefix else "multi adj"] = o[0] / o[1] if o[1] else None
        found[f"{prefix}tau"] = (o[2] - o[3]) / (o[2] + o[3]) if o[2] + o[3] else None
        found["pages wrong" if not prefix else "multi wrong"] = o[7] - o[6]
    found["unfound"] = order[5] - order[4]
    return found


def held(kind: str, column: str, value: float | None) -> bool | None:
    """Whether a value reaches its goal; None where it has none."""
    goal = GOALS[kind].get(column)
    if goal is None or value is None:
        return None
    return value >= goal[1] if goal[0] == ">=" else value <= goal[1]


def shown(column: str, value: float | None) -> str:
    if value is None or math.isnan(value):
        return "-"
    return str(int(value)) if column in ("pages wrong", "multi wrong", "unfound") else f"{value:.3f}"


def table(corpus: Corpus, rows: dict[str, Figures]) -> Table:
    columns = COLUMNS[corpus.kind]
    out = Table(title=f"{corpus.name}: {len(corpus.gold)} publications", title_justify="left", box=None, pad_edge=False)
    out.add_column("engine", no_wrap=True)
    for column in columns:
        out.add_column(column, justify="right", no_wrap=True)
    for name, found in rows.items():
        cells = []
        for column in columns:
            text, right = shown(column, found.get(column)), held(corpus.kind, column, found.get(column))
            ours = name.startswith(OURS) and right is not None
            cells.append(f"[{'green' if right else 'bold red'}]{text}[/]" if ours else text)
        out.add_row(name, *cells)
    goals = GOALS[corpus.kind]
    signs = {">=": "≥", "<=": "≤"}
    out.add_row("goal", *(f"{signs[goals[c][0]]}{goals[c][1]:g}" if c in goals else "" for c in columns), style="dim")
    return out


def convert(engine: Engine, corpus: Corpus, pdfs: Sequence[Path], out: Path, console: Console) -> dict[str, str]:
    """The engine's markdown by identifier; faults are noted."""
    out.mkdir(parents=True, exist_ok=True)
    faults = engine.convert(pdfs, out)
    for identifier, fault in faults.items():
        console.print(f"[red]{engine.name}: {identifier}: {escape(fault.strip())}[/]", highlight=False)
    return {i: (out / f"{i}.md").read_text(encoding="utf-8") for i in corpus.gold}


def details(corpus: Corpus, texts: dict[str, str], last: dict[str, Figures]) -> Iterator[str]:
    """Per document its figures, what changed since the last run and every fault."""
    for identifier, text in texts.items():
        gold = corpus.gold[identifier]
        found = figures(corpus, {identifier: text})
        cells = []
        for column in COLUMNS[corpus.kind]:
            value, before = found.get(column), last.get(identifier, {}).get(column)
            if value is None:
                continue
            mark = "" if held(corpus.kind, column, value) is not False else "!"
            change = f"({value - before:+.3f})" if before is not None and abs(value - before) >= 0.0005 else ""
            cells.append(f"{mark}{column} {shown(column, value)}{change}")
        yield f"\n== {identifier} {gold.get('group') or gold.get('source') or ''}\n   {'  '.join(cells)}"
        if corpus.kind == "pages":
            yield from (f"   {line}" for line in page_faults.faults(gold, text, corpus.scorer))
            continue
        for page, md in zip(gold["pages"], corpus.scorer.split_pages(text, gold), strict=True):
            flags = " ".join(name for name, on in page["flags"].items() if on)
            lines = layout_faults.faults(page, md, corpus.scorer)
            if lines:
                yield f"   -- page {page['page']} [{flags}] nid {corpus.scorer.score_page(page, md)['nid']:.3f}"
                yield from (f"      {line}" for line in lines)


def bench(corpus: Corpus, arguments: argparse.Namespace, console: Console) -> None:
    out: Path = arguments.out / corpus.name
    pdfs = [corpus.pdf(i) for i in corpus.gold]
    texts = convert(STECKBRIEF, corpus, pdfs, out / OURS, console)
    rows = {OURS: figures(corpus, texts)}
    if arguments.plumber:
        made = convert(STECKBRIEF_PLUMBER, corpus, pdfs, out / STECKBRIEF_PLUMBER.name, console)
        rows[STECKBRIEF_PLUMBER.name] = figures(corpus, made)
    if arguments.shuffled:
        made = convert(STECKBRIEF, corpus, shuffled(corpus, pdfs, out, console), out / f"{OURS}-shuffled", console)
        rows[f"{OURS} shuffled"] = figures(corpus, made)
    for peer in () if arguments.no_peers else PEERS:
        rows |= _peer(peer, corpus, pdfs, out, console, fresh=arguments.fresh)
    kept = out / "last.json"
    if arguments.verbose:
        last = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
        for line in details(corpus, texts, last):
            console.print(line, markup=False, highlight=False, soft_wrap=True)
    each = {i: figures(corpus, {i: text}) for i, text in texts.items()}
    before = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    out.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps({**before, **each}, indent=1), encoding="utf-8")
    console.print(table(corpus, rows))
    console.print()


def _peer(
    peer: Engine, corpus: Corpus, pdfs: Sequence[Path], out: Path, console: Console, *, fresh: bool
) -> dict[str, Figures]:
    folder = out / peer.name
    if fresh or not all((folder / f"{i}.md").exists() for i in corpus.gold):
        missing = peer.missing()
        if missing:
            console.print(f"{peer.name} is left out: {missing} is not installed")
            return {}
        return {peer.name: figures(corpus, convert(peer, corpus, pdfs, folder, console))}
    return {peer.name: figures(corpus, {i: (folder / f"{i}.md").read_text(encoding="utf-8") for i in corpus.gold})}


def shuffled(corpus: Corpus, pdfs: Sequence[Path], out: Path, console: Console) -> list[Path]:
    """Copies in random order, made once."""
    from shuffle import shuffle

    folder = out / "shuffled-pdf"
    folder.mkdir(parents=True, exist_ok=True)
    copies = []
    for path in pdfs:
        copy = folder / path.name
        if not copy.exists():
            made = shuffle(path, copy)
            if made.shuffled < made.pages:
                console.print(f"{path.name}: only {made.shuffled} of {made.pages} pages could be shuffled")
        copies.append(copy)
    return copies


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--only", action="append", default=[], metavar="ID", help="what an identifier begins with")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--fresh", action="store_true", help="run the peers again")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--shuffled", action="store_true")
    parser.add_argument("--plumber", action="store_true", help="also Steckbrief with the pdfplumber reader")
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()) / "steckbrief-bench-layout")
    arguments = parser.parse_args()
    console = Console(width=230)
    for folder in arguments.corpus:
        bench(load(folder, only=tuple(arguments.only)), arguments, console)


if __name__ == "__main__":
    main()
