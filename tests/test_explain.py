"""Explanations: where a value comes from, what lost, why a cell is empty, and which pointer was meant."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from PIL import Image

from pipeline.cli import main
from pipeline.explain import Explanation, explain, told
from pipeline.extract import Extraction
from pipeline.show.explained import draw_explained, marks_of
from schemas.errors import UsageError

SAMPLE = Path(__file__).parents[1] / "samples" / "chancengerechtigkeit" / "elbe-elster.pdf"


@lru_cache(maxsize=16)
def explained(pointer: str) -> tuple[Explanation, Extraction]:
    return explain(SAMPLE, pointer)


def test_a_value_has_rule_place_text_score_and_probability() -> None:
    found, _ = explained("/profiles/0/contacts/0/phone")
    assert found.value == "+493535463000"
    (entry,), (score,) = found.evidence, found.scores
    text = told(found)
    for said in (
        entry.rule,
        f"page {entry.page}",
        "03535 463000",
        f"{score.confidence:.2f}",
        f"{entry.confidence:.2f}",
    ):
        assert said in text


def test_other_candidates_are_told_with_the_reason() -> None:
    found, _ = explained("/profiles/0/headline")
    assert [c.reason.partition(" as ")[0] for c in found.losers] == ["same value"]
    assert "agrees: Informieren statt irritieren (generic.slogan" in told(found)


def test_an_empty_cell_names_what_was_rejected_and_by_which_check() -> None:
    found, _ = explained("/profiles/0/contacts/0/mobile")
    assert found.value is None
    assert [(c.value, c.reason) for c in found.losers] == [
        ("+493535463000", "claimed by /profiles/0/contacts/0/phone")
    ] or ("is labelled or numbered as phone" in told(found))
    assert "best rejected: +493535463000" in told(found)


def test_where_nothing_was_proposed_the_rules_and_their_labels_are_named() -> None:
    found, _ = explained("/profiles/0/contacts/0/po_box")
    text = told(found)
    assert "no rule proposed anything" in text
    assert "asked: generic.contact_blocks: " in text
    assert "looks for labels like: postfach" in text


def test_cells_without_evidence_say_so() -> None:
    assert "needs no evidence" in told(explained("/publication/page_count")[0])


def test_a_cell_that_holds_others_tells_them_all() -> None:
    text = told(explained("/profiles/0/contacts/0")[0])
    assert "/email, page" in text
    assert "/phone, page" in text


@pytest.mark.parametrize("pointer", ["/profiles/0/contact/0/phone", "/profiles/0/contacts/7/phone", "nothing"])
def test_a_pointer_that_does_not_exist_is_answered_with_the_nearest(pointer: str) -> None:
    with pytest.raises(UsageError, match=r"the nearest are .*/"):
        explained(pointer)


def test_every_cell_of_a_record_can_be_explained() -> None:
    from pipeline.explain import _cells, explain_cell

    _, extraction = explained("/profiles/0/headline")
    record = extraction.record.model_dump(mode="json")
    for part in ("publication", "profiles"):
        for path, _value in _cells(f"/{part}", record[part]):
            assert told(explain_cell(extraction, path)).startswith(path)


def test_the_picture_shows_chosen_and_lost_in_their_own_colours(tmp_path: Path) -> None:
    found, extraction = explained("/profiles/0/headline")
    assert {mark.kind for mark in marks_of(found)} == {"chosen", "agrees"}
    assert "lost" in {mark.kind for mark in marks_of(explained("/profiles/0/contacts/0/mobile")[0])}
    (written,) = draw_explained(SAMPLE, found, extraction, tmp_path / "headline.png")
    with Image.open(written) as picture:
        assert picture.height > 800
    with pytest.raises(UsageError, match=r"\.png"):
        draw_explained(SAMPLE, found, extraction, tmp_path / "headline.jpg")
    with pytest.raises(UsageError, match="nothing to draw"):
        draw_explained(SAMPLE, *explained("/publication/page_count"), tmp_path / "x.png")


@pytest.mark.parametrize(("pointer", "status"), [("/profiles/0/ags", 0), ("/profiles/0/agss", 2)])
def test_the_command_ends_with_its_status(
    pointer: str, status: int, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr("sys.argv", ["steckbrief", "explain", str(SAMPLE), pointer])
    with pytest.raises(SystemExit) as end:
        main()
    assert (end.value.code or 0) == status
    printed = capfdbinary.readouterr()
    assert (b"12062" in printed.out) if status == 0 else (b"/profiles/0/ags" in printed.err)
