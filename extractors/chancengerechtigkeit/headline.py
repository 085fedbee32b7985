"""The slogan stands under the title, as the first heading of the second level."""

from __future__ import annotations

from collections.abc import Iterator

from extractors import Candidate, ProfileBlocks
from extractors.chancengerechtigkeit import family


@family.rule("headline")
def headline(profile: ProfileBlocks) -> Iterator[Candidate[str]]:
    """The first heading below "Beispielkommune: …" that is no lead-in of a quote."""
    title = profile.first(role="heading", text=r"^Beispielkommune")
    if title and (below := profile.after(title, role="heading", text=r"[^:]$")):
        yield Candidate(below.text, evidence=below.passage, score=0.9)
