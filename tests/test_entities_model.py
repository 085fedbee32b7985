"""The shipped model, what it is made of, and what keeps it from taking nouns for names."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import numpy as np
import pytest
import spacy
from spacy.strings import get_string_id
from spacy.vectors import Vectors

from extractors.entities import load
from extractors.entities.backends import SHIPPED
from extractors.entities.compounds import NAME as COMPOUNDS
from extractors.entities.plausible import ALONE, SEEN, clusters_of_rows, clusters_with_names, plausible
from extractors.entities.training.corpus import conll_doc, noisy, read_markup, to_doc, unmark
from extractors.entities.training.evaluate import annotator_scores
from extractors.entities.training.sources import HERE, domain
from extractors.entities.training.templates import sentences
from schemas.profile import EntityLabel

needs_model = pytest.mark.skipif(not (SHIPPED / "meta.json").exists(), reason="no trained model in this checkout")


def words_with_rows(**rows: int) -> spacy.Language:
    """A pipeline whose vectors know just these words."""
    nlp = spacy.blank("de")
    vectors = Vectors(strings=nlp.vocab.strings, data=np.eye(8, dtype="float32"), name="test")
    for word, row in rows.items():
        vectors.key2row[get_string_id(word)] = row
    nlp.vocab.vectors = vectors
    return nlp


def test_an_unknown_compound_gets_the_row_of_its_last_part() -> None:
    nlp = words_with_rows(Analyse=1, Kalender=2, Bedarfsanalyse=3, Jugendamt=4)
    nlp.add_pipe(COMPOUNDS)
    doc = nlp("Sozialraumanalyse Ferien-Kalender Hortbedarfsanalyse JUGENDAMT Xyz")
    assert [nlp.vocab.vectors.key2row.get(t.orth) for t in doc] == [1, 2, 3, 4, None]


def test_nouns_in_capitals_are_no_names() -> None:
    nlp = words_with_rows(Analyse=1, Berlin=2, Meier=3)
    of_row = clusters_of_rows(nlp.vocab.vectors)
    clusters = {
        label: frozenset(of_row[row] for row in rows)
        for label, rows in {SEEN: [1, 2, 3], "PER": [3], "PER" + ALONE: [3], "LOC": [2], "LOC" + ALONE: []}.items()
    }
    doc = nlp.make_doc("Analyse Berlin Meier Unbekannt")
    assert [plausible(doc[i : i + 1], "PER", clusters, of_row) for i in range(4)] == [False, False, True, False]
    assert plausible(doc[2:4], "PER", clusters, of_row)
    assert plausible(doc[0:2], "LOC", clusters, of_row)
    assert not plausible(doc[1:2], "LOC", clusters, of_row)
    treffen = nlp.make_doc("Wöchentliche Runde aller Ehrenamtlichen")
    assert not plausible(treffen[:], "ORG", clusters, of_row)
    assert not plausible(nlp.make_doc("Eltern- und Familienbildung")[:], "ORG", clusters, of_row)
    assert plausible(nlp.make_doc("Amt für Soziale Dienste Unna")[:], "ORG", clusters, of_row)


def test_clusters_of_names_are_counted_from_labelled_sentences() -> None:
    nlp = words_with_rows(Meier=1, Analyse=2)
    docs = [to_doc(nlp, unmark(line)) for line in ("[PER Meier] Analyse", "[PER Meier] Analyse", "Analyse Meier")]
    found = clusters_with_names(docs, nlp.vocab.vectors)
    meier, analyse = (clusters_of_rows(nlp.vocab.vectors)[row] for row in (1, 2))
    assert set(found[SEEN]) == {meier, analyse}
    assert (found["PER"], found["PER" + ALONE], found["LOC"]) == ([meier], [meier], [])


def test_markup_and_noise_keep_the_spans_true() -> None:
    labelled = [unmark("[PER Jana Wolter] leitet das [ORG Amt für Soziales] in [LOC Unna]")] * 200
    made = list(noisy(labelled, seed=3, share=1.0))
    assert {text == text.upper() for text, _ in made} == {True, False}
    for text, spans in made:
        parts = [text[start:end].replace("-", "").casefold() for start, end, _ in spans]
        assert parts == ["jana wolter", "amt für soziales", "unna"]


def test_labels_that_are_not_learnt_are_unknown_rather_than_no_entity() -> None:
    doc = conll_doc(spacy.blank("de"), ["§", "1", "BGB", "in", "Unna"], ["B-LAW", "I-LAW", "I-LAW", "O", "B-LOC"])
    assert [t.ent_iob_ for t in doc] == ["", "", "", "O", "B"]


def test_sentences_are_labelled_with_labels_of_the_contract_and_held_out_ones_are_not_learnt() -> None:
    learnt, held_out = domain("learnt"), domain("held_out")
    assert len(learnt) + len(held_out) >= 800
    assert len(held_out) >= 250
    assert not {s.text for s in learnt} & {s.text for s in held_out}
    assert {label for s in [*learnt, *held_out] for *_, label in s.spans} <= set(get_args(EntityLabel))


def test_no_bracket_is_left_open_in_the_markup() -> None:
    for path in sorted(HERE.glob("*_*.txt")):
        if path.name.startswith(("learnt", "held_out")):
            assert not [s.text for s in read_markup(path) if "[" in s.text or "]" in s.text], path.name


def test_templates_are_the_same_for_the_same_seed() -> None:
    assert list(sentences(30, seed=7)) == list(sentences(30, seed=7)) != list(sentences(30, seed=8))


@needs_model
def test_the_model_finds_what_no_list_knows() -> None:
    (mentions,) = load()(["Gestern sprach Jorunn Przybilski mit der Initiative Nachbarschaft in Kleinquellenbrunn."])
    assert ("PER", "Jorunn Przybilski") in {(m.label, m.text) for m in mentions}


@needs_model
def test_model_and_rules_are_right_on_sentences_that_training_never_saw() -> None:
    figures = annotator_scores(load(), domain("held_out")).figures()
    assert figures["ALL"]["f1"] >= 0.90
    assert figures["ALL"]["overlap_f1"] >= 0.96
    assert figures["PER"]["f1"] >= 0.93
    assert figures["ORG"]["f1"] >= 0.83


@needs_model
def test_the_model_is_small_and_names_no_machine() -> None:
    files = [f for f in Path(SHIPPED).rglob("*") if f.is_file()]
    assert sum(f.stat().st_size for f in files) < 15 * 1024**2
    assert not [f.name for f in files if f.suffix in {".json", ".cfg"} and '= "/' in f.read_text(encoding="utf-8")]
