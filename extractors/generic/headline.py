"""The slogan below the title and the text that introduces the profile."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from extractors.generic import family
from extractors.generic.contacts.signs import says_when
from extractors.generic.entries import entries_of
from extractors.generic.kinds import kind_of
from extractors.generic.labels import FACT_FIELDS, field_of
from extractors.generic.place import body_with_slogan, names_state, read_place
from extractors.generic.place_types import type_of
from extractors.generic.quotes import is_quoted_title
from extractors.profile_blocks import ProfileBlocks
from extractors.values.districts import district_state
from extractors.values.municipality import find_municipalities
from extractors.values.organisation import is_organisation
from extractors.values.person import is_person_name
from extractors.values.states import STATES
from schemas.document import Block
from schemas.evidence import Candidate
from schemas.passage import Passage

_BRIEF = re.compile(
    r"^(?:Kurz(?:beschreibung|fassung|darstellung|info)|Zusammenfassung|Kurz gefasst|Kurz und knapp|In Kürze)\s*:\s+"
)
MAX_WORDS = 8  # of a slogan in plain type above the introduction
SAME_SIZE = 1.0  # points by which the paragraphs of one summary may differ
_FORM = re.compile(
    r"^(?:\w*steckbrief|\w*profil|\w*porträt|\w*portrait|(?:kurz|projekt)?beschreibung|worum es geht|auf einen blick|"
    r"kurz und knapp|in kürze|"
    r"(?:eck|kenn)?daten|fakten|(?:kenn)?zahlen|(?:zahlen|daten)(?:,| und) (?:daten|fakten)(?:,| und)? ?(?:fakten)?)$",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:Tabelle|Tab\.|Abbildung|Abb\.|Grafik|Karte|Schaubild)\s?\d")
_WORD = re.compile(r"[^\W\d_]{2}")
SMALL = 0.85  # of the usual type size: what is smaller is a note
_NOTE = re.compile(r"(?:Zusammenstellung|Stand|Quelle|Ausgefüllt|Erstellt|Spendenkonto|Öffnungszeiten|Hinweis)\b")
_KREIS = re.compile(r"(?:\w+-)?\w*[Kk]reis\b|Regierungsbezirk\b")
_IN_KREIS = re.compile(
    r"(?P<type>[\w ]+?) (?:im|in der|in) "
    rf"(?:(?:Land)?[Kk]reis [A-ZÄÖÜ][\w-]+|[A-ZÄÖÜ][\w-]*kreis|{'|'.join(map(re.escape, STATES))})"
)
_DISTRICT = re.compile(r"(?:Stadtb|B)ezirk (?P<name>[A-ZÄÖÜ][\w-]+)")
MAX_LINE = 160  # characters of lines that introduce only where they are a sentence
_SENTENCE = re.compile(r"(?<!\d)[.!?…:;](?:[“«\"]|\s|$)")
_SAID = re.compile(r"[a-zäöüß]{2,}[.!?]$")  # a sentence, whatever nouns stand in it: "Deine Stadt. Dein Plan."
SENDER, SURE = 0.6, 0.7  # of the title's size; of `is_organisation`
MAX_SLOGAN = 110  # characters; longer bold lines introduce, they are no slogan


@family.rule("headline")
def slogan(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """The first heading below the title, before the first section; a bold line there; behind the title's colon."""
    place = read_place(profile.title.passage, profile.family.profile_start) if profile.title else None
    if place and place.slogan:
        yield Candidate(place.slogan.text, place.slogan, 0.8)
    elif place is None and profile.title and (called := body_with_slogan(profile.title.passage)):
        yield Candidate(called[1].text, called[1], 0.8)
    quoted = next((b for b in profile.blocks if is_quoted_title(b, profile)), None)
    if quoted is not None and _short(quoted.text.rstrip('“”"«»')):
        yield Candidate(quoted.text, quoted.passage, 0.85)
        return
    heading = slogan_heading(profile)
    if heading is not None and not _is_sender(heading, profile):
        yield Candidate(heading.text, heading.passage, 0.93)
        return
    for block in _head(profile):
        if _CAPTION.match(block.text) or not _WORD.search(block.text):
            continue  # below a picture; the number of a card
        if block.role == "paragraph" and block.passage.bold and _short(block.text):
            yield Candidate(block.text, block.passage, 0.75)
            return
        if block.role == "paragraph" and _says_where(block, profile):
            continue
        if block.role == "paragraph":
            below = profile.after(block)
            if (
                _short(block.text)
                and len(block.text.split()) <= MAX_WORDS
                and below
                and (
                    (below.role == "paragraph" and len(below.text) > 60)
                    or (below.role == "heading" and _could_be_said(block))
                )
            ):
                yield Candidate(block.text, block.passage, 0.65)
            return


@family.rule("headline")
def labelled_headline(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """`Titel des Projekts: X`, `Motto: X`."""
    blocks = [b for b in profile.all_blocks if b is not profile.title and b.role != "list_item"]
    for entry in entries_of(blocks, profile.family.labels):
        if entry.field == "headline" and entry.passage.text and len(entry.passage.text) <= MAX_SLOGAN:
            yield Candidate(entry.passage.text, entry.passage, 0.95)


@family.rule("headline")
def title_is_slogan(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """A profile whose title names no place but says what it is about, where labels name the municipality."""
    title = profile.title
    if (
        title is not None
        and (is_organisation(title.text) < 0.7 or _SAID.search(title.text) or _says_where_below(profile))
        and title.role == "heading"
        and not _FORM.match(title.text)
        and read_place(title.passage, profile.family.profile_start) is None
    ):
        heading = slogan_heading(profile)
        alone = heading is None or _is_sender(heading, profile)
        yield Candidate(title.text, title.passage, 0.6 if alone else 0.3)


def _says_where_below(profile: ProfileBlocks) -> bool:
    """Whether the line below the title names the municipality behind a label: then the title names none."""
    title = profile.title
    below = next((b for a, b in pairwise(profile.all_blocks) if a is title), None)
    return below is not None and entries_of([below], profile.family.labels)[0].field == "municipality"


@family.rule("summary")
def introduction(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """The paragraphs between slogan (or title) and the first section."""
    found: list[Block] = []
    for block in _head(profile):
        if found and abs(block.size - found[0].size) > SAME_SIZE:
            break  # the caption of a picture
        if _CAPTION.match(block.text):
            break
        if block.role == "paragraph" and (block.size < SMALL * _usual(profile) or _NOTE.match(block.text)):
            continue
        if block.role == "paragraph" and not found and _says_where(block, profile):
            continue
        if block.role == "paragraph" and not _is_slogan_line(block, profile) and not tells_where(block):
            found.append(block)
        elif found and block.role != "pull_quote":
            break
    if found:
        text = Passage.join([_unlabelled(b.passage) for b in found], "\n\n")
        if all(len(b.text) <= MAX_LINE and not _SENTENCE.search(b.text) for b in found):
            return  # the subtitle of a set of slides, the caption of a picture
        yield Candidate(text.text, text, 0.93 if len(text.text) > 40 else 0.6)


def _says_where(block: Block, profile: ProfileBlocks) -> bool:
    """Whether a line is nothing but a place: "Landkreis Unna" below the name of its town."""
    place = read_place(block.passage, profile.family.profile_start) if len(block.text) <= MAX_LINE else None
    return place is not None and place.marked


def _usual(profile: ProfileBlocks) -> float:
    """The type size of the profile's text, in paragraphs, lists and tables."""
    sizes = [b.size for b in profile.all_blocks if b.role in {"paragraph", "list_item"} or b.cells]
    return statistics.median(sizes) if sizes else 0.0


def _could_be_said(block: Block) -> bool:
    """Whether a line alone between title and first section can be a slogan: no figure, no place, no office."""
    text = block.text
    plain = len(text.split()) > 1 and not re.search(r"\b\d|[|·:]", text)
    return plain and not names_state(text) and is_organisation(text) < SURE and read_place(block.passage) is None


def _unlabelled(passage: Passage) -> Passage:
    """An introduction without "Kurzbeschreibung:" in front of it."""
    hit = _BRIEF.match(passage.text)
    return passage[hit.end() :] if hit else passage


def slogan_heading(profile: ProfileBlocks) -> Block | None:
    """The heading that is a slogan: directly below the title, and no section of a known kind."""
    title = profile.title
    # The slogan itself may be claimed already; the first heading after it is no slogan then.
    if title is None:
        return None
    kickers = {id(b) for b in takewhile(lambda b: b is not title, profile.all_blocks) if b.size < title.size}
    headings = [
        b
        for b in profile.all_blocks
        if b.role == "heading"
        and b is not title
        and id(b) not in kickers
        and _open(b, profile)
        and not tells_where(b)
        and not _is_of_sidebar(b, title)
    ]
    if not headings:
        return None
    first = headings[0]
    if _FORM.match(first.text.strip()):
        return None
    aside = _sidebars(profile, first)
    before = [b for b in _until(profile, first) if b is not title and not tells_where(b) and b.container not in aside]
    if any(b.role in {"list_item", "table"} for b in before) or len(before) > 2:
        return None
    above = first.size > title.size + 2  # the title is a kicker above it
    if first.text.rstrip().endswith(":") or not (_short(first.text) or (above and len(first.text) <= MAX_SLOGAN)):
        return None
    following = profile.after(first)
    if following is not None and following.role == "heading" and tells_where(following):
        following = profile.after(following)
    introduces = following is not None and following.role in {"paragraph", "table"}
    if above:
        return first
    style = _section_style(profile)
    named = read_place(title.passage, profile.family.profile_start) is not None
    if style is not None and _style(first) != style and not before and (named or introduces):
        # "Kurze Wege zum Ziel" right below the title is no section where sections are set in another type.
        boxed = following is not None and bool(following.cells)
        return None if boxed and first.size < style[0] else first
    if style is not None and _style(first) == style and any(len(b.text) > MAX_SLOGAN for b in before):
        return None  # a slogan introduces, it stands in front of the introduction
    kind = kind_of(first.text, profile.family.section_kinds)
    later = headings[1:]
    if kind == "other":
        # "Kurzfassung" above bullets is a section; a slogan introduces a paragraph, or nothing stands under it.
        bare = named and not before and following is not None and following.role == "heading"
        return first if introduces or bare or (later and first.level < later[0].level) else None
    stands_out = bool(later) and all(first.level < h.level or first.size > h.size + 0.5 for h in later)
    # "Gemeinsam Zukunft gestalten" is a slogan although "Zukunft" heads a section elsewhere.
    return first if stands_out and introduces and len(first.text.split()) > 2 else None


def _sidebars(profile: ProfileBlocks, heading: Block) -> set[int]:
    """The containers of key figures and contacts that may be read between title and text, also the title's own box."""
    title = profile.title
    own = {title.container} - {-1, heading.container} if title is not None else set()
    headings = [b for b in profile.all_blocks if b.role == "heading"]
    return own | {b.container for b in headings if title is not None and b is not title and _is_of_sidebar(b, title)}


def _is_of_sidebar(heading: Block, title: Block) -> bool:
    """Whether a heading stands in a box that is read before the text, over a contact, over key figures, or as the label
    of one."""
    if heading.container in (-1, title.container):
        return False
    text = heading.text.strip()
    stated = _FORM.match(text) is not None or field_of(text) in FACT_FIELDS | {"federal_state"}
    return stated or kind_of(text) == "contact"


def tells_where(heading: Block) -> bool:
    """Whether a line says where a place lies, what it is or how large: "Stadt im Burgenlandkreis", "Landkreis Hof ·
    Bayern · rund 7.900 Einwohner"."""
    if names_state(heading.text) or type_of(heading.text) is not None or _lies_in(heading.text):
        return True
    parts = re.split(r"\s[·|•]\s|,\s", heading.text)
    if len(parts) == 1:
        return False
    told = [bool(re.search(r"\d[\d.]*\sEinwohner", part)) or names_state(part) for part in parts]
    rest = [part for part, here in zip(parts, told, strict=True) if not here]
    return any(told) and (not rest or "," not in heading.text or all(map(_KREIS.match, rest)))


def _lies_in(text: str) -> bool:
    """Whether a line is the type of a place and the Kreis or Land in which it lies, or a district of a city."""
    hit = _IN_KREIS.fullmatch(text)
    district = _DISTRICT.fullmatch(text)
    return (hit is not None and type_of(hit["type"]) is not None) or (
        district is not None and district_state(district["name"]) is not None
    )


def _is_sender(heading: Block, profile: ProfileBlocks) -> bool:
    """Whether a heading below a title that is a slogan says in smaller type whose leaflet it is."""
    title = profile.title
    return (
        title is not None
        and heading.size < SENDER * title.size
        and (is_organisation(heading.text) > SURE or any(hit.value.type for hit in find_municipalities(heading.text)))
        and is_organisation(title.text) < SURE
        and read_place(title.passage, profile.family.profile_start) is None
    )


def _section_style(profile: ProfileBlocks) -> tuple[float, bool, bool] | None:
    """The type in which most sections of known kinds are headed, None where it is not seen twice."""
    kinds = profile.family.section_kinds
    styles = [
        _style(b)
        for b in profile.all_blocks
        if b.role == "heading" and b is not profile.title and kind_of(b.text, kinds) not in {"other", "quote"}
    ]
    style = max(styles, key=styles.count, default=None)
    return style if style is not None and styles.count(style) > 1 else None


def _style(heading: Block) -> tuple[float, bool, bool]:
    """Size in half points, weight, and whether a number stands in front."""
    return round(2 * heading.size) / 2, heading.passage.bold, heading.marker is not None


def _head(profile: ProfileBlocks) -> Iterator[Block]:
    """The blocks between title and first section, the slogan left out."""
    chosen = slogan_heading(profile)
    for block in profile.blocks:
        if block is profile.title or block is chosen or (block.role == "heading" and tells_where(block)):
            continue
        if block.role == "heading" and not _in_front(block, chosen, profile.all_blocks):
            return
        if not _is_about_hours(block.text):
            yield block


def _is_about_hours(text: str) -> bool:
    """Whether a line is about opening hours, or their label: the end of a contact at the head of the page."""
    return field_of(text) == "hours" or says_when(text)


def _in_front(block: Block, chosen: Block | None, blocks: Sequence[Block]) -> bool:
    return chosen is not None and any(
        b is block for b in blocks[: next(i for i, b in enumerate(blocks) if b is chosen)]
    )


def _until(profile: ProfileBlocks, stop: Block) -> Iterator[Block]:
    for block in profile.all_blocks:
        if block is stop:
            return
        # Of a table of key figures, as of a row of tiles, it is what stands in it that is read.
        inside = [b for cell in block.cells for b in cell.blocks]
        if profile.free(block) and not (inside and not any(profile.free(b) for b in inside)):
            yield block


def _open(heading: Block, profile: ProfileBlocks) -> bool:
    """Whether a heading may be the slogan: free, or claimed right below the title and no lead-in of a quote."""
    if profile.free(heading):
        return True
    aside = _sidebars(profile, heading)
    above = profile.all_blocks[: profile.all_blocks.index(heading)]
    before = [b for b in above if b is not profile.title and b.container not in aside]
    return len(before) <= 1 and not heading.text.rstrip().endswith(":") and is_person_name(heading.text) < 0.5


def _short(text: str) -> bool:
    return len(text) <= MAX_SLOGAN and not text.rstrip().endswith(".") and len(text.split()) <= 14


def _is_slogan_line(block: Block, profile: ProfileBlocks) -> bool:
    if slogan_heading(profile) is not None:
        return False
    return any(c.evidence is block.passage for c in slogan(profile))
