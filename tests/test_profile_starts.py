"""Which place a profile is about, where it ends and whose contacts are its own."""

from __future__ import annotations

from dataclasses import replace

from extractors.generic import family
from extractors.profile_blocks import ProfileBlocks, PublicationBlocks
from pipeline.belonging import with_own_contacts
from pipeline.fields import Fields, read_profile, read_publication
from pipeline.profiles import divide
from pipeline.profiles.bounds import ends
from pipeline.profiles.start import Start
from tests.divided import headline, municipality, profiles
from tests.printed import Sheet


def test_a_surname_among_many_headings_is_no_place() -> None:
    sheet = Sheet()
    for name in (
        "Jena",
        "Listenplatz",
        "Martin Beispiel",
        "Unna",
        "Kandidatinnen",
        "Ralf Muster",
        "Post",
        "Antrag",
        "Fax",
    ):
        sheet.heading(name, level=2)
        sheet.text("Wir stehen zur Wahl und stellen uns hier vor.")
    assert profiles(sheet) == ()


def test_a_cover_begins_with_its_title_and_the_place_in_small_print_sends_it() -> None:
    sheet = Sheet()
    sheet.set("heading", "Paula packt an!", level=1, size=27.0, bold=True)
    sheet.set("heading", "Hilfe im Haushalt, gleich nebenan", level=2, size=13.0)
    sheet.set("heading", "Stadt Zittau", level=3, size=10.0)
    sheet.turn()
    sheet.heading("Angebote", level=2)
    sheet.text("Paula kauft ein und hört zu.")
    (found,) = profiles(sheet)
    assert found.blocks[0].text == "Paula packt an!"
    assert municipality(found) == "Zittau"
    assert headline(found) == "Paula packt an!"


def test_the_kreis_of_a_gemeinde_is_not_what_the_profile_is_about() -> None:
    sheet = Sheet()
    sheet.title("Projektblatt")
    sheet.table(("Kommune", "Gemeinde Wandlitz"), ("Landkreis", "Barnim"), ("Land", "Brandenburg"))
    (profile,) = profiles(sheet)
    assert municipality(profile) == "Wandlitz"


def test_members_of_an_association_are_covered() -> None:
    sheet = Sheet()
    sheet.title("Samtgemeinde Hankensbüttel")
    sheet.table(("Mitgliedsgemeinden", "Dedelstorf, Obernholz, Steinhorst"), ("Einwohner", "9.147"))
    fields, _ = read_profile(profiles(sheet)[0])
    assert [c.value for c in fields.lists["municipalities"]] == [
        "Hankensbüttel",
        "Dedelstorf",
        "Obernholz",
        "Steinhorst",
    ]


def test_a_bezirk_is_named_by_its_office() -> None:
    sheet = Sheet()
    sheet.title("Eimsbüttel kommt an")
    sheet.heading("Ziele")
    sheet.text("Das Bezirksamt Eimsbüttel lädt ein.")
    sheet.heading("Partner")
    sheet.text("Viele machen mit.")
    assert municipality(profiles(sheet)[0]) == "Eimsbüttel"


def test_an_association_bears_no_key_of_the_towns_that_it_names() -> None:
    sheet = Sheet()
    sheet.title("Netzwerk Lernen am Fluss e. V.")
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    sheet.heading("Partner")
    sheet.text("Mit uns arbeiten die Stadt Unna und die Stadt Hamm. Die Stadt Unna ist von Anfang an dabei.")
    assert municipality(sheet.profile()) is None


def test_the_office_of_a_samtgemeinde_is_none_of_the_town_of_its_name() -> None:
    sheet = Sheet()
    sheet.title("Drei Orte, ein Stundenplan")
    sheet.text("Die Samtgemeinde Hankensbüttel hat drei Schulen.")
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    sheet.heading("Kontakt")
    sheet.text("Samtgemeinde Hankensbüttel", "Musterstraße 1", "Telefon 05832 990000")
    found = read_profile(sheet.profile())[0].best("municipality_type")
    assert found is not None
    assert found.value == "Verband"


def test_a_town_hall_without_a_name_is_that_of_the_town_in_its_address() -> None:
    sheet = Sheet()
    sheet.title("Willkommen am Fluss")
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    sheet.heading("Kontakt")
    sheet.text("Bündnis am Fluss, c/o Stadtverwaltung, Musterweg 6, 59423 Unna, Tel. 02303 990000")
    assert municipality(sheet.profile()) == "Unna"


def test_a_directory_at_the_end_gives_each_profile_its_contact() -> None:
    sheet = Sheet()
    for place in ("Stadt Unna", "Landkreis Uckermark"):
        sheet.title(place)
        sheet.heading("Ziele")
        sheet.item("Alle lernen")
    sheet.heading("Impressum")
    sheet.text("Kreisverwaltung Uckermark", "Musterstraße 1, 17291 Prenzlau", "Telefon 03984 990000")
    division = divide(sheet.blocks, family)
    found = tuple(read_profile(p)[0] for p in division.profiles)
    whole = read_publication(PublicationBlocks(tuple(sheet.blocks), division.outside, family, division.profiles))
    assert len(whole.lists["publication.contacts"]) == 1
    (unna, uckermark), rest = with_own_contacts(found, whole)
    assert _phones(uckermark) == ["+493984990000"]
    assert _phones(unna) == []
    assert rest.lists["publication.contacts"] == ()


def test_a_directory_in_the_last_profile_gives_each_profile_its_contact() -> None:
    sheet = Sheet()
    for place in ("Stadt Unna", "Landkreis Uckermark"):
        sheet.title(place)
        sheet.heading("Ziele")
        sheet.item("Alle lernen")
    sheet.heading("Kontakte")
    sheet.text("Stadtverwaltung Unna", "Rathausplatz 1, 59423 Unna", "Telefon 02303 1030", "post@unna.example")
    sheet.text("Kreisverwaltung Uckermark", "Musterstraße 1, 17291 Prenzlau", "Telefon 03984 990000")
    division = divide(sheet.blocks, family)
    found = tuple(read_profile(p)[0] for p in division.profiles)
    whole = read_publication(PublicationBlocks(tuple(sheet.blocks), division.outside, family, division.profiles))
    (unna, uckermark), _ = with_own_contacts(found, whole)
    assert _phones(unna) == ["+4923031030"]
    assert _phones(uckermark) == ["+493984990000"]


def test_a_table_of_whom_to_ask_in_every_profile_ends_the_last_one() -> None:
    sheet = Sheet()
    for place in ("Stadt Unna", "Stadt Emden"):
        sheet.title(place)
        sheet.heading("Ziele")
        sheet.item("Alle lernen")
    sheet.turn()
    sheet.title("Ansprechpersonen in den Kommunen")
    sheet.table(
        ("Kommune", "Ansprechperson", "Anschrift", "Telefon"),
        ("Unna", "Jana Lohmann", "Stadt Unna, Rathausplatz 1, 59423 Unna", "02303 1030"),
        ("Emden", "Folkert Janssen", "Stadt Emden, Ringstraße 38b, 26721 Emden", "04921 871655"),
    )
    division = divide(sheet.blocks, family)
    assert [municipality(p) for p in division.profiles] == ["Unna", "Emden"]
    assert {b.page for p in division.profiles for b in p.all_blocks} == {1}
    found = tuple(read_profile(p)[0] for p in division.profiles)
    whole = read_publication(PublicationBlocks(tuple(sheet.blocks), division.outside, family, division.profiles))
    (unna, emden), _ = with_own_contacts(found, whole)
    assert (_phones(unna), _phones(emden)) == (["+4923031030"], ["+494921871655"])


def test_whom_to_ask_behind_the_only_profile_is_its_contact_and_an_imprint_is_not() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    profile = sheet.profile()
    sheet.heading("Vielen Dank!")
    sheet.text("Jana Lohmann", "Stadt Unna, Familienbüro", "Telefon 02303 10312")
    sheet.text("Stadt Unna, Pressestelle", "Rathausplatz 1, 59423 Unna", "Telefon 02303 1030")
    whole = read_publication(PublicationBlocks(tuple(sheet.blocks), profile, family, (profile,)))
    (unna,), rest = with_own_contacts((read_profile(profile)[0],), whole)
    assert _phones(unna) == ["+49230310312"]
    assert _phones(rest, "publication.contacts") == ["+4923031030"]


def _phones(fields: Fields, path: str = "contacts") -> list[object]:
    return [c.value.value("phone") for c in fields.lists[path]]


def test_a_chapter_on_the_last_profiles_page_ends_it() -> None:
    sheet = Sheet()
    for place in ("Bildungsregion Harz", "Bildungsregion Börde"):
        sheet.set("heading", place, level=3, size=12.0, bold=True)
        sheet.text(
            "Hier lernen alle von allen, und zwar seit vielen Jahren und an vielen Orten gemeinsam mit dem Land."
        )
    sheet.set("heading", "So funktioniert es", level=2, size=18.0, bold=True)
    sheet.text("Ein Ausschuss entscheidet.")
    assert [p.blocks[-1].text[:4] for p in profiles(sheet)] == ["Hier", "Hier"]


def test_a_line_that_says_where_a_town_lies_is_no_headline() -> None:
    sheet = Sheet()
    sheet.set("heading", "Selb", level=1, size=44.0, bold=True)
    sheet.set("heading", "Landkreis Wunsiedel · rund 15.500 Einwohner", level=6, size=10.0)
    sheet.turn()
    sheet.set("heading", "Porzellan von morgen", level=3, size=20.0, bold=True)
    sheet.text("Mit den Fabriken verlor die Stadt ein Drittel ihrer Bewohner.")
    sheet.set("heading", "Was geschehen ist", level=5, size=11.0, bold=True)
    sheet.item("Zwölf Ateliers")
    (found,) = profiles(sheet)
    assert headline(found) == "Porzellan von morgen"


def test_a_population_behind_a_town_is_no_part_of_its_name() -> None:
    sheet = Sheet()
    sheet.set("heading", "Stadt Hilchenbach 15.500 Einwohner", level=1, size=20.0, bold=True)
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    assert [municipality(p) for p in profiles(sheet)] == ["Hilchenbach"]


def test_chapters_of_a_guide_are_no_profiles_though_they_are_built_alike() -> None:
    sheet = Sheet()
    for name in ("1 Anfangen", "2 Einladen", "3 Zuhören", "4 Dranbleiben"):
        sheet.turn()
        sheet.heading(name, level=2)
        sheet.text("Der erste Schritt ist meist der kleinste, und er fällt leichter, wenn ihn jemand mit Ihnen geht.")
        for part in ("Checkliste", "Drei Fragen zum Weiterdenken"):
            sheet.heading(part, level=3)
            sheet.item("Haben alle davon erfahren?")
    sheet.heading("Adressen", level=2)
    sheet.text("Landesstelle Muster, Telefon 0351 5599-4400, post@landesstelle.example")
    assert profiles(sheet) == ()


def test_a_noun_that_is_the_name_of_a_town_too_names_none() -> None:
    sheet = Sheet()
    sheet.title("Alle Mann an Buch")
    sheet.text("Das Lesenetz verknüpft Initiativen im ganzen Land und hat einen langen Verteiler.")
    sheet.text("Swantje Muster, Lesenetz Küste e. V., Am Strande 9, 18055 Rostock, muster@lesenetz.example")
    assert municipality(sheet.profile()) is None


def test_below_the_name_of_a_town_its_kreis_says_where_it_lies() -> None:
    sheet = Sheet()
    sheet.text("Gemeinde Schiffdorf")
    sheet.text("Landkreis Cuxhaven")
    sheet.set("heading", "Mitmachen. Mitreden. Mitfeiern.", level=1, size=27.0, bold=True)
    sheet.text("Das Ehrenamtsnetz bringt Menschen zusammen, die etwas tun möchten, und Vereine, die jemanden brauchen.")
    for heading in ("Ziele", "Angebote", "Partner"):
        sheet.heading(heading)
        sheet.item("Jedes Ehrenamt lässt sich ausprobieren")
    (profile,) = profiles(sheet)
    assert (municipality(profile), headline(profile)) == ("Schiffdorf", "Mitmachen. Mitreden. Mitfeiern.")
    assert best_summary(profile).startswith("Das Ehrenamtsnetz")


def best_summary(profile: ProfileBlocks) -> str:
    found = read_profile(profile)[0].best("summary")
    assert found is not None
    return str(found.value)


def _below_a_kicker(kicker: str, *rows: tuple[str, str]) -> ProfileBlocks:
    sheet = Sheet()
    sheet.set("heading", kicker, level=2, size=10.0)
    sheet.set("heading", "Ein Platz am Tisch bleibt frei", level=1, size=19.0, bold=True)
    sheet.table(*rows, ("Förderung seit", "September 2020"))
    for heading in ("Ausgangslage", "Ziele", "Maßnahmen", "Netzwerkpartner"):
        sheet.heading(heading, level=3)
        sheet.text("Angehörige suchen oft zu spät nach Hilfe, darum gehen wir zu ihnen.")
    (profile,) = profiles(sheet)
    return profile


def test_a_kicker_above_the_title_names_the_place_and_a_region_says_where_it_lies() -> None:
    assert municipality(_below_a_kicker("Lokale Allianz Hückeswagen")) == "Hückeswagen"
    region = ("Region", "Oberbergischer Kreis")
    assert municipality(_below_a_kicker("Lokale Allianz Hückeswagen", region)) == "Hückeswagen"
    assert municipality(_below_a_kicker("Lokale Allianzen", region)) == "Oberbergischer Kreis"


def test_what_is_labelled_outweighs_a_kicker() -> None:
    assert municipality(_below_a_kicker("Landkreis Alzey-Worms", ("Kommune", "Stadt Wörrstadt"))) == "Wörrstadt"


def test_a_profile_that_ends_before_back_matter_does_not_go_on_up_to_a_table_there() -> None:
    sheet = Sheet()
    for place in ("Stadt Unna", "Stadt Emden"):
        sheet.title(place)
        sheet.heading("Ziele")
        sheet.item("Alle lernen")
    chapter = sheet.title("Ausblick auf das nächste Jahr")
    sheet.text("Was die Städte planen.")
    sheet.table(
        ("Kommune", "Ansprechperson", "Telefon"),
        ("Unna", "Jana Lohmann", "02303 1030"),
        ("Emden", "Folkert Janssen", "04921 871655"),
    )
    starts = [Start(0, sheet.blocks[0], None), Start(3, sheet.blocks[3], None, until=chapter)]
    assert ends(sheet.blocks, starts, set(), family) == [3, 6]


def test_a_bar_with_the_place_and_its_land_stands_over_each_title() -> None:
    sheet = Sheet()
    titles = {"Landkreis Heidenheim": "Vier Generationen, ein Netz", "Stadt Coburg": "Kleine Stadt, kurze Wege"}
    for n, (place, title) in enumerate(titles.items()):
        top = sheet.top + 20
        sheet.move(left=400.0, top=top)
        land = sheet.set("heading", "Bayern" if n else "Baden-Württemberg", level=6, size=10.0, container=n)
        sheet.move(left=60.0, top=top)
        name = sheet.set("heading", place, level=4, size=12.0, container=n)
        sheet.blocks[-2:] = [replace(land, space=90.0), replace(name, space=-1.0)]
        sheet.move(left=50.0, top=top + 25)
        sheet.set("heading", title, level=2, size=20.0, bold=True)
        sheet.text(
            "Heute ist der Landkreis Vorreiter bei Angeboten, die Jung und Alt zugleich nutzen, und macht weiter."
        )
        sheet.heading("Anliegen", 6)
        sheet.text("Familien sollen in jeder der elf Gemeinden eine Anlaufstelle finden, zu der sie gern gehen.")
        sheet.text("Ada Beispiel, Tel. 09561 74501559, familie@buendnis.example")
    assert [municipality(profile) for profile in profiles(sheet)] == ["Heidenheim", "Coburg"]
    heads = [[b.text for b in (*profile.above, *profile.all_blocks)][:2] for profile in profiles(sheet)]
    assert heads == [["Baden-Württemberg", "Landkreis Heidenheim"], ["Bayern", "Stadt Coburg"]]
