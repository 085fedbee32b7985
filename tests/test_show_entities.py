"""The page that shows a publication's entities: every one marked, nothing of the publication free to write into it."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from extractors.entities import load
from pipeline.cli.app import app
from pipeline.entities import annotate
from pipeline.show.entities_page import entities_html
from schemas.profile import Profile, Quote, Section

SAMPLE = Path(__file__).parents[1] / "samples" / "chancengerechtigkeit" / "elbe-elster.pdf"
PROFILE = Profile(
    ordinal=1,
    pages=[1],
    municipality="Unna",
    summary="Seit 2009 <b>im</b> Jugendamt",
    quotes=[Quote(speaker="Peter Haase", role="Landrat", text="Frau Wolter kennt hier jeden.")],
    sections=[Section(ordinal=1, heading="Ziele <i>2012</i>", kind="goals", text="Gefördert mit 500 Euro.")],
)


def page_of(profile: Profile) -> tuple[str, Profile]:
    annotated = profile.model_copy(update={"entities": annotate(profile, load("none"))})
    return entities_html([annotated], title="a & b.pdf"), annotated


def test_every_entity_of_a_text_is_marked_with_its_canonical_form() -> None:
    page, profile = page_of(PROFILE)
    assert page.count("<mark") == len([e for e in profile.entities if not e.path.endswith("/speaker")]) == 4
    assert "DATE → 2009/.." in page


def test_what_the_publication_prints_is_text_and_never_markup() -> None:
    hostile = "Teilnahme am Landesprogramm „<img src=x onerror=alert(1)>“"
    page, profile = page_of(PROFILE.model_copy(update={"summary": f"{PROFILE.summary}. {hostile}"}))
    assert [e.normalized for e in profile.entities if e.label == "PROGRAMME"] == ["<img src=x onerror=alert(1)>"]
    assert "<img" not in page
    assert "&lt;b&gt;im&lt;/b&gt;" in page
    assert "<h3>Ziele &lt;i&gt;2012&lt;/i&gt;</h3>" in page
    assert "<title>a &amp; b.pdf</title>" in page


def test_a_canonical_form_is_escaped_in_its_label() -> None:
    _, profile = page_of(PROFILE)
    renamed = [e.model_copy(update={"normalized": "<script>alert(1)</script>"}) for e in profile.entities]
    assert "<script" not in entities_html([profile.model_copy(update={"entities": renamed})], title="x")


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["show", str(SAMPLE), "--stage", "entities", "--out", str(tmp_path / "x.html")])
    assert ran.exit_code == 0, ran.output
    assert "Strukturen und Strategien" in (tmp_path / "x.html").read_text(encoding="utf-8")


def test_entities_are_no_picture(tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["show", str(SAMPLE), "--stage", "entities", "--out", str(tmp_path / "x.png")])
    assert "so the name must end in .html" in str(ran.exception)
