"""Quotes: where speakers are named, and who is known by a first name alone."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.generic.speaker import parse_first_name, parse_speaker
from pipeline.fields import read_profile
from pipeline.regroup.readopted import readopted
from schemas.passage import Passage
from tests.printed import Sheet, passage
from tests.profiled import best, quotes

SAID = "„Früher habe ich lange auf einen Termin gewartet. Heute klopfe ich an.“"


def test_a_quote_in_a_cell_of_a_table_has_its_speaker_in_brackets() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Wiesental")
    sheet.table(
        ("Einwohner", "31.120"),
        ("Stimme aus der Praxis", f"{SAID} (Petra Neumann, Lotsin im Amt Au)"),
        ("Fläche", "212 km²"),
    )
    assert quotes(sheet) == [{"text": SAID[1:-1], "speaker": "Petra Neumann", "role": "Lotsin im Amt Au"}]


def test_quotation_marks_in_a_cell_without_a_speaker_are_no_quote() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Wiesental")
    sheet.table(("Einwohner", "31.120"), ("Motto", "„Wir fangen früh an und hören nicht auf.“"))
    assert quotes(sheet) == []


def test_a_first_name_in_small_type_below_a_quote_is_its_speaker() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Wiesental")
    sheet.text(SAID)
    sheet.text("Sophie, Mutter von Zwillingen aus Au", size=8.0)
    assert [(q["speaker"], q["role"]) for q in quotes(sheet)] == [("Sophie", "Mutter von Zwillingen aus Au")]


def test_a_quote_that_is_printed_large_once_more_is_one_quote() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Wiesental")
    sheet.set("paragraph", "„Früher habe ich lange auf einen Termin gewartet.“", "Sophie Wend", size=18.0)
    sheet.text(SAID)
    sheet.text("Sophie Wend, Mutter von Zwillingen", size=8.0)
    assert [(q["text"], q["speaker"]) for q in quotes(sheet)] == [(SAID[1:-1], "Sophie Wend")]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("– Anna K., Schülerin", "Anna K.", "Schülerin"),
        ("Peter (14), Sprecher der Klasse 8b", "Peter", "Sprecher der Klasse 8b"),
        ("Anna und Paul, beide zwölf", "Anna und Paul", "beide zwölf"),
    ],
)
def test_first_names(text: str, name: str, role: str) -> None:
    speaker = parse_first_name(Passage(text))
    assert speaker is not None
    assert (speaker.name.text, speaker.role.text if speaker.role else None) == (name, role)


@pytest.mark.parametrize(
    "text", ["Lüneburg, Mai 2014", "Bildungsbüro, Zimmer 12", "Anna Neumann", "Heide, Kreis Dithmarschen"]
)
def test_what_is_no_first_name_is_no_speaker(text: str) -> None:
    assert parse_first_name(Passage(text)) is None


def test_a_bold_speaker_and_the_beginning_of_what_he_says_are_no_heading() -> None:
    sheet = Sheet()
    sheet.set("heading", "Peter Neumann, Landwirt: „Die", level=3, size=10.0, bold=True)
    sheet.set("paragraph", "Kinder fragen mehr als meine Gäste.“", size=10.5)
    (block,) = readopted(sheet.blocks)
    assert (block.role, block.text) == (
        "paragraph",
        "Peter Neumann, Landwirt: „Die Kinder fragen mehr als meine Gäste.“",
    )


def test_a_quotation_in_large_type_below_the_place_is_what_the_profile_is_called() -> None:
    sheet = Sheet()
    sheet.set("heading", "Stadt Zittau | Sachsen", level=6, size=11.0, bold=True)
    sheet.set("paragraph", "„Gesundheit wird im Viertel gemacht“", size=20.0, bold=True)
    sheet.text("Ein Gespräch über Kioske als Orte der Beratung und über heiße Sommer in der Stadt.")
    assert quotes(sheet) == []
    assert best(sheet, "headline") == "„Gesundheit wird im Viertel gemacht“"


def test_who_sends_a_leaflet_is_not_what_it_is_called() -> None:
    sheet = Sheet()
    sheet.set("heading", "Hier ist immer jemand da", level=1, size=25.0, bold=True)
    sheet.set("heading", "Mehrgenerationenhaus Alte Spinnerei", level=3, size=12.0, bold=True)
    sheet.heading("Angebote", level=2)
    sheet.text("Kommen Sie herein und setzen Sie sich dazu.")
    assert best(sheet, "headline") == "Hier ist immer jemand da"


def test_a_role_ends_where_a_verb_or_the_next_sentence_begins() -> None:
    for text, role in (
        ("Sieglinde Noack, Ortsvorsteherin, hat den Wandel noch vor Augen", "Ortsvorsteherin"),
        ("Sabine Ott, Leiterin des Amtes für Familie. Seit 2010 führt sie das Büro", "Leiterin des Amtes für Familie"),
        (
            "Sabine Ott, Leiterin des Amtes für Jugend, Familie und Sport",
            "Leiterin des Amtes für Jugend, Familie und Sport",
        ),
        (
            "Sabine Ott, Inhaberin der Bäckerei am Markt, zieht Bilanz nach zwei Jahren:",
            "Inhaberin der Bäckerei am Markt",
        ),
        (
            "Wie der Verein seine Mittel vergibt, erklärt Sabine Ott, Vorsitzende des Vereins:",
            "Vorsitzende des Vereins",
        ),
        ("Sabine Ott, Vorstand der Genossenschaft, über die ersten Gespräche:", "Vorstand der Genossenschaft"),
    ):
        speaker = parse_speaker(passage(text))
        assert speaker is not None
        assert speaker.role is not None
        assert speaker.name.text in {"Sieglinde Noack", "Sabine Ott"}
        assert speaker.role.text == role


def test_a_quotation_in_large_type_says_in_front_who_speaks_and_where_from() -> None:
    sheet = Sheet()
    sheet.title("Gemeinde Schiffdorf")
    sheet.heading("Ehrenamt")
    sheet.text("Acht Ortschaften suchen Menschen, die etwas tun.")
    sheet.set("heading", "Ada Beispiel aus Wehdel: „Ich wollte nur einmal Rasen mähen.“", level=3, size=12.0)
    assert quotes(sheet) == [{"text": "Ich wollte nur einmal Rasen mähen.", "speaker": "Ada Beispiel"}]


SPEAKER = "Andrea Hähnlein"


@pytest.mark.parametrize(
    ("blocks", "role"),
    [
        ([("heading", f"{SPEAKER}, Bildungsbüro Unna:", 10.0), ("paragraph", "Q", 10.0)], "Bildungsbüro Unna"),
        ([("paragraph", "Q", 10.0), ("paragraph", f"Dr. {SPEAKER}, Erste Stadträtin", 8.0)], "Erste Stadträtin"),
        (
            [("paragraph", "Q", 10.0), ("list_item", SPEAKER, 8.0), ("paragraph", "Bildungskoordinatorin", 8.0)],
            "Bildungskoordinatorin",
        ),
        ([("paragraph", f"{SPEAKER}, Lehrerin in Unna: Q", 10.0)], "Lehrerin in Unna"),
        ([("paragraph", f"Die Lehrerin, Frau {SPEAKER}, sagt dazu:", 10.0), ("paragraph", "Q", 10.0)], "Lehrerin"),
        ([("paragraph", f"So beschreibt es {SPEAKER}, Lehrerin:", 10.0), ("paragraph", "Q", 10.0)], "Lehrerin"),
        ([("paragraph", f"Viele machen mit. Lehrerin {SPEAKER} erzählt: Q Das gefällt allen.", 10.0)], "Lehrerin"),
        ([("paragraph", f"Q ({SPEAKER}, Lehrerin)", 10.0)], "Lehrerin"),
        ([("heading", "Q", 15.0), ("paragraph", f"{SPEAKER}, Lehrerin", 8.0)], "Lehrerin"),
    ],
    ids=[
        "lead-in",
        "line behind",
        "dash and role below",
        "in front",
        "role first",
        "so says",
        "in prose",
        "in brackets",
        "pull quote",
    ],
)
def test_quotes_and_their_speakers(blocks: list[tuple[Any, str, float]], role: str) -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Ziele")
    for kind, text, size in blocks:
        marker = "—" if kind == "list_item" else None
        sheet.set(
            kind,
            text.replace("Q", "„Früher hieß es ‚Geht nicht‘, heute fragen alle.“"),
            level=3,
            size=size,
            marker=marker,
        )
    (quote,) = quotes(sheet)
    assert quote == {"text": "Früher hieß es ‚Geht nicht‘, heute fragen alle.", "speaker": SPEAKER, "role": role}


def test_a_name_in_quotation_marks_is_no_quote() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text("„Lernen vor Ort“ heißt das Programm, an dem die Stadt seit 2009 teilnimmt.")
    assert quotes(sheet) == []


def test_a_quotation_inside_a_paragraph_stays_in_the_text() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.heading("Ergebnisse")
    sheet.text("Alle sind dabei. „Wir reden jetzt wirklich miteinander“, sagt Andrea Hähnlein, Schulrätin. Das hilft.")
    (quote,) = quotes(sheet)
    assert quote == {"text": "Wir reden jetzt wirklich miteinander", "speaker": "Andrea Hähnlein", "role": "Schulrätin"}
    fields, _ = read_profile(sheet.profile())
    (section,) = fields.lists["sections"]
    assert section.value.value("text").startswith("Alle sind dabei. „Wir reden")


def test_a_lead_in_may_have_any_verb() -> None:
    sheet = Sheet()
    sheet.title("Stadt Unna")
    sheet.text("Bürgermeisterin Ada Beispiel blickt zurück:")
    sheet.text("„Wir haben lange gebraucht, aber jetzt steht das Haus.“")
    assert [(q["speaker"], q["role"]) for q in quotes(sheet)] == [("Ada Beispiel", "Bürgermeisterin")]


@pytest.mark.parametrize(
    ("lead", "speaker", "role"),
    [
        ("Für Regionalmanager Achim Donges steht fest:", "Achim Donges", "Regionalmanager"),
        ("Aus Sicht von Bürgermeisterin Ada Beispiel gilt:", "Ada Beispiel", "Bürgermeisterin"),
        ("Landrat Dr. Peter Beispiel ist überzeugt:", "Peter Beispiel", "Landrat"),
        ("Projektleiterin Ada Beispiel zieht ein positives Fazit:", "Ada Beispiel", "Projektleiterin"),
    ],
)
def test_a_lead_in_names_its_one_person_wherever(lead: str, speaker: str, role: str) -> None:
    sheet = Sheet()
    sheet.title("Stadt Soltau")
    sheet.text(f"{lead} „Ohne die Beratung wären wir nicht weit gekommen.“")
    assert quotes(sheet) == [
        {"text": "Ohne die Beratung wären wir nicht weit gekommen.", "speaker": speaker, "role": role}
    ]


def test_a_paragraph_goes_on_behind_the_quotation_that_a_lead_in_opens() -> None:
    sheet = Sheet()
    sheet.title("Stadt Soltau")
    sheet.heading("Ziele")
    told = "Landrat Peter Beispiel sagt: „Wir brauchen einander in jedem Dorf.“ Seitdem treffen sich alle jeden Monat."
    sheet.text(told)
    assert [q["speaker"] for q in quotes(sheet)] == ["Peter Beispiel"]
    fields, _ = read_profile(sheet.profile())
    assert [section.value.value("text") for section in fields.lists["sections"]] == [told]


@pytest.mark.parametrize("somebody", ["eine Angehörige aus Soltau", "Mutter zweier Kinder", "Schüler, 14 Jahre"])
def test_who_is_not_named_has_a_role_alone(somebody: str) -> None:
    for behind in (f"— {somebody}", f"({somebody})"):
        sheet = Sheet()
        sheet.title("Stadt Soltau")
        sheet.text("„Ohne die Beratung wären wir nicht weit gekommen.“", *([behind] if behind[0] == "(" else []))
        if behind[0] == "—":
            sheet.text(behind)
        assert quotes(sheet) == [{"text": "Ohne die Beratung wären wir nicht weit gekommen.", "role": somebody}]


def test_a_credit_or_a_place_below_a_quotation_is_nobody() -> None:
    for line in ("Foto: Stadt Soltau", "Landkreis Heidekreis", "Einwohner: 3.200"):
        sheet = Sheet()
        sheet.title("Stadt Soltau")
        sheet.text("„Ohne die Beratung wären wir nicht weit gekommen.“")
        sheet.text(line, size=8)
        assert quotes(sheet) == [{"text": "Ohne die Beratung wären wir nicht weit gekommen."}]


def test_a_lone_mark_opens_a_quotation_that_has_none_of_its_own() -> None:
    sheet = Sheet()
    sheet.title("Stadt Soltau")
    sheet.heading("Ziele")
    sheet.text("Wir wollen Familien erreichen.")
    sheet.text("“", size=40)
    sheet.text("Fachkräfte kommen wegen der Arbeit. Sie bleiben wegen der Kita.", size=14)
    sheet.text("Michael Neumann", size=8)
    sheet.text("Erster Bürgermeister", size=8)
    assert quotes(sheet) == [
        {
            "text": "Fachkräfte kommen wegen der Arbeit. Sie bleiben wegen der Kita.",
            "speaker": "Michael Neumann",
            "role": "Erster Bürgermeister",
        }
    ]
    fields, _ = read_profile(sheet.profile())
    assert [s.value.value("text") for s in fields.lists["sections"]] == ["Wir wollen Familien erreichen."]


def test_a_sentence_in_large_type_is_said_by_who_stands_behind_a_dash_below_it() -> None:
    for size, found in ((14, ["Petra Neumann"]), (10, [])):
        sheet = Sheet()
        sheet.title("Stadt Soltau")
        sheet.heading("Ziele")
        sheet.text("Wir wollen Familien erreichen.")
        sheet.text("Wir wollen alle Menschen hier im Ort beraten.")
        sheet.text("Früher habe ich lange gewartet. Heute klopfe ich an.", size=size)
        sheet.text("– Petra Neumann, Mieterin", size=8)
        assert [q.get("speaker") for q in quotes(sheet)] == found


def test_a_quotation_below_the_title_that_nobody_says_is_the_headline() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Hof")
    sheet.set("pull_quote", "„Die Hausärztin kommt per Bildschirm“", size=13)
    sheet.table(("Einwohner", "71.845"), ("Fläche", "606 km²"))
    assert best(sheet, "headline") == "„Die Hausärztin kommt per Bildschirm“"
    assert quotes(sheet) == []


@pytest.mark.parametrize(("opening", "closing"), [("›", "‹"), ("‚", "‘"), ("»", "«"), ("„", "“")])
def test_any_pair_of_quotation_marks_sets_a_quotation_apart(opening: str, closing: str) -> None:
    sheet = Sheet()
    sheet.title("Landkreis Wiesental")
    sheet.text(f"{opening}Ich nähe wieder jeden Tag mit anderen.{closing}", "Petra Neumann, Lotsin im Amt Au")
    assert [q["text"] for q in quotes(sheet)] == ["Ich nähe wieder jeden Tag mit anderen."]


@pytest.mark.parametrize(("gap", "speaker"), [(4.0, "Désirée Houy"), (60.0, None)])
def test_a_contact_far_below_a_quotation_says_nothing(gap: float, speaker: str | None) -> None:
    sheet = Sheet()
    sheet.title("Stadt Blieskastel")
    sheet.set("paragraph", "„Europa klingt hier nach Blasmusik und Flammkuchen.“", size=12.0)
    sheet.top += gap
    for line in ("Désirée Houy", "Beauftragte für Städtepartnerschaften", "Tel. 06842 51391322"):
        sheet.top -= 4
        sheet.text(line, size=9.0)
    assert [q.get("speaker") for q in quotes(sheet)] == [speaker]


def test_a_role_that_waits_goes_on_in_the_next_line() -> None:
    sheet = Sheet()
    sheet.title("Stadt Erbach")
    sheet.set("paragraph", "„Ich spare neunzig Minuten Autobahn am Tag.“", size=12.0)
    sheet.text("Dr. Yasmin Trautmann-Bell, Softwareentwicklerin und", size=8.6)
    sheet.text("Mieterin", size=8.6)
    assert [q["role"] for q in quotes(sheet)] == ["Softwareentwicklerin und Mieterin"]


def test_a_mark_that_nothing_closes_opens_a_quotation_in_its_own_line() -> None:
    sheet = Sheet()
    sheet.title("Stadt Husum")
    sheet.set("heading", "“Wer mitbestimmt, der zieht auch mit.", level=3, size=17.0)
    sheet.text("Hauke Thomsen · Vorstand der Bürgerenergie Rödemis eG", size=9.0)
    said = {"text": "Wer mitbestimmt, der zieht auch mit.", "speaker": "Hauke Thomsen"}
    assert quotes(sheet) == [said | {"role": "Vorstand der Bürgerenergie Rödemis eG"}]


@pytest.mark.parametrize(
    ("printed", "role"),
    [
        ("Bürgermeister Dr. Philipp Ahrendsee bei der Einweihung des Kita-Hofs „Spatzennest“", "Bürgermeister"),
        ("Philipp Ahrendsee, Referent bei der Gründungsberatung", "Referent bei der Gründungsberatung"),
    ],
)
def test_when_somebody_said_so_is_no_part_of_what_they_are(printed: str, role: str) -> None:
    speaker = parse_speaker(passage(printed))
    assert speaker is not None
    assert speaker.name is not None
    assert speaker.role is not None
    assert (speaker.name.text, speaker.role.text) == ("Philipp Ahrendsee", role)


@pytest.mark.parametrize("verb", ["weiß", "lobt", "erzählte", "freut sich"])
def test_whatever_verb_says_who_speaks_right_behind(verb: str) -> None:
    sheet = Sheet()
    sheet.title("Landkreis Wiesental")
    sheet.text(f"„Manchmal reicht ein Anruf beim Meister“, {verb} Ausbildungslotsin Petra Neumann.")
    (quote,) = quotes(sheet)
    assert (quote["speaker"], quote["role"]) == ("Petra Neumann", "Ausbildungslotsin")


def test_who_speaks_may_be_told_in_a_paragraph_of_its_own_behind_the_comma() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Wiesental")
    sheet.text("„Demokratie lernt man beim Streit um eine Parkbank“,", size=12.0)
    sheet.text("sagt Petra Neumann, Senatorin für Jugend und Bildung.", size=8.0)
    assert quotes(sheet) == [
        {
            "text": "Demokratie lernt man beim Streit um eine Parkbank",
            "speaker": "Petra Neumann",
            "role": "Senatorin für Jugend und Bildung",
        }
    ]


def test_a_name_that_no_list_holds_is_one_over_a_role() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Wiesental")
    sheet.text("„Wer hier Tomaten erntet, ist kein Gast auf Abruf.“", size=12.0)
    sheet.text("Aloysius Graf von Galen-Bröring", size=8.0)
    sheet.text("Kreisrat für Soziales, Jugend und Gesundheit", size=8.0)
    assert [(q["speaker"], q["role"]) for q in quotes(sheet)] == [
        ("Aloysius Graf von Galen-Bröring", "Kreisrat für Soziales, Jugend und Gesundheit")
    ]


@pytest.mark.parametrize("name", ["Lorenz Edler von Plauen", "Theresia Baronin von Poschinger", "Otto Ritter von Au"])
def test_ranks_of_nobility_belong_to_names(name: str) -> None:
    speaker = parse_speaker(Passage(f"so {name}, Konzertmeister."))
    assert speaker is not None
    assert speaker.name is not None
    assert speaker.name.text == name


def test_a_first_name_may_stand_in_the_lead_in() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Wiesental")
    sheet.text("Jürgen P., Lernbotschafter des Netzwerks, erzählt: „Mit 51 habe ich meine erste Karte geschrieben.“")
    assert [(q["speaker"], q["role"]) for q in quotes(sheet)] == [("Jürgen P.", "Lernbotschafter des Netzwerks")]


@pytest.mark.parametrize(
    ("said", "speaker", "role"),
    [
        ("bekennt Ada Beispiel, Bewohnerin des Hofes", "Ada Beispiel", "Bewohnerin des Hofes"),
        ("gestand Ada Beispiel, Bewohnerin des Hofes", "Ada Beispiel", "Bewohnerin des Hofes"),
        ("fasst Kuno Muster, Erster Kreisrat, zusammen", "Kuno Muster", "Erster Kreisrat"),
        (
            "so beschreibt Kuno Muster, Kapitän des Kulturbusses, seine Arbeit",
            "Kuno Muster",
            "Kapitän des Kulturbusses",
        ),
    ],
)
def test_whatever_people_do_who_are_quoted_is_no_part_of_them(said: str, speaker: str, role: str) -> None:
    sheet = Sheet()
    sheet.title("Landkreis Wiesental")
    sheet.text(f"„Ich wollte nie aufs Festland, auch nicht zum Sterben“, {said}.")
    assert [(q["speaker"], q["role"]) for q in quotes(sheet)] == [(speaker, role)]


def test_what_somebody_is_may_stand_between_the_name_and_the_colon() -> None:
    speaker = parse_speaker(Passage("Was das bedeutet, beschreibt Ada Beispiel, pflegende Tochter aus Unna, so:"))
    assert speaker is not None
    assert speaker.role is not None
    assert speaker.role.text == "pflegende Tochter aus Unna"


def test_who_says_so_may_stand_in_the_sentence_of_the_quotation() -> None:
    sheet = Sheet()
    sheet.title("Landkreis Wiesental")
    sheet.text(
        "Ihre Erfahrung fasst Ada Beispiel, Sprecherin der Jugendkonferenz, mit dem Satz „Wer einmal gefragt wurde, "
        "kommt von selbst.“ zusammen."
    )
    sheet.text("„Hier ist der Saal voller als im Theater“, staunt Kuno Muster, Lehrer aus Unna, nach seinem Besuch.")
    assert [(q["speaker"], q["role"]) for q in quotes(sheet)] == [
        ("Ada Beispiel", "Sprecherin der Jugendkonferenz"),
        ("Kuno Muster", "Lehrer aus Unna"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "betonte damals Kreishandwerksmeister Kuno Muster.",
        "gestand Kreishandwerksmeister Kuno Muster nach seiner ersten Stunde.",
        "erzählte Kreishandwerksmeister Kuno Muster beim Sommerfest.",
    ],
)
def test_any_verb_in_any_tense_may_stand_between_a_quotation_and_who_said_it(said: str) -> None:
    sheet = Sheet()
    sheet.title("Kreis Coesfeld")
    sheet.text(f"So fing es an. „Wir suchen keine fertigen Fachkräfte, wir suchen Leute“, {said} Und so kam es.")
    assert [(q["speaker"], q["role"]) for q in quotes(sheet)] == [("Kuno Muster", "Kreishandwerksmeister")]
