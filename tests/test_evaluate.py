"""Figures of an evaluation: what counts as right, how lists are matched, what is left out."""

from __future__ import annotations

import copy
import io
import json
import re
from itertools import permutations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from rich.console import Console

from pipeline.evaluate import Evaluation, Labelled, diagram, evaluate, evaluate_each, render
from pipeline.evaluate.assignment import best_pairs
from pipeline.evaluate.calibration import Calibration, Sure
from pipeline.evaluate.compare import kendall_tau
from pipeline.evaluate.equality import equal
from schemas.errors import UsageError
from schemas.settings import Settings

CONTACT: dict[str, Any] = {
    "name": "Roland Neumann",
    "organisation": "Landkreis Elbe-Elster",
    "street": "Ludwig-Jahn-Straße 2",
    "postcode": "04916",
    "city": "Herzberg",
    "email": "Dezernat-III@lkee.de",
    "phone": "+493535463000",
    "website": "http://www.lkee.de",
}
GOLD: dict[str, Any] = {
    "schema_version": "1.0",
    "publication": {
        "series": "Bündnisse",
        "publisher": None,
        "title": None,
        "page_count": 2,
        "funders": ["Stiftung A"],
    },
    "profiles": [
        {
            "ordinal": 1,
            "pages": [1, 2],
            "municipality": "Elbe-Elster",
            "headline": "Informieren statt irritieren",
            "contacts": [CONTACT],
            "quotes": [{"speaker": "Andrea Hähnlein", "role": "Bildungsbüro", "text": "Wir reden miteinander."}],
            "sections": [
                {
                    "heading": "Ziele",
                    "kind": "goals",
                    "text": None,
                    "bullets": [
                        {"level": 1, "text": "Beratung aller Eltern"},
                        {"level": 2, "text": "auch am Abend"},
                        {"level": 1, "text": "Netzwerk der Schulen"},
                    ],
                },
                {"heading": "Träger", "kind": "partners", "text": "Der Landkreis trägt alles.", "bullets": []},
            ],
            "materials": [{"text": "Flyer, www.lkee.de", "urls": ["http://www.lkee.de"]}],
            "facts": [{"label": "Einwohner", "value": "1.422", "unit": None}],
            "entities": [{"label": "ORG", "text": "Landkreis Elbe-Elster"}, {"label": "DATE", "text": "2011"}],
        }
    ],
}


def judged(predicted: dict[str, Any], gold: dict[str, Any] = GOLD, **more: Any) -> Evaluation:
    return evaluate_each(iter([(Labelled("eins", Path("eins.pdf"), gold, **more), predicted)]))


def changed(**profile: Any) -> dict[str, Any]:
    """The gold as a prediction, with other values in its profile."""
    record = copy.deepcopy(GOLD)
    record["profiles"][0] |= profile
    return record


def wrong(evaluation: Evaluation) -> list[tuple[str, str | None, str | None]]:
    return [(j.field, j.gold, j.predicted) for v in evaluation.verdicts for j in v.judgements if not j.strict]


def test_the_gold_itself_is_all_right() -> None:
    evaluation = judged(GOLD)
    assert wrong(evaluation) == []
    assert evaluation.micro().f1 == evaluation.macro_f1() == evaluation.all_right() == 1.0
    assert (evaluation.spurious, evaluation.bullet_order, evaluation.bullets_in_section) == (0.0, 1.0, 1.0)
    assert evaluation.entity_micro().f1 == 1.0


def test_nothing_misses_everything_and_makes_nothing_up() -> None:
    evaluation = judged({})
    assert evaluation.micro() == (0, 0, len(wrong(evaluation)))
    assert (evaluation.micro().f1, evaluation.spurious, evaluation.all_right()) == (0.0, 0.0, 0.0)


def test_precision_and_recall_are_counted_apart() -> None:
    headings = [{"heading": h, "kind": "other", "text": "Text.", "bullets": []} for h in ("Träger", "Erfundenes")]
    score = judged(changed(sections=headings)).fields["section.heading"]
    assert (score.wanted, score.strict) == (2, (1, 1, 1))
    assert (score.strict.precision, score.strict.recall, score.strict.f1) == (0.5, 0.5, 0.5)


def test_micro_counts_values_and_macro_counts_fields() -> None:
    gold = {"publication": {"series": "A", "page_count": 1, "publisher": "B"}, "profiles": []}
    evaluation = judged({"publication": {"series": "A", "page_count": 2, "publisher": "B"}, "profiles": []}, gold)
    assert evaluation.micro().f1 == pytest.approx(2 / 3)
    assert evaluation.macro_f1() == pytest.approx(2 / 3)
    bullets = [{"level": 1, "text": t} for t in ("alpha", "beta", "gamma")]
    gold = {"publication": {"series": "A"}, "profiles": [{"sections": [{"heading": "Z", "bullets": bullets}]}]}
    evaluation = judged({**gold, "publication": {"series": "falsch"}}, gold)
    assert evaluation.micro().f1 == pytest.approx(8 / 9)
    assert evaluation.macro_f1() == pytest.approx(4 / 5)


@pytest.mark.parametrize(
    ("field", "gold", "predicted", "strict", "soft"),
    [
        ("heading", "Ziele", "Ziele", True, True),
        ("heading", "Ziele", "ZIELE:", False, True),
        ("heading", "Ziele", "Zile", False, False),
        ("text", "Bu\u0308ndnis  und\nMehr", "Bündnis und Mehr", True, True),
        ("text", "Eltern\u2013Kind", "Eltern Kind", False, True),
        ("phone", "+493535463000", "+493535463001", False, False),
        ("postcode", "04916", "04917", False, False),
        ("email", "Dezernat-III@lkee.de", "dezernat-iii@lkee.de", False, True),
        ("website", "http://www.lkee.de", "https://lkee.de/", True, True),
        ("url", "http://www.lkee.de/a", "http://www.lkee.de/b", False, False),
    ],
)
def test_strict_and_soft(field: str, gold: str, predicted: str, strict: bool, soft: bool) -> None:
    assert equal(field, gold, predicted, soft=False) is strict
    assert equal(field, gold, predicted, soft=True) is soft


def test_lists_are_matched_by_content_and_not_by_place() -> None:
    other = {**CONTACT, "name": "Petra Schulz", "email": "schulz@lkee.de", "phone": "+493535461111"}
    gold = changed(contacts=[CONTACT, other])
    assert wrong(judged(changed(contacts=[other, CONTACT]), gold)) == []
    assert {j[0].split(".")[0] for j in wrong(judged(changed(contacts=[other]), gold))} == {"contact"}


def test_an_invented_contact_is_spurious() -> None:
    evaluation = judged(changed(contacts=[CONTACT, {"name": "Nie Mand", "email": "a@b.example"}]))
    assert evaluation.spurious == 2
    assert set(wrong(evaluation)) == {("contact.name", None, "Nie Mand"), ("contact.email", None, "a@b.example")}


def test_a_bullet_in_the_wrong_section_costs_its_place_only() -> None:
    record = copy.deepcopy(GOLD)
    sections = record["profiles"][0]["sections"]
    sections[1]["bullets"] = [sections[0]["bullets"].pop()]
    evaluation = judged(record)
    assert wrong(evaluation) == []
    assert evaluation.bullets_in_section == pytest.approx(2 / 3)


def test_the_order_of_bullets_is_kendalls_tau() -> None:
    record = copy.deepcopy(GOLD)
    record["profiles"][0]["sections"][0]["bullets"].reverse()
    assert judged(record).bullet_order == -1.0
    # Ten pairs of fifteen stand in order.
    assert kendall_tau(list(enumerate([3, 0, 2, 1, 5, 4]))) == pytest.approx(1 / 3)


def test_levels_and_kinds_are_fields() -> None:
    record = copy.deepcopy(GOLD)
    section = record["profiles"][0]["sections"][0]
    section["bullets"][1]["level"], section["kind"] = 1, "measures"
    evaluation = judged(record)
    assert wrong(evaluation) == [("section.kind", "goals", "measures"), ("bullet.level", "2", "1")]
    assert evaluation.section_kinds == 0.5


def test_sections_that_repeat_a_contact_or_hold_nothing_are_passed_over() -> None:
    more = [
        {"heading": "Kontakt", "kind": "contact", "text": "Roland Neumann", "bullets": []},
        {"heading": "Leeres", "kind": "other", "text": None, "bullets": []},
    ]
    assert wrong(judged(changed(sections=[*GOLD["profiles"][0]["sections"], *more]))) == []


def test_what_the_gold_does_not_speak_of_is_not_judged() -> None:
    record = copy.deepcopy(GOLD)
    record["publication"] |= {"extractor_version": "9", "extraction_key": "x", "source_uri": "/x", "rights": "©"}
    record["publication"]["title"] = "Ein Titel"
    record["profiles"][0]["contacts"][0] = {**CONTACT, "kind": "person", "email_kind": "function"}
    assert wrong(judged(record)) == []
    gold = copy.deepcopy(GOLD)
    gold["profiles"][0]["contacts"] = [{**CONTACT, "kind": "office"}]
    assert wrong(judged(record, gold)) == [("contact.kind", "office", "person")]


def test_contacts_of_the_publication_are_judged_where_the_gold_has_them() -> None:
    gold = copy.deepcopy(GOLD)
    gold["publication"]["contacts"] = [{"name": None, "organisation": "Verlag", "city": "Berlin"}]
    record = copy.deepcopy(gold)
    record["publication"]["contacts"][0]["city"] = "Bonn"
    assert wrong(judged(record, gold)) == [("publication.contact.city", "Berlin", "Bonn")]


def test_entities_are_sets_and_repeated_contacts_are_spared() -> None:
    entities = [
        {"label": "ORG", "text": "landkreis elbe-elster"},
        {"label": "PER", "text": "Roland Neumann"},
        {"label": "PHONE", "text": "03535 463000"},
        {"label": "LOC", "text": "Nirgendwo"},
        {"label": "LOC", "text": "Elster"},
    ]
    evaluation = judged(changed(entities=entities), optional_entities=[["Elster"]])
    assert evaluation.entity_micro() == (1, 1, 1)
    assert evaluation.micro().f1 == 1.0


def test_other_right_answers_are_accepted() -> None:
    record = changed(municipality="Landkreis Elbe-Elster")
    assert wrong(judged(record)) != []
    assert wrong(judged(record, accept={"/profiles/0/municipality": ["Landkreis Elbe-Elster"]})) == []


def test_rejections_are_compared_by_code() -> None:
    gold = {"rejection": {"code": "encrypted"}}
    assert wrong(judged({"rejection": {"code": "encrypted", "message": "needs a password"}}, gold)) == []
    assert wrong(judged({"rejection": {"code": "damaged"}}, gold)) == [("rejection", "encrypted", "damaged")]
    assert wrong(judged(GOLD, gold)) == [("rejection", "encrypted", "a record")]
    assert judged({"rejection": {"code": "damaged"}}).verdicts[0].rejected == "damaged"


def test_the_assignment_is_the_best_one() -> None:
    random = np.random.default_rng(7)
    for rows, columns in [(1, 1), (1, 5), (5, 1), (4, 4), (6, 3), (4, 7)]:
        for values in (random.random((rows, columns)), random.integers(0, 3, (rows, columns)).astype(float)):
            pairs = best_pairs(values)
            tall = values if rows >= columns else values.T
            best = max(sum(tall[r, c] for c, r in enumerate(p)) for p in permutations(range(len(tall)), tall.shape[1]))
            assert len({r for r, _ in pairs}) == len({c for _, c in pairs}) == min(rows, columns)
            assert sum(values[p] for p in pairs) == pytest.approx(best)


def test_confidence_is_held_against_the_truth() -> None:
    record = changed(headline="Falsch")
    record["evidence"] = [
        {"path": "/profiles/0/headline", "confidence": 0.8},
        {"path": "/profiles/0/contacts/0/phone", "confidence": 0.9},
        {"path": "/profiles/0/contacts/0/phone", "confidence": 0.7},
        {"path": "/profiles/0/sections/0/bullets/1", "confidence": 0.95},
    ]
    values = {v.path: (v.confidence, v.right) for v in judged(record).calibration.values}
    assert values == {
        "/profiles/0/headline": (0.8, False),
        "/profiles/0/contacts/0/phone": (0.7, True),
        "/profiles/0/sections/0/bullets/1/text": (0.95, True),
        "/profiles/0/sections/0/bullets/1/level": (0.95, True),
    }


def test_calibration_error_is_the_weighted_distance() -> None:
    sure = [Sure("x", "/p", "f", 0.95, n != 0) for n in range(10)] + [
        Sure("x", "/p", "f", 0.5, n < 5) for n in range(30)
    ]
    calibration = Calibration(tuple(sure))
    assert [(round(b.low, 1), b.values) for b in calibration.bins if b.values] == [(0.5, 30), (0.9, 10)]
    assert calibration.error == pytest.approx((30 * abs(0.5 - 5 / 30) + 10 * abs(0.95 - 0.9)) / 40)
    assert Calibration().error is None
    assert Calibration((Sure("x", "/p", "f", 1.0, True),)).bins[-1].values == 1


def test_the_diagram_is_an_svg_with_a_bar_for_every_bin_in_use() -> None:
    drawn = ElementTree.fromstring(
        diagram(Calibration((Sure("x", "/p", "f", 0.35, True), Sure("x", "/p", "f", 1.0, True))))
    )
    assert len(drawn.findall(".//{http://www.w3.org/2000/svg}g")) == 2
    assert "ECE" not in diagram(Calibration())


def test_the_tables_say_what_is_wrong() -> None:
    buffer = io.StringIO()
    Console(file=buffer, width=160).print(render(judged(changed(headline="Falsch [b]")), errors=True))
    text = buffer.getvalue()
    assert re.search(r"eins\s+headline\s+Informieren statt irritieren\s+Falsch \[b\]", text)
    assert re.search(r"municipality\s+1\s+1\.000", text)
    assert json.loads(json.dumps(judged(GOLD).as_dict()))["micro"]["strict"]["f1"] == 1.0


def write(folder: Path, name: str, gold: dict[str, Any], *, predicted: dict[str, Any] | None = None) -> None:
    path = folder / f"{name}.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"%PDF-1.7")
    path.with_suffix(".gold.json").write_text(json.dumps(gold), encoding="utf-8")
    if predicted is not None:
        answer = folder / "out" / f"{name}.json"
        answer.parent.mkdir(parents=True, exist_ok=True)
        answer.write_text(json.dumps(predicted), encoding="utf-8")


def test_predictions_are_read_from_a_folder(tmp_path: Path) -> None:
    write(tmp_path, "reihe/eins", GOLD, predicted=changed(municipality="Unna"))
    write(tmp_path, "reihe/zwei", GOLD)
    manifest = [{"name": "reihe/eins", "accept": {"/profiles/0/municipality": ["Unna"]}}]
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    evaluation = evaluate(tmp_path, settings=Settings(), predictions=tmp_path / "out")
    assert [(v.name, v.right) for v in evaluation.verdicts] == [("reihe/eins", True), ("reihe/zwei", False)]


def test_unusable_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        evaluate(tmp_path / "nirgends", settings=Settings())
    with pytest.raises(UsageError, match=r"expected x\.gold\.json beside x\.pdf"):
        evaluate(tmp_path, settings=Settings())
    write(tmp_path, "eins", GOLD)
    with pytest.raises(UsageError, match=r"expected eins\.json"):
        evaluate(tmp_path, settings=Settings(), predictions=tmp_path)
    write(tmp_path, "zwei", {"contacts": []})
    with pytest.raises(UsageError, match=r"zwei\.gold\.json: expected a record"):
        evaluate(tmp_path, settings=Settings(), predictions=tmp_path)
