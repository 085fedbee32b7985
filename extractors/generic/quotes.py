"""Quotes: a paragraph in quotation marks with its speaker in front, behind, or at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractors.family import Item, item
from extractors.generic import family
from extractors.generic.speaker import (
    ANY_VERB,
    SAYING,
    Speaker,
    named_in,
    parse_first_name,
    parse_lead_in,
    parse_speaker,
    parse_unnamed,
)
from extractors.profile_blocks import ProfileBlocks
from extractors.values.email import find_emails
from extractors.values.open_ends import waits
from extractors.values.phone import find_phones
from extractors.values.role import is_role
from schemas.document import Block
from schemas.evidence import Candidate
from schemas.passage import Passage

OPENING, CLOSING = '„»“"›‚', '“”«"»‹‘'
MAX_ATTRIBUTION = 220  # characters; longer ones are running text
MIN_WORDS = 3  # shorter texts in quotation marks are names of things
MIN_WORDS_INSIDE = 5  # of a quotation inside a paragraph
_QUOTED = re.compile(r"[„»](?P<said>[^„“”»«]{15,600}[^„“”»«\s])[“”«]")
_SAYS = re.compile(
    rf"\s*,\s*(?P<verb>so|{ANY_VERB}|{SAYING})\s[^.;!?]{{5,120}}?(?=[.;!?]|,\s(?:der|die|das|und|aber)\s|$)"
)
_WORDED = re.compile(r",?\s+mit (?:dem Satz|den Worten|diesem Satz|diesen Worten)$")
"""In front of a quotation that stands in the sentence of who says so: "fasst Ada Beispiel, Landrätin, mit dem Satz"."""
_SENTENCE_END = re.compile(r"(?<=[a-zäöüß)“])[.!?]\s+")
_FULL_STOP = re.compile(r"[a-zäöüß]{3}\.$")
MAX_CALLED = 8  # words of what a profile is called
LARGER = 2.0  # points by which a title is larger than the kicker above it
SURE_ROLE = 0.5  # of `is_role` for a line below a name
FAR = 2.0  # of the type size of a quote: white above what is no longer about it
FURTHER = 9  # blocks behind a quote that say whether a contact begins there
MAX_PARAGRAPHS = 3  # of one quote


@family.rule("quotes")
def block_quotes(profile: ProfileBlocks) -> Iterator[Candidate[Item]]:
    """A paragraph that is a quote, with the speaker in a line before it that ends with a colon, or behind it."""
    yield from _quotes_of([b for b in profile.blocks if not b.cells and not is_quoted_title(b, profile)])


def is_quoted_title(block: Block, profile: ProfileBlocks) -> bool:
    """Whether a quotation right below the title is what the profile is called: in larger type, or said by nobody."""
    title = profile.title
    blocks = [b for b in profile.all_blocks if b is not title]
    if title is None or not blocks or block is not blocks[0]:
        return False
    if block.text[:1] not in OPENING or block.text[-1:] not in CLOSING:
        return False
    brief = len(block.text.split()) <= MAX_CALLED and block.text[-2:-1] not in ".!?"
    return block.size > title.size + LARGER or (brief and attribution(blocks[1 : 1 + FURTHER], block)[0] is None)


@family.rule("quotes")
def quotes_in_cells(profile: ProfileBlocks) -> Iterator[Candidate[Item]]:
    """A cell of a table that holds a quote with its speaker."""
    for table in (b for b in profile.blocks if b.cells):
        for found in (found for cell in table.cells for found in _quotes_of(cell.blocks)):
            if found.value.best("speaker"):
                yield found


def _quotes_of(blocks: Sequence[Block]) -> Iterator[Candidate[Item]]:
    used: set[int] = set()
    for i, block in enumerate(blocks):
        if (
            id(block) in used
            or block.role in {"list_item", "caption"}
            or (block.role == "heading" and block.text[:1] not in OPENING and block.text[-1:] not in CLOSING)
        ):
            continue
        found = _read(blocks, i)
        if found is not None:
            used |= {id(b) for b in found.value.claims}
            yield found


@family.rule("quotes")
def quotes_in_text(profile: ProfileBlocks) -> Iterator[Candidate[Item]]:
    """A whole sentence in quotation marks inside a paragraph, with who says it; the text keeps it."""
    for block in profile.blocks:
        # A paragraph that is nothing but lead-in and quotation is read as a whole.
        if block.role not in {"paragraph", "pull_quote"} or block.cells or _lead_in(block)[1] is not None:
            continue
        for hit in _QUOTED.finditer(block.text):
            passage = block.passage[hit.start("said") : hit.end("said")]
            if len(passage.text.split()) < MIN_WORDS_INSIDE:
                continue
            speaker = _speaker_around(block.passage, hit.start(), hit.end())
            if speaker is None:
                continue
            yield Candidate(
                item(
                    (),
                    text=Candidate(_plain(passage.text.rstrip(",")), passage, 0.75),
                    speaker=Candidate(_plain(speaker.name.text), speaker.name, 0.75) if speaker.name else None,
                    role=Candidate(_plain(speaker.role.text), speaker.role, 0.7) if speaker.role else None,
                ),
                passage,
                0.75,
            )


def _speaker_around(passage: Passage, start: int, stop: int) -> Speaker | None:
    """Who says a quotation inside a paragraph: right behind it ("…“, sagt X"), or in the sentence before its colon."""
    behind = _SAYS.match(passage.text, stop)
    if behind and (speaker := parse_speaker(passage[behind.end("verb") : behind.end()])):
        return speaker
    before = passage.text[:start].rstrip()
    begin = max((m.end() for m in _SENTENCE_END.finditer(before)), default=0)
    if worded := _WORDED.search(before, begin):
        return named_in(passage[begin : worded.start()])
    if not before.endswith(":"):
        return None
    return parse_lead_in(passage[begin : len(before)]) if len(before) - begin <= MAX_ATTRIBUTION else None


def _read(blocks: Sequence[Block], i: int) -> Candidate[Item] | None:
    block = blocks[i]
    head, quote_start = _lead_in(block)
    if quote_start is None:
        return None
    passage, last = block.passage[quote_start:], i
    stop = closing(passage.text)
    while stop is None and last + 1 < len(blocks) and last - i + 1 < MAX_PARAGRAPHS:
        following = blocks[last + 1]
        if following.role not in {"paragraph", "pull_quote"}:
            break
        last += 1
        passage = Passage.join([passage, following.passage], "\n\n" if _ends(passage.text) else " ")
        stop = closing(passage.text)
    if stop is None:
        return None
    text, rest = passage[1 : stop - 1].strip(), passage[stop:].strip(" .,")
    if len(text.text.split()) < (MIN_WORDS if not _ends(text.text) else 2):
        return None
    claims = list(blocks[i : last + 1])
    speaker, score = None, 0.95
    if head is not None:
        speaker = parse_lead_in(head)
    if speaker is None and not rest.text and i > 0 and _is_lead_in(blocks[i - 1]):
        speaker = parse_lead_in(blocks[i - 1].passage)
        if speaker or blocks[i - 1].text.endswith(":"):
            claims.insert(0, blocks[i - 1])
    if speaker is None and rest.text:
        if len(rest.text) > MAX_ATTRIBUTION:
            return None
        speaker = parse_speaker(rest) or parse_first_name(rest) or parse_unnamed(rest)
        if speaker is None and not rest.text.startswith(("(", "—", "–", "-")):
            return None
    if speaker is None and not rest.text:
        speaker, behind = attribution(blocks[last + 1 : last + 1 + FURTHER], block)
        if speaker is None:
            speaker, behind = _below(blocks, last, block)
        claims += behind
    if speaker is None and block.role == "heading":
        return None
    if speaker is None:
        score = 0.7
        if head is None and block.role != "pull_quote" and len(text.text.split()) < 6:
            return None
    evidence = text
    parts = {
        "text": Candidate(_plain(text.text), evidence, score),
        "speaker": Candidate(_plain(speaker.name.text), speaker.name, score) if speaker and speaker.name else None,
        "role": Candidate(_plain(speaker.role.text), speaker.role, score - 0.03) if speaker and speaker.role else None,
    }
    return Candidate(item(claims, **parts), block.passage, score)


def _lead_in(block: Block) -> tuple[Passage | None, int | None]:
    """What stands before the quotation in its own paragraph ("Name, Role: „…“"), and where the quotation begins."""
    text = block.text
    if text and text[0] in OPENING:
        return None, 0
    hit = re.match(r"^(.{5,160}?:)\s*(?=[„»“\"])", text)
    stop = closing(text[hit.end() :]) if hit else None
    alone = hit is not None and (stop is None or not text[hit.end() + stop :].strip(" ."))
    if hit and alone and parse_lead_in(block.passage[: hit.end(1)]):
        return block.passage[: hit.end(1)], hit.end()
    return None, None


def closing(text: str) -> int | None:
    """Where the quotation that begins at 0 ends (behind its closing mark), None where it is not closed.

    Nested quotations in the same marks are counted; a closing “ that is no opening one is told by what stands before.
    """
    opening = text[0]
    ends = {"„": '“”"', "»": "«", "“": '”"', '"': '"“”', "«": "»", "›": "‹", "‚": "‘"}.get(opening, CLOSING)
    depth = 0
    last = None
    for at, char in enumerate(text[1:], 1):
        if char == opening and char not in ends:
            depth += 1
        elif char in ends:
            if depth:
                depth -= 1
                continue
            last = at + 1
            break
    return last


def _ends(text: str) -> bool:
    return text.rstrip().endswith((".", "!", "?", "…"))


def _is_lead_in(block: Block) -> bool:
    return block.text.endswith(":") and len(block.text) <= MAX_ATTRIBUTION and (block.role != "list_item")


def attribution(behind: Sequence[Block], quote: Block) -> tuple[Speaker | None, list[Block]]:
    """The speaker in the blocks behind a quote: one line, or a name and a role on lines of their own."""
    if not behind:
        return None, []
    first = behind[0]
    dashed = bool(first.marker and first.marker[0] in "—–―-") or first.text[:1] in "—–―"
    if first.role not in {"paragraph", "list_item", "caption", "heading"} or len(first.text) > MAX_ATTRIBUTION:
        return None, []
    if first.role == "list_item" and not dashed:
        return None, []
    if first.text[:1] in OPENING or first.text.endswith(":") or _is_reached(behind, quote):
        return None, []
    passage = (
        Passage.join(first.lines, "\n") if len(first.lines) > 1 and "," not in first.lines[0].text else first.passage
    )
    small = first.size < quote.size - 0.3
    speaker = parse_speaker(passage)
    rest = behind[1] if len(behind) > 1 else None
    below = rest is not None and rest.role in {"paragraph", "caption"} and is_role(rest.text) > SURE_ROLE
    if speaker is None and small and below and rest is not None:
        # A name that no list holds is one over a role: "Aloysius Graf von Muster".
        named = parse_speaker(Passage.join([passage, rest.passage], "\n"))
        speaker = Speaker(named.name, None, named.title) if named and named.role else None
    if speaker is None and (dashed or small):
        speaker = parse_first_name(passage) or parse_unnamed(passage)
    if speaker is None:
        return None, []
    if not (dashed or small or first.role == "caption" or speaker.role or below):
        return None, []
    claims = [first]
    if rest is not None and rest.role in {"paragraph", "caption"} and _goes_on(first, rest, speaker, small=small):
        claims.append(rest)
        role = Passage.join([speaker.role, rest.passage]) if speaker.role else rest.passage
        speaker = Speaker(speaker.name, role.strip(" ,"), speaker.title)
    if speaker.role and _FULL_STOP.search(speaker.role.text):
        speaker = Speaker(speaker.name, speaker.role[:-1], speaker.title)  # "sagt Ada Beispiel, Leiterin."
    return speaker, claims


def _is_reached(behind: Sequence[Block], quote: Block) -> bool:
    """Whether a contact begins far below a quote: lines of one type, of which one says how to reach somebody."""
    first = behind[0]
    if first.page != quote.page or first.box.top - quote.box.bottom < FAR * quote.size:
        return False
    lines = takewhile(lambda b: b.role == "paragraph" and abs(b.box.x0 - first.box.x0) < 2, behind)
    return any(find_phones(b.text) or find_emails(b.text) for b in lines)


def _below(blocks: Sequence[Block], last: int, quote: Block) -> tuple[Speaker | None, list[Block]]:
    """A speaker printed right below the quote although the reading order puts a column between them."""
    for n, block in enumerate(blocks[last + 1 :], last + 1):
        if block.page != quote.page:
            break
        gap = block.box.top - quote.box.bottom
        overlap = min(block.box.x1, quote.box.x1) - max(block.box.x0, quote.box.x0)
        if 0 <= gap < 1.5 * quote.size and overlap > 0 and block.role != "list_item":
            speaker, behind = attribution(blocks[n : n + 2], quote)
            return speaker, behind[:1]
    return None, []


def _goes_on(first: Block, rest: Block, speaker: Speaker, *, small: bool) -> bool:
    """Whether `rest` is the role of the speaker, or its second line."""
    text = rest.text
    if len(text) > MAX_ATTRIBUTION or text[:1] in OPENING or _ends(text) or text.endswith(":"):
        return False
    same = abs(rest.size - first.size) < 0.3
    gap = rest.box.top - first.box.bottom  # boxes of lines set close overlap a little
    near = rest.page == first.page and -0.5 * rest.size <= gap < 1.2 * max(first.size, rest.size)
    if speaker.role is None:
        return near and (is_role(text) > 0.5 or rest.size < first.size - 0.3 or (small and same))
    return small and same and near and (text[:1].islower() or waits(speaker.role.text))


def _plain(text: str) -> str:
    return re.sub(r"[^\S\n]+|(?<!\n)\n(?!\n)", " ", text).strip()
