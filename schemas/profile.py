"""The record: what a publication says, in the words and the key order of the data contract."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from schemas.evidence import Evidence, Finding

SCHEMA_VERSION = "1.0"

MunicipalityType = Literal["Landkreis", "Kreisfreie Stadt", "Stadt", "Gemeinde", "Verband", "Region"]
SectionKind = Literal[
    "background",
    "goals",
    "structures_and_strategies",
    "implementation",
    "measures",
    "partners",
    "funding",
    "results",
    "outlook",
    "materials",
    "contact",
    "quote",
    "other",
]
EntityLabel = Literal[
    "PER", "ORG", "LOC", "ROLE", "PROGRAMME", "LAW", "DATE", "DURATION", "MONEY", "EMAIL", "PHONE", "URL"
]
FederalState = Literal[
    "Baden-Württemberg",
    "Bayern",
    "Berlin",
    "Brandenburg",
    "Bremen",
    "Hamburg",
    "Hessen",
    "Mecklenburg-Vorpommern",
    "Niedersachsen",
    "Nordrhein-Westfalen",
    "Rheinland-Pfalz",
    "Saarland",
    "Sachsen",
    "Sachsen-Anhalt",
    "Schleswig-Holstein",
    "Thüringen",
]

DIRECT: JsonDict = {"personal": "direct"}
FREE_TEXT: JsonDict = {"personal": "free_text"}


class Model(BaseModel):
    """Base of all models: attribute docstrings are the columns' descriptions; `personal` says what is personal data."""

    model_config = ConfigDict(use_attribute_docstrings=True, extra="forbid")


class Contact(Model):
    """A person or an office with the ways to reach it."""

    kind: Literal["person", "office"]
    """`person` where a person is named, otherwise `office`."""
    name: str | None = Field(None, json_schema_extra=DIRECT, examples=["Roland Neumann"])
    """Name of the person, without title and form of address."""
    academic_title: str | None = Field(None, json_schema_extra=DIRECT, examples=["Dr."])
    """Academic titles as printed."""
    role: str | None = Field(None, json_schema_extra=DIRECT, examples=["Beigeordneter und Dezernent für Bildung"])
    """The whole role as printed."""
    organisation: str | None = Field(None, examples=["Landkreis Elbe-Elster"])
    """The office as printed in the contact block."""
    street: str | None = Field(None, examples=["Ludwig-Jahn-Straße 2"])
    """Street and house number."""
    postcode: str | None = Field(None, examples=["04916"])
    """Postcode, five digits."""
    city: str | None = Field(None, examples=["Herzberg"])
    """Town of the postal address."""
    po_box: str | None = Field(None, examples=["12 34"])
    """Post-office box."""
    email: str | None = Field(None, json_schema_extra=DIRECT, examples=["Dezernat-III@lkee.de"])
    """E-mail address; domain in lower case, local part as printed."""
    email_kind: Literal["person", "function"] | None = None
    """Whether the address is a person's or an office's."""
    phone: str | None = Field(None, json_schema_extra=DIRECT, examples=["+493535463000"])
    """Telephone number, E.164."""
    fax: str | None = Field(None, json_schema_extra=DIRECT, examples=["+493535463999"])
    """Fax number, E.164."""
    mobile: str | None = Field(None, json_schema_extra=DIRECT, examples=["+4915112345678"])
    """Mobile number, E.164."""
    website: str | None = Field(None, examples=["http://www.lkee.de"])
    """Web address with scheme."""


class Quote(Model):
    """What somebody is quoted as saying."""

    speaker: str | None = Field(None, json_schema_extra=DIRECT, examples=["Andrea Hähnlein"])
    """Who says it, without title."""
    role: str | None = Field(None, json_schema_extra=DIRECT, examples=["Bildungsbüro Landkreis Elbe-Elster"])
    """The speaker's role as printed."""
    text: str = Field(json_schema_extra=FREE_TEXT)
    """What is said, without the enclosing quotation marks."""


class Bullet(Model):
    """One item of a list, whole."""

    ordinal: int
    """Position within its section, counted from 1."""
    level: int
    """Nesting level, 1 = top."""
    text: str = Field(json_schema_extra=FREE_TEXT)
    """The item without its marker."""


class Section(Model):
    """A heading with what stands under it."""

    ordinal: int
    """Position within its profile, counted from 1."""
    heading: str | None = Field(None, json_schema_extra=FREE_TEXT, examples=["Vorhandene Materialien"])
    """The heading without its marker."""
    kind: SectionKind
    """What the section is about, by its heading."""
    text: str | None = Field(None, json_schema_extra=FREE_TEXT)
    """The paragraphs outside the bullets, joined by a blank line."""
    bullets: list[Bullet] = []
    """The list items in reading order."""


class Material(Model):
    """A publication or a web page that the profile points to."""

    text: str = Field(json_schema_extra=FREE_TEXT)
    """The item as printed."""
    urls: list[str] = []
    """Web addresses in it, with scheme."""


class Fact(Model):
    """A stated figure or short value."""

    label: str = Field(examples=["Einwohner"])
    """The label as printed."""
    key: str | None = Field(None, examples=["population"])
    """What it is, as a word of ours; null where unknown."""
    value: str = Field(json_schema_extra=FREE_TEXT, examples=["1.520,28"])
    """The value as printed, without its unit."""
    unit: str | None = Field(None, examples=["km²"])
    """The unit as printed."""
    amount: float | None = Field(None, examples=[1520.28])
    """The value as a number."""
    as_of: str | None = Field(None, examples=["2011-12-31"])
    """Reference date of the value, ISO 8601 as far as stated."""


class Entity(Model):
    """A name, a date, an amount that occurs in a text of the profile."""

    label: EntityLabel
    """What it is."""
    text: str = Field(json_schema_extra=FREE_TEXT)
    """As printed."""
    normalized: str | None = Field(None, json_schema_extra=FREE_TEXT)
    """Canonical form: ISO 8601 for dates and durations, EUR for money."""
    path: str
    """JSON pointer of the string in which it stands."""
    start: int
    """First code point in that string."""
    end: int
    """Code point after the last."""
    origin: str
    """The model or the rule that found it."""
    score: float
    """How sure the origin is, 0 to 1."""


class MunicipalityRef(Model):
    """A municipality that a profile covers."""

    name: str
    """Bare name."""
    type: MunicipalityType | None = None
    """Kind of territorial body."""
    ags: str | None = None
    """Official municipality key."""


class Profile(Model):
    """What a publication says about one municipality, alliance or other institution."""

    ordinal: int
    """Position within the publication, counted from 1."""
    pages: list[int]
    """Pages on which it stands."""
    municipality: str | None = Field(None, examples=["Elbe-Elster"])
    """Bare name of the municipality."""
    municipality_type: MunicipalityType | None = None
    """Kind of territorial body."""
    federal_state: FederalState | None = None
    """One of the 16 Länder."""
    ags: str | None = Field(None, examples=["12062"])
    """Official municipality key: 5 digits for a Kreis or Kreisfreie Stadt, 8 for a Gemeinde."""
    ags_edition: str | None = Field(None, examples=["2011-12-31"])
    """Edition of the official list in which the key was found."""
    municipalities: list[MunicipalityRef] = []
    """All municipalities that the profile covers, the main one first."""
    headline: str | None = Field(None, json_schema_extra=FREE_TEXT)
    """The slogan below the title."""
    summary: str | None = Field(None, json_schema_extra=FREE_TEXT)
    """The introducing text."""
    contacts: list[Contact] = []
    """Contact blocks of the profile."""
    quotes: list[Quote] = []
    """Quotes with their speakers."""
    sections: list[Section] = []
    """Sections in reading order."""
    materials: list[Material] = []
    """What the profile points to."""
    facts: list[Fact] = []
    """Stated figures and short values."""
    entities: list[Entity] = []
    """Names, dates and amounts in the running text."""


class Publication(Model):
    """One PDF, known by the SHA-256 of its bytes."""

    publication_id: str
    """`sha256:` and 64 hex digits."""
    file_name: str
    """Name of the file."""
    source_uri: str | None = None
    """Where it came from, without credentials."""
    page_count: int
    """Number of pages."""
    family: str
    """The publication series as Steckbrief knows it; `generic` where unknown."""
    series: str | None = None
    """Name of the series as printed."""
    publisher: str | None = None
    """Who publishes it."""
    funders: list[str] = []
    """Who pays for it."""
    title: str | None = None
    """Title as printed."""
    published_on: str | None = Field(None, examples=["2012-03"])
    """Date of publication as stated on the pages: year, month or day."""
    rights: str | None = Field(None, json_schema_extra=FREE_TEXT)
    """Printed copyright or licence line."""
    language: str | None = None
    """Language of the text, ISO 639-1."""
    producer: str | None = None
    """The program that wrote the file."""
    pdf_created_at: str | None = None
    """Creation time in the file's metadata."""
    has_text_layer: bool
    """Whether the pages hold text (and not only pictures of it)."""
    text_sha256: str
    """Hash of the text in reading order: equal for two files that say the same."""
    extractor_version: str
    """Version of Steckbrief."""
    extraction_key: str
    """Hash of everything that can change the result."""
    contacts: list[Contact] = []
    """Imprint, publisher and every contact block that belongs to no profile."""


class BlockText(Model):
    """One block of the publication in reading order: no word is lost because no field claimed it."""

    page: int
    """Page on which it begins."""
    ordinal: int
    """Position in reading order over the whole publication, counted from 1."""
    role: str
    """heading, paragraph, list_item, table, caption, footnote, pull_quote, running_head, footer, page_number, logo."""
    level: int
    """Heading or nesting level; 0 for other roles."""
    text: str = Field(json_schema_extra=FREE_TEXT)
    """The text, mended."""
    profile: int | None = None
    """Ordinal of the profile to which it belongs."""
    section: int | None = None
    """Ordinal of the section in that profile."""


class Record(Model):
    """Everything that was read out of one publication."""

    schema_version: str = SCHEMA_VERSION
    """Version of the data contract."""
    publication: Publication
    """The publication as a whole."""
    profiles: list[Profile] = []
    """Its profiles in reading order."""
    evidence: list[Evidence] = []
    """Where each value was read."""
    findings: list[Finding] = []
    """What a person should know."""
    blocks: list[BlockText] = Field(default=[], exclude=True)
    """The whole text; in the warehouse's `blocks` table, not in the JSON."""
