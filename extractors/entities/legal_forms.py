"""Organisations whose name a legal form closes: "… e. V.", "… GmbH"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.head_nouns import is_head
from extractors.entities.mention import Mention, Passage
from extractors.entities.organisation_grammar import of_place, place_at
from extractors.entities.organisation_words import (
    ADJECTIVES,
    ARTICLES,
    HYPHENED,
    LEGAL,
    LINKS,
    OWNED,
    QUOTES,
)

INFLECTED = re.compile(r"[a-zäöüß]{3,}(?:e|en|er|es)")  # "für behinderte Menschen"


def by_legal_form(passage: Passage) -> Iterator[Mention]:
    """Everything up to "e. V." or "GmbH" that belongs to the name."""
    for at, token in enumerate(passage.tokens):
        stop = at + 1
        if token.text in {"e.", "e"} and passage.word(at + 1) in {"V.", "V"}:
            stop = at + 2
        elif not LEGAL.match(token.text) or at == 0:
            continue
        first = _name_before(passage, at)
        if first < at:
            mention = passage.mention("ORG", first, stop, origin="rule:legal_form", score=0.92)
            yield _with_its_own_stop(mention, passage.text)


def _with_its_own_stop(mention: Mention, text: str) -> Mention:
    """The tokenizer gives both full stops of "… e.V.." to the sentence, and the one of "… GmbH." to the name."""
    if mention.text.endswith("V") and text[mention.end : mention.end + 1] == ".":
        return mention._replace(text=f"{mention.text}.", end=mention.end + 1)
    if re.search(r"[HG]\.$", mention.text):
        return mention._replace(text=mention.text[:-1], end=mention.end - 1)
    return mention


def _name_before(passage: Passage, at: int) -> int:
    """Where the name that ends before token `at` begins."""
    first = at
    while first > 0 and at - first < 9:
        word = passage.word(first - 1)
        before = passage.word(first - 2)
        named = word[:1].isupper() and word not in ARTICLES
        if named or word in {"St.", "Co.", "&"} or word[:1].isdigit():
            head = word
            first -= 1
            if is_head(head, "clubs", "authorities") and not (
                before in {"und", "&"}
                or ADJECTIVES.match(before)
                or of_place(before)
                or (before[:1].isupper() and before not in ARTICLES)
                or (before in {"der", "des"} and OWNED.match(passage.word(first - 2)))
            ):
                break
            # "Bildungswerk der Niedersächsischen Wirtschaft gGmbH" goes on, "Evangelische Jugend e. V." does not
            owned = before in {"der", "des"} and _names_a_body(passage.word(first - 2))
            if ADJECTIVES.match(head) and not ADJECTIVES.match(before) and not owned:
                break
        elif word in {"“", "”", '"', "«", "»"}:
            opened = [i for i in range(first - 2, max(-1, first - 10), -1) if passage.word(i) in QUOTES]
            if not opened:
                break
            first = opened[0]
        elif (
            (word in LINKS and before[:1].isupper() and not (word == "und" and _another(passage, first)))
            or (word in {"der", "des", "in", "im", "am", "an", "zur", "von", "zu"} and OWNED.match(before))
            or (before in {"für", "der"} and INFLECTED.fullmatch(word) and passage.word(first - 3)[:1].isupper())
            or (word in {"der", "des"} and _names_a_body(before))
            or (word.lower() in {"am", "an", "zur", "zum"} and is_head(before, "facilities"))
            or (word == "," and before.endswith("-"))
        ):
            first -= 1
        else:
            break
    while first < at and (passage.word(first) in LINKS or passage.word(first).islower()):
        first += 1
    return first


def _names_a_body(word: str) -> bool:
    return is_head(word, "clubs", "facilities")


def _another(passage: Passage, at: int) -> bool:
    """Whether a name of its own begins at `at`, so that the "und" before it parts two organisations."""
    word = passage.word(at)
    if passage.word(at - 2).endswith("-"):
        return False  # "Wohnungs- und Gebäudegesellschaft"
    if _names_a_body(word) or is_head(word, "authorities") or HYPHENED.match(word):
        return True
    return place_at(passage, at - 2) == at - 1 or is_head(passage.word(at - 2), "acronyms", "sports clubs")
