"""A flat OpenDocument text for LibreOffice Writer: paragraphs, headings, nested lists, tables, running head and foot."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from samples.typeset.content import Item, Items, Section, plain

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "style": "style", "text": "text", "table": "table", "fo": "xsl-fo-compatible", "svg": "svg-compatible", "meta": "meta",
    }.items()
)  # fmt: skip


def paragraph(text: str, style: str = "Body") -> str:
    """A paragraph; a line feed in the text is a line break."""
    return (
        f'<text:p text:style-name="{style}">{escape(plain_lines(text)).replace(chr(10), "<text:line-break/>")}</text:p>'
    )


def plain_lines(text: str) -> str:
    return "\n".join(plain(line) for line in text.split("\n"))


def heading(text: str, level: int) -> str:
    return f'<text:h text:style-name="Heading{level}" text:outline-level="{level}">{escape(plain(text))}</text:h>'


def list_xml(block: Items) -> str:
    def render(entries: Sequence[Item]) -> str:
        rows = (
            f"<text:list-item>{paragraph(e.text, 'Item')}{f'<text:list>{render(e.items)}</text:list>' if e.items else ''}</text:list-item>"
            for e in entries
        )
        return "".join(rows)

    return (
        f'<text:list text:style-name="{"Numbers" if block.numbered else "Bullets"}">{render(block.items)}</text:list>'
    )


def section_xml(section: Section, level: int = 2) -> str:
    parts = (list_xml(p) if isinstance(p, Items) else paragraph(p) for p in section.parts)
    return heading(section.heading, level) + "".join(parts)


def table_xml(rows: Sequence[tuple[str, str]]) -> str:
    """Two columns with ruled cells, the labels in bold."""
    cells = "".join(
        f'<table:table-row><table:table-cell table:style-name="Cell">{paragraph(label, "Label")}</table:table-cell>'
        f'<table:table-cell table:style-name="Cell">{paragraph(value, "Value")}</table:table-cell></table:table-row>'
        for label, value in rows
    )
    return f'<table:table table:style-name="Table"><table:table-column table:style-name="First"/><table:table-column table:style-name="Second"/>{cells}</table:table>'


def style_xml(name: str, paragraph: str, text: str) -> str:
    return f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>'


def list_styles(markers: Sequence[tuple[str, str]]) -> str:
    """Styles "Bullets" (marker and font per level) and "Numbers" (numbers, then letters)."""

    def indent(level: int) -> str:
        left = 0.63 * level
        return (
            '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
            f'text:label-followed-by="listtab" text:list-tab-stop-position="{left}cm" fo:text-indent="-0.63cm" fo:margin-left="{left}cm"/></style:list-level-properties>'
        )

    bullets = "".join(
        f'<text:list-level-style-bullet text:level="{n}" text:bullet-char="{char}">{indent(n)}<style:text-properties style:font-name="{font}" fo:font-family="{font}"/></text:list-level-style-bullet>'
        for n, (char, font) in enumerate(markers, 1)
    )
    numbers = "".join(
        f'<text:list-level-style-number text:level="{n}" style:num-format="{form}" style:num-suffix="{suffix}">{indent(n)}</text:list-level-style-number>'
        for n, (form, suffix) in enumerate((("1", "."), ("a", ")")), 1)
    )
    return f'<text:list-style style:name="Bullets">{bullets}</text:list-style><text:list-style style:name="Numbers">{numbers}</text:list-style>'


def document(body: str, *, title: str, head: str, foot: str, font: str, markers: Sequence[tuple[str, str]]) -> str:
    """The whole text; `foot` is followed by the page number and the number of pages."""
    black, size = (
        f'style:font-name="{font}" fo:font-family="{font}" fo:language="de" fo:country="DE" fo:hyphenate="false"',
        'fo:font-size="{}pt"',
    )
    styles = "".join(
        (
            style_xml("Body", 'fo:margin-bottom="0.2cm" fo:line-height="115%"', f"{black} {size.format(11)}"),
            style_xml("Item", 'fo:margin-bottom="0.08cm" fo:line-height="115%"', f"{black} {size.format(11)}"),
            style_xml(
                "Heading1",
                'fo:margin-bottom="0.2cm"',
                f'{black} {size.format(18)} fo:font-weight="bold" fo:color="#1f3864"',
            ),
            style_xml(
                "Slogan",
                'fo:margin-bottom="0.3cm"',
                f'{black} {size.format(14)} fo:font-style="italic" fo:color="#2f5496"',
            ),
            style_xml(
                "Heading2",
                'fo:margin-top="0.4cm" fo:margin-bottom="0.12cm" fo:keep-with-next="always"',
                f'{black} {size.format(13)} fo:font-weight="bold" fo:color="#2f5496"',
            ),
            style_xml("Label", "", f'{black} {size.format(10.5)} fo:font-weight="bold"'),
            style_xml("Value", "", f"{black} {size.format(10.5)}"),
            style_xml(
                "Said",
                'fo:margin-left="0.8cm" fo:margin-right="0.8cm" fo:margin-top="0.2cm"',
                f'{black} {size.format(11)} fo:font-style="italic"',
            ),
            style_xml("Speaker", 'fo:margin-left="0.8cm" fo:margin-bottom="0.3cm"', f"{black} {size.format(10)}"),
            style_xml("Running", "", f'{black} {size.format(9)} fo:color="#595959"'),
        )
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">{escape(title)}</dc:title></office:meta>
<office:styles>{styles}{list_styles(markers)}</office:styles>
<office:automatic-styles>
<style:style style:name="Table" style:family="table"><style:table-properties style:width="16cm" table:align="left" fo:margin-top="0.3cm" fo:margin-bottom="0.3cm"/></style:style>
<style:style style:name="First" style:family="table-column"><style:table-column-properties style:column-width="4.6cm"/></style:style>
<style:style style:name="Second" style:family="table-column"><style:table-column-properties style:column-width="11.4cm"/></style:style>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #7f7f7f" fo:padding="0.12cm"/></style:style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.6cm" fo:margin-bottom="1.4cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"/>
<style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.7cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
<style:header>{paragraph(head, "Running")}</style:header>
<style:footer><text:p text:style-name="Running">{escape(foot)} <text:page-number text:select-page="current">1</text:page-number> von <text:page-count>1</text:page-count></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""
