"""What names the publication: series and title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from extractors.generic import family
from extractors.generic.front_matter import is_front_matter
from extractors.generic.headline import slogan_heading
from extractors.generic.imprint_dates import is_date_line
from extractors.generic.imprint_lines import (
    INITIATIVE,
    head_lines,
    is_name,
    is_publisher,
    running_parts,
    without_issue,
)
from extractors.generic.place import read_place
from extractors.generic.series_names import named_series, published_work
from extractors.generic.statements import statements
from extractors.profile_blocks import PublicationBlocks
from schemas.document import Passage
from schemas.evidence import Candidate


@family.rule("publication.series")
def own_series(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The series that the family stands for, where the pages print it."""
    name = publication.family.series
    if name:
        for block in publication.blocks:
            if (at := block.text.casefold().find(name.casefold())) >= 0:
                yield Candidate(name, block.passage[at : at + len(name)], 0.98)
                return


@family.rule("publication.series")
def running_series(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """What the running heads or footers repeat and is neither the title nor the publisher."""
    title = cover_title(publication)
    if not publication.profiles and publication.page_count == 1:
        return  # an agenda, a letter: whose head names whoever sent it
    parts = [p for p in map(without_issue, running_parts(publication)) if is_name(p.text) and not is_publisher(p.text)]
    counts = Counter(p.text for p in parts)
    sections = {b.text for profile in publication.profiles for b in profile.all_blocks if b.role == "heading"}
    for part in sorted(parts, key=lambda p: -counts[p.text]):
        if (
            is_date_line(part.text)
            or (title and part.text == title.text)
            or part.text in sections
            or names_profile(part, publication)
        ):
            continue
        yield Candidate(part.text, part, 0.9 if counts[part.text] > 1 or publication.page_count == 1 else 0.75)


@family.rule("publication.series")
def stated_series(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """What a statement calls a series, or says that somebody publishes: "Praxisblätter „X“, herausgegeben von …"."""
    for statement in statements(publication):
        if named := named_series(statement.passage):
            yield Candidate(named.text, named, 0.93)
        if (paper := published_work(statement.passage)) and is_name(paper.text) and not is_publisher(paper.text):
            yield Candidate(paper.text, paper, 0.86)
        if without_issue(statement.passage).text != statement.text and is_name(without_issue(statement.passage).text):
            series = without_issue(statement.passage)
            if not names_profile(series, publication) and not is_date_line(series.text):
                yield Candidate(series.text, series, 0.83)


@family.rule("publication.series")
def head_series(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """A short line above the title of a profile."""
    if not publication.profiles:
        return
    title = cover_title(publication)
    for line in map(without_issue, head_lines(publication)):
        if (
            is_name(line.text)
            and not is_publisher(line.text)
            and line is not title
            and not (title and line.text == title.text)
        ):
            if INITIATIVE.search(line.text) or is_date_line(line.text) or line.text == line.text.lower():
                continue
            yield Candidate(line.text, line, 0.8)
            return


@family.rule("publication.title")
def title_of_cover(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The largest heading in front of the profiles of a brochure; a sheet's own title otherwise."""
    title = cover_title(publication)
    if title:
        yield Candidate(title.text, title, 0.9)
    elif len(publication.profiles) == 1 and (heading := publication.profiles[0].title):
        slogan = slogan_heading(publication.profiles[0])
        if slogan is not None and slogan.size > heading.size:
            heading = slogan  # the municipality is a kicker above the title
        yield Candidate(heading.text, heading.passage, 0.6)


def cover_title(publication: PublicationBlocks) -> Passage | None:
    """The largest heading of the first page outside the profiles, where there are several profiles or none."""
    if len(publication.profiles) == 1 and publication.profiles[0].pages[:1] == (1,):
        return None
    headings = [
        b for b in publication.outside.all_blocks if b.role == "heading" and b.page == 1 and not is_front_matter(b.text)
    ]
    if not headings:
        return None
    return max(headings, key=lambda b: b.size).passage


def names_profile(part: Passage, publication: PublicationBlocks) -> bool:
    if read_place(part) is not None:
        return True
    titles = [p.title.text for p in publication.profiles if p.title]
    return part.text in titles
