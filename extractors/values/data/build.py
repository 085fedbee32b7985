"""Builds the shipped tables from their sources: `python -m extractors.values.data.build --help`.

municipalities.csv.gz   "folded name;folded base name;ags;name;type;editions;nuts3", sorted by key; Kreise and
                        kreisfreie Städte have five digits
area_codes.csv.gz       "area code without its 0;town", from the installed `phonenumbers`
given_names.txt.gz      "name weight", weight = bits of the count in the source, folded as `fold_name` does
surnames.txt.gz         one folded name per line
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from extractors.values.gazetteer import base_name, fold_place
from extractors.values.name_lists import fold_name

HERE = Path(__file__).parent
OLDER_COUNT = 40  # of an older name, so that it weighs as much as one that is given now and then
MAX_SURNAME = 24  # longer entries of the source are sentences or companies
_REGIONS = {"03241": "Region", "05334": "Region", "10041": "Verband"}


def municipalities(gemeinden: Path, kreise: Path) -> list[str]:
    """Rows of both editions; `editions` is a bit set in the order of `EDITIONS`."""
    rows: dict[tuple[str, str], list[str]] = {}

    def add(ags: str, name: str, kind: str, edition: int, nuts3: str = "") -> None:
        row = rows.setdefault((ags, name), [ags, name, kind, "0", ""])
        row[3] = str(int(row[3]) | edition)
        row[4] = nuts3 or row[4]

    with gemeinden.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            ags, kreis = row["ags"], row["kreis"]
            if row["typ"] in ("Kreisfreie Stadt", "Stadtkreis", "Stadtstaat"):
                add(ags[:5], _bare(row["name"]), "S", 1)
            elif row["typ"] != "Bewohntes gemfr. Gebiet":
                add(ags, _bare(row["name"]), "T" if row["typ"].startswith(("Stadt", "Große")) else "G", 1)
                add(ags[:5], _bare(kreis), _kreis_kind(ags[:5]), 1)
    with kreise.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            free = row["type"] in ("Kreisfreie Stadt", "Stadtkreis")
            add(row["AGS"], _bare(row["name"]), "S" if free else _kreis_kind(row["AGS"]), 2, row["NUTS3"])
    return [";".join((*_folded(rows[key][1]), *rows[key])) for key in sorted(rows)]


def _folded(name: str) -> tuple[str, str]:
    """The look-up keys: of the name and, where it has an addition, of the name without it."""
    folded, base = fold_place(name), fold_place(base_name(name))
    return folded, base if base != folded else ""


def _kreis_kind(ags: str) -> str:
    return {"Region": "R", "Verband": "V"}.get(_REGIONS.get(ags, ""), "K")


def _bare(name: str) -> str:
    """ "Gelnhausen, Barbarossast., Krst." is Gelnhausen, "Landkreis Rostock" is Rostock."""
    return re.sub(r"^Landkreis ", "", name.partition(",")[0]).strip()


def given_names(source: Path) -> list[str]:
    """The names of the source, and those of today's adults, whom a list of newborns since 2010 hardly knows."""
    older = (HERE / "given_names_older.txt").read_text(encoding="utf-8").split()
    counts: Counter[str] = Counter({fold_name(name): OLDER_COUNT for name in older})
    with source.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for part in re.split(r"[\s]+", row["name"]):
                if len(part) > 1 and part.replace("-", "").isalpha():
                    counts[fold_name(part)] += int(row["count"])
    return [f"{name} {min(count.bit_length(), 9)}" for name, count in sorted(counts.items())]


def surnames(source: Path) -> list[str]:
    names = {fold_name(line) for line in source.read_text(encoding="utf-8").splitlines()}
    return sorted(n for n in names if 1 < len(n) <= MAX_SURNAME and re.fullmatch(r"[^\W\d_]+(?:[-'][^\W\d_]+)*", n))


def area_codes() -> list[str]:
    """Area codes without their 0 and their towns, out of the geocoder's tables of the world."""
    from phonenumbers.geodata import GEOCODE_DATA

    german = ((prefix[2:], names.get("de")) for prefix, names in GEOCODE_DATA.items() if prefix.startswith("49"))
    return sorted(f"{prefix};{town}" for prefix, town in german if town)


def _write(name: str, lines: Iterable[str]) -> None:
    data = "\n".join(lines).encode("utf-8")
    (HERE / name).write_bytes(gzip.compress(data, 9, mtime=0))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("municipalities", type=Path, help="folder with gemeinden_2011.csv and kreise.csv")
    parser.add_argument("names", type=Path, help="folder with first_names.csv and surnames.txt")
    arguments = parser.parse_args()
    folder: Path = arguments.municipalities
    _write("municipalities.csv.gz", municipalities(folder / "gemeinden_2011.csv", folder / "kreise.csv"))
    _write("area_codes.csv.gz", area_codes())
    _write("given_names.txt.gz", given_names(arguments.names / "first_names.csv"))
    _write("surnames.txt.gz", surnames(arguments.names / "surnames.txt"))


if __name__ == "__main__":
    main()
