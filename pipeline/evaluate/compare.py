"""One record against its gold: every value judged, lists matched by best assignment.

Left out are what is not said by the publication (versions, keys, hashes, times, where the file came from) and what the
gold does not speak of: a column that the gold of a list does not have is not judged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from pipeline.evaluate.assignment import align
from pipeline.evaluate.entities import judge_entities
from pipeline.evaluate.equality import as_text, bare_url, levelled, similarity
from pipeline.evaluate.judgement import Verdict
from pipeline.evaluate.labelled import Labelled

JSON = Mapping[str, Any]
Likeness = Callable[[JSON, JSON], float]

PUBLICATION = ("series", "publisher", "title", "published_on", "language", "page_count", "has_text_layer")
PROFILE = ("municipality", "municipality_type", "federal_state", "ags", "headline", "summary")
CONTACT = (
    *("name", "academic_title", "role", "organisation", "street", "postcode", "city", "po_box", "email", "phone"),
    *("fax", "mobile", "website"),
)
QUOTE = ("speaker", "role", "text")
# Judged where the gold has the column.
PUBLICATION_MORE = ("family", "rights")
CONTACT_MORE = ("kind", "email_kind")
FACT_MORE = ("key", "amount", "as_of")

NOBODY_LOOKED = frozenset({"title"})
"""Fields whose absence in the gold says nothing."""
NO_SECTIONS = frozenset({"contact", "quote"})
"""Kinds of sections that hold what is told elsewhere in the record; where the gold has none, they are not counted."""

# How much two members of a list must have in common to be taken for the same.
SAME_PROFILE = 0.3
SAME_CONTACT = 0.25
SAME_QUOTE = 0.3
SAME_SECTION = 0.35
SAME_BULLET = 0.5
SAME_MATERIAL = 0.4
SAME_FACT = 0.4
SAME_MUNICIPALITY = 0.4
CONTACT_WEIGHTS = {"name": 4.0, "email": 3.0, "phone": 2.0, "mobile": 1.0, "fax": 1.0, "role": 1.0, "street": 0.5}


def compare(labelled: Labelled, predicted: JSON) -> Verdict:
    """Judges a record or a rejection in the form of the data contract; `{}` for nothing at all."""
    verdict = Verdict(labelled.name)
    code = _dict(predicted.get("rejection")).get("code")
    wanted = _dict(labelled.gold.get("rejection")).get("code")
    if wanted is not None:
        given = code if code else "a record" if "publication" in predicted else None
        verdict.compare("rejection", wanted, given, "/rejection/code")
        return verdict
    verdict.rejected = code
    _publication(verdict, labelled, _dict(predicted.get("publication")))
    gold, found = _list(labelled.gold, "profiles"), _list(predicted, "profiles")
    verdict.compare("profile.count", len(gold) or None, len(found) or None, "/profiles")
    floor = SAME_PROFILE if len(gold) > 1 or len(found) > 1 else 0.0
    for g, p in align(gold, found, _profile_likeness, floor=floor).all():
        accept = {} if g is None else labelled.accepted(f"/profiles/{g}")
        profile = _Profile(
            verdict, _at(gold, g), _at(found, p), f"/profiles/{p}" if p is not None else "/profiles", accept
        )
        profile.judge()
        judge_entities(verdict, _at(gold, g), _at(found, p), labelled.optional(g), profile.path)
    return verdict


def _publication(verdict: Verdict, labelled: Labelled, found: JSON) -> None:
    gold = _dict(labelled.gold.get("publication"))
    accept = labelled.accepted("/publication")
    for name in (*PUBLICATION, *_also(PUBLICATION_MORE, [gold])):
        verdict.compare(
            f"publication.{name}",
            gold.get(name),
            found.get(name),
            f"/publication/{name}",
            accept=accept.get(f"/{name}", ()),
            lenient=name in NOBODY_LOOKED,
        )
    funders = {levelled(str(f)): f"/publication/funders/{n}" for n, f in enumerate(found.get("funders") or [])}
    wanted = {levelled(f) for f in gold.get("funders") or []}
    for name in sorted(wanted | set(funders)):
        path = funders.get(name, "/publication/funders")
        verdict.compare("publication.funder", name if name in wanted else None, name if name in funders else None, path)
    if "contacts" in gold:
        contacts = _Profile(verdict, gold, found, "/publication", accept)
        contacts.judge_contacts("publication.contact")


@dataclass(frozen=True)
class _Profile:
    """A gold profile and the predicted one that answers to it; either may be empty."""

    verdict: Verdict
    gold: JSON
    found: JSON
    path: str
    """Pointer to the predicted one; to the list where there is none."""
    accept: Mapping[str, Sequence[str]]

    def judge(self) -> None:
        for name in PROFILE:
            self._compare(name, self.gold, self.found, f"/{name}", accept=self.accept.get(f"/{name}", ()))
        pages = self.found.get("pages")
        self._compare("pages", self.gold, {"pages": pages if isinstance(pages, list) else None}, "/pages")
        if "municipalities" in self.gold:
            self._judge_list(
                "municipality", "municipalities", ("name", "type", "ags"), _name_likeness, SAME_MUNICIPALITY
            )
        self.judge_contacts("contact")
        self._judge_list("quote", "quotes", QUOTE, _quote_likeness, SAME_QUOTE)
        self._judge_sections()
        self._judge_materials()
        self._judge_facts()

    def _compare(self, name: str, gold: JSON, found: JSON, path: str, *, accept: Sequence[str] = ()) -> None:
        key = name.rpartition(".")[2]
        self.verdict.compare(name, gold.get(key), found.get(key), self.path + path, accept=accept)

    def judge_contacts(self, name: str) -> None:
        gold, found = _list(self.gold, "contacts"), _list(self.found, "contacts")
        columns = (*CONTACT, *_also(CONTACT_MORE, gold))
        for g, p in align(gold, found, contact_likeness, floor=SAME_CONTACT).all():
            for key in columns:
                accept = self.accept.get(f"/contacts/{g}/{key}", ())
                self._compare(f"{name}.{key}", _at(gold, g), _at(found, p), _path("contacts", p, key), accept=accept)

    def _judge_list(self, name: str, key: str, columns: Sequence[str], likeness: Likeness, floor: float) -> None:
        gold, found = _list(self.gold, key), _list(self.found, key)
        for g, p in align(gold, found, likeness, floor=floor).all():
            for column in columns:
                self._compare(f"{name}.{column}", _at(gold, g), _at(found, p), _path(key, p, column))

    def _judge_sections(self) -> None:
        gold, found = _list(self.gold, "sections"), _list(self.found, "sections")
        alignment = align(gold, found, _section_likeness, floor=SAME_SECTION)
        passed_over = {
            p for p in alignment.spurious if found[p].get("kind") in NO_SECTIONS or not section_text(found[p]).strip()
        }
        for g, p in alignment.all():
            if p is None or p not in passed_over:
                for key in ("heading", "text", "kind"):
                    self._compare(f"section.{key}", _at(gold, g), _at(found, p), _path("sections", p, key))
        self._judge_bullets(gold, [s for s in enumerate(found) if s[0] not in passed_over], dict(alignment.pairs))

    def _judge_bullets(self, gold: Sequence[JSON], found: Sequence[tuple[int, JSON]], same: dict[int, int]) -> None:
        """Bullets are matched over the whole profile: a wrong section costs the section and not the bullet as well."""
        wanted = [(s, n, b) for s, section in enumerate(gold) for n, b in enumerate(_list(section, "bullets"))]
        given = [(s, n, b) for s, section in found for n, b in enumerate(_list(section, "bullets"))]

        def likeness(g: int, p: int) -> float:
            # The right section and the right place decide between bullets that say the same.
            bonus = 0.01 if same.get(wanted[g][0]) == given[p][0] else 0.0
            return similarity(wanted[g][2].get("text"), given[p][2].get("text")) + bonus - 1e-5 * abs(g - p)

        alignment = align(range(len(wanted)), range(len(given)), likeness, floor=SAME_BULLET)
        for g, p in alignment.all():
            a, b = wanted[g][2] if g is not None else {}, given[p][2] if p is not None else {}
            path = f"/sections/{given[p][0]}/bullets/{given[p][1]}" if p is not None else "/sections"
            self._compare("bullet.text", a, b, f"{path}/text")
            if g is not None and p is not None:
                self._compare("bullet.level", a, {"level": b.get("level") or 1}, f"{path}/level")
                self.verdict.sections.append(same.get(wanted[g][0]) == given[p][0])
        if len(alignment.pairs) > 1:
            self.verdict.orders.append(kendall_tau(alignment.pairs))

    def _judge_materials(self) -> None:
        gold, found = _list(self.gold, "materials"), _list(self.found, "materials")
        for g, p in align(gold, found, _text_likeness, floor=SAME_MATERIAL).all():
            a, b = _at(gold, g), _at(found, p)
            self._compare("material.text", a, b, _path("materials", p, "text"))
            wanted = {bare_url(url) for url in a.get("urls") or []}
            given = {bare_url(str(url)): n for n, url in enumerate(b.get("urls") or [])}
            for url in sorted(wanted | set(given)):
                place = _path("materials", p, f"urls/{given[url]}" if url in given else "urls")
                answer = url if url in given else None
                self.verdict.compare("material.url", url if url in wanted else None, answer, self.path + place)

    def _judge_facts(self) -> None:
        gold, found = _list(self.gold, "facts"), _list(self.found, "facts")
        more = _also(FACT_MORE, gold)
        for g, p in align(gold, found, _fact_likeness, floor=SAME_FACT).all():
            a, b = _at(gold, g), _at(found, p)
            self._compare("fact.label", a, b, _path("facts", p, "label"))
            self._compare("fact.value", {"value": _stated(a)}, {"value": _stated(b)}, _path("facts", p, "value"))
            for key in more if g is not None else ():
                self._compare(f"fact.{key}", a, b, _path("facts", p, key))


def kendall_tau(pairs: Sequence[tuple[int, int]]) -> float:
    """Agreement of two orders of the same at least two things, -1 to 1."""
    signs = [1 if (a[0] < b[0]) == (a[1] < b[1]) else -1 for a, b in combinations(pairs, 2)]
    return sum(signs) / len(signs)


def section_text(section: JSON) -> str:
    return " ".join([section.get("text") or "", *(b.get("text") or "" for b in _list(section, "bullets"))])


def contact_likeness(gold: JSON, found: JSON) -> float:
    weights = {k: w for k, w in CONTACT_WEIGHTS.items() if as_text(gold.get(k)) or as_text(found.get(k))}
    if not weights:
        return 1.0
    return sum(w * similarity(gold.get(k), found.get(k)) for k, w in weights.items()) / sum(weights.values())


def _profile_likeness(gold: JSON, found: JSON) -> float:
    a, b = set(gold.get("pages") or []), set(found.get("pages") or [])
    pages = len(a & b) / len(a | b) if a | b else 0.0
    text = max(similarity(gold.get(key), found.get(key)) for key in ("headline", "summary"))
    return 0.55 * _name_likeness(gold, found, "municipality") + 0.25 * pages + 0.2 * text


def _name_likeness(gold: JSON, found: JSON, key: str = "name") -> float:
    return similarity(gold.get(key), found.get(key))


def _text_likeness(gold: JSON, found: JSON) -> float:
    return similarity(gold.get("text"), found.get("text"))


def _quote_likeness(gold: JSON, found: JSON) -> float:
    return 0.7 * _text_likeness(gold, found) + 0.3 * similarity(gold.get("speaker"), found.get("speaker"))


def _section_likeness(gold: JSON, found: JSON) -> float:
    heading = similarity(gold.get("heading"), found.get("heading"))
    return 0.6 * heading + 0.4 * similarity(section_text(gold), section_text(found))


def _fact_likeness(gold: JSON, found: JSON) -> float:
    label = similarity(gold.get("label"), found.get("label"))
    return 0.6 * label + 0.4 * similarity(_stated(gold), _stated(found))


def _stated(fact: JSON) -> str | None:
    """Value and unit together: where the one ends and the other begins is a matter of taste."""
    return " ".join(x for x in (as_text(fact.get("value")), as_text(fact.get("unit"))) if x) or None


def _also(columns: Sequence[str], gold: Sequence[JSON]) -> tuple[str, ...]:
    return tuple(c for c in columns if any(c in member for member in gold))


def _at(members: Sequence[JSON], place: int | None) -> JSON:
    return members[place] if place is not None else {}


def _path(key: str, place: int | None, column: str) -> str:
    return f"/{key}/{place}/{column}" if place is not None else f"/{key}"


def _dict(value: Any) -> JSON:
    return value if isinstance(value, dict) else {}


def _list(record: JSON, key: str) -> list[JSON]:
    value = record.get(key)
    return [member for member in value if isinstance(member, dict)] if isinstance(value, list) else []
