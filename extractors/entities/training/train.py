"""Trains the shipped model: `make train-ner`, or

    python -m extractors.entities.training.train DATA OUT [--without clusters,templates,domain,noise]

`DATA` holds `ner/*.conll`; the package `spacy-lookups-data` has to be installed. Writes OUT/model with the run's
figures in its meta data. Seeds are fixed; on one machine the same sources give the same model.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops

from extractors.entities.compounds import NAME as COMPOUNDS
from extractors.entities.compounds import extend
from extractors.entities.plausible import clusters_with_names
from extractors.entities.training.clusters import cluster_vectors, save
from extractors.entities.training.corpus import Labelled, conll_doc, noisy, read_conll, to_doc
from extractors.entities.training.evaluate import conll_scores, domain_scores
from extractors.entities.training.gazetteers import load_lookup
from extractors.entities.training.sources import HERE, domain, germeval, lookups_folder
from extractors.entities.training.templates import sentences

LER_SENTENCES = 1500  # court decisions are far from the domain
TEMPLATE_SENTENCES = 3000
DOMAIN_COPIES = 3  # a hand-labelled sentence counts as often as three others
DESCRIPTION = "Persons, organisations and places in German profiles of municipalities"
PARTS = ("clusters", "compounds", "templates", "domain", "noise", "ler", "germeval")


def training_docs(nlp: Language, data: Path, without: set[str], seed: int) -> list[Doc]:
    docs: list[Doc] = []
    if "germeval" not in without:
        docs += [conll_doc(nlp, *row) for row in germeval(data)[0]]
    if "ler" not in without:
        rows = [row for path in sorted((data / "ner").glob("ler-*.conll")) for row in read_conll(path)]
        named = [r for r in rows if any(t[2:] in {"PER", "LOC", "ORG"} for t in r[1]) and len(r[0]) < 60]
        docs += [conll_doc(nlp, *row) for row in random.Random(seed).sample(named, min(LER_SENTENCES, len(named)))]
    made: list[Labelled] = []
    if "templates" not in without:
        made += sentences(TEMPLATE_SENTENCES, seed=seed)
    if "domain" not in without:
        made += domain("learnt") * DOMAIN_COPIES
    if "noise" not in without:
        made += noisy(made, seed=seed)
    docs += [to_doc(nlp, labelled) for labelled in made]
    random.Random(seed).shuffle(docs)
    return docs


def run(
    data: Path, lookups: Path, out: Path, *, without: set[str], seed: int = 1, overrides: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Trains one model into `out`/model; the figures."""
    out.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("de")
    if "clusters" not in without:
        cluster = load_lookup(lookups / "de_lexeme_cluster.json.gz")
        cluster_vectors(nlp, cluster, load_lookup(lookups / "de_lexeme_prob.json.gz"))
    shipped = frozenset(nlp.vocab.vectors.key2row)
    docs = training_docs(nlp, data, without, seed)
    if "clusters" not in without and "compounds" not in without:
        extend({token.text for doc in docs for token in doc}, nlp.vocab)
    save(nlp, out / "vectors")
    cut = max(1, len(docs) // 20)  # chooses the best step; nothing that is reported
    DocBin(docs=docs[cut:]).to_disk(out / "train.spacy")
    DocBin(docs=docs[:cut]).to_disk(out / "dev.spacy")
    settings: dict[str, Any] = {
        "paths.train": str(out / "train.spacy"),
        "paths.dev": str(out / "dev.spacy"),
        "paths.vectors": str(out / "vectors"),
        "system.seed": seed,
        **(overrides or {}),
    }
    if "clusters" in without:
        settings["paths.vectors"] = None
        settings["components.tok2vec.model.embed.include_static_vectors"] = False
    set_current_ops(NumpyOps(use_blis=False))  # with OPENBLAS_NUM_THREADS=1 four times as fast as BLIS
    pipeline = init_nlp(load_config(HERE / "config.cfg", overrides=settings, interpolate=False))
    train_loop(pipeline, out)
    return finish(data, out, shipped=shipped, without=without)


def finish(data: Path, out: Path, *, shipped: frozenset[int], without: set[str]) -> dict[str, Any]:
    """Makes OUT/model of the best step: vectors as shipped, with figures and the clusters of names in its meta data."""
    model = spacy.load(out / "model-best")
    learnt = list(DocBin().from_disk(out / "train.spacy").get_docs(model.vocab))
    known = {"clusters": clusters_with_names(learnt, model.vocab.vectors)} if "clusters" not in without else {}
    for key in set(model.vocab.vectors.key2row) - shipped:
        model.vocab.vectors.key2row.pop(key)
    model.config["paths"] = dict.fromkeys(model.config["paths"])  # of this machine
    target = out / "model"
    shutil.rmtree(target, ignore_errors=True)
    model.to_disk(target, exclude=["lookups"])
    if "clusters" not in without and "compounds" not in without:
        model.add_pipe(COMPOUNDS, first=True)
    figures: dict[str, Any] = {
        "without": sorted(without),
        "sentences": len(learnt),
        "germeval": conll_scores(model, germeval(data)[1]),
        "domain": domain_scores(model, domain("held_out")),
    }
    (out / "figures.json").write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    meta = json.loads((target / "meta.json").read_text(encoding="utf-8"))
    # What only the model sees is about as sure as it is in texts of any kind; what a rule confirms is surer by itself.
    scores = {label: figures["germeval"][label]["p"] for label in ("PER", "ORG", "LOC")}
    ours = {**figures, **known, "scores": scores}
    meta |= {"name": "steckbrief_entities", "description": DESCRIPTION, "license": "CC BY 4.0", "steckbrief": ours}
    (target / "meta.json").write_text(json.dumps(meta, ensure_ascii=False) + "\n", encoding="utf-8")
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--lookups", type=Path, help="data folder of spacy-lookups-data; default: as installed")
    parser.add_argument("--without", default="", help=f"ingredients to leave out: {', '.join(PARTS)}")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    without = {part for part in arguments.without.split(",") if part}
    lookups = arguments.lookups or lookups_folder()
    figures = run(arguments.data, lookups, arguments.out, without=without, seed=arguments.seed)
    print(json.dumps(figures, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
