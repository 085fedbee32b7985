"""What speaks for and against a value: labels beside it, checks that agree, how familiar the publication is.

Each circumstance is a number from 0 to 1 with a name; `pipeline.judge.probability` knows what they are worth.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from extractors.generic.labels import field_of
from pipeline.judge.triangle import judge, whereabouts
from schemas.evidence import Evidence
from schemas.profile import BlockText

JSON = Mapping[str, Any]
GENERIC = "generic"
WITNESSES = frozenset({"city", "postcode", "phone", "fax", "email", "website"})
TEXTS = frozenset({"text", "summary", "headline", "heading", "title"})
LONG = 1500  # characters; longer texts are as likely wrong as these
MAX_LABEL = 60
_SEPARATORS = re.compile(r"[\n|;·•]")
_CLOSED = re.compile(r"[.!?:…)“\"»«’']$")
_NUMBERED = re.compile(r"^(?:\d+[.)]|[a-z]\)|[-•·–]\s)")


class Circumstances:
    """What is known about the values of one record. `blocks` is the publication's whole text."""

    def __init__(self, publication: JSON, profiles: Sequence[JSON], blocks: Sequence[BlockText]) -> None:
        self._record = {"publication": publication, "profiles": profiles}
        self._generic = publication.get("family") in (None, GENERIC)
        self._blocks: dict[int, list[str]] = {}
        for block in blocks:
            self._blocks.setdefault(block.page, []).append(block.text)
        self._found: dict[str, dict[str, float]] = {}

    def of(self, entry: Evidence) -> dict[str, float]:
        """The circumstances of the value at the entry's path, by name; 0 is left out."""
        parts = entry.path.split("/")[1:]
        value, item = self._at(parts), self._at(parts[:-1])
        found = {
            "own_family": not self._generic,
            "derived": entry.rule.startswith("derived:"),
            "labelled": self._labelled(entry),
            "no_profile": not self._record["profiles"],
            **self._of_profile(parts),
            **_of_text(parts[-1], value),
            **_of_item(_list_of(parts), parts[-1], item, self._state(parts)),
        }
        return {name: float(worth) for name, worth in found.items() if worth}

    def _at(self, parts: Sequence[str]) -> Any:
        value: Any = self._record
        for part in parts:
            value = value[int(part)] if isinstance(value, list | tuple) else value.get(part)
            if value is None:
                return None
        return value

    def _of_profile(self, parts: Sequence[str]) -> dict[str, float]:
        if parts[0] != "profiles":
            return {}
        key = parts[1]
        if key not in self._found:
            profile = self._at(parts[:2])
            sections = profile.get("sections") or []
            kinds = [s.get("kind") for s in sections]
            known = sum(kind not in (None, "other") for kind in kinds)
            self._found[key] = {
                "place_in_list": profile.get("ags") is not None,
                **_of_place(profile),
                "strange_headings": 1 - known / len(kinds) if kinds else 1.0,
                "no_contact": not profile.get("contacts"),
                "many_sections": min(len(sections), 6) / 6,
            }
        found = self._found[key]
        if len(parts) > 3 and parts[2] == "sections":
            section = self._at(parts[:4])
            return {**found, "kind_known": section.get("kind") not in (None, "other")}
        return found

    def _state(self, parts: Sequence[str]) -> str | None:
        return self._at([*parts[:2], "federal_state"]) if parts[0] == "profiles" else None

    def _labelled(self, entry: Evidence) -> bool:
        """Whether a label of the lexicon stands right before the value."""
        raw = " ".join(entry.raw.split())
        return any(_label_before(text, raw) for text in self._blocks.get(entry.page, ()) if raw)


def _of_place(profile: JSON) -> dict[str, float]:
    """Whether contacts lie in the Kreis of the municipality, or all of them in other states."""
    contacts, ags, state = profile.get("contacts") or (), profile.get("ags"), profile.get("federal_state")
    if ags and ags[:5] in whereabouts(contacts):
        return {"place_confirmed": 1.0}
    verdicts = [judge(contact, state) for contact in contacts] if state else []
    return {"place_contradicted": bool(verdicts) and all(v.is_odd("state") for v in verdicts)}


def agrees(circumstances: Mapping[str, float]) -> bool:
    """Whether anything but the rule itself speaks for a value."""
    return any(circumstances.get(name) for name in AGREEING)


DISAGREEING = ("odd_one", "place_contradicted")
AGREEING = (
    *("own_family", "labelled", "kind_known", "place_in_list", "mail_names_person", "domain_fits", "place_fits"),
    *("place_confirmed", "fact_key", "speaker"),
)


@lru_cache(maxsize=4096)
def _label_before(text: str, raw: str) -> bool:
    text = " ".join(text.split(" "))
    at = text.find(raw)
    if at <= 0:
        return False
    before = text[max(0, at - MAX_LABEL) : at].rstrip()
    if before.endswith("|"):
        before = before[:-1]
    label = _SEPARATORS.split(before)[-1].rpartition(",")[2].strip()
    return bool(label) and field_of(label) is not None


def _of_text(name: str, value: Any) -> dict[str, float]:
    if name not in TEXTS or not isinstance(value, str):
        return {}
    return {
        "long": min(1.0, math.log1p(len(value)) / math.log1p(LONG)),
        "begins_small": value[:1].islower(),
        "open_end": name in {"text", "summary"} and len(value) > 100 and not _CLOSED.search(value),
        "many_paragraphs": min(value.count("\n\n"), 4) / 4,
        "marker_left": bool(_NUMBERED.match(value)),
    }


def _of_item(kind: str, name: str, item: Any, state: str | None) -> dict[str, float]:
    if not isinstance(item, Mapping):
        return {}
    if kind == "contacts":
        return _of_contact(name, item, state)
    if kind == "quotes":
        return {"speaker": item.get("speaker") is not None}
    if kind == "facts":
        return {"fact_key": item.get("key") is not None, "figure": item.get("amount") is not None}
    return {}


def _of_contact(name: str, contact: JSON, state: str | None) -> dict[str, float]:
    """The triangle of person, address and number."""
    email, person = contact.get("email") or "", contact.get("name") or ""
    found: dict[str, float] = {
        "full_contact": sum(contact.get(part) is not None for part in ("name", "email", "postcode", "organisation")) / 4
    }
    if name in {"name", "email", "kind", "email_kind"} and email and person:
        local = _plain(email.partition("@")[0])
        found["mail_names_person"] = any(len(w) > 2 and w in local for w in _plain(person).split())
    if name in {"organisation", "city", "email", "website"} and email:
        domain = _plain(email.partition("@")[2].rpartition(".")[0])
        words = f"{contact.get('organisation') or ''} {contact.get('city') or ''}"
        found["domain_fits"] = any(len(w) > 3 and w in domain for w in _plain(words).split())
    if name in WITNESSES:
        verdict = judge(contact, state)
        found |= {"place_fits": verdict.confirms(name), "odd_one": verdict.is_odd(name)}
    return found


def _list_of(parts: Sequence[str]) -> str:
    """The list in which a value's item stands: "contacts" for /profiles/0/contacts/1/phone."""
    return parts[-3] if len(parts) > 3 else ""


def _plain(text: str) -> str:
    """Small letters, umlauts as two letters, no marks: as names stand in addresses."""
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        text = text.lower().replace(umlaut, letters)
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(re.split(r"[^a-z0-9]+", bare))
