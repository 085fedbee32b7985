"""What a table is: columns with type, description, unit, example and how personal they are.

Columns that the record has too are taken from its models, so that nothing is said twice.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import BaseModel
from pydantic.fields import FieldInfo

ColumnType = Literal[
    "string",
    "category",
    "int32",
    "int64",
    "float64",
    "bool",
    "date",
    "timestamp",
    "list<string>",
    "list<int32>",
    "list<list<float64>>",
]
"""`category` is a dictionary-encoded string, `timestamp` has microseconds and is UTC."""
Personal = Literal["none", "direct", "free_text"]
"""`direct` names or reaches a person; `free_text` is running text in which persons may be named."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    type: ColumnType
    description: str
    example: str | None = None
    """As it is printed; lists as JSON."""
    unit: str | None = None
    personal: Personal = "none"
    key: bool = False
    """Whether it is the table's primary key (or a part of it), never null."""
    values: tuple[str, ...] = ()
    """All values that there can be; empty where they are not a fixed list."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, what a row is, its columns in order."""

    name: str
    description: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """Names of the columns that identify a row."""
        return tuple(c.name for c in self.columns if c.key)

    @property
    def references(self) -> Mapping[str, tuple[str, str]]:
        """Columns that hold the key of a row of some table: name -> (table, its key column)."""
        named = {column.name for column in self.columns} - set(() if self.name == "publication_sources" else self.key)
        if self.name == "rejections":  # a rejected publication has no row elsewhere
            named.discard("publication_id")
        return {name: target for name, target in REFERENCES.items() if name in named}

    def column(self, name: str) -> Column:
        """The column `name`; KeyError names the table and its columns."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name!r}; it has {', '.join(c.name for c in self.columns)}")


REFERENCES = {
    "publication_id": ("publications", "publication_id"),
    "profile_id": ("profiles", "profile_id"),
    "section_id": ("sections", "section_id"),
    "bullet_id": ("bullets", "bullet_id"),
    "parent_bullet_id": ("bullets", "bullet_id"),
    "run_id": ("runs", "run_id"),
}


def _type(annotation: object) -> ColumnType | None:
    """The column type of a model's field; None where the field holds other models, which are tables of their own."""
    arguments = typing.get_args(annotation)
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        (annotation,) = (a for a in arguments if a is not type(None))
        return _type(annotation)
    if typing.get_origin(annotation) is Literal:
        return "category"
    if typing.get_origin(annotation) is list:
        (member,) = arguments
        if typing.get_origin(member) is tuple:
            return "list<list<float64>>"
        return None if issubclass(member, BaseModel) else ("list<int32>" if member is int else "list<string>")
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return None
    named: dict[object, ColumnType] = {str: "string", int: "int32", float: "float64", bool: "bool"}
    return named.get(annotation, "timestamp")


def columns_of(model: type[BaseModel], examples: Mapping[str, str], **changes: Mapping[str, str]) -> tuple[Column, ...]:
    """The columns of a model; `examples` fills in where the model gives none, `changes` sets other attributes."""
    columns = []
    for name, field in model.model_fields.items():
        kind = _type(field.annotation)
        if kind is None:
            continue
        column = Column(name, kind, field.description or "", _example(field) or examples.get(name))
        column = replace(column, personal=_personal(field), values=_literal(field.annotation))
        columns.append(replace(column, **changes[name]) if name in changes else column)  # type: ignore[arg-type]
    return tuple(columns)


def _example(field: FieldInfo) -> str | None:
    if field.examples:
        return str(field.examples[0])
    values = _literal(field.annotation)
    return values[0] if values else None


def _literal(annotation: object) -> tuple[str, ...]:
    """The values of a Literal, or of an optional one."""
    for one in (annotation, *typing.get_args(annotation)):
        if typing.get_origin(one) is Literal:
            return typing.get_args(one)
    return ()


def _personal(field: FieldInfo) -> Personal:
    extra = field.json_schema_extra
    return typing.cast("Personal", extra.get("personal", "none")) if isinstance(extra, dict) else "none"
