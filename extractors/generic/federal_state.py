"""In which federal state the municipality of a profile lies, as it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from extractors.generic import family
from extractors.generic.municipality import MAX_LINE, labelled, running_place
from extractors.generic.place import read_place
from extractors.profile_blocks import ProfileBlocks
from extractors.values.states import find_state, find_states
from schemas.evidence import Candidate


@family.rule("federal_state")
def labelled_state(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """`Bundesland: X`, `Land: X`."""
    for entry in labelled(profile, "federal_state"):
        if state := find_state(entry.passage.text):
            yield Candidate(state, entry.passage, 0.97)


@family.rule("federal_state")
def titled_state(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """The state behind the name in the title or above its pages, or alone on a line below it."""
    place = read_place(profile.title.passage, profile.family.profile_start) if profile.title else None
    place = place or running_place(profile)
    if place and place.state and (found := find_states(place.state.text) or find_states(f"Land {place.state.text}")):
        yield Candidate(found[0].value, place.state, 0.95)
    for block in profile.all_blocks[:5]:
        if block.role in {"heading", "paragraph"} and len(block.text) < 60:
            found = find_states(block.text)
            if found and found[0].stop - found[0].start > 0.6 * len(block.text.strip(" ()")):
                yield Candidate(found[0].value, block.passage, 0.85)


@family.rule("federal_state")
def state_of_head(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """The only state that the lines above the title and the running heads name: "Klimakommunen in Rheinland-Pfalz"."""
    above = takewhile(lambda block: block is not profile.title, profile.all_blocks)
    heads = [*(b for b in profile.running if b.role == "running_head"), *above]
    lines = [b.passage for b in heads if not b.cells and len(b.text) <= MAX_LINE]
    found = [(hit.value, line[hit.start : hit.stop]) for line in lines for hit in find_states(line.text)]
    if len({state for state, _ in found}) == 1:
        yield Candidate(found[0][0], found[0][1], 0.6)


@family.rule("federal_state")
def state_of_text(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """A state that the running text names as its own: "gefördert vom Land Brandenburg"; weak."""
    for block in profile.all_blocks:
        if block.role != "paragraph" or block.cells:
            continue
        for hit in find_states(block.text):
            if re.search(r"\bLande?s?\s+$", block.text[: hit.start]) or re.match(r"\s*Land", block.text[hit.start :]):
                yield Candidate(hit.value, block.passage[hit.start : hit.stop], 0.35)
