"""Whether what the model proposes can be a name at all: a small model takes capitalised nouns for names now and then.

For each cluster of words the training data say how often its words are part of a person's or a place's name. A proposal
none of whose words comes from a cluster with names, or is unknown, is dropped; so is an organisation with words inside
that names of organisations do not have ("Wöchentliche Runde aller Ehrenamtlichen").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Span

from extractors.entities.gazetteer import is_given_name, is_place, is_surname
from extractors.entities.head_nouns import is_head
from extractors.entities.organisation_grammar import place_at
from extractors.entities.organisation_words import LEGAL
from extractors.entities.people import PARTICLES
from extractors.entities.places import BODY
from extractors.entities.tokens import passage_of
from extractors.entities.word_facts import facts_of

SHARE = 0.08  # of a cluster's words in the training data that stand in names of a label
SHARE_ALONE = 0.25  # likewise where the word is to be a name all by itself
LEAST = 2  # names that a cluster has to show; one is chance
GATED = ("PER", "LOC")
ALONE = " alone"
SEEN = "seen"  # beside the labels: of clusters that the training data lack nothing is known
INSIDE = re.compile(
    r"[^a-zäöüß].*|(?:der|des|die|den|dem|das|für|von|vom|zu|zum|zur|am|an|auf|in|im|bei|beim|unter|ob|und|"
    r"sowie|e|v|mit|gegen|ohne"
    r"|[a-zäöüß]+(?:en|er|e|es))$"
)
"""Words that stand in names of organisations: not in lower case, or an article, a preposition, an adjective."""
OUTSIDE = re.compile(r"[^\w„“»«\")]+$|[(]$")
LEADING = frozenset(
    {"der", "die", "das", "des", "dem", "den", "Der", "Die", "Das", "Des", "Dem", "Den", "dr", "Dr", "Dr."}
)
NUMERAL = re.compile(r"[IVX]+")
NEVER = re.compile(r"(?:all|jed|dies|kein|ein)e[rsnm]?$|werden$|sind$|haben$|können$")


def clusters_with_names(docs: Iterable[Doc]) -> dict[str, list[int]]:
    """Per label the clusters whose words are often enough part of such a name; all clusters met under `SEEN`."""
    total: Counter[int] = Counter()
    inside: dict[str, Counter[int]] = {label: Counter() for label in GATED}
    for doc in docs:
        for token in doc:
            cluster = facts_of(token.text).cluster
            if cluster >= 0:
                total[cluster] += 1
                if token.ent_type_ in inside:
                    inside[token.ent_type_][cluster] += 1
    found = {SEEN: sorted(total)}
    for label, counts in inside.items():
        for key, share in ((label, SHARE), (label + ALONE, SHARE_ALONE)):
            found[key] = sorted(r for r, n in counts.items() if n >= max(LEAST, share * total[r]))
    return found


def trimmed(span: Span) -> Span:
    """The span without punctuation and articles at its ends; it may become empty."""
    start, end = span.start, span.end
    while start < end and (OUTSIDE.match(span.doc[start].text) or span.doc[start].text in LEADING):
        start += 1
    while end > start and OUTSIDE.match(span.doc[end - 1].text):
        end -= 1
    return span if (start, end) == (span.start, span.end) else Span(span.doc, start, end, span.label)


def _of_a_name(word: str, *, alone: bool) -> bool:
    """Whether the word is more than a noun: a place's or person's name, an abbreviation, a kind of organisation."""
    return (
        (word.isupper() and len(word) > 1)
        or any(c.isupper() for c in word[1:])
        or is_place(word)
        or is_given_name(word)
        or is_head(word, "authorities", "associations")
        or (not alone and (is_head(word, "clubs", "facilities") or LEGAL.match(word)))
    )


def plausible(span: Span, label: str, clusters: Mapping[str, frozenset[int]]) -> bool:
    """Whether the span can be a name of that label."""
    words = [token for token in span if token.text[:1].isalpha()]
    if not words or sum(len(token) for token in words) < 2:
        return False
    if label == "ORG":
        if all(NUMERAL.fullmatch(token.text) for token in words):
            return False
        fits = all(INSIDE.match(token.text) is not None and not NEVER.match(token.text) for token in span)
        if len(words) > 1 and BODY.match(words[0].text) and place_at(passage_of(span.as_doc()), 1) == len(span):
            return False  # "Landeshauptstadt Schwerin" is a place
        if is_head(words[0].text, "divisions") and not any(is_place(token.text) for token in words):
            return False  # a "Dezernat für Jugend" there is in every town
        if "," in span.text and "für" not in span.text:
            return False
        return fits and any(_of_a_name(token.text, alone=len(words) == 1) for token in words)
    if label in GATED and label in clusters:
        if words[0].text.islower() and words[0].text not in PARTICLES and not span.doc.text.islower():
            return False
        if label == "PER" and len(words) == 1 and not (is_given_name(words[0].text) or is_surname(words[0].text)):
            return False
        key = label if len(words) > 1 else label + ALONE
        numbers = [facts_of(token.text).cluster for token in words]
        return any(n < 0 or n in clusters[key] or n not in clusters[SEEN] for n in numbers)
    return True
