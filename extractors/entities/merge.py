"""One list without overlaps out of what the rules and the model propose."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.entities.mention import Mention

PRIORITY = (
    "rule:email",
    "rule:url",
    "rule:law_paragraph",
    "rule:law_title",
    "rule:law",
    "rule:programme",
    "rule:money",
    "rule:date",
    "rule:phone",
    "rule:duration",
    "rule:programme_announced",
    "rule:legal_form",
    "rule:organisation_name",
    "rule:person_title",
    "rule:person_name",
    "rule:organisation",
    "rule:role",
    "rule:programme_named",
    "rule:duration_age",
    "rule:place_sure",
    "model",
    "rule:place",
    "rule:place_in_context",
    "rule:place_announced",
    "rule:place_genitive",
)
"""What wins where two overlap and neither takes the other in, the strongest first."""
TAKES_IN: dict[str, frozenset[str]] = {
    "ORG": frozenset({"ORG", "LOC", "PER"}),
    "ROLE": frozenset({"ROLE", "ORG", "LOC"}),
    "PROGRAMME": frozenset({"PROGRAMME", "ORG", "LOC", "PER", "DATE"}),
    "LAW": frozenset({"LAW", "DATE", "ORG", "LOC"}),
    "PER": frozenset({"PER", "LOC"}),
    "LOC": frozenset({"LOC"}),
    "URL": frozenset({"ORG", "LOC", "PER", "DATE"}),
    "EMAIL": frozenset({"URL", "ORG", "LOC", "PER"}),
    "PHONE": frozenset({"DATE", "MONEY"}),
    "DATE": frozenset({"DATE"}),
}
"""A label beats these labels inside a longer span of its own: "Volksbank Unna eG" is no place."""
RANK = {origin: rank for rank, origin in enumerate(PRIORITY)}


def merge(proposals: Iterable[Mention]) -> list[Mention]:
    """The mentions that stay, in order of their start.

    Longer spans first swallow what their label may hold (`TAKES_IN`); of the rest the stronger origin wins, of one
    origin the longer span. A model's mention with the same span as a rule's of the same label raises its score.
    """
    unique: dict[tuple[int, int, str], Mention] = {}
    for mention in proposals:
        key = (mention.start, mention.end, mention.label)
        known = unique.get(key)
        if known is None:
            unique[key] = mention
        else:
            best = min(known, mention, key=lambda m: RANK.get(m.origin, len(RANK)))
            # Two witnesses that agree are wrong together only where both are wrong.
            score = 1.0 - (1.0 - known.score) * (1.0 - mention.score) if known.origin != mention.origin else best.score
            unique[key] = best._replace(score=round(score, 3), normalized=known.normalized or mention.normalized)
    mentions = list(unique.values())
    kept = [m for m in mentions if not any(_takes_in(other, m) for other in mentions)]
    kept.sort(key=lambda m: (RANK.get(m.origin, len(RANK)), m.start - m.end, m.start))
    chosen: list[Mention] = []
    for mention in kept:
        if all(mention.end <= other.start or other.end <= mention.start for other in chosen):
            chosen.append(mention)
    return sorted(chosen, key=lambda m: m.start)


def _takes_in(outer: Mention, inner: Mention) -> bool:
    if outer.end - outer.start <= inner.end - inner.start or outer.start > inner.start or outer.end < inner.end:
        return False
    weaker = (
        RANK.get(outer.origin, len(RANK)) > RANK["rule:role"]
        and RANK.get(inner.origin, len(RANK)) <= RANK["rule:organisation"]
    )
    return inner.label in TAKES_IN.get(outer.label, frozenset()) and not weaker
