"""CPU time a page, Steckbrief's stages beside its peers: one process, one run, the same files, round after round.

    python tests/benchmarks/bench.py [FOLDER...] [--rounds 5] [--no-peers] [--json FILE]

Every round reads all files once with each engine in turn, so that a busy machine slows all of them alike; an engine's
time is that of its quickest round. FOLDER defaults to samples/. Files that Steckbrief rejects are left out for all.
"""

from __future__ import annotations

import argparse
import gc
import json
import logging
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from engines import kreuzberg_markdown, liteparse_markdown, pdfium_text, pdfplumber_text, steckbrief_markdown
from rich.console import Console
from rich.table import Table

from pipeline.extract import extract, warm_up
from pipeline.layout import arrange
from pipeline.read import read
from schemas.errors import Unreadable

BARE, READ, MARKDOWN, RECORD = "pdfium, bare text", "our reading", "our markdown", "our record"
LITEPARSE, PLUMBER = "liteparse, markdown", "pdfplumber, extract_text"
MOST_LITEPARSE = 3.0  # times the CPU time of liteparse that our markdown may cost
PYTHONS_OWN = gc.get_threshold()
"""How often Python looks for cycles; our own `warm_up` has it look less often, and peers run as they do elsewhere."""
LEAST_PLUMBER = 10.0  # times that pdfplumber must cost ours


def _read(path: Path) -> object:
    return read(path.read_bytes(), file_name=path.name)


def _arranged(path: Path) -> object:
    return arrange(read(path.read_bytes(), file_name=path.name))


OURS: dict[str, Callable[[Path], object]] = {
    BARE: pdfium_text,
    READ: _read,
    "our reading and layout": _arranged,
    MARKDOWN: steckbrief_markdown("pdfium"),
    RECORD: extract,
}
PEERS: dict[str, tuple[str, Callable[[Path], object]]] = {
    LITEPARSE: ("liteparse", liteparse_markdown),
    "kreuzberg, markdown": ("kreuzberg", kreuzberg_markdown),
    PLUMBER: ("pdfplumber", pdfplumber_text),
}


def measure(engines: dict[str, Callable[[Path], object]], paths: Sequence[Path], rounds: int) -> dict[str, float]:
    """CPU seconds of each engine for all files, its threads included: the quickest round after one file to warm up."""
    spent: dict[str, list[float]] = {name: [] for name in engines}
    warm = gc.get_threshold()
    for number in range(rounds + 1):
        for name, engine in engines.items():
            gc.set_threshold(*(warm if name in OURS else PYTHONS_OWN))
            start = time.process_time()
            for path in paths if number else paths[:1]:
                engine(path)
            if number:
                spent[name].append(time.process_time() - start)
    return {name: min(times) for name, times in spent.items()}


def table(spent: dict[str, float], pages: int, files: int) -> Table:
    out = Table(title=f"CPU time, {files} files, {pages} pages", title_justify="left", box=None, pad_edge=False)
    out.add_column("engine")
    for column in ("ms a page", "× bare text", "× liteparse", "files a second"):
        out.add_column(column, justify="right")
    for name, seconds in spent.items():
        peer = f"{seconds / spent[LITEPARSE]:.2f}" if LITEPARSE in spent else "-"
        ratio = f"{seconds / spent[BARE]:.2f}"
        out.add_row(name, f"{1000 * seconds / pages:.2f}", ratio, peer, f"{files / seconds:.1f}")
    return out


def goals(spent: dict[str, float]) -> list[str]:
    """What we hold ourselves to, and whether it holds."""
    out = []
    if LITEPARSE in spent:
        ratio = spent[MARKDOWN] / spent[LITEPARSE]
        out.append(_goal(f"our markdown, at most {MOST_LITEPARSE:g} × liteparse", ratio, ratio <= MOST_LITEPARSE))
    if PLUMBER in spent:
        ratio = spent[PLUMBER] / spent[MARKDOWN]
        out.append(_goal(f"pdfplumber, at least {LEAST_PLUMBER:g} × our markdown", ratio, ratio >= LEAST_PLUMBER))
    return out


def _goal(name: str, ratio: float, holds: bool) -> str:
    return f"{'[green]holds[/]' if holds else '[red]fails[/]'}  {name}: {ratio:.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="*", type=Path, default=[Path(__file__).parents[2] / "samples"])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    arguments = parser.parse_args()
    console = Console()
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    warm_up()
    found = [
        p for folder in arguments.folder for p in ([folder] if folder.is_file() else sorted(folder.rglob("*.pdf")))
    ]
    paths, pages = [], 0
    for path in found:
        try:
            pages += len(read(path.read_bytes(), file_name=path.name).pages)
        except Unreadable:
            continue
        paths.append(path)
    if not paths:
        raise SystemExit(f"{', '.join(map(str, arguments.folder))}: no PDF that can be read")
    engines = dict(OURS)
    for name, (module, engine) in {} if arguments.no_peers else PEERS.items():
        try:
            __import__(module)
        except ImportError:
            console.print(f"{name} is left out: {module} is not installed")
        else:
            engines[name] = engine
    spent = measure(engines, paths, arguments.rounds)
    console.print(table(spent, pages, len(paths)))
    for line in goals(spent):
        console.print(line)
    if arguments.json:
        figures = {name: {"seconds": seconds, "ms_per_page": 1000 * seconds / pages} for name, seconds in spent.items()}
        arguments.json.write_text(json.dumps({"pages": pages, "engines": figures}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
