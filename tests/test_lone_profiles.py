"""What is one profile although nothing names its municipality, and what is none at all."""

from __future__ import annotations

from tests.divided import an_office, municipality, profiles
from tests.printed import Sheet


def a_reportage(sheet: Sheet, office: str) -> None:
    sheet.title("Die Stadt am Fluss fragt nach")
    sheet.text("Seit zehn Jahren dürfen in Grimma auch junge Leute mitreden.")
    sheet.heading("Ein Rathaus lernt um")
    sheet.text("Wer in Grimma etwas bauen will, fragt vorher.")
    sheet.heading("Was daraus wurde")
    sheet.text("Der Skatepark.")
    sheet.heading("Partner")
    sheet.text("Alle Schulen.")
    sheet.text("Ada Beispiel", office, "ada@rathaus.example")


def test_a_programme_of_an_event_is_no_profile() -> None:
    sheet = Sheet()
    sheet.title("Fachtag für Kommunen")
    for heading in ("Ziele", "Angebote", "Partner", "Anmeldung", "Anreise", "Veranstaltungsort"):
        sheet.heading(heading)
        sheet.text("Ein Absatz dazu.")
    assert profiles(sheet) == ()


def test_a_reportage_is_a_profile_of_the_place_whose_office_it_says_to_ask() -> None:
    sheet = Sheet()
    a_reportage(sheet, "Stadtverwaltung Grimma")
    assert [municipality(p) for p in profiles(sheet)] == ["Grimma"]


def test_a_reportage_that_sends_to_somebody_elsewhere_is_no_profile() -> None:
    sheet = Sheet()
    a_reportage(sheet, "Stadtverwaltung Halberstadt")
    assert profiles(sheet) == ()


def test_a_house_that_speaks_of_itself_is_a_profile() -> None:
    sheet = Sheet()
    sheet.set("heading", "Hier ist immer jemand da", level=1, size=25.0, bold=True)
    for heading in ("Herzlich willkommen!", "Unsere Angebote", "Unsere Woche", "Mitmachen", "Öffnungszeiten"):
        sheet.set("heading", heading, level=2, size=14.0, bold=True)
        sheet.text("Kommen Sie herein und setzen Sie sich dazu.")
    assert profiles(sheet) == ()
    an_office(sheet, "Haus der Brücken")
    (found,) = profiles(sheet)
    assert found.title is not None
    assert found.title.text == "Hier ist immer jemand da"


def test_a_newsletter_with_a_portrait_holds_one_profile() -> None:
    sheet = Sheet()
    sheet.title("Newsletter Bildung")
    for heading in ("Rückblick: Fachtagung", "Anmeldung", "Workshops"):
        sheet.heading(heading)
        sheet.text("Ein Absatz dazu.")
    sheet.turn()
    sheet.heading("Kommune im Porträt: Landkreis Harz")
    sheet.text("Seit einem Jahr rollt ein Bus durch den Kreis.")
    (found,) = profiles(sheet)
    assert municipality(found) == "Harz"


def test_a_report_of_statistics_is_no_profile() -> None:
    sheet = Sheet()
    sheet.text("Landkreis Harz")
    sheet.set("heading", "Kinder in den Städten und Gemeinden", level=1, size=24.0, bold=True)
    sheet.text("Statistischer Kurzbericht 2/2012")
    for heading in ("Vorbemerkung", "Bevölkerung", "Betreuung", "Methodische Hinweise"):
        sheet.heading(heading)
        sheet.text("Ein Absatz dazu.")
    an_office(sheet, "Landkreis Harz")
    assert profiles(sheet) == ()


def test_a_guide_with_chapters_is_no_profile() -> None:
    sheet = Sheet()
    sheet.set("heading", "Leitfaden für lokale Bündnisse", level=1, size=25.0, bold=True)
    for heading in ("Auftrag klären", "Partner finden", "Ziele", "Ergebnisse"):
        sheet.heading(heading)
        sheet.text("Ein Absatz dazu.")
    assert profiles(sheet) == ()


def test_a_guide_may_say_so_in_its_subtitle() -> None:
    sheet = Sheet()
    sheet.set("heading", "Beteiligung, die trägt", level=1, size=25.0, bold=True)
    sheet.set("heading", "Leitfaden für kleine Verwaltungen", level=3, size=15.0)
    for heading in ("Auftrag klären", "Partner finden", "Ziele", "Ergebnisse"):
        sheet.heading(heading)
        sheet.text("Ein Absatz dazu.")
    assert profiles(sheet) == ()


def test_a_sheet_with_key_figures_sections_and_somebody_to_ask_is_a_profile() -> None:
    sheet = Sheet()
    sheet.set("heading", "Digital mit 70? Na klar!", level=1, size=25.0, bold=True)
    for heading in ("Die Idee", "Unsere Angebote", "Pate werden", "Gut zu wissen"):
        sheet.set("heading", heading, level=2, size=14.0, bold=True)
        sheet.text("Wir haben Geräte, Räume und Menschen, die sich Zeit nehmen.")
    an_office(sheet, "Stadtbücherei Zittau")
    assert profiles(sheet) == ()
    sheet.table(("Gegründet", "2015"), ("Zielgruppe", "Menschen ab 60 Jahren"))
    assert len(profiles(sheet)) == 1


def a_letter(sheet: Sheet) -> None:
    sheet.title("Rundbrief der Bündnisse")
    for heading in ("Rückblick: Fachtagung", "Anmeldung", "Workshops"):
        sheet.heading(heading)
        sheet.text("Ein Absatz dazu.")
    sheet.turn()


def test_a_member_that_introduces_itself_in_a_letter_is_a_profile() -> None:
    sheet = Sheet()
    a_letter(sheet)
    sheet.text("Ein Bündnis stellt sich vor:")
    sheet.set("heading", "Landkreis Harz", level=1, size=18.0, bold=True)
    sheet.text("Seit einem Jahr rollt ein Bus durch den Kreis.")
    assert [municipality(p) for p in profiles(sheet)] == ["Harz"]
    sheet = Sheet()
    a_letter(sheet)
    sheet.set("heading", "Landkreis Harz", level=1, size=18.0, bold=True)
    sheet.text("Seit einem Jahr rollt ein Bus durch den Kreis.")
    assert profiles(sheet) == ()


def test_a_portrait_in_a_letter_ends_where_the_news_go_on() -> None:
    sheet = Sheet()
    a_letter(sheet)
    sheet.set("heading", "Bündnis im Porträt: Landkreis Harz", level=1, size=18.0, bold=True)
    sheet.set("heading", "Was dort gelingt", level=3, size=10.0, bold=True)
    sheet.text("Seit einem Jahr rollt ein Bus durch den Kreis.")
    sheet.turn()
    sheet.set("heading", "Und was noch fehlt", level=3, size=10.0, bold=True)
    sheet.text("Geld für den zweiten Bus.")
    sheet.heading("Termine")
    sheet.text("Wir treffen uns im Mai.")
    (found,) = profiles(sheet)
    assert [b.text for b in found.all_blocks if b.role == "heading"] == [
        "Bündnis im Porträt: Landkreis Harz",
        "Was dort gelingt",
        "Und was noch fehlt",
    ]


def _on_alliances(*headings: str) -> Sheet:
    sheet = Sheet()
    sheet.title("Was Bündnisse zusammenhält")
    for heading in headings:
        sheet.heading(heading)
        sheet.text("Kaum ein Wort fällt in Anträgen so häufig wie das Wort Netzwerk.")
    return sheet


def test_an_article_on_what_profiles_tell_of_is_none_unless_it_says_whom_to_ask() -> None:
    article = ("Am Anfang", "Geld ist nicht alles, aber ohne geht es nicht", "Ein Blick nach vorn")
    assert profiles(_on_alliances(*article)) == ()
    assert len(profiles(_on_alliances("Am Anfang", "Finanzierung", "Ausblick"))) == 1
    sheet = _on_alliances(*article)
    an_office(sheet, "Netzwerk Schule")
    assert len(profiles(sheet)) == 1
