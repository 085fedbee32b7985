"""Invented publications as records, for tests of everything behind the extraction."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from schemas.evidence import Evidence, Finding, Rejection
from schemas.profile import (
    BlockText,
    Bullet,
    Contact,
    Entity,
    Fact,
    Material,
    MunicipalityRef,
    Profile,
    Publication,
    Quote,
    Record,
    Section,
)
from schemas.runs import Run, SourceSeen

NOON = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)
PLACES = (
    ("Sonnental", "Landkreis", "Brandenburg", "12099"),
    ("Mühlbach", "Gemeinde", "Bayern", "09999123"),
    ("Grünau", "Kreisfreie Stadt", "Sachsen", "14599"),
)


def publication_id(content: str) -> str:
    return f"sha256:{hashlib.sha256(content.encode()).hexdigest()}"


def uri(n: int) -> str:
    return f"file:///data/profile-{n}.pdf"


def record(
    n: int = 0, *, content: str | None = None, key: str = "k1", email: str | None = "", bullets: int = 3
) -> Record:
    """Publication number `n` with one profile; `content` stands for its bytes, `key` for what read it."""
    name, kind, state, ags = PLACES[n % len(PLACES)]
    items = [
        Bullet(ordinal=i, level=2 if i == 3 else 1, text=f"Schritt {i} im Jahr {2000 + n % 20}")
        for i in range(1, bullets + 1)
    ]
    contact = Contact(
        kind="person",
        name="Ada Beispiel",
        organisation=f"Bildungsbüro {name}",
        street="Hauptstraße 1",
        postcode=f"0{4000 + n % 1000}",
        city=name,
        email=f"ada.beispiel{n}@example.org" if email == "" else email,
        email_kind="person",
        phone="+493012345678",
    )
    sections = [
        Section(
            ordinal=1, heading="Ziele", kind="goals", text="Alle Kinder erreichen.\n\nJedes Jahr mehr.", bullets=items
        ),
        Section(
            ordinal=2,
            heading="Vorhandene Materialien",
            kind="materials",
            bullets=[Bullet(ordinal=1, level=1, text="Bildungsbericht, www.example.org/bericht")],
        ),
    ]
    profile = Profile(
        ordinal=1,
        pages=[1, 2],
        municipality=name,
        municipality_type=kind,
        federal_state=state,
        ags=ags,
        municipalities=[MunicipalityRef(name=name, type=kind, ags=ags)],
        headline=f"Profil {n}",
        summary="Worum es geht.",
        contacts=[contact],
        quotes=[Quote(speaker="Bo Muster", role="Leitung", text="Wir fangen früh an.")],
        sections=sections,
        materials=[Material(text="Bildungsbericht, www.example.org/bericht", urls=["http://www.example.org/bericht"])],
        facts=[Fact(label="Einwohner", key="population", value=f"{n}.000", amount=n * 1000.0)],
        entities=[
            Entity(
                label="DATE", text="2000", path="/profiles/0/sections/0/bullets/0/text", start=17, end=21,
                origin="rule:date", score=0.9,
            )
        ],
    )  # fmt: skip
    imprint = Contact(kind="office", organisation="Verlag Beispiel", city="Berlin", email="verlag@example.org")
    return Record(
        publication=Publication(
            publication_id=publication_id(content or f"publication {n}"),
            file_name=f"profile-{n}.pdf",
            source_uri=uri(n),
            page_count=2,
            family="generic" if n % 2 else "leaflets",
            funders=["Stiftung A", "Stiftung B"],
            published_on="2012-02",
            has_text_layer=True,
            text_sha256="0" * 64,
            extractor_version="0.1.0",
            extraction_key=key,
            contacts=[imprint],
        ),
        profiles=[profile],
        evidence=[
            Evidence(
                path="/profiles/0/contacts/0/email",
                page=1,
                boxes=[(1.0, 2.0, 3.0, 4.0)],
                rule="label",
                raw="x",
                confidence=0.9,
            ),
            Evidence(
                path="/profiles/0/sections/0/bullets/1/text",
                page=2,
                boxes=[(1.0, 2.0, 3.0, 4.0), (5.0, 6.0, 7.0, 8.0)],
                rule="layout",
                raw="y",
                confidence=0.8,
            ),
        ],
        findings=[Finding(code="missing_role", severity="info", path="/profiles/0/contacts/0", message="no role")],
        blocks=[
            BlockText(page=1, ordinal=1, role="heading", level=1, text=name, profile=1),
            BlockText(page=1, ordinal=2, role="paragraph", level=0, text="Alle Kinder.", profile=1, section=1),
            BlockText(page=2, ordinal=3, role="paragraph", level=0, text="Impressum"),
        ],
    )  # fmt: skip


def rejection(n: int = 0, *, content: str | None = None, code: str = "damaged", bytes_read: bool = True) -> Rejection:
    """The rejection of publication number `n`; without `bytes_read` nothing could be fetched."""
    return Rejection.model_validate(
        {
            "code": code,
            "message": f"profile-{n}.pdf: {code}",
            "publication_id": publication_id(content or f"publication {n}") if bytes_read else None,
            "file_name": f"profile-{n}.pdf",
            "source_uri": uri(n),
            "size_bytes": 1000,
            "extractor_version": "0.1.0",
        }
    )


def run(name: str = "run-1", *, at: datetime = NOON) -> Run:
    return Run(run_id=name, started_at=at, finished_at=at, extractor_version="0.1.0", sources=1)


def seen(n: int, *, content: str | None = None, at: datetime = NOON, source_uri: str | None = None) -> SourceSeen:
    return SourceSeen(source_uri or uri(n), publication_id(content or f"publication {n}"), at)


NAME = "Jördis Weiß-Kramer"
TEXT = f"Es begann 2009. Dr. {NAME} leitet das Büro seit 2011; Frau Weiß-Kramer hat die Nummer 030 123-99911."


def named(n: int, *, content: str | None = None) -> Record:
    """Publication number `n`, in which somebody is named wherever one can be."""
    one = record(n, content=content)
    profile = one.profiles[0]
    profile.contacts[0] = profile.contacts[0].model_copy(
        update={"name": NAME, "role": "Leiterin", "email": f"j.weiss{n}@example.org", "phone": "+493012399911"}
    )
    profile.quotes[0] = profile.quotes[0].model_copy(update={"speaker": NAME})
    profile.sections[0] = profile.sections[0].model_copy(update={"text": TEXT})
    at = TEXT.index("2011")
    here = "/profiles/0/sections/0/text"
    profile.entities += [
        Entity(label="PER", text=NAME, normalized=NAME, path=here, start=TEXT.index(NAME),
               end=TEXT.index(NAME) + len(NAME), origin="r", score=0.9),
        Entity(label="DATE", text="2011", normalized="2011", path=here, start=at, end=at + 4, origin="r", score=0.9),
    ]  # fmt: skip
    one.evidence += [
        Evidence(path="/profiles/0/contacts/0/phone", page=1, boxes=[], rule="r", raw="030 123-99911", confidence=0.9),
        Evidence(path=here, page=1, boxes=[], rule="r", raw="Jördis Weiß-Kra-\nmer leitet", confidence=0.9),
    ]
    one.blocks.append(
        BlockText(page=2, ordinal=4, role="paragraph", level=0, text="Weiss-Kramer, Joerdis (030 123-99911)")
    )
    one.publication.title = "Ein Gruß von JÖRDIS WEISS-KRAMER"
    return one
