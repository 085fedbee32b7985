"""What stands in another type over the lines of a contact: its name, or a caption ("Federführendes Amt")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.generic.contacts.lines import Line, Region
from extractors.generic.contacts.texts import Token
from extractors.generic.labels import field_of
from extractors.values.organisation import is_organisation

_BODY = r"(?:stelle|amt|büro|behörde|partner(?:in)?|träger(?:in)?|verwaltung|kommune|einrichtung|organisation)"
_FUNCTION = re.compile(
    r"(?:(?:federführende[rs]?|zuständige[rs]?|verantwortliche[rs]?|beteiligte[rs]?|externe|interne|lokale|kommunale|"
    rf"ausführende[rs]?|durchführende[rs]?)\s+)+(?:\w+-?)?{_BODY}"
    r"|(?:(?:fach|koordinierungs|koordinations|beratungs|kontakt|service)-\s?und\s)?"
    r"(?:fach|koordinierungs|koordinations|geschäfts|kontakt|anlauf|service|dienst|ansprech|projekt)stelle"
    r"|(?:projekt|regional|netzwerk|koordinierungs)büro|(?:projekt|kooperations|verbund)?(?:träger(?:in)?|partner(?:in)?)",
    re.IGNORECASE,
)
SIZES = 0.3  # points between the sizes of two types
OFFICE = 0.5  # of `is_organisation`


def with_captions(tokens: Sequence[Token], region: Region) -> Iterator[Token]:
    """The tokens; a text that is a caption is a label, one in another type than the next line is a title.

    A caption says nothing but a function and stands in another type than the lines below it, of which one names the
    office: "Koordinierungsstelle" over "Stadt X" in the same type is the unit of the town, in bold it is its caption.
    """
    for n, token in enumerate(tokens):
        if _is_caption(tokens[n:], region.lines):
            yield replace(token, kind="label", field="office")
        elif _is_title(tokens[n : n + 2], region.lines):
            yield replace(token, titled=True)
        else:
            yield token


def _is_title(tokens: Sequence[Token], lines: Sequence[Line]) -> bool:
    """Whether a text fills its line and stands in another type than the next one: it names what follows."""
    if len(tokens) < 2 or tokens[0].kind != "text" or tokens[1].line == tokens[0].line:
        return False
    line = lines[tokens[0].line]
    whole = line.passage.text.strip(" :") == tokens[0].passage.text.strip(" :")
    return whole and _in_another_type(line, lines[tokens[1].line])


def _is_caption(tokens: Sequence[Token], lines: Sequence[Line]) -> bool:
    first, *rest = tokens
    texts: list[Token] = []
    for token in rest:
        if token.kind != "text":
            break
        texts.append(token)
    if first.kind != "text" or not texts or texts[0].line == first.line:
        return False
    text = first.passage.text.strip(" :")
    known = field_of(text) == "organisation"
    if not known and not (_FUNCTION.fullmatch(text) and _in_another_type(lines[first.line], lines[texts[0].line])):
        return False
    return any(is_organisation(t.passage.text) > OFFICE for t in texts)


def _in_another_type(line: Line, below: Line) -> bool:
    a, b = line.passage, below.passage
    if not a.spans or not b.spans:
        return False
    if line.block.role == "heading" != below.block.role:
        return True
    # A name in bold opens the lines below as well: their last words say what their type is.
    return (a.bold and not b.spans[-1].bold) or a.spans[0].size - b.spans[0].size > SIZES
