"""Contacts in the running text of an imprint: "Herausgeber: X e. V., Y-Straße 2, 12345 Z, Tel. … · Redaktion: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.family import Item
from extractors.generic.contacts.draft import item_of
from extractors.generic.contacts.drafts import drafts_of
from extractors.generic.contacts.in_common import shared
from extractors.generic.contacts.lines import Line, Region
from extractors.generic.contacts.tokens import tokens_of
from extractors.generic.line_ends import begins_with_address
from extractors.generic.publication.publisher_names import leading, name_of, without_company
from extractors.generic.publication.publishing import SERIES_OF
from extractors.generic.publication.statements import Statement
from extractors.values.address import find_addresses
from extractors.values.email import find_emails
from extractors.values.nominative import nominative
from extractors.values.organisation import is_organisation
from extractors.values.person import find_persons
from extractors.values.phone import find_phones
from extractors.values.web import find_urls
from schemas.document import Block
from schemas.evidence import Candidate
from schemas.passage import Passage

SURE = 0.85  # of `is_organisation`
_SIGN = re.compile(r"(?:©|\(c\)|Copyright)\s*(?:(?:19|20)\d\d\s*)?(?:by\s+)?")
_NUMBERS_ALONE = re.compile(r"(?:E-?Mail|Mail|Tel(?:efon)?|Fon|Fax|Internet|Web(?:site)?)\b|www\.|https?://|\S+@\S")
_ITSELF = re.compile(r"\s*\((?:Herausgeber(?:in)?|Hrsg\.?)\)$")
_PARTED = re.compile(r"\s[|·•]\s|;\s|\n|:\s|\.\s+[A-ZÄÖÜ]\w{3}")
_SAID = re.compile(SERIES_OF)
SAME_SIZE = 0.3  # points
SHORTEST, LONGEST = 4, 140  # characters of a name


def imprint_contacts(found: Sequence[Statement], labels: Mapping[str, str]) -> Iterator[Candidate[Item]]:
    """The publisher with the address and the numbers that follow its name, of the statements of a block.

    What the next block says of nothing but these may follow (`goes_on`).
    """
    for n in range(len(found)):
        lead = _lead(found[: n + 1])
        if lead is None:
            continue
        behind, article = lead
        name = _office_of(behind)
        rest = behind[len(name.text) :].strip(" ,;.")
        reach = [(rest, found[n].block)] if reaches(rest.text) else []
        for following in found[n + 1 :]:
            if leading(following.passage) or not reaches(following.text):
                break
            reach.append((following.passage, following.block))
        text = "\n".join(passage.text for passage, _ in reach)
        if not reach or len(name.text) < SHORTEST:
            continue
        whole = len(found) > 1 or _SAID.match(found[n].text) or find_emails(text) or find_phones(text)
        if not whole:  # an address alone on a line of its own: its numbers stand in the next ones
            continue
        blocks = tuple({id(b): b for b in (found[n].block, *(block for _, block in reach))}.values())
        lines = tuple(Line(passage, Passage(""), None, block) for passage, block in reach)
        drafts = shared(drafts_of(tokens_of(Region(lines, "\n".join(b.text for b in blocks), blocks), labels)))
        if len(drafts) != 1 or drafts[0].has("name"):
            continue
        if people := find_persons(name.text):  # "Verantwortlich für den Inhalt: Ada Beispiel, Pressestelle"
            person = people[0]
            drafts[0].add("name", person.value.name, name[person.start : person.stop], 0.85)
            name = name[person.stop :].strip(" ,;")
        if name.text:
            drafts[0].fields["organisation"] = [Candidate(nominative(name.text, article), name, 0.85)]
        yield item_of(drafts[0], blocks)


def goes_on(block: Block, above: Block) -> bool:
    """Whether a block says but how the body of the block above it can be reached: "E-Mail: …, Internet: …", or, where
    that block is the publisher's name alone, its address."""
    numbers = _NUMBERS_ALONE.match(block.text) is not None and not find_addresses(block.text)
    named = leading(above.passage) is not None and not reaches(above.text)
    return (
        block.role == above.role == "paragraph"
        and (block.page, block.container) == (above.page, above.container)
        and abs(block.size - above.size) < SAME_SIZE
        and (numbers or (named and begins_with_address(block.text)))
        and reaches(block.text)
    )


def _office_of(behind: Passage) -> Passage:
    """The whole office in front of its address, with its unit and its host; without an address the name alone."""
    addresses = find_addresses(behind.text)
    office = behind[: addresses[0].start].strip(" ,;\n") if addresses else Passage("")
    if itself := _ITSELF.search(office.text):
        office = office[: itself.start()]
    whole = _PARTED.search(office.text) is None and len(office.text) <= LONGEST
    return without_company(office) if office.text and whole else name_of(behind)


def _lead(statements: Sequence[Statement]) -> tuple[Passage, str] | None:
    """The publisher's name with what follows it, and its article: behind its label, or behind "Impressum." alone."""
    last = statements[-1].passage
    if lead := leading(last):
        return lead[1:]
    sign = _SIGN.match(last.text)
    if sign and find_addresses(last.text):
        return last[sign.end() :], ""
    alone = len(statements) > 1 and re.fullmatch(r"Impressum[.:]?", statements[-2].text)
    return (last, "") if alone and is_organisation(name_of(last).text) > SURE else None


def reaches(text: str) -> bool:
    """Whether a statement gives an address, a number, or a page of the web."""
    return bool(find_emails(text) or find_addresses(text) or find_phones(text) or find_urls(text))
