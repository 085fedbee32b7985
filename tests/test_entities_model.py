"""The shipped model, what it is made of, and what keeps it from taking nouns for names."""

from __future__ import annotations

import math
from itertools import pairwise, product
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
import spacy

from extractors.entities import load
from extractors.entities.backends import SHIPPED
from extractors.entities.clues import OFFSETS, of_word
from extractors.entities.decode import decode
from extractors.entities.plausible import ALONE, SEEN, clusters_with_names, plausible
from extractors.entities.tagger import SURE, TAGS, Tagger, Weights
from extractors.entities.training.corpus import conll_doc, read_markup, to_doc, unmark
from extractors.entities.training.evaluate import annotator_scores
from extractors.entities.training.sources import HERE, domain
from extractors.entities.training.templates import sentences
from extractors.entities.word_facts import NOTHING, TAIL, facts_of
from schemas.profile import EntityLabel

needs_model = pytest.mark.skipif(not (SHIPPED / "meta.json").exists(), reason="no trained model in this checkout")


def taught(**tags: str) -> Tagger:
    """A tagger that knows the tags of a few words by heart."""
    keys = sorted((of_word(word).special[OFFSETS.index(0)][0], tag) for word, tag in tags.items())
    scores = np.zeros((len(keys), len(TAGS)), dtype=np.float32)
    for row, (_, tag) in enumerate(keys):
        scores[row, TAGS.index(tag)] = 9.0
    tagger = Tagger()
    tagger.take(
        Weights(np.array([k for k, _ in keys], dtype=np.uint64), scores, np.zeros((len(TAGS),) * 2, np.float32))
    )
    return tagger


def test_an_unknown_compound_counts_as_its_last_part() -> None:
    assert facts_of("Zwetschgenhortbedarfsanalyse").found == TAIL
    assert facts_of("Zwetschgenhortbedarfsanalyse").cluster == facts_of("Bedarfsanalyse").cluster >= 0
    assert facts_of("Xqz") == NOTHING
    assert facts_of("Unna").place == 2


def test_the_best_sequence_and_its_probabilities_are_those_of_all_sequences() -> None:
    rng = np.random.default_rng(5)
    transitions = rng.normal(size=(3, 3)).astype(np.float32)
    transitions[0, 2] = -np.inf
    texts = [rng.normal(size=(length, 3)).astype(np.float32) for length in (4, 1, 0, 3)]
    for emissions, (tags, sure) in zip(texts, decode(texts, transitions), strict=True):
        weight = {}
        for path in product(range(3), repeat=len(emissions)):
            steps = sum(float(transitions[x, y]) for x, y in pairwise(path))
            weight[path] = math.exp(steps + sum(float(emissions[at, tag]) for at, tag in enumerate(path)))
        assert tuple(tags.tolist()) == max(weight, key=lambda path: weight[path])
        total = sum(weight.values())
        for at, tag in enumerate(tags.tolist()):
            share = sum(w for path, w in weight.items() if path[at] == tag) / total
            assert sure[at] == pytest.approx(share, abs=1e-4)


def test_names_keep_their_place_whatever_white_space_and_batches_there_are() -> None:
    nlp = spacy.blank("de")
    tagger = taught(Jana="B-PER", Wolter="I-PER", Unna="B-LOC")
    texts = ["Jana  Wolter\n\nin Unna", "", "  ", "Unna", "nichts"]
    docs = list(tagger.pipe([nlp.make_doc(text) for text in texts], batch_size=2))
    found = [[(e.label_, e.text) for e in doc.ents] for doc in docs]
    assert found == [[("PER", "Jana  Wolter"), ("LOC", "Unna")], [], [], [("LOC", "Unna")], []]
    assert all(0.9 < sure <= 1.0 for sure in docs[0].user_data[SURE].values())


def test_no_name_begins_inside() -> None:
    tag = taught(Wolter="I-PER", Frau="O")
    make = spacy.blank("de").make_doc
    assert [t.ent_iob_ for t in tag(make("Hier ist Wolter"))] == ["O", "B", "I"]
    assert [t.ent_iob_ for t in tag(make("Wolter"))] == ["O"]


def test_a_tagger_is_the_same_from_disk(tmp_path: Path) -> None:
    taught(Unna="B-LOC").to_disk(tmp_path)
    doc = Tagger().from_disk(tmp_path)(spacy.blank("de").make_doc("Post aus Unna"))
    assert [e.text for e in doc.ents] == ["Unna"]


def test_a_tagger_without_weights_says_so() -> None:
    with pytest.raises(ValueError, match="has learnt nothing"):
        Tagger()(spacy.blank("de").make_doc("Unna"))


def test_training_sees_what_the_tagger_looks_up() -> None:
    pytest.importorskip("pycrfsuite", reason="training needs CRFsuite (extra train)")
    from extractors.entities.training.crf import fit

    nlp = spacy.blank("de")
    lines = [f"[PER {given} {name}] wohnt in [LOC {place}]" for given, name, place in NAMES] * 3
    tagger = Tagger()
    tagger.take(fit([to_doc(nlp, unmark(line)) for line in lines]))
    doc = tagger(nlp.make_doc("Karla Weber wohnt in Jena"))
    assert [(e.label_, e.text) for e in doc.ents] == [("PER", "Karla Weber"), ("LOC", "Jena")]


NAMES = (
    ("Jana", "Wolter", "Unna"),
    ("Peter", "Haase", "Herne"),
    ("Ute", "Schmidt", "Melle"),
    ("Olaf", "Kern", "Fulda"),
)


def test_nouns_are_no_names() -> None:
    cluster = {word: facts_of(word).cluster for word in ("Analyse", "Berlin", "Meier")}
    gates = {
        label: frozenset(cluster[word] for word in words)
        for label, words in {SEEN: [*cluster], "PER": ["Meier"], "PER" + ALONE: ["Meier"], "LOC": ["Berlin"]}.items()
    } | {"LOC" + ALONE: frozenset()}
    doc = spacy.blank("de").make_doc("Analyse Berlin Meier")
    assert [plausible(doc[i : i + 1], "PER", gates) for i in range(3)] == [False, False, True]
    assert plausible(doc[2:3], "PER", gates)
    assert plausible(doc[0:2], "LOC", gates)
    assert not plausible(doc[1:2], "LOC", gates)
    make = spacy.blank("de").make_doc
    assert not plausible(make("Wöchentliche Runde aller Ehrenamtlichen")[:], "ORG", gates)
    assert not plausible(make("Eltern- und Familienbildung")[:], "ORG", gates)
    assert not plausible(make("II")[:], "ORG", gates)
    assert not plausible(make("Landeshauptstadt Schwerin")[:], "ORG", gates)
    assert not plausible(make("Dezernat für Jugend, Schule und Soziales")[:], "ORG", gates)
    assert plausible(make("Amt für Soziale Dienste Unna")[:], "ORG", gates)


def test_clusters_of_names_are_counted_from_labelled_sentences() -> None:
    nlp = spacy.blank("de")
    docs = [to_doc(nlp, unmark(line)) for line in ("[PER Meier] Analyse", "[PER Meier] Analyse", "Analyse Meier")]
    meier, analyse = (facts_of(word).cluster for word in ("Meier", "Analyse"))
    found = clusters_with_names(docs)
    assert set(found[SEEN]) == {meier, analyse}
    assert (found["PER"], found["PER" + ALONE], found["LOC"]) == ([meier], [meier], [])


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
    assert figures["ALL"]["f1"] >= 0.95
    assert figures["ALL"]["overlap_f1"] >= 0.96
    strict = {label: figures[label]["f1"] for label in ("PER", "LOC", "ORG", "ROLE", "PROGRAMME", "DATE")}
    assert [label for label, f1 in strict.items() if f1 < 0.93] == []
    assert figures["ORG"]["overlap_f1"] >= 0.95


@needs_model
def test_the_model_is_small_and_names_no_machine() -> None:
    files = [f for f in Path(SHIPPED).rglob("*") if f.is_file()]
    assert sum(f.stat().st_size for f in files) < 15 * 1024**2
    assert not [f.name for f in files if f.suffix in {".json", ".cfg"} and '= "/' in f.read_text(encoding="utf-8")]
