"""Profiles: where they begin and end, and what belongs to none."""

from __future__ import annotations

import pytest

from extractors.generic import family
from extractors.generic.place import names_state, read_place
from pipeline.fields import read_profile
from pipeline.profiles import divide
from schemas.passage import Passage
from tests.printed import Sheet


def titles(sheet: Sheet) -> list[str]:
    return [p.title.text for p in divide(sheet.blocks, family).profiles if p.title]


def a_profile(sheet: Sheet, title: str) -> None:
    sheet.title(title)
    sheet.heading("Gemeinsam unterwegs")
    sheet.text("Seit Jahren arbeiten hier viele zusammen.")
    sheet.heading("Ziele")
    sheet.item("Kein Kind bleibt zurück")


def test_a_sheet_is_one_profile_and_the_line_above_belongs_to_none() -> None:
    sheet = Sheet()
    sheet.text("Kommunen machen Schule")
    a_profile(sheet, "Landkreis Uckermark (Brandenburg)")
    division = divide(sheet.blocks, family)
    assert titles(sheet) == ["Landkreis Uckermark (Brandenburg)"]
    assert [b.text for b in division.outside.all_blocks] == ["Kommunen machen Schule"]


def test_a_brochure_holds_as_many_profiles_as_titles_of_one_style() -> None:
    sheet = Sheet()
    sheet.set("heading", "Gute Wege", level=1, size=30.0)
    sheet.turn()
    sheet.heading("Inhalt")
    sheet.text("Vorwort .... 3", "Landkreis Uckermark .... 4", "Stadt Unna .... 5", "Impressum .... 6")
    sheet.heading("Vorwort")
    sheet.text("Wir freuen uns.")
    a_profile(sheet, "Landkreis Uckermark")
    sheet.turn()
    a_profile(sheet, "Stadt Unna")
    a_profile(sheet, "Lernende Genossenschaft eG")
    sheet.heading("Impressum")
    sheet.text("Herausgeber: Werkstatt Kommune e. V.")
    division = divide(sheet.blocks, family)
    assert titles(sheet) == ["Landkreis Uckermark", "Stadt Unna", "Lernende Genossenschaft eG"]
    assert [p.pages for p in division.profiles] == [(2,), (3,), (3,)]
    outside = [b.text for b in division.outside.all_blocks]
    assert "Wir freuen uns." in outside
    assert "Herausgeber: Werkstatt Kommune e. V." in outside


def test_the_title_repeated_on_the_next_page_goes_on() -> None:
    sheet = Sheet()
    a_profile(sheet, "Landkreis Uckermark")
    sheet.turn()
    sheet.title("Landkreis Uckermark")
    sheet.heading("Partner")
    sheet.item("Sportverein")
    assert titles(sheet) == ["Landkreis Uckermark"]


def test_a_label_names_the_municipality_where_the_title_does_not() -> None:
    sheet = Sheet()
    sheet.title("Vom Bahnhof zum Bildungsort")
    sheet.table(("Kommune:", "Unna"), ("Bundesland:", "Nordrhein-Westfalen"))
    assert titles(sheet) == ["Vom Bahnhof zum Bildungsort"]


def test_an_institution_needs_sections_as_profiles_have_them() -> None:
    sheet = Sheet()
    sheet.title("Lernende Genossenschaft")
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    assert titles(sheet) == []
    sheet.heading("Angebote")
    sheet.item("Reparaturcafé")
    assert titles(sheet) == ["Lernende Genossenschaft"]


def test_an_agenda_with_an_imprint_is_no_profile() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Tagesordnung")
    sheet.item("Eröffnung")
    sheet.heading("Impressum")
    sheet.text("Stadt Unna, Rathausplatz 1, 59423 Unna")
    assert titles(sheet) == []


def test_the_state_above_the_title_belongs_to_the_profile_below() -> None:
    sheet = Sheet()
    a_profile(sheet, "Landkreis Uckermark")
    sheet.text("Nordrhein-Westfalen")
    a_profile(sheet, "Stadt Unna")
    first, second = divide(sheet.blocks, family).profiles
    assert second.all_blocks[0].text == "Nordrhein-Westfalen"
    assert first.all_blocks[-1].text == "Kein Kind bleibt zurück"


def test_the_flap_of_a_folded_leaflet_is_read_last() -> None:
    sheet = Sheet()
    sheet.heading("Ausblick")
    sheet.text("Im Herbst geht es weiter.")
    a_profile(sheet, "Landkreis Uckermark")
    (profile,) = divide(sheet.blocks, family).profiles
    assert [b.text for b in profile.all_blocks][-2:] == ["Ausblick", "Im Herbst geht es weiter."]


@pytest.mark.parametrize(
    ("title", "name", "kind", "state"),
    [
        ("Beispielkommune: Elbe-Elster", "Elbe-Elster", None, None),
        ("Landkreis Tübingen (Baden-Württemberg)", "Tübingen", "Landkreis", "Baden-Württemberg"),
        ("Steckbrief Kreis Unna", "Unna", "Landkreis", None),
        ("Porträt der Stadt Moers", "Moers", "Stadt", None),
        ("Saale-Orla-Kreis", "Saale-Orla-Kreis", "Landkreis", None),
        ("Landeshauptstadt Schwerin, Mecklenburg-Vorpommern", "Schwerin", "Stadt", "Mecklenburg-Vorpommern"),
        ("Samtgemeinde Bersenbrück", "Bersenbrück", "Verband", None),
    ],
)
def test_titles_are_read_as_places(title: str, name: str, kind: str | None, state: str | None) -> None:
    place = read_place(Passage(title))
    assert place is not None
    assert (place.name.text, place.kind, place.state.text if place.state else None) == (name, kind, state)


@pytest.mark.parametrize("title", ["Region im Wandel", "Stadt und Land", "Gemeinsam stark", "Gemeinde Handelt Klug"])
def test_slogans_are_no_places(title: str) -> None:
    assert read_place(Passage(title)) is None


def test_a_line_that_only_names_a_state() -> None:
    assert names_state("(Brandenburg)")
    assert not names_state("gefördert vom Land Brandenburg seit 2009")


def test_minutes_without_a_title_page_are_no_profile() -> None:
    sheet = Sheet()
    sheet.title("Eröffnung")
    sheet.heading("Tagesordnungspunkt 1")
    sheet.text("Der Rat stimmt zu.")
    sheet.heading("Umsetzung der Beschlüsse")
    sheet.text("Die Verwaltung berichtet.")
    sheet.heading("Ziele für das kommende Jahr")
    sheet.text("Mehr Plätze in den Kitas.")
    assert titles(sheet) == []


def test_what_web_pages_print_around_their_text_and_a_run_in_imprint_belong_to_no_profile() -> None:
    sheet = Sheet()
    a_profile(sheet, "Landkreis Uckermark")
    sheet.heading("Das könnte Sie auch interessieren")
    sheet.text("Neue Förderrunde gestartet")
    sheet.text("Impressum. Werkstatt Kommune e. V., Musterweg 1, 12345 Musterstadt")
    division = divide(sheet.blocks, family)
    assert [b.text for b in division.outside.all_blocks] == [
        "Das könnte Sie auch interessieren",
        "Neue Förderrunde gestartet",
        "Impressum. Werkstatt Kommune e. V., Musterweg 1, 12345 Musterstadt",
    ]


def test_back_matter_behind_the_last_contacts_belongs_to_no_profile() -> None:
    sheet = Sheet()
    for title in ("Landkreis Uckermark", "Stadt Unna"):
        a_profile(sheet, title)
        sheet.heading("Kontakt")
        sheet.text("Ada Beispiel", "ada.beispiel@bildung.example")
        sheet.turn()
    sheet.heading("Weitere Hefte")
    sheet.text("Bestellungen an bestellung@werkstatt.example")
    division = divide(sheet.blocks, family)
    assert [p.pages for p in division.profiles] == [(1,), (2,)]
    assert next(b.text for b in division.outside.all_blocks) == "Weitere Hefte"


def test_a_chapter_of_the_brochure_ends_the_profile_before_it() -> None:
    sheet = Sheet()
    for title in ("Landkreis Uckermark", "Stadt Unna"):
        sheet.set("heading", title, level=2, size=20.0)
        sheet.heading("Ziele", level=3)
        sheet.item("Kein Kind bleibt zurück")
        sheet.turn()
    sheet.set("heading", "Das Programm in Zahlen", level=1, size=30.0)
    sheet.text("Bisher wurden 372 Regionen gefördert.")
    division = divide(sheet.blocks, family)
    assert [p.pages for p in division.profiles] == [(1,), (2,)]


def test_what_stands_beside_a_profile_is_its_own_where_profiles_stand_one_above_the_other() -> None:
    sheet = Sheet()
    for title, top in (("Landkreis Uckermark", 50.0), ("Landkreis Barnim", 400.0)):
        sheet.move(left=50.0, top=top)
        a_profile(sheet, title)
    for town, top in (("Prenzlau", 90.0), ("Eberswalde", 440.0)):
        sheet.move(left=350.0, top=top)
        sheet.text(f"Kreishaus in {town}")
    division = divide(sheet.blocks, family)
    assert [p.all_blocks[-1].text for p in division.profiles] == ["Kreishaus in Prenzlau", "Kreishaus in Eberswalde"]


def test_the_letters_over_the_entries_of_a_directory_belong_to_none() -> None:
    sheet = Sheet()
    for letter, town in (("A", "Aalen"), ("B", "Bocholt"), ("E", "Emden"), ("Z", "Zittau")):
        sheet.top += 40
        sheet.set("paragraph", letter, size=12.0, bold=True)
        sheet.set("heading", f"Stadt {town}", level=4, size=11.0, bold=True)
        sheet.text("Seit vielen Jahren trägt das Bündnis eine Ferienbetreuung, die um sechs Uhr in der Frühe beginnt.")
        sheet.text("Ansprechpartner: Ole Thamm, 03583 752611")
    found = divide(sheet.blocks, family).profiles
    assert [next(b.text for b in p.blocks) for p in found] == [
        "Stadt Aalen",
        "Stadt Bocholt",
        "Stadt Emden",
        "Stadt Zittau",
    ]
    assert all(len(b.text) > 1 for p in found for b in p.blocks)


def test_the_end_of_the_last_entry_at_the_top_of_the_next_column_is_its_own() -> None:
    sheet = Sheet()
    for town in ("Aalen", "Bocholt", "Emden", "Zittau"):
        sheet.top += 40
        sheet.set("heading", f"Stadt {town}", level=4, size=11.0, bold=True)
        sheet.text("Seit vielen Jahren trägt das Bündnis eine Ferienbetreuung, die um sechs Uhr in der Frühe beginnt.")
    sheet.move(left=310.0, top=90.0)
    last = sheet.text("Ansprechpartner: Ole Thamm, 03583 752611")
    assert [last in p.blocks for p in divide(sheet.blocks, family).profiles] == [False, False, False, True]


def test_the_running_head_of_the_next_profiles_page_is_none_of_the_one_before() -> None:
    sheet = Sheet()
    a_profile(sheet, "Landkreis Uckermark")
    sheet.turn()
    head = sheet.set("running_head", "Baden-Württemberg")
    a_profile(sheet, "Landkreis Tübingen")
    first, second = divide(sheet.blocks, family).profiles
    assert (first.running, second.running) == ((), (head,))


@pytest.mark.parametrize("genre", ["Projektdatenblatt: ", "Fallstudie – ", "Demografiebericht | "])
def test_a_genre_heads_a_known_place_and_nothing_else(genre: str) -> None:
    sheet = Sheet()
    a_profile(sheet, genre + "Landkreis Uckermark")
    assert titles(sheet) == [genre + "Landkreis Uckermark"]
    place = read_place(Passage(genre + "Landkreis Uckermark"))
    assert place is not None
    assert place.name.text == "Uckermark"
    assert read_place(Passage(genre + "Wohnen ohne Auto")) is None


@pytest.mark.parametrize("printed", ["3 | Stadt Unna", "2.1 Stadt Unna", "Welterbestadt Unna", "Seestadt Unna"])
def test_a_count_and_a_title_of_honour_stand_before_the_name(printed: str) -> None:
    place = read_place(Passage(printed))
    assert place is not None
    assert place.name.text == "Unna"


def test_a_name_near_a_slogan_is_whose_page_it_is_where_the_office_agrees() -> None:
    sheet = Sheet()
    for name, slogan in (("Unna", "Alle an einen Tisch"), ("Herzberg", "Ein Haus für viele")):
        sheet.turn()
        sheet.text(name)
        sheet.set("heading", slogan, level=1, size=20.0, bold=True)
        sheet.heading("Ziele")
        sheet.item("Kein Kind bleibt zurück")
        sheet.heading("Kontakt")
        sheet.text("Ada Muster", f"Stadtverwaltung {name}", "Telefon 02303 990000")
    division = divide(sheet.blocks, family)
    assert [p.blocks[0].text for p in division.profiles] == ["Unna", "Herzberg"]


def test_members_are_names_and_no_counts() -> None:
    sheet = Sheet()
    sheet.title("Samtgemeinde Hankensbüttel")
    sheet.table(("Mitgliedsgemeinden", "3"), ("Einwohner", "9.147"))
    fields, _ = read_profile(divide(sheet.blocks, family).profiles[0])
    assert [c.value for c in fields.lists["municipalities"]] == ["Hankensbüttel"]


def covered(title: str, told: str) -> list[str]:
    sheet = Sheet()
    sheet.title(title)
    sheet.text(told)
    sheet.heading("Ziele")
    sheet.item("Kein Kind bleibt zurück")
    fields, _ = read_profile(sheet.profile())
    return [c.value for c in fields.lists["municipalities"]]


def test_an_alliance_covers_the_places_that_its_beginning_tells_of() -> None:
    told = "Burghaun, Nüsttal und Rasdorf haben sich zu einem Verbund zusammengeschlossen."
    assert covered("Kommunalverbund Hessisches Kegelspiel", told)[1:] == ["Burghaun", "Nüsttal", "Rasdorf"]
    assert covered("Stadt Unna", told) == ["Unna"]
    assert covered("Zwei Städte, ein Archiv", "Die Städte Unna und Kamen führen ihre Archive gemeinsam.") == [
        "Unna",
        "Kamen",
    ]
