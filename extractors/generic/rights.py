"""Who holds the rights and what one may do: the copyright line, the licence, the sentence about reprints."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.generic import family
from extractors.generic.statements import RIGHTS, statements
from extractors.profile_blocks import PublicationBlocks
from schemas.document import Passage
from schemas.evidence import Candidate

MAX_RIGHTS = 300  # characters


@family.rule("publication.rights")
def stated_rights(publication: PublicationBlocks) -> Iterator[Candidate[str]]:
    """The statements of one paragraph that speak of rights, one behind the other."""
    run: list[Passage] = []
    whole: Passage | None = None
    for statement in statements(publication):
        if (
            RIGHTS.search(statement.text)
            and len(statement.text) <= MAX_RIGHTS
            and (not run or statement.whole is whole)
        ):
            run.append(statement.passage)
            whole = statement.whole
        elif run:
            break
    if run and whole is not None:
        start = whole.text.find(run[0].text)
        sign = run[0].text.find("©")
        # What stands in front of the sign in one line (links, who pays) is no part of it.
        start += max(sign, 0)
        stop = whole.text.find(run[-1].text, start) + len(run[-1].text)
        right = whole[start:stop]
        yield Candidate(right.text, right, 0.9)
