"""Where one paragraph ends and the next begins."""

from __future__ import annotations

import pytest

from pipeline.layout import arrange
from pipeline.layout.draft import Draft
from pipeline.layout.flow import join_continued
from pipeline.layout.lines import chunks
from pipeline.layout.words import words
from tests.typeset_page import BOLD, ITALIC, Sheet, document

FULL = "Im Landkreis leben viele Familien mit Kind"  # 42 characters, 210 points


def texts(sheet: Sheet) -> list[str]:
    return [block.text for block in arrange(document(sheet))]


def justified(ends: str) -> Sheet:
    """Two paragraphs without indent or space between them; the first ends with `ends`."""
    sheet = Sheet()
    sheet.lines(50, 100, [FULL, FULL, ends, FULL, FULL, "und so weiter."])
    return sheet


def test_a_short_line_ends_a_paragraph_of_justified_text() -> None:
    nearly_full = FULL[:36] + "n."
    assert texts(justified(nearly_full)) == [f"{FULL} {FULL} {nearly_full}", f"{FULL} {FULL} und so weiter."]


def test_a_short_line_ends_no_paragraph_of_ragged_text() -> None:
    sheet = Sheet()
    lines = [FULL, FULL[:39], FULL[:36] + "n.", FULL[:40], FULL[:37], "und so weiter."]
    sheet.lines(50, 100, lines)
    assert texts(sheet) == [" ".join(lines)]


def two_columns(last: str) -> Sheet:
    """Justified text in two columns; a sentence ends with the last line of the left one."""
    sheet = Sheet()
    sheet.lines(50, 100, [FULL] * 5 + [last])
    sheet.lines(300, 100, [FULL] * 5 + ["und so weiter."])
    return sheet


def test_a_stretched_line_ends_no_paragraph_at_the_end_of_its_column() -> None:
    assert len(texts(two_columns("zu tun hat jeder etwas, in jedem der Orte."))) == 1
    assert len(texts(two_columns("zu tun hat jeder etwas."))) == 2


def test_white_between_full_lines_parts_what_no_full_stop_parts() -> None:
    sheet = Sheet()
    y = 100.0
    entries = [("18 Uhr, Bücherei: Vorlesen im Zelt mit", "Taschenlampe, für Kinder ab vier Jahre")] * 3
    for first, second in entries:
        sheet.lines(50, y, [first, second], leading=14)
        y += 34
    assert texts(sheet) == [" ".join(entry) for entry in entries]


def test_white_below_a_line_alone_counts_by_that_above_it() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["Alte Ziegelei", FULL])
    sheet.lines(50, 130, ["Angenommen wird, was im Haushalt anfällt,", "und mehr."])
    assert texts(sheet) == ["Alte Ziegelei", FULL, "Angenommen wird, was im Haushalt anfällt, und mehr."]


def test_an_entry_of_a_contents_page_ends_with_its_page_number() -> None:
    sheet = Sheet()
    leader = " . . . . . . . . "
    sheet.lines(50, 100, [f"Gute Arbeit für alle im Land{leader}5", "Pflege:", "Ein neuer Anfang"])
    sheet.lines(50, 136, [f"für alle{leader}12"])
    sheet.lines(50, 148, ["Wohnen –", f"Was sonst?{leader}21", f"Schluss{leader}44"])
    assert [text.split(" . ")[0] for text in texts(sheet)] == [
        "Gute Arbeit für alle im Land",
        "Pflege: Ein neuer Anfang für alle",
        "Wohnen – Was sonst?",
        "Schluss",
    ]


ENTRIES = [
    ("Vorwort", 3),
    ("Wohnen und Bauen", 4),
    ("Schule", 9),
    ("Bus und Bahn im Takt der Stadt und auf dem Land", 12),
]


def contents(entries: list[tuple[str, int]]) -> Sheet:
    sheet = Sheet()
    for n, (title, page) in enumerate(entries):
        sheet.write(50, 150 + 14 * n, title, font=BOLD)
        sheet.write(320 - 5 * len(str(page)), 150 + 14 * n, str(page), font=BOLD)
    return sheet


def test_page_numbers_at_the_edge_end_entries_without_dots() -> None:
    """Bold ones are no headings."""
    blocks = arrange(document(contents(ENTRIES)))
    assert [(b.role, b.text) for b in blocks] == [("paragraph", f"{title} {page}") for title, page in ENTRIES]


def test_page_numbers_before_titles_of_two_lines_begin_entries() -> None:
    sheet = Sheet()
    titles = [("Der Hafen lernt mit", "Elterncafé an der Elbe"), ("Sprache baut Brücken", "Paten lesen vor")]
    titles += [("Räume für alle Kinder", "Ein Haus am Markt"), ("Auf dem Weg zur Schule", "Busse und Räder")]
    for n, lines in enumerate(titles):
        sheet.write(50, 150 + 24 * n, str(4 + 3 * n))
        sheet.lines(80, 150 + 24 * n, list(lines))
    assert texts(sheet) == [f"{4 + 3 * n} {first} {second}" for n, (first, second) in enumerate(titles)]


def test_numbers_that_do_not_rise_are_no_pages() -> None:
    falling = [(title, 20 - page) for title, page in ENTRIES]
    assert [b.text for b in arrange(document(contents(falling)))] != [f"{title} {page}" for title, page in falling]


def test_numbers_set_close_to_their_text_open_items_where_they_count_up() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["1.Bank anrufen und fragen", "2.Belege sammeln", "3.Anzeige erstatten"], leading=14)
    blocks = arrange(document(sheet))
    assert [(block.role, block.marker, block.text) for block in blocks] == [
        ("list_item", "1.", "Bank anrufen und fragen"),
        ("list_item", "2.", "Belege sammeln"),
        ("list_item", "3.", "Anzeige erstatten"),
    ]


@pytest.mark.parametrize(
    ("lines", "marker"),
    [
        (["→Bus bis ein Uhr", "→Ein Ticket für alle"], "→"),
        (["/ Jugendtreff im Bahnhof", "/ Werkstatt am Hafen"], "/"),
        (["▷ Hafenfest im Mai", "▷ Lesung im Turm"], "▷"),
        (["~ Hafenfest im Mai", "~ Lesung im Turm"], "~"),
    ],
)
def test_arrows_and_slashes_that_open_lines_one_below_the_other_open_items(lines: list[str], marker: str) -> None:
    sheet = Sheet()
    sheet.lines(50, 100, lines, leading=14)
    blocks = arrange(document(sheet))
    assert [(block.role, block.marker) for block in blocks] == [("list_item", marker)] * 2


def test_one_arrow_or_slash_at_the_beginning_of_a_line_opens_none() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["Näheres steht im Anhang zu den Häusern am Hafen", "→Seite zwölf und im Bericht / Teil zwei"])
    sheet.lines(
        50, 300, ["Die Anmeldung liegt beim Amt für Kinder, Jugend", "/ Familie der Stadt Seehausen an der Aue."]
    )
    assert "list_item" not in {block.role for block in arrange(document(sheet))}


def test_an_angle_that_opens_a_quotation_opens_no_item() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["›Ich nähe wieder jeden Tag", "mit anderen im Haus.‹"], leading=14)
    sheet.lines(50, 200, ["› Hafenfest im Mai", "› Lesung im Turm"], leading=14)
    assert [(block.role, block.text) for block in arrange(document(sheet))] == [
        ("paragraph", "›Ich nähe wieder jeden Tag mit anderen im Haus.‹"),
        ("list_item", "Hafenfest im Mai"),
        ("list_item", "Lesung im Turm"),
    ]


def test_doubled_letters_stand_below_single_ones() -> None:
    sheet = Sheet()
    for n, (indent, line) in enumerate(
        [(0, "a) die Stadt"), (20, "aa) als Trägerin,"), (20, "bb) als Halterin,"), (0, "b) der Kreis.")]
    ):
        sheet.write(50 + indent, 100 + 14 * n, line)
    assert [(block.marker, block.level) for block in arrange(document(sheet)) if block.role == "list_item"] == [
        ("a)", 1),
        ("aa)", 2),
        ("bb)", 2),
        ("b)", 1),
    ]


def test_a_date_set_close_opens_no_item() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["1.Mai im Landkreis gefeiert"])
    assert texts(sheet) == ["1.Mai im Landkreis gefeiert"]


def test_a_line_with_something_far_apart_in_it_is_no_running_text() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Stadtteilbeirat im Norden")
    sheet.write(280, 100, "Musterau, den 3. Mai 2021")
    sheet.write(50, 112, "Vorsitzende Erika Beispiel")
    sheet.lines(50, 150, [FULL + " und dann", FULL])
    assert texts(sheet)[1] == "Vorsitzende Erika Beispiel"


def test_lines_that_open_with_one_word_and_count_up_are_entries() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["Anlage 1: Liste der Mitglieder des Vereins", "Anlage 2: Einladung zur Versammlung und so"])
    assert [text[:8] for text in texts(sheet)] == ["Anlage 1", "Anlage 2"]


def test_bold_type_that_changes_within_the_next_line_runs_on() -> None:
    sheet = Sheet()
    sheet.lines(50, 76, [FULL])
    sheet.write(50, 100, "Der Beirat empfiehlt die Variante mit dem", font=BOLD)
    end = sheet.write(50, 112, "Weg.", font=BOLD)
    sheet.write(end + 5, 112, "Die Gründe sind alt und allen bekannt.")
    sheet.lines(50, 124, [FULL, "und so weiter."])
    assert len(texts(sheet)) == 2


def test_a_number_set_close_from_which_the_text_hangs_opens_an_item() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["4.nach der Erhebung keine Bearbeitung erfa"])
    sheet.lines(64, 112, ["die aus rechtlichen Gründen nötig ist."])
    (block,) = arrange(document(sheet))
    assert (block.role, block.marker) == ("list_item", "4.")


def test_squares_set_close_to_their_text_open_items() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["■Leistungen der Pflege", "■Hilfe im Haushalt", "■Entlastung"], leading=16)
    assert [(b.role, b.marker, b.text) for b in arrange(document(sheet))] == [
        ("list_item", "■", "Leistungen der Pflege"),
        ("list_item", "■", "Hilfe im Haushalt"),
        ("list_item", "■", "Entlastung"),
    ]


def test_lines_beside_a_picture_end_at_an_edge_of_their_own() -> None:
    sheet = Sheet()
    beside = ["wenn Ihr Kind zum ersten Mal ohne Sie im Haus", "bleibt, ist das ein Schritt. Das Heft möchte x"]
    beside = [line.ljust(46, "n") for line in (*beside, "Ihnen sagen, was für Sie dabei alles wichtig y")]
    sheet.lines(50, 100, [*beside, "Kind das Richtige ist."])
    whole = [
        "Und hier läuft die Zeile über die ganze Breite des Blattes und",
        "sagt noch mehr, als im Heft selbst steht",
    ]
    sheet.lines(50, 200, [line.ljust(62, "n") for line in whole] * 3)
    assert texts(sheet)[0] == " ".join([*beside, "Kind das Richtige ist."])


def test_what_opens_a_letter_stands_alone() -> None:
    for greeting in ("Liebe Eltern,", "Sehr geehrte Damen und Herren,"):
        sheet = Sheet()
        lines = ["wenn Ihr Kind zum ersten Mal ohne Sie im Haus bleibt,", "ist das für die ganze Familie ein Schritt."]
        sheet.lines(50, 100, [greeting, *lines])
        assert texts(sheet) == [greeting, " ".join(lines)]


def test_a_sentence_may_begin_like_a_letter() -> None:
    sheet = Sheet()
    lines = ["Liebe Eltern und liebe Kinder, Lehrer und Freunde,", "wir laden alle ein, mit uns zu feiern."]
    sheet.lines(50, 100, lines)
    assert texts(sheet) == [" ".join(lines)]


def test_small_type_behind_a_quotation_goes_on_in_the_next_line() -> None:
    sheet = Sheet()
    end = sheet.write(50, 100, "„Kinder hören sofort, ob man sie mag.“", size=14)
    sheet.write(end + 5, 100, "– Ada Muster, Vorlesepatin in", size=9)
    sheet.write(50, 120, "Musterstadt", size=9)
    (found,) = texts(sheet)
    assert found.endswith("Vorlesepatin in Musterstadt")


def label(x: float, baseline: float, *texts: str, column: int) -> Draft:
    """A label in a chart, one of several in type of 6 points."""
    sheet = Sheet()
    sheet.lines(x, baseline, list(texts), leading=8, size=6)
    printed = chunks(words(document(sheet).pages[0]))
    return Draft(printed, column=column, right=max(line.box.x1 for line in printed))


def test_what_goes_on_below_does_not_go_on_beside() -> None:
    tall, beside = label(150, 110, "Zusätzlich", "nötige Minderung", column=1), label(320, 110, "Akteure", column=2)
    below = label(152, 126, "2020 zum Ziel", column=3)
    assert join_continued([tall, beside, below]) == [tall, beside, below]
    assert not tall.joined
    join_continued([tall, beside])
    assert tall.joined == [beside]


@pytest.mark.parametrize("telephone", ["Tel. 02303 5512", "Telefon: 02303 5512"])
@pytest.mark.parametrize("mail", ["post@unna.example", "E-Mail: post@unna.example"])
def test_the_last_line_of_a_contact_does_not_go_on_in_the_kicker_of_the_next_page(telephone: str, mail: str) -> None:
    first, second = Sheet(), Sheet()
    first.lines(50, 700, ["Ada Muster", "Klimaschutz", "Stadt Unna", "Markt 2", "59423 Unna"])
    first.lines(300, 700, [telephone, mail])
    second.write(50, 100, "Bebra, Hessen")
    second.write(50, 140, "Schatten für den Platz", size=20, font=BOLD)
    second.lines(50, 200, [FULL, FULL, FULL, "und so weiter."], size=11)
    assert [b.text for b in arrange(document(first, second))][-3:-1] == ["Bebra, Hessen", "Schatten für den Platz"]


def test_an_item_of_one_line_hangs_where_its_like_do() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "• Regale auf Rollen, damit der Raum in zehn")
    sheet.write(60, 112, "Minuten frei wird")
    sheet.write(50, 124, "• eine Küche, die alle Gruppen nutzen dürfen")
    sheet.lines(50, 136, ["Die Gemeinden übernahmen alles, auch Bau", "und Malerarbeiten."])
    assert texts(sheet)[-1] == "Die Gemeinden übernahmen alles, auch Bau und Malerarbeiten."


def test_text_begins_at_the_markers_of_a_list_that_needs_no_second_line() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["• Die Kante bleibt öffentlich", "• Handel, Wohnen und Kultur stehen Tür an Tür"])
    sheet.lines(50, 124, ["Bauherren, die sich daran halten, werden", "beraten."])
    assert texts(sheet)[-1] == "Bauherren, die sich daran halten, werden beraten."


def test_items_whose_further_lines_go_back_to_their_markers_are_whole() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["• Die Kante bleibt für alle öffentlich und so", "weiter zugänglich"])
    sheet.lines(50, 124, ["• Handel, Wohnen und auch Kultur stehen alle", "Tür an Tür"])
    assert texts(sheet)[-1] == "Handel, Wohnen und auch Kultur stehen alle Tür an Tür"


def test_what_somebody_says_below_an_item_is_no_part_of_it() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "• Abende in einfacher Sprache")
    sheet.write(80, 113, "„Wir sehen jetzt Kinder, die vorher keiner sah.“", font=ITALIC)
    assert [text[0] for text in texts(sheet)] == ["A", "„"]


def test_a_line_that_waits_for_its_next_word_ends_no_paragraph() -> None:
    sheet = Sheet()
    sheet.lines(
        50, 100, ["Eine zweite Gruppe für junge Mütter soll im", "Frühjahr in Lehe beginnen.", FULL + " und mehr"]
    )
    assert texts(sheet)[0].startswith("Eine zweite Gruppe für junge Mütter soll im Frühjahr")


def test_hyphens_hang_out_beyond_the_edge_of_justified_text() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, [FULL, FULL, FULL, FULL[:36] + "n.", FULL, FULL])
    sheet.write(50, 172, FULL)
    sheet.write(257.6, 172, "-")
    sheet.lines(50, 184, ["ern und so weiter."])
    assert len(texts(sheet)) == 2


def test_a_bullet_in_the_next_column_is_none_of_a_raised_mark() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["Die Räume fehlten, in denen", "man sich aufhalten konnte.", "Das Vorhaben klärt das."])
    sheet.write(181, 107, "1", size=6)
    sheet.lines(230, 109, ["• Regale auf Rollen im Raum", "• Plätze mit Blick nach draußen"])
    assert (
        texts(sheet)[0].replace("1", "")
        == "Die Räume fehlten, in denen man sich aufhalten konnte. Das Vorhaben klärt das."
    )


def test_a_list_of_contents_may_stand_over_the_text_of_its_column() -> None:
    sheet = Sheet()
    for n, (title, page) in enumerate(ENTRIES):
        sheet.write(50, 100 + 12 * n, title)
        sheet.write(400 - 5 * len(str(page)), 100 + 12 * n, str(page))
    sheet.write(50, 170, "Vorwort", size=16, font=BOLD)
    sheet.lines(50, 190, [f"{FULL} {line}" for line in (FULL[:28], FULL[:28], "und so weiter.")] * 4)
    found = texts(sheet)
    assert found[:4] == [f"{title} {page}" for title, page in ENTRIES]
    assert len(found) == 4 + 1 + 4


def test_a_bold_label_begins_the_next_line_of_facts() -> None:
    sheet = Sheet()
    sheet.lines(50, 60, [FULL] * 3)
    for n, (label, value) in enumerate(
        (("Gesamtkosten:", "684.000 Euro im Jahr"), ("Förderung:", "410.000 Euro vom Land"))
    ):
        end = sheet.write(50, 130 + 12 * n, label, font=BOLD)
        sheet.write(end + 5, 130 + 12 * n, value)
    assert texts(sheet)[1:] == ["Gesamtkosten: 684.000 Euro im Jahr", "Förderung: 410.000 Euro vom Land"]


@pytest.mark.parametrize(("size", "role"), [(20.0, "heading"), (17.0, "pull_quote")])
def test_words_in_quotation_marks_are_a_title_in_the_type_of_one(size: float, role: str) -> None:
    sheet = Sheet()
    sheet.write(50, 60, "Wo die Bank steht", size=20, font=BOLD)
    sheet.lines(50, 90, [FULL] * 3)
    sheet.write(50, 170, "„Wir zählen keine Köpfe“", size=size, font=BOLD)
    sheet.lines(50, 200, [FULL] * 3)
    assert [b.role for b in arrange(document(sheet)) if b.text.startswith("„")] == [role]


def test_a_line_set_in_below_an_item_stands_by_itself_unless_the_item_goes_on() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["• Lotsendienst für Familien", "• Lesestunden in der Bücherei", "• Werkstatt für"])
    sheet.lines(78, 136, ["Fahrräder und Roller"])
    sheet.lines(78, 148, ["Träger: Bürgerverein"])
    sheet.lines(50, 160, ["• " + FULL, "• " + FULL])
    assert texts(sheet)[2:4] == ["Werkstatt für Fahrräder und Roller", "Träger: Bürgerverein"]


def test_bare_numbers_in_a_type_of_their_own_open_items_where_they_count_up() -> None:
    for font, items in ((BOLD, 3), (0, 0)):
        sheet = Sheet()
        for n, text in enumerate(("Werkstätten in allen Orten", "Bau der Bänke", "Start des Betriebs"), 1):
            sheet.write(50, 100 + 14 * n, str(n), font=font)
            sheet.write(64, 100 + 14 * n, text)
        found = list(arrange(document(sheet)))
        assert sum(block.role == "list_item" for block in found) == items


def test_what_only_begins_like_a_month_is_an_item() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["1. Vorsorge in kleinen Orten", "2. Junge Menschen halten", "3. Augen auf im Verkehr"])
    assert [b.text for b in arrange(document(sheet)) if b.role == "list_item"] == [
        "Vorsorge in kleinen Orten",
        "Junge Menschen halten",
        "Augen auf im Verkehr",
    ]


def test_a_paragraph_whose_first_line_is_set_in_as_far_as_items_are_is_whole() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["• Nachbarschaftsfeste", "• Tauschbörsen."])
    sheet.write(62, 124, "Anträge können formlos gestellt wer-")
    sheet.lines(50, 136, ["den. Das Büro ist montags geöffnet und", "auch am Donnerstag ist jemand da."])
    assert texts(sheet)[1:] == [
        "Tauschbörsen.",
        "Anträge können formlos gestellt werden. Das Büro ist montags geöffnet und auch am Donnerstag ist jemand da.",
    ]


def test_what_stands_far_beside_a_masthead_in_small_type_is_no_part_of_it() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "Kirchberg-Bote", size=34)
    sheet.write(420, 100, "Zeitung für den Stadtteil", size=9)
    sheet.lines(50, 160, [FULL] * 4)
    assert [t for t in texts(sheet) if t != " ".join([FULL] * 4)] == ["Kirchberg-Bote", "Zeitung für den Stadtteil"]


def test_a_line_that_ends_with_a_word_that_waits_goes_on_however_the_next_begins() -> None:
    sheet = Sheet()
    sheet.write(50, 100, "• Notsicherung von 64 Denkmalen in der")
    sheet.write(60, 116, "Altstadt und Neustadt")
    sheet.lines(50, 132, ["• Umbau des Kornspeichers am Markt und", "• Pflaster auf drei Kilometern"], leading=16)
    sheet.lines(50, 200, [FULL] * 6)
    assert texts(sheet)[0] == "Notsicherung von 64 Denkmalen in der Altstadt und Neustadt"


def test_a_plus_before_a_figure_opens_an_item_where_others_open_with_it() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["+ 7.900 Kinder im Schuljahr", "+ Neun Höfe mit Zusatzeinkommen"], leading=14)
    assert [(b.marker, b.text) for b in arrange(document(sheet))] == [
        ("+", "7.900 Kinder im Schuljahr"),
        ("+", "Neun Höfe mit Zusatzeinkommen"),
    ]
    figures = Sheet()
    figures.lines(50, 100, ["+ 1.204 Personen", "+ 3,4 Prozent"], leading=14)
    assert not any(b.marker for b in arrange(document(figures)))


def test_an_address_that_an_item_announces_is_its_own_however_wide_the_leading_is() -> None:
    sheet = Sheet()
    sheet.lines(50, 100, ["• Faltplan in fünf Sprachen", "  für alle Familien", "• Notfallkarte:"], leading=14)
    sheet.write(50 + 2 * 2.78 + 3.5, 146.5, "www.hebammen.example/karte")
    blocks = arrange(document(sheet))
    assert blocks[-1].text == "Notfallkarte: www.hebammen.example/karte"
