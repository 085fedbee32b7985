"""Brochures whose profiles are told by what comes again: titles called alike, sections, questions, whom to ask."""

from __future__ import annotations

from tests.divided import a_portrait, an_office, headline, municipality, profiles
from tests.printed import Sheet


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
    assert [headline(p) for p in found] == [
        "Das Frühstück",
        "Ein Kindergarten",
    ]


def test_chapters_of_a_report_are_no_profiles() -> None:
    sheet = Sheet()
    sheet.set("heading", "Konzept", level=1, size=30.0)
    for number in range(1, 4):
        a_portrait(sheet, f"7.{number} Förderung", "Ein Absatz.")
    assert [p.title.text for p in profiles(sheet) if p.title] == ["Konzept"]


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
    assert [headline(p) for p in found] == [
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
