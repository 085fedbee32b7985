"""Probabilities: learned from judged values, applied where evidence is written, honest where nothing agrees."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.evaluate.calibrate import judged, measured
from pipeline.evaluate.calibrate import main as calibrate
from pipeline.evaluate.labelled import Labelled
from pipeline.evaluate.learn import Seen, learn
from pipeline.extract import examine
from pipeline.fingerprint import ROOT, _shared_files, extraction_key
from pipeline.judge.circumstances import Circumstances, agrees
from pipeline.judge.probability import LEAST, MOST, PARAMETERS, UNFAMILIAR, Curve, field_of_path, learned
from pipeline.read import read
from schemas.evidence import Evidence
from schemas.profile import BlockText
from schemas.settings import Settings

SAMPLE = Path(__file__).parents[1] / "samples" / "chancengerechtigkeit" / "elbe-elster.pdf"


def seen(count: int, right: int, *, field: str = "contact.phone", score: float = 0.9, **more: float) -> list[Seen]:
    return [Seen(f"p{n}", field, "generic.contact_blocks", score, more, n < right) for n in range(count)]


def test_what_is_right_nine_times_in_ten_gets_0_9() -> None:
    curve = learn(seen(400, 360, labelled=1.0))
    assert curve("contact.phone", "generic.contact_blocks", 0.9, {"labelled": 1.0}) == pytest.approx(0.9, abs=0.02)


def test_a_higher_score_is_never_less_probable() -> None:
    curve = learn(seen(50, 48, score=0.5) + seen(50, 10, score=0.95))
    sure = [curve("contact.phone", "x", s / 20, {"labelled": 1.0}) for s in range(1, 20)]
    assert sure == sorted(sure)


def test_few_values_of_a_field_stay_near_the_common_curve() -> None:
    many = seen(500, 475, labelled=1.0)
    few = learn(many + seen(3, 0, field="quote.role", labelled=1.0))
    lots = learn(many + seen(300, 0, field="quote.role", labelled=1.0))
    at = ("quote.role", "generic.contact_blocks", 0.9, {"labelled": 1.0})
    assert lots(*at) < 0.1
    assert 0.3 < few(*at) < 0.95


def test_what_was_learned_before_holds_where_new_values_say_little() -> None:
    before = learn(seen(400, 380, labelled=1.0))
    at = ("contact.phone", "generic.contact_blocks", 0.9, {"labelled": 1.0})
    few, many = learn(seen(6, 3, labelled=1.0), before), learn(seen(4000, 2000, labelled=1.0), before)
    assert learn([], before)(*at) == pytest.approx(before(*at), abs=0.001)
    assert 0.85 < few(*at) < before(*at)
    assert many(*at) == pytest.approx(0.5, abs=0.05)


def test_a_check_that_agrees_lowers_nothing() -> None:
    curve = learn(seen(200, 100, place_fits=1.0) + seen(200, 190))
    assert "place_fits" not in curve.weights


def test_nothing_but_a_generic_rule_never_gives_0_95() -> None:
    certain = Curve({"all": 20.0})
    assert not agrees({})
    assert certain("contact.phone", "x", 0.99, {}) == UNFAMILIAR < 0.95
    assert certain("contact.phone", "x", 0.99, {"labelled": 1.0}) == MOST
    assert Curve({"all": -20.0})("contact.phone", "x", 0.99, {}) == LEAST


def test_the_key_of_a_name_found_in_the_text_is_never_sure() -> None:
    certain = Curve({"all": 20.0})
    assert certain("profile.ags", "derived:ags", 0.6, {"place_confirmed": 1.0}) < 0.9
    assert certain("profile.ags", "derived:ags", 0.95, {"place_confirmed": 1.0}) == MOST


def test_values_of_one_publication_count_as_few() -> None:
    right = seen(400, 400, field="contact.fax", labelled=1.0)
    wrong = [v._replace(publication="one") for v in seen(200, 0, field="quote.role", labelled=1.0)]
    apart = seen(200, 0, field="quote.role", labelled=1.0)
    at = ("quote.role", "generic.contact_blocks", 0.9, {"labelled": 1.0})
    assert learn(right + wrong)(*at) > learn(right + apart)(*at) + 0.1


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/publication/contacts/0/phone", "contact.phone"),
        ("/publication/title", "publication.title"),
        ("/profiles/2/sections/0/kind", "section.kind"),
        ("/profiles/0/materials/1/urls/0", "materials.urls"),
    ],
)
def test_fields_are_named_without_places(path: str, field: str) -> None:
    assert field_of_path(path) == field


CONTACT = {
    "name": "Ada Beispiel",
    "email": "ada.beispiel@example.org",
    "postcode": "04916",
    "city": "Herzberg",
    "phone": "+493535463000",
}


def circumstances(path: str, raw: str, text: str, **changes: str) -> dict[str, float]:
    profile = {"contacts": [CONTACT | changes], "federal_state": "Brandenburg"}
    known = Circumstances(
        {"family": "generic"}, [profile], [BlockText(page=1, ordinal=1, role="paragraph", level=0, text=text)]
    )
    return known.of(Evidence(path=path, page=1, boxes=[], rule="r", raw=raw, confidence=0.9))


def test_a_label_beside_a_value_speaks_for_it() -> None:
    path, number = "/profiles/0/contacts/0/phone", "03535 463000"
    assert circumstances(path, number, f"Telefon: {number}")["labelled"] == 1
    assert circumstances(path, number, f"Ada Beispiel | Telefon | {number}")["labelled"] == 1
    assert "labelled" not in circumstances(path, number, f"Insgesamt waren es {number} Gäste.")


def test_person_address_and_number_speak_for_each_other() -> None:
    assert circumstances("/profiles/0/contacts/0/name", "Ada", "")["mail_names_person"] == 1
    assert "mail_names_person" not in circumstances("/profiles/0/contacts/0/name", "Bo", "", name="Bo Muster")
    assert circumstances("/profiles/0/contacts/0/phone", "x", "")["place_fits"] == 1
    assert circumstances("/profiles/0/contacts/0/phone", "x", "", phone="+49891234560")["odd_one"] == 1


def test_records_carry_probabilities_and_keep_the_scores() -> None:
    extraction = examine(read(SAMPLE.read_bytes(), file_name=SAMPLE.name))
    scores, evidence = extraction.scores, extraction.record.evidence
    assert [e.path for e in scores] == [e.path for e in evidence]
    assert any(a.confidence != b.confidence for a, b in zip(scores, evidence, strict=True))
    assert all(LEAST <= e.confidence <= MOST for e in evidence)


def test_what_is_shipped_is_part_of_the_key() -> None:
    assert PARAMETERS.relative_to(ROOT).as_posix() in {name for name, _ in _shared_files(ROOT)}
    assert extraction_key("generic", Settings())
    assert learned().weights["score"] > 0


def test_labels_that_leave_imprints_out_say_nothing_about_them() -> None:
    gold = {"publication": {"contacts": []}, "profiles": []}
    record = {
        "publication": {"contacts": [{"email": "verlag@example.org"}], "title": "Heft"},
        "profiles": [],
        "evidence": [
            {"path": p, "page": 1, "boxes": [], "rule": "r", "raw": "x", "confidence": 0.9}
            for p in ("/publication/contacts/0/email", "/publication/series")
        ],
    }
    record["publication"]["series"] = "Reihe"  # type: ignore[index]
    assert [v.field for v in judged(Labelled("x", Path("x.pdf"), gold), record)] == ["publication.series"]


def test_the_script_writes_weights_and_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for suffix in (".pdf", ".gold.json"):
        (corpus / f"eins{suffix}").write_bytes(SAMPLE.with_suffix(suffix).read_bytes())
        (corpus / f"zwei{suffix}").write_bytes(SAMPLE.with_suffix(suffix).read_bytes())
    out = tmp_path / "probability.json"
    calibrate([str(corpus), "--hold-out", "zwei", "--out", str(out)])
    assert "held out, probabilities" in capsys.readouterr().out
    written = json.loads(out.read_text())["weights"]
    assert written["score"] > 0
    assert all(isinstance(w, float) for w in written.values())
    assert "Neumann" not in out.read_text()


def test_measuring_counts_the_scores_where_there_is_no_curve() -> None:
    assert measured(None, seen(10, 5)).error == pytest.approx(0.4)


def test_the_diagram_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for suffix in (".pdf", ".gold.json"):
        (corpus / f"eins{suffix}").write_bytes(SAMPLE.with_suffix(suffix).read_bytes())
    out = tmp_path / "reliability.svg"
    monkeypatch.setattr("sys.argv", ["steckbrief", "evaluate", str(corpus), "--diagram", str(out)])
    with pytest.raises(SystemExit) as end:
        main()
    assert not end.value.code
    assert out.read_text(encoding="utf-8").startswith("<svg")
