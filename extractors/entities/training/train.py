"""Trains the shipped model: `make train-ner`, or

    python -m extractors.entities.training.train DATA OUT [--without clusters,templates,domain]

`DATA` holds `ner/*.conll`. Writes OUT/model, a spaCy pipeline with the run's figures in its meta data. The same
sources give the same model.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors.entities.plausible import clusters_with_names
from extractors.entities.tagger import NAME, Tagger, Weights
from extractors.entities.training.corpus import Labelled, Rows, conll_doc, to_doc
from extractors.entities.training.crf import fit
from extractors.entities.training.evaluate import conll_scores, domain_scores
from extractors.entities.training.sources import FOLDS, domain, germeval
from extractors.entities.training.templates import sentences

TEMPLATE_SENTENCES = 1000  # more of them make the model better at templates and worse at all other text
DOMAIN_COPIES = 3  # a hand-labelled sentence counts as often as three others
DESCRIPTION = "Persons, organisations and places in German profiles of municipalities"
PARTS = ("clusters", "templates", "domain", "germeval")


def training_docs(nlp: Language, learnt: Rows, *, without: frozenset[str], seed: int = 1) -> list[Doc]:
    """The labelled documents of all sources: `learnt` of GermEval and whatever is not left out."""
    docs: list[Doc] = []
    if "germeval" not in without:
        docs += [conll_doc(nlp, *row) for row in learnt]
    made: list[Labelled] = []
    if "templates" not in without:
        made += sentences(TEMPLATE_SENTENCES, seed=seed)
    if "domain" not in without:
        made += domain("learnt") * DOMAIN_COPIES
    return docs + [to_doc(nlp, labelled) for labelled in made]


def pipeline_of(weights: Weights, *, clusters: bool) -> Language:
    """A new pipeline that goes by the weights; its vocabulary holds no word of the sources."""
    nlp = spacy.blank("de")
    tagger = cast("Tagger", nlp.add_pipe(NAME, config={"clusters": clusters}))
    tagger.take(weights)
    return nlp


def run(data: Path, out: Path, *, without: frozenset[str], fold: int = 0) -> dict[str, Any]:
    """Trains one model into `out`/model with one fifth of GermEval held out; the figures."""
    learnt, held_out = germeval(data, fold)
    docs = training_docs(spacy.blank("de"), learnt, without=without)
    clusters = "clusters" not in without
    weights = fit(docs, clusters=clusters)
    nlp = pipeline_of(weights, clusters=clusters)
    figures: dict[str, Any] = {
        "without": sorted(without),
        "fold": fold,
        "sentences": len(docs),
        "germeval": conll_scores(nlp, held_out),
        "domain": domain_scores(nlp, domain("held_out")),
    }
    nlp = pipeline_of(weights, clusters=clusters)
    nlp.meta |= {"name": "steckbrief_entities", "description": DESCRIPTION, "license": "CC BY 4.0"}
    nlp.meta["steckbrief"] = {**figures, "clusters": clusters_with_names(docs)}
    out.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(out / "model", ignore_errors=True)
    nlp.to_disk(out / "model", exclude=["lookups"])
    (out / "figures.json").write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without", default="", help=f"ingredients to leave out: {', '.join(PARTS)}")
    parser.add_argument("--fold", type=int, choices=range(FOLDS), default=0, help="which fifth of GermEval is held out")
    arguments = parser.parse_args()
    without = frozenset(part for part in arguments.without.split(",") if part)
    if unknown := without - set(PARTS):
        parser.error(f"--without {','.join(sorted(unknown))}: there are {', '.join(PARTS)}")
    figures = run(arguments.data, arguments.out, without=without, fold=arguments.fold)
    print(json.dumps(figures, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
