"""Entities of a profile: where they stand, who they are, and that all texts go through in one batch."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.entities import Mention, load
from pipeline.entities import annotate, annotate_all, annotate_lines
from schemas.profile import Bullet, Contact, Profile, Quote, Section

PROFILE = Profile(
    ordinal=2,
    pages=[3],
    summary="Die Lernwerkstatt in Herzberg gibt es seit 2009.",
    contacts=[Contact(kind="person", name="Jana Wolter")],
    quotes=[Quote(speaker="Peter Haase", role="Landrat", text="Frau Wolter kennt hier jeden.")],
    sections=[
        Section(ordinal=1, heading="Ziele 2012", kind="goals", text="Gefördert mit 500 Euro."),
        Section(
            ordinal=2,
            heading="Partner",
            kind="partners",
            bullets=[Bullet(ordinal=1, level=1, text="Sozialamt"), Bullet(ordinal=2, level=1, text="Jobcenter Unna")],
        ),
    ],
)


def test_paths_point_at_the_string_in_the_record() -> None:
    places = {(e.path, e.label, e.text) for e in annotate(PROFILE, load("none"))}
    assert places == {
        ("/profiles/1/summary", "LOC", "Herzberg"),
        ("/profiles/1/summary", "DATE", "2009"),
        ("/profiles/1/quotes/0/speaker", "PER", "Peter Haase"),
        ("/profiles/1/quotes/0/text", "PER", "Wolter"),
        ("/profiles/1/sections/0/text", "MONEY", "500 Euro"),
        ("/profiles/1/sections/1/bullets/0/text", "ORG", "Sozialamt"),
        ("/profiles/1/sections/1/bullets/1/text", "ORG", "Jobcenter Unna"),
    }


def test_a_surname_is_linked_to_the_contact_who_bears_it() -> None:
    people = {e.text: e.normalized for e in annotate(PROFILE, load("none")) if e.label == "PER"}
    assert people == {"Peter Haase": "Peter Haase", "Wolter": "Jana Wolter"}


def test_a_surname_of_two_people_is_linked_to_neither() -> None:
    twice = PROFILE.model_copy(update={"contacts": [*PROFILE.contacts, Contact(kind="person", name="Ute Wolter")]})
    assert {e.normalized for e in annotate(twice, load("none")) if e.text == "Wolter"} == {None}


def test_a_surname_is_linked_to_the_full_name_of_another_text_and_loses_its_genitive() -> None:
    quote = Quote(speaker="Peter Haase", text="Heute trägt Frau Lohmanns Idee Früchte, sagt Frau Lohmann.")
    profile = PROFILE.model_copy(update={"summary": "Jana Lohmann gründete das Bündnis.", "quotes": [quote]})
    people = [(e.text, e.normalized) for e in annotate(profile, load("none")) if e.label == "PER"]
    assert people == [
        ("Peter Haase", "Peter Haase"),
        ("Jana Lohmann", "Jana Lohmann"),
        ("Lohmanns", "Jana Lohmann"),
        ("Lohmann", "Jana Lohmann"),
    ]


def test_all_profiles_share_one_call() -> None:
    calls: list[int] = []

    def counting(texts: Sequence[str]) -> list[list[Mention]]:
        calls.append(len(texts))
        return [[] for _ in texts]

    annotate_all([PROFILE, PROFILE], counting)
    assert calls == [10]


def test_lines_come_back_as_they_went_in() -> None:
    (line,) = annotate_lines(["Sprechtag in Herne"], load("none"))
    assert line["text"] == "Sprechtag in Herne"
    assert line["entities"] == [
        {
            "label": "LOC",
            "text": "Herne",
            "start": 13,
            "end": 18,
            "normalized": None,
            "origin": "rule:place",
            "score": 0.93,
        }
    ]
