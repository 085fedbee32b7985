"""What the publication is called."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.generic import family
from extractors.generic.front_matter import is_front_matter
from extractors.generic.headline import slogan_heading
from extractors.generic.place import read_place
from extractors.generic.publication.imprint_lines import wide_parts
from extractors.generic.publication.series_names import read_series
from extractors.profile_blocks import PublicationBlocks
from schemas.evidence import Candidate
from schemas.passage import Passage


@family.rule("publication.title")
def title_of_cover(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The largest heading in front of the profiles of a brochure; a sheet's own title otherwise."""
    title = cover_title(publication)
    if title:
        title = _without_issue(title)
        yield Candidate(title.text, title, 0.9)
    elif len(publication.profiles) == 1 and (heading := publication.profiles[0].title):
        slogan = slogan_heading(publication.profiles[0])
        if slogan is not None and slogan.size > heading.size:
            heading = slogan  # the municipality is a kicker above the title
        above = [
            b
            for b in publication.outside.all_blocks
            if b.role == "heading" and b.page == heading.page and b.size > heading.size and b.box.top < heading.box.top
        ]
        heading = max(above, key=lambda b: b.size, default=heading)  # "Datenblatt Jugend" over "Gemeinde X"
        title = _without_issue(heading.passage)
        yield Candidate(title.text, title, 0.6)


def _without_issue(title: Passage) -> Passage:
    """A title without the number and the date of the issue that stand far right of it in its line."""
    first, *others = wide_parts(title) or [title]
    return first if others and read_series(others[0]).is_number else title


def cover_title(publication: PublicationBlocks) -> Passage | None:
    """The largest heading of the first page outside the profiles, where there are several profiles or none."""
    if len(publication.profiles) == 1 and publication.profiles[0].pages[:1] == (1,):
        return None
    headings = [
        b
        for b in publication.outside.all_blocks
        if b.role == "heading" and b.page == 1 and not is_front_matter(b.text) and _is_in_words(b.text)
    ]
    if not headings:
        return None
    return max(headings, key=lambda b: b.size).passage


def _is_in_words(text: str) -> bool:
    """Whether half of a text or more are words: "Agenda 21" is a title, "15Gruppe 1 16Gruppe 2" is out of a table."""
    return 2 * sum(not any(map(str.isdigit, word)) for word in text.split()) >= len(text.split())


def names_profile(part: Passage, publication: PublicationBlocks) -> bool:
    if read_place(part) is not None:
        return True
    titles = [p.title.text for p in publication.profiles if p.title]
    return part.text in titles
