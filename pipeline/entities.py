"""Annotate: names, dates and amounts in the running text of a profile, each with the place of its string."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from extractors.entities import Annotator, Mention
from schemas.profile import Entity, Profile


def annotate(profile: Profile, annotator: Annotator) -> list[Entity]:
    """The entities of one profile, in the order of its texts."""
    return annotate_all([profile], annotator)[0]


def annotate_all(profiles: Sequence[Profile], annotator: Annotator) -> list[list[Entity]]:
    """Per profile its entities; all texts go through the annotator in one call, which is what makes it fast."""
    places = [(number, path, text) for number, profile in enumerate(profiles) for path, text in running_texts(profile)]
    mentions = annotator([text for _, _, text in places])
    found: list[list[Entity]] = [
        [_speaker(profile, number) for number, quote in enumerate(profile.quotes) if quote.speaker]
        for profile in profiles
    ]
    in_texts: list[list[str]] = [[] for _ in profiles]
    for (number, _, _), here in zip(places, mentions, strict=True):
        in_texts[number] += [mention.text for mention in here if mention.label == "PER" and " " in mention.text]
    people = [_people(profile, names) for profile, names in zip(profiles, in_texts, strict=True)]
    for (number, path, _), here in zip(places, mentions, strict=True):
        found[number] += [_entity(mention, path, people[number]) for mention in here]
    return found


def running_texts(profile: Profile) -> Iterator[tuple[str, str]]:
    """(JSON pointer, text) of summary, quotes, section texts and bullets; headings and contact blocks are no prose."""
    root = f"/profiles/{profile.ordinal - 1}"
    if profile.summary:
        yield f"{root}/summary", profile.summary
    for number, quote in enumerate(profile.quotes):
        yield f"{root}/quotes/{number}/text", quote.text
    for number, section in enumerate(profile.sections):
        if section.text:
            yield f"{root}/sections/{number}/text", section.text
        for item, bullet in enumerate(section.bullets):
            yield f"{root}/sections/{number}/bullets/{item}/text", bullet.text


def annotate_lines(texts: Sequence[str], annotator: Annotator) -> Iterator[dict[str, Any]]:
    """Per text the object that `steckbrief entities` prints as one line of JSON."""
    for text, mentions in zip(texts, annotator(texts), strict=True):
        yield {"text": text, "entities": [mention._asdict() for mention in mentions]}


def _entity(mention: Mention, path: str, people: dict[str, str]) -> Entity:
    normalized = mention.normalized
    if mention.label == "PER" and normalized is None:
        normalized = people.get(mention.text) or people.get(mention.text.removesuffix("s"))
    return Entity(
        label=mention.label,
        text=mention.text,
        normalized=normalized,
        path=path,
        start=mention.start,
        end=mention.end,
        origin=mention.origin,
        score=mention.score,
    )


def _speaker(profile: Profile, number: int) -> Entity:
    """Who is quoted is a person of the text; the quote's own rule has read the name."""
    name = profile.quotes[number].speaker or ""
    path = f"/profiles/{profile.ordinal - 1}/quotes/{number}/speaker"
    return Entity(
        label="PER",
        text=name,
        normalized=name,
        path=path,
        start=0,
        end=len(name),
        origin="rule:speaker",
        score=0.97,
    )


def _people(profile: Profile, in_texts: Sequence[str]) -> dict[str, str]:
    """Full names of the profile's people by full name and, where only one bears it, by surname.

    Its people are its contacts and speakers, and who is named in full in its texts.
    """
    names = {contact.name for contact in profile.contacts if contact.name and contact.kind == "person"}
    names |= {quote.speaker for quote in profile.quotes if quote.speaker}
    names |= {" ".join(name.split()) for name in in_texts}
    names = {
        name for name in names if name.removesuffix("s") == name or name.removesuffix("s") not in names
    }  # genitives
    by_surname: dict[str, set[str]] = {}
    for name in names:
        by_surname.setdefault(name.split()[-1], set()).add(name)
    alone = {surname: next(iter(bearers)) for surname, bearers in by_surname.items() if len(bearers) == 1}
    return alone | {name: name for name in names}
