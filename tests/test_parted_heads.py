"""Running heads in two parts, of which one is another on every page."""

from __future__ import annotations

from extractors.generic import family
from pipeline.profiles import divide
from pipeline.regroup.parted_heads import with_parted_heads
from tests.divided import municipality
from tests.printed import Sheet


def under_heads(*heads: tuple[str, str]) -> Sheet:
    """A page below each head, with a slogan and a text that name no place."""
    sheet = Sheet()
    for left, right in heads:
        sheet.turn()
        sheet.foot(left, right)
        sheet.top += 20
        sheet.set("heading", f"Einfall {sheet.page}", level=2, size=20.0, bold=True)
        sheet.text("Wer hier wohnt, der kennt alle anderen und weiß auch, was wann in welchem Haus gemacht wird.")
    return sheet


def test_the_place_beside_the_name_of_the_brochure_tells_whose_page_it_is() -> None:
    sheet = under_heads(*(("Vor der Tür", place) for place in ("Zittau · Sachsen", "Landkreis Harz", "Lohne")))
    blocks = with_parted_heads(sheet.blocks)
    heads = [[part.text for part in b.lines] for b in blocks if b.role == "running_head"]
    assert heads[0] == ["Vor der Tür", "Zittau · Sachsen"]
    assert [municipality(p) for p in divide(blocks, family).profiles] == ["Zittau", "Harz", "Lohne"]


def test_a_label_that_comes_again_above_its_value_is_no_running_head() -> None:
    sheet = under_heads(*(("Kommune:", place) for place in ("Zittau", "Harz", "Lohne")))
    assert list(with_parted_heads(sheet.blocks)) == sheet.blocks


def test_lines_of_which_no_part_comes_again_are_text() -> None:
    sheet = under_heads(("Anfang", "im Mai"), ("Mitte", "im Juni"), ("Ende", "im Juli"))
    assert list(with_parted_heads(sheet.blocks)) == sheet.blocks
