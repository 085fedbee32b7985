"""Which municipality a profile is about, and all that it covers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.generic import family
from extractors.generic.entries import entries_in
from extractors.generic.entry import Entry
from extractors.generic.labels import normalise
from extractors.generic.member_lists import listed_members
from extractors.generic.office_holders import place_governed
from extractors.generic.offices import offices, own_office
from extractors.generic.place import PlaceTitle, dateline_of, read_place, split_designation
from extractors.generic.place_lists import are_places, names_in, places_told_of
from extractors.generic.place_types import split_type, type_of
from extractors.generic.publication.imprint_lines import wide_parts
from extractors.generic.sites import sites
from extractors.profile_blocks import ProfileBlocks
from extractors.values.address import find_addresses
from extractors.values.districts import district_state
from extractors.values.email import find_emails
from extractors.values.gazetteer import is_place
from extractors.values.municipality import find_municipalities
from extractors.values.organisation import LEGAL_FORM
from extractors.values.phone import find_phones
from schemas.document import Block
from schemas.evidence import Candidate
from schemas.kept import kept
from schemas.passage import Passage

_KOMMUNE = re.compile(r"^\w*kommune\b", re.IGNORECASE)
_DISTRICT = re.compile(
    r"\bBezirk(?:s|es|samt(?:e?s)?|sverordnetenversammlung)?\s+(?P<name>(?:Berlin-)?[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?)"
)
_KREIS = re.compile(r"(?:land)?kreis")
_TOWN_HALL = re.compile(r"\b(?:Stadt|Gemeinde)verwaltung\b(?=\s*[,;|·])")
NEAR_TITLE = 6  # blocks from the beginning of a profile
ADDRESS = 4  # blocks from an office on in which a number or an e-mail address is its own
MAX_LINE = 60  # characters of a line that is a name


def labelled(profile: ProfileBlocks, *fields: str) -> Iterator[Entry]:
    """Entries of the profile whose label announces one of `fields`, claimed ones included."""
    return (e for e in entries_in(profile) if e.field in fields and e.passage.text)


@kept
def own_entries(profile: ProfileBlocks) -> tuple[Entry, ...]:
    """Entries that name what the profile is about: no figures, no region in which a town lies, and not "Landkreis: X"
    beside the name of a Gemeinde."""
    entries = [e for e in labelled(profile, "municipality") if not e.passage.text[0].isdigit() and not _is_region(e)]
    smaller = [e for e in entries if not _KREIS.fullmatch(normalise(e.label.text))]
    place = read_place(profile.title.passage, profile.family.profile_start) if profile.title else None
    titled = place is not None and place.kind not in (None, "Landkreis", "Region")
    # "Isny im Allgäu" over "Landkreis: Ravensburg" is a town, also where nothing says so.
    other = place is not None and place.kind is None and is_place(place.name.text)
    other = other and not any(place.name.text in e.passage.text for e in entries if place)
    return tuple(smaller if smaller or titled or other else entries)


@family.rule("municipality")
def labelled_municipality(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """`Kommune: X`, `Name der Gebietskörperschaft: X`."""
    for entry in own_entries(profile):
        first = names_in(entry.passage)[:1]
        for _, name in first:
            score = 0.97 if is_place(name.text) else 0.8
            yield Candidate(name.text, name, score)


@family.rule("municipality")
def labelled_region(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """`Region: Kreis X` where nothing names a town in it."""
    for entry in labelled(profile, "municipality"):
        if _is_region(entry):
            yield Candidate(*names_in(entry.passage)[0], 0.42)


def _is_region(entry: Entry) -> bool:
    if normalise(entry.label.text) != "region":
        return False
    place = read_place(entry.passage)
    return place is not None and place.kind == "Landkreis"


@family.rule("municipality")
def titled_municipality(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """The name in the title: "Landkreis X (Hessen)", "Steckbrief Stadt Y"."""
    place = read_place(profile.title.passage, profile.family.profile_start) if profile.title else None
    if place and (place.kind or place.state or is_place(place.name.text) or _KOMMUNE.match(profile.title.text)):  # type: ignore[union-attr]
        known = is_place(place.name.text)
        name = place.name
        if not known:
            name = names_in(place.name)[0][1]
        yield Candidate(name.text, name, 0.96 if is_place(name.text) else 0.75)


@family.rule("municipality")
def named_by_designation(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """A title that says what a place has: "Bündnis für Familie Uckermark", "Bildungsregion Harz"."""
    title = profile.title
    if title is None or read_place(title.passage, profile.family.profile_start) is not None:
        return
    called = split_designation(title.passage, profile.family.profile_start)
    if called and is_place(called[1].name.text):
        yield Candidate(called[1].name.text, called[1].name, 0.72)


@family.rule("municipality")
def named_in_head(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """Where neither title nor label names one: the first "Landkreis X" in a heading, then in the introduction."""
    of_its_own = _is_body_of_its_own(profile)
    for block in profile.all_blocks[:6]:
        if block.cells or (of_its_own and block.role != "heading"):
            continue
        for hit in find_municipalities(block.text):
            # "Heute ist der Landkreis Vorreiter": in a sentence any noun may stand behind the word.
            if hit.value.type is not None and (block.role == "heading" or is_place(hit.value.name)):
                passage = block.passage[hit.start : hit.stop]
                yield Candidate(hit.value.name, passage, 0.7 if block.role == "heading" else 0.5)
                return


@family.rule("municipality")
def named_most_often(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """Where nothing near the title says it: the "Stadt X" or "Landkreis X" that the profile names most often."""
    if _is_body_of_its_own(profile):
        return
    hits = [
        (hit.value.name, block.passage[hit.start : hit.stop])
        for block in profile.all_blocks
        if block.role in {"paragraph", "pull_quote", "list_item", "heading"} and not block.cells
        for hit in find_municipalities(block.text)
        if hit.value.type is not None and is_place(hit.value.name)
    ]
    if hits:
        names = [name for name, _ in hits]
        best = max(dict.fromkeys(names), key=names.count)
        yield Candidate(best, next(passage for name, passage in hits if name == best), 0.4)


@family.rule("municipality")
def bare_in_head(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """A short line near the title that is nothing but a name of the official list, with or without a state."""
    for block in profile.all_blocks[:NEAR_TITLE]:
        if block.cells or block is profile.title or len(block.text) > MAX_LINE or block.role == "list_item":
            continue
        place = read_place(block.passage, profile.family.profile_start)
        if place and is_place(place.name.text):
            yield Candidate(place.name.text, place.name, 0.72 if place.state else 0.62)
            return


@family.rule("municipality")
def named_in_kicker(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """Right above a title that names none: "Lokale Allianz Unna" over a slogan; it may say where the town lies too."""
    for block in profile.above:
        if place := _in_kicker(block, profile):
            yield Candidate(place.name.text, place.name, 0.45)
            return


def _in_kicker(block: Block, profile: ProfileBlocks) -> PlaceTitle | None:
    starts = profile.family.profile_start
    place = read_place(block.passage, starts)
    if place is None and (called := split_designation(block.passage, starts)):
        place = called[1]
    return place if place and is_place(place.name.text) else None


@family.rule("municipality")
def labelled_site(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """Where a project is: "Ort: X"."""
    for _, place in sites(profile.all_blocks):
        yield Candidate(place.text, place, 0.7)
        return


@family.rule("municipality")
def named_in_running_head(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """The place above its pages, where nothing but the profile stands below that running head."""
    if place := running_place(profile):
        yield Candidate(place.name.text, place.name, 0.72 if place.marked else 0.62)


def running_place(profile: ProfileBlocks) -> PlaceTitle | None:
    """The place that a running head of its pages alone, or a logo above them, names."""
    pages = {b.page for b in profile.all_blocks}
    heads = [b for b in profile.running if b.role in {"running_head", "logo"}]
    own = [b for b in heads if b.page in pages and all(h.page in pages for h in heads if h.text == b.text)]
    parts = ((b, part) for b in own for line in b.lines or (b.passage,) for part in wide_parts(line))
    places = ((b, read_place(part, profile.family.profile_start)) for b, part in parts)
    # A logo names whoever publishes too; "Stadt X" above the title is whose profile it is.
    fits = (place for b, place in places if place and (b.role == "running_head" or place.marked))
    return next((place for place in fits if is_place(place.name.text)), None)


@family.rule("municipality")
def named_with_who_governs(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """Near the title who governs the place: "Bürgermeisterin Eva Licht, Gronau"."""
    for block in profile.all_blocks[:NEAR_TITLE]:
        if not block.cells and block is not profile.title and (place := place_governed(block.passage)):
            yield Candidate(place.name.text, place.name, 0.66)
            return


@family.rule("municipality")
def named_in_dateline(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """The place with which a reportage opens: "Unna. Der Regen hängt tief …"."""
    first = next((b for b in profile.all_blocks if b.role == "paragraph" and len(b.text) > MAX_LINE), None)
    if first is not None and (place := dateline_of(first.passage)) is not None:
        yield Candidate(place.text, place, 0.65)


@family.rule("municipality")
def named_by_office(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """Whose administration is to be asked: surer where the beginning of the profile names the same place."""
    own = own_office(profile.all_blocks)
    if own:
        yield Candidate(own.place.text, own.place, 0.75)
    blocks = profile.all_blocks
    for office in offices(blocks):
        at = next(n for n, b in enumerate(blocks) if b is office.block)
        text = "\n".join(t for b in blocks[at : at + ADDRESS] for t in (b.text, *(c.text for c in b.cells)))
        if find_emails(text) or find_phones(text):
            yield Candidate(office.place.text, office.place, 0.6)
            return


@family.rule("municipality")
def town_of_administration(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """The town in whose address a "Stadtverwaltung" without a name stands."""
    for block in profile.all_blocks:
        if (office := _TOWN_HALL.search(block.text)) is None:
            continue
        for address in find_addresses(block.text):
            city = address.value.city
            at = block.text.find(city, address.start) if city else -1
            if address.start > office.start() and at >= 0 and city and is_place(city):
                yield Candidate(city, block.passage[at : at + len(city)], 0.5)
                return


@family.rule("municipality")
def district(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """ "Bezirk X", "Bezirksamt X" where a Bezirk bears the name: in the title, then anywhere."""
    blocks = [b for b in profile.all_blocks if not b.cells]
    for block in sorted(blocks, key=lambda b: b is not profile.title):
        hit = _DISTRICT.search(block.text)
        if hit and district_state(hit["name"]):
            yield Candidate(hit["name"], block.passage[hit.start("name") : hit.end("name")], 0.8)
            return


def _is_body_of_its_own(profile: ProfileBlocks) -> bool:
    """Whether the title is an association or a company: the towns that its text names are its neighbours."""
    return profile.title is not None and LEGAL_FORM.search(profile.title.text) is not None


@family.rule("municipality_type")
def type_of_office(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """ "Samtgemeinde X" to be asked: the association, and not the town of its name, where the title says nothing."""
    place = read_place(profile.title.passage, profile.family.profile_start) if profile.title else None
    for office in offices(profile.all_blocks):
        if office.kind == "Verband" and (place is None or place.name.text == office.place.text):
            yield Candidate(office.kind, office.place, 0.6)
        return


@family.rule("municipality_type")
def type_word(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """The word in front of the name, or its label: "Landkreis", "Stadt"; or a label "Typ: kreisfreie Stadt"."""
    for entry in own_entries(profile):
        kind, _ = split_type(entry.passage)
        if kind := kind or type_of(entry.label.text.strip(" :")):
            yield Candidate(kind, entry.passage, 0.9)
    place = read_place(profile.title.passage, profile.family.profile_start) if profile.title else None
    if place and place.kind and profile.title:
        yield Candidate(place.kind, profile.title.passage, 0.9)
    for entry in labelled(profile, "municipality_type"):
        if kind := type_of(entry.passage.text.removesuffix("er").removesuffix("e")):
            yield Candidate(kind, entry.passage, 0.85)


@family.rule("municipalities")
def covered(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """All municipalities in the labels and the title, the main one first."""
    seen: set[str] = set()
    for entry in own_entries(profile):
        for name, passage in names_in(entry.passage):
            if name not in seen:
                seen.add(name)
                yield Candidate(passage.text, passage, 0.9)
    place = read_place(profile.title.passage, profile.family.profile_start) if profile.title else None
    # Members stand one below the other, or in a row.
    told = (line for e in labelled(profile, "members") for line in (e.lines if are_places(e.lines) else [e.passage]))
    members = [line for line in told if line.text[0].isalpha()]  # "8" says how many there are
    for name, passage in names_in(place.name) if place and not seen else []:
        seen.add(name)
        yield Candidate(passage.text, passage, 0.85)
    if not members:
        members = _of_whole(listed_members(profile.all_blocks), place) or _told_of(profile, place)
    for line in members:
        names = names_in(line)
        typed = len(names) == 1 and split_type(line)[0] is not None  # the town is not the Kreis of its name
        for name, passage in names:
            if typed or name not in seen:
                seen.add(name)
                yield Candidate(line.text if typed else passage.text, line if typed else passage, 0.85)


def _told_of(profile: ProfileBlocks, place: PlaceTitle | None) -> list[Passage]:
    """The places of which the beginning of a profile tells together, where its title is not about another one."""
    if place is not None and place.kind == "Landkreis":
        return []  # its towns are not what it is about
    head = [b for b in profile.all_blocks[:NEAR_TITLE] if b.role == "paragraph" and not b.cells]
    return _of_whole(next((found for b in head if (found := places_told_of(b.passage))), []), place)


def _of_whole(members: list[Passage], place: PlaceTitle | None) -> list[Passage]:
    """The members where the profile is about what they are members of: one of them, where its title names a town."""
    if place is None or place.kind in {"Verband", "Region"}:
        return members
    return members if any(name == place.name.text for line in members for name, _ in names_in(line)) else []
