"""Who publishes, and when: names without what follows them, dates of publication and no others."""

from __future__ import annotations

import pytest

from extractors.generic.line_ends import with_line_ends
from extractors.generic.publication.imprint_dates import days, tail_date
from extractors.generic.publication.publisher_names import name_of
from schemas.passage import Passage
from tests.imprinted import a_sheet, publication, value
from tests.printed import Sheet


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Werkstatt Land in Trägerschaft der Musterschen Akademie gGmbH", "Werkstatt Land"),
        ("Arbeitskreis Familie e. V. in Zusammenarbeit mit dem Landkreisverbund", "Arbeitskreis Familie e. V."),
        ("Arbeitskreis Familie e. V., Potsdamer", "Arbeitskreis Familie e. V."),
        ("Netzwerkstelle Lernen in der Akademie für Bildung", "Netzwerkstelle Lernen"),
        ("Landesverbund Pflege im Quartier e. V., Musterweg 3", "Landesverbund Pflege im Quartier e. V."),
        ("Fachstelle Lernen im Landesverband Nord e. V.", "Fachstelle Lernen"),
        ("Servicebüro Lernen im Alltag", "Servicebüro Lernen im Alltag"),
        ("Fachagentur Wandel, Erfurt, Oktober 2014", "Fachagentur Wandel"),
        ("Fachagentur Wandel, Stand 10/2014", "Fachagentur Wandel"),
    ],
)
def test_a_publisher_is_named_without_host_company_and_date(printed: str, name: str) -> None:
    assert name_of(Passage(printed)).text == name


def test_a_name_goes_on_in_the_next_line_where_its_next_word_did_not_fit() -> None:
    sheet = Sheet()
    block = sheet.text("Herausgegeben von der Servicestelle", "Jugendgerechte Orte, Haus der Bildung")
    assert "\n" not in with_line_ends(block).text
    block = sheet.text("Herausgegeben von der Werkstatt Lernen", "Musterweg 3, 59423 Unna")
    assert with_line_ends(block).text.split("\n")[0] == "Herausgegeben von der Werkstatt Lernen"


def test_the_first_line_of_an_imprint_names_the_publisher() -> None:
    sheet = a_sheet()
    sheet.heading("Impressum")
    sheet.text("Werkstatt Lernen e. V.", "Musterweg 14", "26122 Oldenburg", size=8.0)
    sheet.text("Verantwortlich: Ada Muster", size=8.0)
    assert value(publication(sheet), "publisher") == "Werkstatt Lernen e. V."


def test_commas_within_a_ministrys_name_do_not_end_it() -> None:
    sheet = a_sheet()
    sheet.text(
        "Herausgeber: Ministerium für Soziales, Arbeit und Kultur des Landes Hessen, Musterweg 14, 65185 Wiesbaden"
    )
    assert value(publication(sheet), "publisher") == "Ministerium für Soziales, Arbeit und Kultur des Landes Hessen"


def test_ministries_may_list_much_in_their_names() -> None:
    sheet = a_sheet()
    name = "Ministerium für Energiewende, Landwirtschaft, Umwelt und ländliche Räume des Landes Schleswig-Holstein"
    sheet.text(f"Herausgeber: {name}, Musterweg 5, 24106 Kiel, Telefon 0431 98807-0")
    assert value(publication(sheet), "publisher") == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Herausgegeben im Mai 2023 von der Fachstelle Lernen, Musterweg 14, 53113 Bonn", "Fachstelle Lernen"),
        ("Diese Sammlung wurde zur Tagung herausgegeben vom Verein Wege, Musterweg 9, 53177 Bonn", "Verein Wege"),
        ("Wer dahintersteht: Werkstatt Lernen e. V. (Herausgeberin), Musterweg 1", "Werkstatt Lernen e. V."),
        ("Herausgeber der Folien: Verein Wege e. V., Berlin", "Verein Wege e. V."),
        ("Die Porträts sind eine Reihe der Akademie Wege, Musterweg 9, 53177 Bonn.", "Akademie Wege"),
        ("Eine Veröffentlichung des Bayerischen Städte- und Gemeindebundes", "Bayerischer Städte- und Gemeindebund"),
        (
            "Herausgegeben im Auftrag des Ministeriums für Kultus von der Fachstelle Lernen, Bonn 2021",
            "Fachstelle Lernen",
        ),
        ("Impressum: Landkreis Unna – Der Landrat –, Musterweg 14, 59423 Unna.", "Landkreis Unna"),
        ("Ein Informationsblatt der Fachstelle Lernen, Musterweg 3, 55116 Mainz", "Fachstelle Lernen"),
        ("Impressum: Dorf heute wird herausgegeben vom Verein Wege, Musterweg 27, 40221 Düsseldorf", "Verein Wege"),
        ("© Muster-Stiftung, Gütersloh, November 2016 | Musterweg 256, 33330 Gütersloh", "Muster-Stiftung"),
    ],
)
def test_who_publishes_is_said_in_many_words(line: str, name: str) -> None:
    sheet = a_sheet()
    sheet.text(line, size=7.0)
    assert value(publication(sheet), "publisher") == name


def test_the_number_of_an_issue_is_no_month_beside_one() -> None:
    sheet = Sheet()
    for line in ("3/2024", "September 2024"):
        sheet.text(line)
    sheet.turn()
    sheet.title("Stadt Unna")
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    assert value(publication(sheet), "published_on") == "2024-09"


def test_who_presides_over_the_publisher_is_no_part_of_its_name() -> None:
    sheet = a_sheet()
    sheet.text("Impressum: Landkreis Unna, Der Landrat, Musterweg 14, 59423 Unna.", size=7.0)
    assert value(publication(sheet), "publisher") == "Landkreis Unna"


def test_who_pays_in_the_second_line_of_a_footer_publishes_nothing() -> None:
    sheet = a_sheet()
    sheet.set(
        "footer",
        "Das Bündnis wird im Rahmen des Programms „Muster“ gefördert vom",
        "Bundesministerium für Familie",
        size=7.0,
    )
    assert value(publication(sheet), "publisher") is None


def test_a_person_publishes_nothing() -> None:
    sheet = a_sheet()
    sheet.text("Verantwortlich: Ada Muster", size=7.0)
    assert value(publication(sheet), "publisher") is None


def test_a_letterhead_is_an_administration_and_who_presides_over_it() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Friesland")
    sheet.text("Die Landrätin")
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    assert value(publication(sheet), "publisher") == "Landkreis Friesland"


def test_a_footer_says_who_publishes_and_when() -> None:
    sheet = a_sheet()
    sheet.set("footer", "Fachagentur Wandel, Erfurt, Oktober 2014 · Fotos und Texte: CC BY 4.0", size=7.0)
    found = publication(sheet)
    assert value(found, "publisher") == "Fachagentur Wandel"
    assert value(found, "published_on") == "2014-10"
    assert value(found, "rights") == "Fotos und Texte: CC BY 4.0"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Hrsg.: Werkstatt Lernen e. V., Schwerin 2014. Mit Unterstützung der Muster-Stiftung.", "2014"),
        ("Herausgeber: Werkstatt Lernen. Frankfurt am Main, Oktober 2014", "2014-10"),
        ("Herausgeber: Werkstatt Lernen. Auflage: 2.500 Stück, Hannover, November 2014", "2014-11"),
        ("Herausgeber: Werkstatt Lernen. Magazin für Orte, Ausgabe 3/2014, September 2014.", "2014-09"),
        ("Herausgeber: Werkstatt Lernen. Jahresbericht 2014", None),
    ],
)
def test_small_print_dates_the_publication(line: str, date: str | None) -> None:
    sheet = a_sheet()
    sheet.text(line, size=7.0)
    assert value(publication(sheet), "published_on") == date


def test_the_number_of_an_issue_is_no_month() -> None:
    assert days("Ausgabe 3/2014") == []
    assert [d.value for d in days("Stand: 3/2014")] == ["2014-03"]
    assert tail_date("Wir trafen uns am 6. Mai 2014") is None


def test_the_head_of_a_sheet_is_dated() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Friesland")
    sheet.text("Vorlage für den Ausschuss, Sitzung am 16. Mai 2014", "26441 Jever, den 29. April 2014")
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    assert value(publication(sheet), "published_on") == "2014-04-29"


def test_rights_are_no_prose_about_rights() -> None:
    sheet = Sheet()
    sheet.title("Stellungnahme")
    sheet.text("Wir fordern mit Nachdruck, dass Werke unter freien Lizenzen erscheinen.")
    assert value(publication(sheet), "rights") is None
    sheet.text("Mehr unter www.muster.example © Werkstatt Lernen, 1. Auflage März 2014", size=7.0)
    assert value(publication(sheet), "rights") == "© Werkstatt Lernen, 1. Auflage März 2014"


def test_rights_begin_with_the_line_behind_an_address() -> None:
    sheet = a_sheet()
    sheet.text("Herausgeber: Werkstatt Lernen · www.werkstatt.example", "Dieses Werk steht unter der Lizenz CC BY.")
    assert value(publication(sheet), "rights") == "Dieses Werk steht unter der Lizenz CC BY."


def test_rights_begin_with_their_own_line() -> None:
    sheet = Sheet()
    sheet.title("Rundbrief")
    sheet.text("Ministerium für Jugend Musterland", "Nachdruck mit Quellenangabe gestattet.", size=7.0)
    assert value(publication(sheet), "rights") == "Nachdruck mit Quellenangabe gestattet."


def test_the_foot_of_a_single_page_is_no_text_of_the_profile() -> None:
    sheet = a_sheet()
    sheet.foot("Servicestelle Jugend", "1 / 1", "Stand 28.04.2014")
    assert value(publication(sheet), "published_on") == "2014-04-28"


def test_a_larger_heading_above_the_place_is_the_title() -> None:
    sheet = Sheet()
    sheet.set("heading", "Datenblatt Jugend auf dem Land", level=1, size=24.0)
    sheet.title("Gemeinde Wandlitz")
    sheet.heading("Ziele")
    sheet.item("Alle lernen")
    assert value(publication(sheet), "title") == "Datenblatt Jugend auf dem Land"


@pytest.mark.parametrize(
    ("small", "name"),
    [
        ("Hg. v. Werkstatt Land e. V., Unna, Mai 2014", "Werkstatt Land e. V."),
        ("Auslober: Werkstatt Land e. V. mit Unterstützung der Sparkasse Unna", "Werkstatt Land e. V."),
        ("Zusammenstellung: Arbeitsstelle Lernen. Stand: Mai 2014", "Arbeitsstelle Lernen"),
        ("Impressum: Ministerium für Familie, Pressestelle, Musterweg 3, 59423 Unna", "Ministerium für Familie"),
        (
            "Letzte Änderung: 3.8.2017 © Netzwerk Orte, Gruppe Nord, Musterweg 3, 59423 Unna",
            "Netzwerk Orte, Gruppe Nord",
        ),
    ],
)
def test_words_that_lead_in_who_publishes(small: str, name: str) -> None:
    sheet = a_sheet()
    sheet.text(small, size=7.0)
    assert value(publication(sheet), "publisher") == name


def test_a_line_with_a_label_of_its_own_does_not_go_on_with_the_one_above() -> None:
    sheet = a_sheet()
    sheet.text("Gefördert vom Landkreis Friesland im Rahmen der Hilfen für Familien", size=7.0)
    sheet.text("Impressum: Werkstatt Land e. V., Musterweg 3, 59423 Unna. Stand: Mai 2014", size=7.0)
    assert value(publication(sheet), "publisher") == "Werkstatt Land e. V."


def test_the_editors_of_a_work_that_is_quoted_publish_something_else() -> None:
    sheet = a_sheet()
    sheet.text("Landeszentrum Hilfen (Hrsg.) (2018): Orte weiterentwickeln. Köln.", size=7.0)
    assert value(publication(sheet), "publisher") is None


def test_a_person_of_an_office_publishes_nothing() -> None:
    sheet = a_sheet()
    sheet.foot("Jana Lohmann, Geschäftsstelle des Bildungsbeirats")
    assert value(publication(sheet), "publisher") is None


def test_the_date_of_figures_is_not_that_of_the_publication() -> None:
    sheet = a_sheet()
    sheet.text("Quelle: Statistisches Landesamt, Stand 31.12.2011; © Werkstatt Land", size=7.0)
    sheet.text("Impressum: Werkstatt Land e. V., Musterweg 3, 59423 Unna. Stand: Mai 2014", size=7.0)
    assert value(publication(sheet), "published_on") == "2014-05"


@pytest.mark.parametrize(
    ("small", "date"),
    [
        ("Letzte Änderung: 03.08.2017 © Werkstatt Land e. V.", "2017-08-03"),
        ("Ausgefüllt am 8. Oktober 2024. © Werkstatt Land e. V.", "2024-10-08"),
        ("© Werkstatt Land. Gedruckt auf Recyclingpapier, Februar 2024.", "2024-02"),
        ("Herausgeber: Werkstatt Land e. V. Heft: März 2025", "2025-03"),
        ("Das Profil wurde gefördert und erstellt von der Werkstatt Land, Halle, im März 2023.", "2023-03"),
    ],
)
def test_words_that_lead_in_when_it_was_published(small: str, date: str) -> None:
    sheet = a_sheet()
    sheet.text(small, size=7.0)
    assert value(publication(sheet), "published_on") == date


@pytest.mark.parametrize(
    "small",
    ["Redaktionsschluss der nächsten Ausgabe: 15. Februar 2022", "Redaktionsschluss ist der 15. Februar 2022."],
)
def test_the_next_issues_date_is_not_this_ones(small: str) -> None:
    sheet = a_sheet()
    sheet.heading("Impressum")
    sheet.text(small)
    sheet.text("Werkstatt Land e. V., Musterweg 3, 59423 Unna. Redaktion: Ada Muster. Unna, November 2021.")
    assert value(publication(sheet), "published_on") == "2021-11"


def test_lines_below_a_heading_at_the_foot_of_a_page_are_no_imprint() -> None:
    """A narrow column of small print ends lower than the text: it is whom to ask, and no foot."""
    sheet = a_sheet()
    sheet.text("Tel. 04461 919-0")
    sheet.set("heading", "Mehr erfahren", level=3, size=8.0, bold=True)
    sheet.top -= 6
    sheet.text("Jana Lohmann, Koordinatorin", size=8.0)
    sheet.top -= 6
    sheet.text("Lindenallee 1, 26441 Jever", size=8.0)
    assert not publication(sheet).lists.get("publication.contacts")


@pytest.mark.parametrize("name", ["Demografiewerkstatt Hessen", "Diakonie Mitte e. V.", "Desibüro Nord"])
def test_a_name_that_begins_like_an_article_stays_whole(name: str) -> None:
    sheet = a_sheet()
    sheet.text(f"Herausgeber: {name}, Musterweg 14, 26122 Oldenburg, post@bsp.example", size=8.0)
    found = publication(sheet)
    (contact,) = found.lists["publication.contacts"]
    assert value(found, "publisher") == contact.value.value("organisation") == name


def test_the_version_of_a_sheet_in_its_footer_dates_it_and_is_no_series() -> None:
    sheet = a_sheet()
    sheet.set("footer", "Haus der Vielen – Kurzporträt, Fassung Januar 2020", size=7.0)
    found = publication(sheet)
    assert value(found, "published_on") == "2020-01"
    assert value(found, "series") is None


def test_a_place_and_the_land_in_which_it_lies_publish_nothing() -> None:
    sheet = Sheet()
    sheet.text("Gemeinde Wedemark, Region Hannover (Niedersachsen)", size=8.0)
    sheet.title("Ein Postamt voller Leben")
    sheet.text("Das Haus steht allen offen und lädt jeden Tag zum Mittagstisch ein.")
    assert value(publication(sheet), "publisher") is None


def test_the_month_in_the_imprint_comes_before_the_year_on_the_cover() -> None:
    sheet = Sheet()
    sheet.set("heading", "Kommunen für Familien", level=1, size=30.0)
    sheet.text("Sechs gute Beispiele aus dem Netzwerk")
    sheet.text("Ausgabe 2022")
    sheet.turn()
    sheet.blocks += a_sheet().blocks
    sheet.heading("Impressum")
    sheet.text("Herausgeber: Netzwerk Lernen e. V.", size=8.0)
    sheet.text("Stand: April 2022", size=8.0)
    found = publication(sheet)
    assert value(found, "published_on") == "2022-04"
    assert value(found, "series") is None


def test_when_a_statute_takes_effect_is_not_when_it_was_published() -> None:
    sheet = a_sheet()
    sheet.set("running_head", "Inkrafttreten: 01.05.2026", size=7.0)
    assert value(publication(sheet), "published_on") is None
    sheet.set("running_head", "Stand: 26.02.2026", size=7.0)
    assert value(publication(sheet), "published_on") == "2026-02-26"


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        (("Landesagentur für Demografie", "Hessen"), "Landesagentur für Demografie Hessen"),
        (("WENDLAND-STIFTUNG", "für Kinder und Familie"), "WENDLAND-STIFTUNG für Kinder und Familie"),
        (("Netzwerkstelle Integration Weser-Ems",), "Netzwerkstelle Integration Weser-Ems"),
        (("Landesagentur für Demografie", "Orte im Wandel"), "Landesagentur für Demografie"),
    ],
)
def test_a_body_in_a_running_head_goes_on_in_the_next_line(lines: tuple[str, ...], publisher: str) -> None:
    sheet = Sheet()
    sheet.set("running_head", *lines, size=7.5)
    sheet.blocks += a_sheet().blocks
    assert value(publication(sheet), "publisher") == publisher


def test_who_makes_a_series_possible_is_no_part_of_whose_it_is() -> None:
    sheet = Sheet()
    sheet.set("running_head", "Eine Reihe der Wendland-Stiftung für Kinder, ermöglicht durch die Sparkasse", size=7.0)
    sheet.blocks += a_sheet().blocks
    assert value(publication(sheet), "publisher") == "Wendland-Stiftung für Kinder"


def test_who_pays_is_no_part_of_a_publisher_that_ends_with_its_legal_form() -> None:
    sheet = a_sheet()
    sheet.text("Herausgegeben vom Landesforum Musterland e. V. Gefördert durch die Stiftung Bürgermut und X")
    assert value(publication(sheet), "publisher") == "Landesforum Musterland e. V."


def test_a_heading_may_say_in_a_sentence_who_publishes() -> None:
    sheet = a_sheet()
    sheet.heading("Wer diese Reihe herausgibt")
    sheet.text("Südwest-Stiftung Beruf", "Werastraße 127", "70190 Stuttgart", "www.sw-stiftung.example")
    found = publication(sheet)
    assert value(found, "publisher") == "Südwest-Stiftung Beruf"
    (contact,) = found.lists["publication.contacts"]
    assert contact.value.value("street") == "Werastraße 127"
