"""`python -m samples.typeset [NAME …]` from the project's root: typesets all samples, or those whose name contains NAME."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

import samples.typeset
from samples.typeset.gold import write

MACHINERY = {
    "__main__",
    "content",
    "gold",
    "scans",
    "engines",
    "symbols",
    "pictures",
    "typst_markup",
    "brochure_profiles",
    "reportlab_flow",
    "writer_text",
}
ROOT = Path(__file__).parents[1]

names = [m.name for m in pkgutil.iter_modules(samples.typeset.__path__) if m.name not in MACHINERY]
wanted = [name for name in names if not sys.argv[1:] or any(part in name for part in sys.argv[1:])]
if not wanted:
    sys.exit(f"no sample of that name; there are {', '.join(names)}")
for name in wanted:
    path = write(importlib.import_module(f"samples.typeset.{name}").sample(), ROOT)
    print(f"{path.relative_to(ROOT)}  {path.stat().st_size:,} bytes")
