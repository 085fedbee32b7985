"""Derives the shipped gazetteers from the public name lists.

    python -m extractors.entities.training.gazetteers DATA

`DATA` holds `municipalities/` and `names/`; `spacy-lookups-data` has to be installed. A name that is also a
word of the language ("Essen", "Regen", "Ernst") cannot be told by a list of such words that someone wrote down: the
Brown clusters tell it. A municipality whose cluster holds few other
municipalities is marked with a question mark and later needs a context; a given name whose cluster holds few other
given names is left out where it is frequent.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from extractors.entities.training.sources import lookups_folder

HERE = Path(__file__).parent.parent / "data"
FREQUENT = -15.0  # log probability; rarer words do not shape their cluster
PLACE_SHARE = 0.25  # of the frequent words of a cluster, from which on it is a cluster of places
NAME_SHARE = 0.3  # likewise for given names
LOWER_CASE_WORD = -14.0  # "kamen", "springe": a place name that is this frequent in lower case needs a context
LOWER_CASE_NAME = -12.0  # likewise for given names: "will", "mai"
COMMON = -17.5  # rarer place names are not words of the language


def load_lookup(path: Path) -> dict[str, float]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        table: dict[str, float] = json.load(file)
    return table


def clusters_of(
    names: set[str], cluster: Mapping[str, float], probability: Mapping[str, float], *, share: float
) -> set[float]:
    """The clusters whose frequent capitalised words are to at least `share` members of `names`."""
    total: Counter[float] = Counter()
    inside: Counter[float] = Counter()
    for word, number in cluster.items():
        if word[:1].isupper() and probability.get(word, -99.0) > FREQUENT:
            total[number] += 1
            inside[number] += word in names
    return {number for number, count in total.items() if count > 5 and inside[number] / count > share}


def bare(name: str) -> str:
    """The name without its title: "Kiel, Landeshauptstadt" → "Kiel"."""
    return name.split(",", maxsplit=1)[0].strip()


def variants(name: str) -> Iterable[str]:
    """Spellings of one place: with and without the qualifier ("Forst (Lausitz)" → also "Forst")."""
    yield name
    if "(" in name:
        yield name.split("(", maxsplit=1)[0].strip()
    if "/" in name:
        yield name.split("/", maxsplit=1)[0].strip()


def places(data: Path, cluster: Mapping[str, float], probability: Mapping[str, float]) -> list[str]:
    """Names of municipalities and Kreise, sorted; "?" after those that are also words of the language."""
    names: set[str] = set()
    cities: set[str] = set()
    with (data / "municipalities" / "gemeinden_2011.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            names.update(variants(bare(row["name"])))
            if row["typ"] == "Kreisfreie Stadt":
                cities.update(variants(bare(row["name"])))
    with (data / "municipalities" / "kreise.csv").open(encoding="utf-8") as file:
        names.update(v for row in csv.DictReader(file, delimiter=";") for v in variants(bare(row["name"])))
    single = {n for n in names if n.isalpha()}
    known = clusters_of(single, cluster, probability, share=PLACE_SHARE)
    doubtful = {"Halle", "Hagen", "Weiden", "Hof", "Essen", "Bergen"}
    for name in single:
        lower = probability.get(name.lower(), -99.0) > LOWER_CASE_WORD
        word = lower or probability.get(name, -99.0) > COMMON
        if name.endswith("kreis"):
            continue
        if (word and cluster.get(name) not in known) or (lower and name not in cities):
            doubtful.add(name)
    return [name + ("?" if name in doubtful else "") for name in sorted(names) if len(name) > 1]


def given_names(data: Path, cluster: Mapping[str, float], probability: Mapping[str, float]) -> list[str]:
    """Given names that are hardly ever anything else, sorted."""
    counts: Counter[str] = Counter()
    with (data / "names" / "first_names.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            counts[row["name"]] += int(row["count"])
    known = clusters_of(set(counts), cluster, probability, share=NAME_SHARE)
    kept = set()
    for name, count in counts.items():
        frequent = max(probability.get(name, -99.0), probability.get(name.lower(), -99.0)) > -16.0
        if len(name) < 3 or not name[0].isupper() or not name.isalpha():
            continue
        if cluster.get(name) in known:
            likely = probability.get(name.lower(), -99.0) <= LOWER_CASE_NAME
        else:
            likely = not frequent and count >= 2
        if likely:
            kept.add(name)
    return sorted(kept)


def main() -> None:
    data, lookups = Path(sys.argv[1]), lookups_folder()
    cluster = load_lookup(lookups / "de_lexeme_cluster.json.gz")
    probability = load_lookup(lookups / "de_lexeme_prob.json.gz")
    (HERE / "places.txt").write_text("\n".join(places(data, cluster, probability)) + "\n", encoding="utf-8")
    (HERE / "given_names.txt").write_text("\n".join(given_names(data, cluster, probability)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
