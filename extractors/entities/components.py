"""The rules as spaCy components, each callable alone: model → … rules … → merge."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from extractors.entities.figures import addresses, money
from extractors.entities.legal_forms import by_legal_form
from extractors.entities.lexicon import announced_programmes, laws, listed_programmes
from extractors.entities.mention import Mention, Passage
from extractors.entities.merge import merge
from extractors.entities.organisations import by_head
from extractors.entities.people import persons
from extractors.entities.places import place_names
from extractors.entities.roles import roles
from extractors.entities.times import dates, durations
from extractors.entities.tokens import passage_of

Rule = Callable[[Passage], Iterator[Mention]]
RULES: dict[str, tuple[Rule, ...]] = {
    "steckbrief_figures": (addresses, money),
    "steckbrief_times": (dates, durations),
    "steckbrief_lexicon": (listed_programmes, announced_programmes, laws),
    "steckbrief_people": (persons, roles),
    "steckbrief_organisations": (by_head, by_legal_form),
    "steckbrief_places": (place_names,),
}
MERGE = "steckbrief_merge"
PASSAGE, MENTIONS = "steckbrief_passage", "steckbrief_mentions"
"""Where a document keeps its tokens and what was found; `Doc._` would cost as much as a rule."""


def _component(rules: tuple[Rule, ...]) -> Callable[[Doc], Doc]:
    def annotate(doc: Doc) -> Doc:
        passage = doc.user_data.get(PASSAGE)
        if passage is None:
            passage = doc.user_data[PASSAGE] = passage_of(doc)
        mentions = doc.user_data.setdefault(MENTIONS, [])
        for rule in rules:
            mentions.extend(rule(passage))
        return doc

    return annotate


for _name, _rules in RULES.items():
    Language.component(_name, func=_component(_rules))


@Language.component(MERGE)
def merge_mentions(doc: Doc) -> Doc:
    doc.user_data[MENTIONS] = merge(doc.user_data.get(MENTIONS, ()))
    return doc


def add_rules(nlp: Language) -> Language:
    """The pipeline with all rules and the merge step behind what it already has."""
    for name in (*RULES, MERGE):
        nlp.add_pipe(name)
    return nlp
