"""People, their titles and roles; offices and nouns that only look like names."""

from __future__ import annotations

import pytest

from extractors.values.organisation import is_organisation
from extractors.values.person import find_persons, is_person_name, parse_person
from extractors.values.role import find_roles, is_role

NAMES = (
    "Frauke Weil",
    "Tomáš Novotný",
    "Marie Kammer",
    "Till Neumann",
    "Thi Mai Pham",
    "Carola Spindler-Jahn",
    "Stefan von Bredelow",
    "Klaus-Dieter Emmrich",
    "Hatice Özbay",
    "Yvonne Mühlpfordt",
    "Dr. Beate Wollschläger",
    "Frau Schulze",
    "Prof. Dr. Dr. h.c. Karl von der Heide",
    "M. Hoppenstedt",
)
NO_NAMES = (
    "Martin Straße",
    "OASE Wiehl",
    "Mai Berlin",
    "Emma Deutschland",
    "Landkreis Friesland",
    "Kreisjugendring",
    "Gute Bildung",
    "Koordinierungsstelle Bildung",
    "Bad Belzig",
    "Kinder Jugend",
    "Neue Wege",
    "Jacobs Foundation",
    "Robert Bosch Stiftung",
    "Otto-Nuschke-Straße 5",
    "Elbe Elster",
    "Frankfurt Main",
    "Allen Kindern",
    "Damen und Herren",
    "Sächsischer Landtag",
    "Starke Eltern",
)


@pytest.mark.parametrize("name", NAMES)
def test_names_score_high(name: str) -> None:
    assert is_person_name(name) > 0.7


@pytest.mark.parametrize("text", NO_NAMES)
def test_offices_nouns_and_places_score_low(text: str) -> None:
    assert is_person_name(text) < 0.3


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "Ines Karbaum, Dezernentin für Soziales und Bildung",
            ("Ines Karbaum", None, None, "Dezernentin für Soziales und Bildung"),
        ),
        (
            "Dipl.-Soz. Verena Hirtreiter\nLeiterin der Stelle",
            ("Verena Hirtreiter", "Dipl.-Soz.", None, "Leiterin der Stelle"),
        ),
        ("Bürgermeister Michael Kramer", ("Michael Kramer", None, None, "Bürgermeister")),
        ("Frau Dr. Ulrike Reichert", ("Ulrike Reichert", "Dr.", "Frau", None)),
        ("Schulleiterin: Frau Schulze", ("Schulze", None, "Frau", "Schulleiterin")),
        ("Leiterin der Stelle Dr. Anna von Stein", ("Anna von Stein", "Dr.", None, "Leiterin der Stelle")),
        ("Ute Müller, M.A., Projektleiterin", ("Ute Müller", "M.A.", None, "Projektleiterin")),
        ("Hans Meier (Schulleiter)", ("Hans Meier", None, None, "Schulleiter")),
        ("Antje Vogel-Sperl M.A.", ("Antje Vogel-Sperl", "M.A.", None, None)),
        ("Pfarrer Johannes Graf von Waldersee", ("Johannes Graf von Waldersee", None, None, "Pfarrer")),
        ("Lena Šimić, Elternlotsin", ("Lena Šimić", None, None, "Elternlotsin")),
        ("Neumann, Roland", ("Roland Neumann", None, None, None)),
        ("Stefan von\nBredelow", ("Stefan von Bredelow", None, None, None)),
        ("Carola Spindler-\nJahn, Leiterin", ("Carola Spindler-Jahn", None, None, "Leiterin")),
        ("Roland Neumann, Landkreis Elbe-Elster", ("Roland Neumann", None, None, None)),
    ],
)
def test_whole_strings_are_taken_apart(text: str, person: tuple[str | None, ...]) -> None:
    found = parse_person(text)
    assert found is not None
    assert found[:4] == person


@pytest.mark.parametrize(
    "text", ["Landkreis Friesland", "Telefon 030", "Herr Müller und Frau Schmidt", "", "Wir sind dabei"]
)
def test_strings_that_are_no_person(text: str) -> None:
    assert parse_person(text) is None


def test_a_label_makes_a_rare_name_a_person() -> None:
    assert parse_person("Tsvetomira Grnčarová") is None
    expected = parse_person("Tsvetomira Grnčarová", expected=True)
    assert expected is not None
    assert expected.name == "Tsvetomira Grnčarová"
    assert parse_person("Landkreis Friesland", expected=True) is None


def test_people_in_a_block_keep_their_own_roles() -> None:
    text = "Rolf Ambrosius\nRektor der Regionalschule\nInes Karbaum\nVorsitzende des Elternbeirats"
    assert [(h.value.name, h.value.role) for h in find_persons(text)] == [
        ("Rolf Ambrosius", "Rektor der Regionalschule"),
        ("Ines Karbaum", "Vorsitzende des Elternbeirats"),
    ]
    text = "Schulleiterin: Frau Schulze\nSekretärin: Frau Lang"
    assert [(h.value.name, h.value.role) for h in find_persons(text)] == [
        ("Schulze", "Schulleiterin"),
        ("Lang", "Sekretärin"),
    ]


def test_names_inside_of_streets_and_foundations_are_no_people() -> None:
    assert find_persons("die Robert Bosch Stiftung in der Ernst Thälmann Straße 3") == []


@pytest.mark.parametrize(
    "role",
    [
        "Beigeordneter und Dezernent für Bildung, Jugend, Kultur, Gesundheit und Soziales",
        "Fachdienstleiterin Kindertagesbetreuung, Jugendförderung und Schulsozialarbeit",
        "Leiter des Fachbereichs Jugend, Schule, Kultur und Sport",
        "Vorsitzende des Elternbeirats",
        "Erste Kreisrätin",
        "Sozialdezernent",
        "Erster Stadtrat",
        "Koordinator*in für Integration",
        "Projektleiter/in",
        "Stellv. Schulleiterin",
        "Referentin für frühkindliche Bildung",
        "Mutter von drei Kindern",
        "Beauftragte für Integration und Migration",
        "Oberbürgermeister",
        "Kinder- und Jugendbeauftragte",
        "Koordinator Lernen vor Ort",
        "Sprecherin der AG Kita, Mutter zweier Kinder",
        "Landrätin",
        "Umweltpädagoge, zuständig für Schulbauernhöfe und Kindertageseinrichtungen",
        "Geschäftsführerin des Arbeitskreises „Jugend redet mit“ und Vertreterin des Landkreises im Bezirksjugendring",
    ],
)
def test_roles_are_whole(role: str) -> None:
    assert is_role(role) > 0.8
    assert [h.value for h in find_roles(f"Ines Karbaum, {role}:")] == [role]


@pytest.mark.parametrize(
    "text", ["Landkreis Friesland", "Koordinierungsstelle Bildung", "Ines Karbaum", "Gute Bildung", "Ansprechpartnerin"]
)
def test_what_is_no_role(text: str) -> None:
    assert is_role(text) < 0.3


def test_roles_end_where_the_office_or_the_next_person_begins() -> None:
    assert [h.value for h in find_roles("Leiterin des Jugendamtes, Landkreis Harz, Am Markt 1")] == [
        "Leiterin des Jugendamtes"
    ]
    assert [h.value for h in find_roles("Dezernent für Bildung, Ute Meier")] == ["Dezernent für Bildung"]
    assert [h.value for h in find_roles("Bürgermeisterin\nProjekte und Maßnahmen")] == ["Bürgermeisterin"]


def test_roles_run_over_line_breaks() -> None:
    text = "Fachdienstleiterin\nJugendförderung, Sport und Schulsozial-\narbeit\nAmt"
    assert [h.value for h in find_roles(text)] == ["Fachdienstleiterin Jugendförderung, Sport und Schulsozialarbeit"]


def test_many_people_hold_no_role() -> None:
    assert find_roles("Treffen aller Leiterinnen und Leiter, mit Schülern") == []


@pytest.mark.parametrize(
    "name",
    [
        "Landkreis Friesland",
        "Stadt Herne, Sozialamt",
        "Familienbüro Greiz",
        "Förderverein der Schule X e. V.",
        "GERTEC GmbH",
        "Otto-Hahn-Gymnasium",
        "Koordinierungsstelle Bildung",
        "Deutsche Kinder- und Jugendstiftung",
    ],
)
def test_offices_are_organisations(name: str) -> None:
    assert is_organisation(name) > 0.8


@pytest.mark.parametrize(
    "text", ["Ines Karbaum", "Bahnhofstraße 31", "Sozialdezernent", "Leiter des Fachbereichs Jugend", "12345"]
)
def test_people_streets_and_roles_are_no_organisations(text: str) -> None:
    assert is_organisation(text) < 0.4


def test_titles_behind_a_name_are_its_title_and_no_part_of_the_role() -> None:
    found = find_persons("Lena Neumann M. Sc., Koordinatorin; Karin Müller (M.Ed.), Leiterin")
    assert [(h.value.name, h.value.academic_title, h.value.role) for h in found] == [
        ("Lena Neumann", "M. Sc.", "Koordinatorin"),
        ("Karin Müller", "M.Ed.", "Leiterin"),
    ]
    assert find_persons("Veronika Schmidt, Dipl.-Sozialpäd. (FH)")[0].value.academic_title == "Dipl.-Sozialpäd. (FH)"


def test_a_title_behind_an_office_is_that_of_the_next_name() -> None:
    person = find_persons("Jugendamt, Dipl.-Soz. Cornelia Neumann (Lotsin)")[0].value
    assert (person.name, person.academic_title) == ("Cornelia Neumann", "Dipl.-Soz.")


def test_the_adjective_of_a_role_is_part_of_it() -> None:
    assert find_roles("Ralf Neumann, Allgemeiner Vertreter des Bürgermeisters")[0].value == (
        "Allgemeiner Vertreter des Bürgermeisters"
    )


@pytest.mark.parametrize("name", ["Anselm Prinz", "Jutta Ritter", "Otto Ritter von Au", "Focke tom Dieck"])
def test_ranks_of_nobility_may_be_surnames(name: str) -> None:
    (hit,) = find_persons(f"{name}\nLeiterin der Fachstelle")
    assert hit.value.name == name


def test_titles_of_farmers_and_given_names_at_the_end_of_lines() -> None:
    (hit,) = find_persons("Dipl.-Ing. agr. Jörg-Uwe\nKaltenbach")
    assert (hit.value.name, hit.value.academic_title) == ("Jörg-Uwe Kaltenbach", "Dipl.-Ing. agr.")
