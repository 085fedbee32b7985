"""No string makes a value function raise; every hit lies in the text, in order and apart from its neighbours."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.values import Hit
from extractors.values.address import find_addresses, fits_state, parse_address, parse_street
from extractors.values.dates import find_dates, find_durations, parse_date, parse_duration
from extractors.values.districts import district_state
from extractors.values.domain_place import places_of_domain
from extractors.values.email import by_pattern, email_kind, find_emails, is_pattern
from extractors.values.figures import is_measure, is_unit, parse_count, parse_figure
from extractors.values.gazetteer import as_listed
from extractors.values.money import find_money
from extractors.values.municipality import find_municipalities, find_state, find_states, resolve
from extractors.values.nominative import nominative
from extractors.values.organisation import is_organisation
from extractors.values.person import find_persons, is_person_name, parse_person
from extractors.values.phone import area_code_of, find_phones, parse_phone
from extractors.values.role import find_roles, is_role
from extractors.values.web import find_urls, normalise_url

FRAGMENTS = (
    "Tel.: ", "Fax -", "03535", " 46-30 00", "0049", "+49 (0) ", "und -211", "/", " – ", "(", ")", "\n", "-\n", ", ",
    ": ", "Frau ", "Herr", "Dr. ", "Prof. ", "Ines Karbaum", "von ", "Leiterin", " des ", "Amtes",
    "Jugend, Schule und Sport", "Landkreis ", "Elbe-Elster", "Kreis", "Stadt und Landkreis ", "Osnabrück", "(Bayern)",
    "Neustadt a. d. ", "04916 ", "Herzberg", "Bahnhofstraße", " 11 – 13", "Am Markt", "Postfach 12 34", "Q 5, 14",
    "D-", "info", "@", "(at)", "kreis-x", ".de", "www.", "http://", "seit ", "2011", "–2013", "12.", "31.02.2012",
    "März ", "2. Quartal ", "1.520,28", " km²", "€", "Mio. ", "48 Monate", "anderthalb Jahre", "(Stichtag ", "e. V.",
    "Dezernentin für ", "Ort:", "\u00ad", "\ufffe", "\u200b", "ﬁ", "a\u0308", "\x00", "İ", "🙂",
)  # fmt: skip
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join))
EXAMPLES = int(os.environ.get("STECKBRIEF_FUZZ_EXAMPLES", "40"))
fuzzed = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

FINDERS: tuple[Callable[[str], Sequence[Hit[Any]]], ...] = (
    find_phones, find_emails, find_urls, find_addresses, find_persons, find_roles, find_municipalities,
    find_states, find_dates, find_durations, find_money,
)  # fmt: skip
SCORES: tuple[Callable[[str], float], ...] = (is_person_name, is_role, is_organisation)


def in_the_nominative(text: str) -> list[str]:
    return [nominative(text, article) for article in ("der", "des", "dem", "den", "von den", "das", "vom", "")]


def by_a_pattern(text: str) -> str | None:
    return by_pattern("vorname.nachname@unna.de", text)


PARSERS: tuple[Callable[[str], object], ...] = (
    parse_phone, area_code_of, email_kind, normalise_url, parse_address, parse_street, parse_person, find_state,
    resolve, parse_date, parse_duration, parse_figure, places_of_domain, district_state, as_listed, in_the_nominative,
    parse_count, is_unit, is_measure, is_pattern, by_a_pattern,
)  # fmt: skip


@pytest.mark.parametrize("find", FINDERS, ids=lambda f: f.__name__)
@fuzzed
@given(text=texts)
def test_hits_lie_in_the_text_in_order(find: Callable[[str], Sequence[Hit[Any]]], text: str) -> None:
    end = 0
    for hit in find(text):
        assert 0 <= hit.start < hit.stop <= len(text)
        assert text[hit.start : hit.stop].strip()
        assert hit.value
        if find is not find_municipalities:  # "Stadt und Landkreis Osnabrück" are two in one phrase
            assert hit.start >= end
        end = hit.stop


@pytest.mark.parametrize("score", SCORES, ids=lambda f: f.__name__)
@fuzzed
@given(text=texts)
def test_scores_stay_between_0_and_1(score: Callable[[str], float], text: str) -> None:
    assert 0.0 <= score(text) <= 1.0


@pytest.mark.parametrize("parse", PARSERS, ids=lambda f: f.__name__)
@fuzzed
@given(text=texts)
def test_parsers_never_raise(parse: Callable[[str], object], text: str) -> None:
    parse(text)


@fuzzed
@given(text=texts, code=st.sampled_from(["030", "03535", "", "x", "0"]))
def test_area_codes_and_states_may_be_anything(text: str, code: str) -> None:
    find_phones(text, area_code=code)
    fits_state(code, text)
    resolve(text, type=code, state=text, postcode=code, published_on=code, context=text)


@fuzzed
@given(number=st.integers(2000000, 9999999999).map(str), gap=st.sampled_from([" ", "/", "-", " / ", " – ", ") "]))
def test_a_labelled_number_is_read_whole(number: str, gap: str) -> None:
    printed = f"0{number[:3]}{gap}{number[3:]}"
    if gap == ") ":
        printed = "(" + printed
    found = find_phones(f"Telefon: {printed}")
    if len(number) >= 6 and found:
        assert found[0].value.e164 == f"+49{number}"


@fuzzed
@given(
    street=st.sampled_from(
        ["Hauptstraße 5", "Am Markt 12", "Berliner Allee 22 b", "Unter den Linden 11 – 13", "Hafen 3"]
    ),
    postcode=st.integers(1067, 99998).map("{:05}".format),
    city=st.sampled_from(["Herzberg (Elster)", "Frankfurt am Main", "Neustadt a. d. Weinstraße", "Berlin-Mitte"]),
    gap=st.sampled_from([", ", "\n", " | ", " · ", " ", ",\n", " - "]),
)
def test_an_address_round_trips(street: str, postcode: str, city: str, gap: str) -> None:
    address = parse_address(f"{street}{gap}{postcode} {city}")
    if address is not None:  # unused areas such as 05xxx are none
        assert address[:3] == (street, postcode, city)


@fuzzed
@given(year=st.integers(1950, 2068), month=st.integers(1, 12), day=st.integers(1, 28))
def test_a_date_round_trips(year: int, month: int, day: int) -> None:
    assert parse_date(f"am {day:02}.{month:02}.{year}") == f"{year}-{month:02}-{day:02}"
    short = parse_date(f"{day}.{month}.{year % 100:02}")
    assert short is not None
    assert short[2:] == f"{year % 100:02}-{month:02}-{day:02}"


@fuzzed
@given(amount=st.integers(0, 999_999_999))
def test_an_amount_round_trips(amount: int) -> None:
    printed = f"{amount:,}".replace(",", ".")
    assert [h.value.amount for h in find_money(f"Mittel: {printed} €")] == [float(amount)]
    figure = parse_figure(f"{printed} €")
    assert figure is not None
    assert (figure.value, figure.unit, figure.amount) == (printed, "€", float(amount))
