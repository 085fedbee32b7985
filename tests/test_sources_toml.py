"""A sources.toml is checked before anything is fetched; what is wrong is named with its line."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from textwrap import dedent

import pytest

from pipeline.sources.asked import asked
from pipeline.sources.keys import keys
from pipeline.sources.toml_file import read_sources
from pipeline.toml_lines import line_of
from schemas.errors import UsageError
from schemas.parameters import RunParameters
from schemas.sources import Bucket, Folder, Page, Urls

ROOT = Path(__file__).parent.parent
GOOD = """
    [fetch]
    identity = "steckbrief (+https://example.org/contact)"
    allow = ["10.20.0.0/16"]

    [sources.stiftung]
    kind = "page"
    at = "https://stiftung.example/publikationen"
    series = "Kommunen im Porträt"
    family = "generic"
    schedule = "0 6 * * 1"
    delay = "2s"
    expect_every = "90d"
    min_links = 20
    budget = "10%"

    [sources."Ablage Süd"]
    kind = "folder"
    at = ["south", "/data/more"]

    [sources.store]
    kind = "bucket"
    at = "s3://profiles/2012"
    endpoint = "https://objects.example.org"

    [sources.list]
    kind = "urls"
    at = ["https://example.org/a.pdf", "urls.txt"]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "sources.toml"
    path.write_text(dedent(text), encoding="utf-8")
    return path


def test_a_file_is_read_as_it_is_meant(tmp_path: Path) -> None:
    found = read_sources(written(tmp_path, GOOD))
    page, folder, store, urls = found.sources.values()
    assert isinstance(page, Page)
    assert (page.name, page.delay, page.budget) == ("stiftung", timedelta(seconds=2), 0.1)
    assert page.expect_every == timedelta(days=90)
    assert isinstance(folder, Folder)
    assert (folder.name, folder.at) == ("Ablage Süd", (str(tmp_path / "south"), "/data/more"))
    assert isinstance(store, Bucket)
    assert isinstance(urls, Urls)
    assert urls.at == ("https://example.org/a.pdf", str(tmp_path / "urls.txt"))
    assert [str(network) for network in found.fetch.allow] == ["10.20.0.0/16"]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('delay = "2s"', 'delay = "soon"', 12, "sources.stiftung.delay: a duration is"),
        ('delay = "2s"', 'dealy = "2s"', 12, 'sources.stiftung.dealy: no such key; is "delay" meant?'),
        ('delay = "2s"', 'delay = "-2s"', 12, "delay"),
        ('schedule = "0 6 * * 1"', 'schedule = "0 25 * * 1"', 11, "a cron expression has five fields"),
        ('kind = "page"', 'kind = "webpage"', 6, 'no such kind; it is one of "folder", "urls"'),
        ('kind = "page"\n', "\n", 6, "kind is missing"),
        ('family = "generic"', 'family = "genric"', 10, 'there is no family "genric"; known: generic'),
        ('budget = "10%"', 'budget = "110%"', 15, "less than or equal to 1"),
        ('allow = ["10.20.0.0/16"]', 'allow = ["intranet"]', 4, "fetch.allow"),
        ('"https://stiftung.example/pub', '"ftp://stiftung.example/pub', 8, "no http(s) address"),
        ('"https://stiftung.example/pub', '"https://ada:geheim@stiftung.example/pub', 8, "`credentials` names"),
        ('"s3://profiles/2012"', '"profiles/2012"', 23, 'written as "s3://bucket/folder"'),
        ("min_links = 20", "min_links = 20\nmatching = '(pdf'", 15, "not a regular expression"),
        ('allow = ["10.20.0.0/16"]', 'allow = "10.20.0.0/16"', 4, 'a list, as ["10.20.0.0/16"], would be right'),
        ("[fetch]\n", "[fetsch]\n", 2, 'no such key; is "fetch" meant?'),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    text = dedent(GOOD)
    assert old in text
    path = written(tmp_path, text.replace(old, new, 1))
    with pytest.raises(UsageError) as raised:
        read_sources(path)
    assert f"{path}, line {line}: " in str(raised.value)
    assert said in str(raised.value)
    assert "geheim" not in str(raised.value)


def test_a_value_in_the_place_of_a_table_is_told_what_a_table_looks_like(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"sources.*a table, as \[sources\.stiftung\], would be right"):
        read_sources(written(tmp_path, "sources = 3\n"))
    with pytest.raises(UsageError, match=r"sources.*is missing; a source is a table, as \[sources\.stiftung\]"):
        read_sources(written(tmp_path, "[fetch]\n"))


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    text = dedent(GOOD).replace('"2s"', '"soon"').replace("20\n", '"many"\n')
    with pytest.raises(UsageError) as raised:
        read_sources(written(tmp_path, text))
    assert len(str(raised.value).splitlines()) == 2


def test_the_example_of_the_readme_can_be_used(tmp_path: Path) -> None:
    examples = re.findall(r"```toml\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    [example] = [text for text in examples if "[sources." in text]
    assert list(read_sources(written(tmp_path, example)).sources) == ["stiftung", "ablage"]


def test_every_key_is_documented() -> None:
    text = (ROOT / "flows" / "README.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- keys:.*?-->\n(.*?)<!-- /keys -->", text, re.DOTALL)
    assert found
    assert found.group(1).strip() == keys(), f"put this into flows/README.md:\n{keys()}"


def test_what_is_no_toml_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"not TOML.*end of document"):
        read_sources(written(tmp_path, "[sources"))


def test_a_file_without_sources_is_of_no_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="sources"):
        read_sources(written(tmp_path, "[fetch]\n"))


def test_lines_are_counted_in_arrays_and_dotted_keys_too() -> None:
    text = '[a]\nb = [\n  "x",\n  "y",\n]\nc.d = 1\n\n["e f".g]\nh = 2\n'
    assert [line_of(text, path) for path in (["a", "b", 1], ["a", "c", "d"], ["e f", "g", "h"], ["e f", "g", "i"])] == [
        2, 6, 9, 8,
    ]  # fmt: skip


def chosen(*sources: object, only: tuple[str, ...] = ()) -> list[str | None]:
    parameters = RunParameters(sources=tuple(map(str, sources)), out=Path("W"), only=only)
    return [one.source.name if one.source else None for one in asked(parameters)]


def test_sources_of_a_file_stand_beside_others(tmp_path: Path) -> None:
    (tmp_path / "north").mkdir()
    path = written(tmp_path, '[sources.a]\nkind = "folder"\nat = "."\n[sources.b]\nkind = "folder"\nat = "north"\n')
    assert chosen(path, tmp_path / "north") == ["a", "b", None]
    assert chosen(path, only=("b",)) == ["b"]
    with pytest.raises(UsageError, match="--source c: no such source; there are a, b"):
        chosen(path, only=("c",))
    with pytest.raises(UsageError, match="two sources are called 'a'"):
        chosen(path, path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, '[sources.a]\nkind = "folder"\nat = "nowhere"\n')
    with pytest.raises(UsageError, match=r"a: .*nowhere: no such folder"):
        chosen(path)
