"""Where profiles begin when no title says so, whose municipality they tell, and what is no profile at all."""

from __future__ import annotations

from extractors.generic import family
from extractors.profile_blocks import ProfileBlocks, PublicationBlocks
from pipeline.belonging import with_own_contacts
from pipeline.fields import Fields, read_profile, read_publication
from pipeline.profiles import divide
from tests.printed import Sheet


def a_portrait(sheet: Sheet, slogan: str, line: str) -> None:
    sheet.set("heading", slogan, level=2, size=18.0, bold=True)
    sheet.text(line)
    sheet.heading("Ausgangspunkt", level=3)
    sheet.text("Hier stand lange alles leer.")
    sheet.heading("Ergebnisse", level=3)
    sheet.text("Heute ist wieder etwas los.")


def profiles(sheet: Sheet) -> tuple[ProfileBlocks, ...]:
    return divide(sheet.blocks, family).profiles


def municipality(profile: ProfileBlocks) -> object:
    best = read_profile(profile)[0].best("municipality")
    return best.value if best else None


def test_headings_that_come_again_part_a_brochure() -> None:
    sheet = Sheet()
    sheet.set("heading", "Drei Wege", level=1, size=30.0)
    for slogan, line in (
        ("Leerstand auf Zeit", "Die Stadt Zittau verleiht Läden."),
        ("Kurpark sucht Nachbarn", "Die Gemeinde Oybin baut um."),
    ):
        sheet.turn()
        a_portrait(sheet, slogan, line)
    assert [p.title.text for p in profiles(sheet) if p.title] == ["Leerstand auf Zeit", "Kurpark sucht Nachbarn"]
    assert [municipality(p) for p in profiles(sheet)] == ["Zittau", "Oybin"]


def test_a_line_near_the_slogan_names_the_place() -> None:
    sheet = Sheet()
    for slogan, line in (
        ("Das Frühstück", "Bündnis-Porträt: Hamm (Nordrhein-Westfalen)"),
        ("Ein Kindergarten", "Bündnis-Porträt: Lohne (Niedersachsen)"),
    ):
        a_portrait(sheet, slogan, line)
    found = profiles(sheet)
    assert [municipality(p) for p in found] == ["Hamm", "Lohne"]
    assert [read_profile(p)[0].best("headline").value for p in found] == [  # type: ignore[union-attr]
        "Das Frühstück",
        "Ein Kindergarten",
    ]


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
    assert read_profile(found)[0].best("headline").value == "Paula packt an!"  # type: ignore[union-attr]


def test_chapters_of_a_report_are_no_profiles() -> None:
    sheet = Sheet()
    sheet.set("heading", "Konzept", level=1, size=30.0)
    for number in range(1, 4):
        a_portrait(sheet, f"7.{number} Förderung", "Ein Absatz.")
    assert [p.title.text for p in profiles(sheet) if p.title] == ["Konzept"]


def test_a_programme_of_an_event_is_no_profile() -> None:
    sheet = Sheet()
    sheet.title("Fachtag für Kommunen")
    for heading in ("Ziele", "Angebote", "Partner", "Anmeldung", "Anreise", "Veranstaltungsort"):
        sheet.heading(heading)
        sheet.text("Ein Absatz dazu.")
    assert profiles(sheet) == ()


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


def test_a_reportage_is_a_profile_of_the_place_whose_office_it_says_to_ask() -> None:
    sheet = Sheet()
    a_reportage(sheet, "Stadtverwaltung Grimma")
    assert [municipality(p) for p in profiles(sheet)] == ["Grimma"]


def test_a_reportage_that_sends_to_somebody_elsewhere_is_no_profile() -> None:
    sheet = Sheet()
    a_reportage(sheet, "Stadtverwaltung Halberstadt")
    assert profiles(sheet) == ()


def an_office(sheet: Sheet, name: str) -> None:
    sheet.text("Kontakt", name, "Am Markt 3, 02763 Zittau", "Telefon 03583 752611")


def test_titles_called_the_same_with_another_place_each_begin_profiles_after_the_contents() -> None:
    titles = ("Partnerschaft für Demokratie Saalekreis", "Partnerschaft für Demokratie der Stadt Zittau")
    sheet = Sheet()
    sheet.set("heading", "Vor Ort", level=1, size=34.0, bold=True)
    sheet.turn()
    sheet.set("heading", "Inhalt", level=2, size=18.0, bold=True)
    sheet.table(*((title, "3") for title in titles))
    sheet.turn()
    for title in titles:
        sheet.set("heading", title, level=3, size=12.0, bold=True)
        sheet.set("heading", "Schwerpunkte", level=6, size=10.0, bold=True)
        sheet.item("Jugendbeteiligung in kleinen Gemeinden")
        sheet.text("Das Forum fährt mit einem Bus auf Feste und fragt, was fehlt und wer mitmacht.")
        an_office(sheet, "Amt für Jugend")
    found = profiles(sheet)
    assert [p.title.text for p in found if p.title] == list(titles)
    assert [municipality(p) for p in found] == ["Saalekreis", "Zittau"]


def test_towns_below_their_kreis_are_not_called_alike() -> None:
    sheet = Sheet()
    sheet.set("heading", "Der Kreis Siegen-Wittgenstein", level=1, size=26.0, bold=True)
    sheet.text("Ein Kreis mit elf Rathäusern und viel Wald, in dem alle alles gemeinsam machen.")
    for town in ("Stadt Bad Berleburg", "Stadt Freudenberg", "Stadt Hilchenbach"):
        sheet.set("heading", town, level=3, size=13.0, bold=True)
        sheet.text("Die Stadt hat ihre Höfe am Nachmittag geöffnet und braucht dafür keine Wache mehr. " * 2)
    (found,) = profiles(sheet)
    assert municipality(found) == "Siegen-Wittgenstein"


def test_a_directory_of_offices_called_alike_holds_no_profiles() -> None:
    sheet = Sheet()
    sheet.set("heading", "Adressen", level=1, size=30.0, bold=True)
    for place in ("Zittau", "Hamm", "Unna"):
        sheet.set("heading", f"Beratungsstelle der Stadt {place}", level=3, size=12.0, bold=True)
        an_office(sheet, "Haus der Brücken")
    assert profiles(sheet) == ()


def test_headings_each_over_a_text_with_whom_to_ask_are_profiles() -> None:
    sheet = Sheet()
    sheet.set("heading", "Orte zum Wachsen", level=1, size=30.0, bold=True)
    names = ("Familienzentrum Regenbogen", "Nachbarschaftshaus Kiebitz", "Haus der Brücken")
    for name in names:
        sheet.turn()
        sheet.set("heading", name, level=2, size=18.0, bold=True)
        sheet.text("Seit vielen Jahren treffen sich hier Familien, Nachbarn und alle, die Gesellschaft suchen. " * 2)
        an_office(sheet, name)
    assert [p.title.text for p in profiles(sheet) if p.title] == list(names)


def test_a_list_of_addresses_is_no_row_of_profiles() -> None:
    sheet = Sheet()
    sheet.set("heading", "Adressen", level=1, size=30.0, bold=True)
    for name in ("Familienzentrum Regenbogen", "Nachbarschaftshaus Kiebitz", "Haus der Brücken"):
        sheet.set("heading", name, level=2, size=18.0, bold=True)
        an_office(sheet, name)
    assert profiles(sheet) == ()


def test_questions_in_the_style_of_the_titles_begin_no_profile() -> None:
    sheet = Sheet()
    sheet.set("heading", "Zwei Städte", level=1, size=30.0, bold=True)
    for place in ("Stadt Zittau | Sachsen", "Stadt Hamm | Nordrhein-Westfalen"):
        sheet.turn()
        for heading in (place, "Frau Neumann, warum gerade hier?", "Nennen Sie ein Beispiel!", "Zum Abend"):
            sheet.set("heading", heading, level=6, size=11.0, bold=True)
            sheet.text("Weil hier alle mitmachen und keiner allein bleibt.")
    assert [municipality(p) for p in profiles(sheet)] == ["Zittau", "Hamm"]


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


def test_kickers_over_slogans_of_profiles_with_like_sections_begin_them() -> None:
    sheet = Sheet()
    sheet.set("heading", "Gemeinsam geht mehr", level=1, size=26.0, bold=True)
    for name, slogan in (
        ("Lokales Bündnis für Familie Kreis Lippe", "Ferien sind für alle da"),
        ("Bündnis für Familie Uckermark", "Der Bus bringt die Kita mit"),
        ("Familienbündnis im Emsland", "Wer pflegt, bleibt nicht allein"),
    ):
        sheet.turn()
        sheet.set("heading", name, level=5, size=9.0, bold=True)
        sheet.set("heading", slogan, level=2, size=17.0, bold=True)
        sheet.text("Hier hilft man sich seit Jahren.")
        sheet.heading("Das Besondere", level=3)
        sheet.text("Alle machen mit.")
        sheet.heading("Das haben wir geschafft", level=3)
        sheet.item("Ein Fest im Park")
        an_office(sheet, "Geschäftsstelle")
    found = profiles(sheet)
    assert [municipality(p) for p in found] == ["Lippe", "Uckermark", "Emsland"]
    assert [read_profile(p)[0].best("headline").value for p in found] == [  # type: ignore[union-attr]
        "Ferien sind für alle da",
        "Der Bus bringt die Kita mit",
        "Wer pflegt, bleibt nicht allein",
    ]


def test_counted_examples_begin_profiles_the_one_of_a_network_too() -> None:
    sheet = Sheet()
    sheet.set("heading", "Landschaften gestalten", level=1, size=20.0, bold=True)
    titles = (
        "Praxisbeispiel 1: Lutherstadt Eisleben",
        "Praxisbeispiel 2: Netzwerk Bildung Süd",
        "Praxisbeispiel 3: Hamm",
    )
    for title in titles:
        sheet.set("heading", title, level=4, size=11.0, bold=True)
        sheet.set("heading", "Vorgehen", level=5, size=10.0, bold=True)
        sheet.text("Alle setzten sich an einen Tisch.")
    assert [p.title.text for p in profiles(sheet) if p.title] == list(titles)


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
    assert read_profile(found)[0].best("headline").value == "Porzellan von morgen"  # type: ignore[union-attr]


def test_forms_that_begin_with_one_question_are_profiles() -> None:
    sheet = Sheet()
    for page in range(3):
        if page:
            sheet.turn()
        for question in ("Wie heißt Ihr Bündnis?", "Welche Ziele verfolgen Sie?", "Was tun Sie konkret?"):
            sheet.set("heading", question, level=1, size=9.5, bold=True)
            sheet.text("Wir machen gemeinsam weiter.")
        an_office(sheet, "Geschäftsstelle")
    assert [p.title.text for p in profiles(sheet) if p.title] == ["Wie heißt Ihr Bündnis?"] * 3


def test_a_population_behind_a_town_is_no_part_of_its_name() -> None:
    sheet = Sheet()
    sheet.set("heading", "Stadt Hilchenbach 15.500 Einwohner", level=1, size=20.0, bold=True)
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    assert [municipality(p) for p in profiles(sheet)] == ["Hilchenbach"]


def test_a_guide_with_chapters_is_no_profile() -> None:
    sheet = Sheet()
    sheet.set("heading", "Leitfaden für lokale Bündnisse", level=1, size=25.0, bold=True)
    for heading in ("Auftrag klären", "Partner finden", "Ziele", "Ergebnisse"):
        sheet.heading(heading)
        sheet.text("Ein Absatz dazu.")
    assert profiles(sheet) == ()
