"""Pictures of the stages: the right pages, the right boxes, colours that say the role."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pipeline.read import read
from pipeline.show import STAGES, show
from pipeline.show.canvas import KNOWN, PALETTE, colours_of, draw
from pipeline.show.marks import Mark
from pipeline.show.stages import marks_of
from schemas.box import Box
from schemas.errors import Unreadable, UsageError
from schemas.settings import Settings
from tests.small_pdf import small_pdf

SAMPLE = Path(__file__).parents[1] / "samples" / "chancengerechtigkeit" / "elbe-elster.pdf"
TEXT = """
BT /F2 20 Tf 50 250 Td (Ziele) Tj ET
BT /F1 10 Tf 50 220 Td (Der Kreis berät alle Eltern und bringt die) Tj ET
BT /F1 10 Tf 50 208 Td (Schulen des Kreises an einen Tisch.) Tj ET
"""
COLUMNS = "".join(
    f"BT /F1 10 Tf {x} {260 - 12 * row} Td (Zeile {row} von Spalte {name} ist so breit) Tj ET\n"
    for row in range(12)
    for x, name in ((30, "links"), (220, "rechts"))
)


def written(folder: Path, *contents: str, page: str = "") -> Path:
    path = folder / "blatt.pdf"
    path.write_bytes(small_pdf(*contents, page=page))
    return path


def marks(stage: str, *contents: str) -> list[Mark]:
    document = read(small_pdf(*contents), file_name="blatt.pdf")
    return marks_of(document, stage, settings=Settings())  # type: ignore[arg-type]


def near(mark: Mark, x0: float, top: float, x1: float, bottom: float) -> bool:
    return bool(np.allclose(mark.box, (x0, top, x1, bottom), atol=6))


def test_words_are_named_by_their_style() -> None:
    found = marks("words", TEXT)
    assert [m.kind for m in found[:2]] == ["bold word", "plain word"]
    assert len(found) == 1 + 8 + 6
    assert near(found[0], 50, 32, 96, 54)


def test_lines_are_numbered_in_reading_order() -> None:
    found = marks("lines", COLUMNS)
    assert [m.tag for m in found] == [str(n) for n in range(1, 25)]
    assert {round(m.box.x0, -1) for m in found[:12]} == {30}


def test_columns_are_framed_and_numbered() -> None:
    left, right = (m for m in marks("columns", COLUMNS) if m.fill == "frame")
    assert (left.tag, right.tag) == ("1", "2")
    assert left.box.x1 < right.box.x0
    assert left.box.height == pytest.approx(right.box.height)


def test_blocks_say_role_number_and_level() -> None:
    heading, paragraph = marks("blocks", TEXT)
    assert (heading.kind, heading.tag) == ("heading", "1 H1")
    assert (paragraph.kind, paragraph.tag) == ("paragraph", "2")
    assert near(paragraph, 50, 70, 228, 94)


def test_layout_shows_columns_and_blocks() -> None:
    assert {m.kind for m in marks("layout", COLUMNS)} == {"column", "paragraph"}


def test_fields_show_the_evidence_with_its_path() -> None:
    document = read(SAMPLE.read_bytes(), file_name=SAMPLE.name)
    found = marks_of(document, "fields", settings=Settings())
    (email,) = (m for m in found if "contacts/0/email" in m.note)
    assert (email.kind, email.page) == ("contacts", 1)
    assert document.pages[0].height / 2 < email.box.top < document.pages[0].height


def test_sections_share_a_colour() -> None:
    document = read(SAMPLE.read_bytes(), file_name=SAMPLE.name)
    kinds = [m.kind for m in marks_of(document, "sections", settings=Settings()) if not m.pale]
    assert any(kind.endswith(": implementation") and kinds.count(kind) >= 5 for kind in kinds)


def test_several_pages_give_several_pictures(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT, TEXT)
    assert show(path, out=tmp_path / "a" / "x.png") == (tmp_path / "a" / "x-1.png", tmp_path / "a" / "x-2.png")
    assert show(path, page=2, out=tmp_path / "y.png") == (tmp_path / "y.png",)
    assert Image.open(tmp_path / "a" / "x-1.png").width == 800


@pytest.mark.parametrize("stage", [s for s in STAGES if s not in ("sections", "fields")])
def test_every_stage_draws_something(tmp_path: Path, stage: str) -> None:
    path = written(tmp_path, TEXT)
    (plain,), (drawn,) = (show(path, stage=s, out=tmp_path / f"{s}.png") for s in ("lines", stage))
    blank = tmp_path / "blank.png"
    draw(Image.new("RGB", (800, 600), "white"), [], points_wide=400, title="").save(blank)
    assert drawn.read_bytes() != blank.read_bytes()
    assert (plain == drawn) is (stage == "lines")


def test_a_box_is_tinted_where_its_text_stands(tmp_path: Path) -> None:
    """Also on a page that is turned and cropped: boxes and picture use the same coordinates."""
    for turn in ("", "/Rotate 90 /CropBox [20 20 400 300]"):
        (made,) = show(written(tmp_path, TEXT, page=turn), out=tmp_path / "x.png")
        document = read((tmp_path / "blatt.pdf").read_bytes(), file_name="x")
        heading = marks_of(document, "blocks", settings=Settings())[0]
        pixels = np.asarray(Image.open(made)).astype(int)
        x0, top, x1, bottom = (round(2 * v) for v in heading.box)
        inside = pixels[top + 3 : bottom - 3, x0 + 3 : x1 - 3].reshape(-1, 3)
        assert (inside.sum(axis=1) < 250).sum() > 50, "the letters stand inside the box"
        red = (inside[:, 0] > inside[:, 1] + 20).mean()
        assert red > 0.5, "the box is tinted like a heading"


def test_every_kind_has_a_colour_of_its_own() -> None:
    box = Box(0, 0, 1, 1)
    colours = colours_of([Mark(1, box, kind) for kind in ("heading", "eins", "zwei", "eins")])
    assert colours == {"heading": KNOWN["heading"], "eins": PALETTE[0], "zwei": PALETTE[1]}


def test_notes_widen_the_picture_and_do_not_overlap() -> None:
    notes = [Mark(1, Box(10, 50, 60, 60), "profile", tag=str(n), note=f"{n} headline  0.90") for n in range(80)]
    picture = draw(Image.new("RGB", (400, 400), "white"), notes, points_wide=200, title="Blatt")
    assert picture.width > 500
    assert picture.height > 80 * 18


def test_a_tag_does_not_cover_the_box_before_it() -> None:
    first, second = Mark(1, Box(20, 50, 60, 60), "eins"), Mark(1, Box(62, 50, 99, 60), "zwei", tag="2")
    pixels = np.asarray(draw(Image.new("RGB", (400, 400), "white"), [first, second], points_wide=200, title=""))
    inside = pixels[104:116, 44:118].reshape(-1, 3)
    assert (inside == inside[0]).all()


def test_what_cannot_be_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT)
    with pytest.raises(UsageError, match=r"blatt\.pdf: there is no page 3; it has 1 page$"):
        show(path, page=3, out=tmp_path / "x.png")
    with pytest.raises(UsageError, match="no stage 'rows'; there are words, lines"):
        show(path, stage="rows", out=tmp_path / "x.png")
    with pytest.raises(UsageError, match=r"must end in \.png"):
        show(path, out=tmp_path / "x.jpg")
    with pytest.raises(UsageError, match="there is no such file"):
        show(tmp_path / "nichts.pdf", out=tmp_path / "x.png")
    (tmp_path / "kaputt.pdf").write_bytes(b"%PDF-1.7 kaputt")
    with pytest.raises(Unreadable):
        show(tmp_path / "kaputt.pdf", out=tmp_path / "x.png")
    assert not (tmp_path / "x.png").exists()
