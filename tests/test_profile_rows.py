"""Brochures whose profiles are told by what comes again: titles called alike, sections, questions, whom to ask."""

from __future__ import annotations

from dataclasses import replace

from tests.divided import a_portrait, an_office, headline, municipality, profiles
from tests.printed import Sheet


def test_headings_that_come_again_part_a_brochure() -> None:
    sheet = Sheet()
    sheet.set("heading", "Drei Wege", level=1, size=30.0)
    for slogan, line in (
        ("Leerstand auf Zeit", "Die Stadt Zittau verleiht Läden."),
        ("Kurpark sucht Nachbarn", "Die Gemeinde Oybin baut um."),
    ):
        sheet.turn()
        a_portrait(sheet, slogan, line)
    assert [p.title.text for p in profiles(sheet) if p.title] == ["Leerstand auf Zeit", "Kurpark sucht Nachbarn"]
    assert [municipality(p) for p in profiles(sheet)] == ["Zittau", "Oybin"]


def test_a_line_near_the_slogan_names_the_place() -> None:
    sheet = Sheet()
    for slogan, line in (
        ("Das Frühstück", "Bündnis-Porträt: Hamm (Nordrhein-Westfalen)"),
        ("Ein Kindergarten", "Bündnis-Porträt: Lohne (Niedersachsen)"),
    ):
        a_portrait(sheet, slogan, line)
    found = profiles(sheet)
    assert [municipality(p) for p in found] == ["Hamm", "Lohne"]
    assert [headline(p) for p in found] == [
        "Das Frühstück",
        "Ein Kindergarten",
    ]


def test_chapters_of_a_report_are_no_profiles() -> None:
    sheet = Sheet()
    sheet.set("heading", "Konzept", level=1, size=30.0)
    for number in range(1, 4):
        a_portrait(sheet, f"7.{number} Förderung", "Ein Absatz.")
    assert [p.title.text for p in profiles(sheet) if p.title] == ["Konzept"]


def test_titles_called_the_same_with_another_place_each_begin_profiles_after_the_contents() -> None:
    titles = ("Partnerschaft für Demokratie Saalekreis", "Partnerschaft für Demokratie der Stadt Zittau")
    sheet = Sheet()
    sheet.set("heading", "Vor Ort", level=1, size=34.0, bold=True)
    sheet.turn()
    sheet.set("heading", "Inhalt", level=2, size=18.0, bold=True)
    sheet.table(*((title, "3") for title in titles))
    sheet.turn()
    for title in titles:
        sheet.set("heading", title, level=3, size=12.0, bold=True)
        sheet.set("heading", "Schwerpunkte", level=6, size=10.0, bold=True)
        sheet.item("Jugendbeteiligung in kleinen Gemeinden")
        sheet.text("Das Forum fährt mit einem Bus auf Feste und fragt, was fehlt und wer mitmacht.")
        an_office(sheet, "Amt für Jugend")
    found = profiles(sheet)
    assert [p.title.text for p in found if p.title] == list(titles)
    assert [municipality(p) for p in found] == ["Saalekreis", "Zittau"]


def test_contents_that_join_place_and_title_end_where_the_first_title_stands() -> None:
    titles = {"Oper auf der Streuobstwiese": "Stadt Zittau", "Das Archiv der Handgriffe": "Stadt Unna"}
    sheet = Sheet()
    sheet.set("heading", "Ausgezeichnet", level=1, size=34.0, bold=True)
    sheet.turn()
    sheet.set("heading", "Inhalt", level=2, size=18.0, bold=True)
    for page, (title, town) in enumerate(titles.items(), 3):
        sheet.text(f"{town} – {title} {page}")
    for title, town in titles.items():
        sheet.turn()
        sheet.set("heading", title, level=3, size=16.0, bold=True)
        sheet.text(f"{town}, Sachsen")
        sheet.set("heading", "Das Angebot", level=6, size=11.0, bold=True)
        sheet.text("Alle zwei Jahre schreibt jemand aus der Region ein Stück über ein Dorf, geprobt wird im Freien.")
        an_office(sheet, f"Kulturamt der {town}")
    assert [municipality(p) for p in profiles(sheet)] == ["Zittau", "Unna"]


def a_kreis(sheet: Sheet) -> None:
    sheet.set("heading", "Der Kreis Siegen-Wittgenstein", level=1, size=26.0, bold=True)
    sheet.text("Ein Kreis mit elf Rathäusern und viel Wald, in dem alle alles gemeinsam machen.")
    sheet.set("heading", "Aufgaben", level=5, size=11.0, bold=True)
    sheet.item("Die Hilfen für die Jugend sitzen in einem Haus")


def towns(sheet: Sheet) -> None:
    for town in ("Stadt Bad Berleburg", "Stadt Freudenberg", "Stadt Hilchenbach"):
        sheet.set("heading", town, level=3, size=13.0, bold=True)
        sheet.text("Die Stadt hat ihre Höfe am Nachmittag geöffnet und braucht dafür keine Wache mehr. " * 2)


def test_a_kreis_and_its_towns_are_profiles_where_each_is_told() -> None:
    sheet = Sheet()
    a_kreis(sheet)
    sheet.text("Kreishaus, Telefon 0271 990000")
    towns(sheet)
    names = ["Siegen-Wittgenstein", "Bad Berleburg", "Freudenberg", "Hilchenbach"]
    assert [municipality(p) for p in profiles(sheet)] == names


def test_towns_after_which_their_kreis_says_whom_to_ask_are_told_inside_it() -> None:
    sheet = Sheet()
    a_kreis(sheet)
    towns(sheet)
    an_office(sheet, "Kreishaus")
    assert [municipality(p) for p in profiles(sheet)] == ["Siegen-Wittgenstein"]


def test_a_line_in_the_margin_or_a_running_head_names_the_place_of_a_project() -> None:
    sheet = Sheet()
    for slogan, place in (("Wo der Bus hält", "Landkreis Uckermark"), ("Deichschule", "Kreis Steinburg")):
        sheet.turn()
        sheet.move(left=380.0, top=52.0)
        if place == "Kreis Steinburg":  # read before the title, although it stands beside it
            sheet.text(place)
        sheet.move(left=50.0, top=50.0)
        sheet.set("heading", slogan, level=2, size=23.0, bold=True)
        if place != "Kreis Steinburg":
            sheet.move(left=380.0, top=52.0)
            sheet.text(place)
        sheet.move(left=50.0, top=90.0)
        sheet.text("Zwischen den Dörfern hält der Bus dreimal am Tag, und seit einem Jahr auch vor dem Arzt.")
        sheet.set("heading", "Was es kostet" + " viel" * (place == "Kreis Steinburg"), level=3, size=12.0, bold=True)
        sheet.text("Weniger als zuvor.")
    found = profiles(sheet)
    assert [municipality(p) for p in found] == ["Uckermark", "Steinburg"]
    assert [headline(p) for p in found] == ["Wo der Bus hält", "Deichschule"]


def test_pages_that_are_a_table_each_are_profiles_of_the_places_that_their_labels_name() -> None:
    sheet = Sheet()
    for place, project in (("Husum, Stadt", "Ein Platz für alle"), ("Kreis Plön", "Bus auf Bestellung")):
        sheet.turn()
        sheet.table(("Kommune", place), ("Projekt", project), ("Beschreibung", "Alle helfen mit. " * 8))
    assert [municipality(p) for p in profiles(sheet)] == ["Husum", "Plön"]


def test_reportages_on_pages_of_their_own_are_profiles_of_the_towns_in_their_datelines() -> None:
    sheet = Sheet()
    for title, place in (
        ("Warten auf den Zug", "Demmin"),
        ("Im Schatten der Steine", "Idar-Oberstein"),
        ("Ton", "Selb"),
    ):
        sheet.turn()
        sheet.set("heading", title, level=2, size=30.0, bold=True)
        sheet.text(f"{place}. Der Regen hängt tief über den Dächern, als der Vorsitzende um sechs die Tür öffnet.")
    found = profiles(sheet)
    assert [municipality(p) for p in found] == ["Demmin", "Idar-Oberstein", "Selb"]


def test_articles_in_columns_that_each_end_with_an_office_are_profiles_of_its_place() -> None:
    sheet = Sheet()
    for n, title in enumerate(("Tischlein", "Anruf erlaubt", "Licht im Haus")):
        sheet.move(left=50.0, top=60.0 + 200 * n)
        sheet.set("heading", title, level=2, size=22.0, bold=True)
        sheet.text(
            "Jeden Sonntag decken Nachbarn eine lange Tafel, und wer kommt, bringt etwas zu essen mit und bleibt."
        )
    for n, office in enumerate(("Magistrat der Stadt Hünfeld", "Landratsamt Haßberge", "Stadt Selb")):
        sheet.move(left=620.0, top=100.0 + 200 * n)  # the right column is read behind the left one
        sheet.text(office, "Am Markt 3", "Telefon 03583 752611")
    assert [municipality(p) for p in profiles(sheet)] == ["Hünfeld", "Haßberge", "Selb"]


def test_a_directory_by_states_holds_no_profiles() -> None:
    sheet = Sheet()
    sheet.set("heading", "Anschriften", level=1, size=22.0, bold=True)
    for state, towns_there in (
        ("Bayern", ("Stadt Selb", "Landkreis Cham")),
        ("Hessen", ("Stadt Herborn", "Stadt Calw")),
    ):
        sheet.set("heading", state, level=2, size=12.5, bold=True)
        for town in towns_there:
            sheet.set("heading", town, level=3, size=10.2, bold=True)
            an_office(sheet, "Fachstelle")
    assert profiles(sheet) == ()


def test_short_news_under_the_names_of_states_are_no_profiles() -> None:
    sheet = Sheet()
    sheet.set("heading", "Rundbrief", level=1, size=26.0, bold=True)
    for news in ("Brandenburg: Neue Runde beginnt", "Hessen: Das Haus feiert", "Sachsen: Studie ist erschienen"):
        sheet.set("heading", news, level=3, size=15.0, bold=True)
        sheet.text("Das Ministerium stellt wieder Mittel bereit, und die Anträge sind bis Ende des Jahres zu stellen.")
    assert profiles(sheet) == ()


def test_what_a_programme_says_of_talks_about_towns_is_no_profile() -> None:
    sheet = Sheet()
    sheet.set("heading", "Einladung zur Fachtagung", level=1, size=21.0, bold=True)
    for heading in ("Programm", "Anmeldung", "Anreise"):
        sheet.set("heading", heading, level=2, size=14.0, bold=True)
        sheet.text("9.00 Uhr Begrüßung")
    for talk in ("Stadt Zittau: Besuche zu Hause", "Landkreis Görlitz: Hilfe an der Grenze"):
        sheet.set("heading", talk, level=4, size=11.0, bold=True)
        sheet.text("Gezeigt wird, wie ein Besuchsdienst aufgebaut wird und welche Kosten dabei entstehen, mit Übungen.")
    assert profiles(sheet) == ()


def test_back_matter_in_the_style_of_the_titles_ends_the_last_profile() -> None:
    sheet = Sheet()
    for title in ("Leseclub im Keller", "Musik auf Rädern", "Finanzen"):
        sheet.turn()
        sheet.set("heading", title, level=2, size=24.0)
        if title == "Finanzen":
            sheet.text("Der Abschluss wurde von einer unabhängigen Gesellschaft geprüft und trägt einen Vermerk.")
            continue
        sheet.text("Stadt Unna" if title.startswith("Lese") else "Landkreis Uckermark")
        sheet.text("Unter der Schule liegt ein Raum, der nie gebraucht wurde und den nun alle gemeinsam füllen.")
        for section in ("Idee", "Umsetzung"):
            sheet.heading(section, level=4)
            sheet.item("Alle helfen mit")
    assert [p.pages for p in profiles(sheet)] == [(2,), (3,)]


def test_lines_above_titles_in_larger_type_begin_their_profiles_wherever_on_the_page_they_stand() -> None:
    sheet = Sheet()
    for place, title in (("Plau am See", "Die Bank am Ufer"), ("Brakel", "Nachtwache"), ("Apolda", "Garn und Glocken")):
        sheet.turn()
        sheet.set("heading", place, level=4, size=13.0, bold=True)
        sheet.move(left=50.0, top=250.0)
        sheet.set("heading", title, level=2, size=24.0, bold=True)
        sheet.text("Wer hier sitzt, darf angesprochen werden, und seit einem Jahr tun es immer mehr Leute im Ort.")
        sheet.set("heading", f"Wie {title} wurde", level=4, size=12.5, bold=True)
        sheet.text("Es kam so.", "Auskunft: Telefon 03583 752611")
    found = profiles(sheet)
    assert [municipality(p) for p in found] == ["Plau am See", "Brakel", "Apolda"]
    assert [headline(p) for p in found] == ["Die Bank am Ufer", "Nachtwache", "Garn und Glocken"]


def test_a_directory_of_offices_called_alike_holds_no_profiles() -> None:
    sheet = Sheet()
    sheet.set("heading", "Adressen", level=1, size=30.0, bold=True)
    for place in ("Zittau", "Hamm", "Unna"):
        sheet.set("heading", f"Beratungsstelle der Stadt {place}", level=3, size=12.0, bold=True)
        an_office(sheet, "Haus der Brücken")
    assert profiles(sheet) == ()


def test_headings_each_over_a_text_with_whom_to_ask_are_profiles() -> None:
    sheet = Sheet()
    sheet.set("heading", "Orte zum Wachsen", level=1, size=30.0, bold=True)
    names = ("Familienzentrum Regenbogen", "Nachbarschaftshaus Kiebitz", "Haus der Brücken")
    for name in names:
        sheet.turn()
        sheet.set("heading", name, level=2, size=18.0, bold=True)
        sheet.text("Seit vielen Jahren treffen sich hier Familien, Nachbarn und alle, die Gesellschaft suchen. " * 2)
        an_office(sheet, name)
    assert [p.title.text for p in profiles(sheet) if p.title] == list(names)


def test_a_list_of_addresses_is_no_row_of_profiles() -> None:
    sheet = Sheet()
    sheet.set("heading", "Adressen", level=1, size=30.0, bold=True)
    for name in ("Familienzentrum Regenbogen", "Nachbarschaftshaus Kiebitz", "Haus der Brücken"):
        sheet.set("heading", name, level=2, size=18.0, bold=True)
        an_office(sheet, name)
    assert profiles(sheet) == ()


def test_questions_in_the_style_of_the_titles_begin_no_profile() -> None:
    sheet = Sheet()
    sheet.set("heading", "Zwei Städte", level=1, size=30.0, bold=True)
    for place in ("Stadt Zittau | Sachsen", "Stadt Hamm | Nordrhein-Westfalen"):
        sheet.turn()
        for heading in (place, "Frau Neumann, warum gerade hier?", "Nennen Sie ein Beispiel!", "Zum Abend"):
            sheet.set("heading", heading, level=6, size=11.0, bold=True)
            sheet.text("Weil hier alle mitmachen und keiner allein bleibt.")
    assert [municipality(p) for p in profiles(sheet)] == ["Zittau", "Hamm"]


def test_a_call_or_a_question_told_of_a_place_begins_its_profile() -> None:
    sheet = Sheet()
    sheet.set("heading", "Zwei Städte", level=1, size=30.0, bold=True)
    for place in ("Stadt Zittau: Wem gehört der Platz?", "Stadt Hamm: Platz da!"):
        sheet.set("heading", place, level=2, size=18.0, bold=True)
        sheet.text("Weil hier alle mitmachen und keiner allein bleibt, ist nach drei Jahren viel entstanden.")
    assert [municipality(p) for p in profiles(sheet)] == ["Zittau", "Hamm"]


def test_kickers_over_slogans_of_profiles_with_like_sections_begin_them() -> None:
    sheet = Sheet()
    sheet.set("heading", "Gemeinsam geht mehr", level=1, size=26.0, bold=True)
    for name, slogan in (
        ("Lokales Bündnis für Familie Kreis Lippe", "Ferien sind für alle da"),
        ("Bündnis für Familie Uckermark", "Der Bus bringt die Kita mit"),
        ("Familienbündnis im Emsland", "Wer pflegt, bleibt nicht allein"),
    ):
        sheet.turn()
        sheet.set("heading", name, level=5, size=9.0, bold=True)
        sheet.set("heading", slogan, level=2, size=17.0, bold=True)
        sheet.text("Hier hilft man sich seit Jahren.")
        sheet.heading("Das Besondere", level=3)
        sheet.text("Alle machen mit.")
        sheet.heading("Das haben wir geschafft", level=3)
        sheet.item("Ein Fest im Park")
        an_office(sheet, "Geschäftsstelle")
    found = profiles(sheet)
    assert [municipality(p) for p in found] == ["Lippe", "Uckermark", "Emsland"]
    assert [headline(p) for p in found] == [
        "Ferien sind für alle da",
        "Der Bus bringt die Kita mit",
        "Wer pflegt, bleibt nicht allein",
    ]


def test_counted_examples_begin_profiles_the_one_of_a_network_too() -> None:
    sheet = Sheet()
    sheet.set("heading", "Landschaften gestalten", level=1, size=20.0, bold=True)
    titles = (
        "Praxisbeispiel 1: Lutherstadt Eisleben",
        "Praxisbeispiel 2: Netzwerk Bildung Süd",
        "Praxisbeispiel 3: Hamm",
    )
    for title in titles:
        sheet.set("heading", title, level=4, size=11.0, bold=True)
        sheet.set("heading", "Vorgehen", level=5, size=10.0, bold=True)
        sheet.text("Alle setzten sich an einen Tisch.")
    assert [p.title.text for p in profiles(sheet) if p.title] == list(titles)


def test_forms_that_begin_with_one_question_are_profiles() -> None:
    sheet = Sheet()
    for page in range(3):
        if page:
            sheet.turn()
        for question in ("Wie heißt Ihr Bündnis?", "Welche Ziele verfolgen Sie?", "Was tun Sie konkret?"):
            sheet.set("heading", question, level=1, size=9.5, bold=True)
            sheet.text("Wir machen gemeinsam weiter.")
        an_office(sheet, "Geschäftsstelle")
    assert [p.title.text for p in profiles(sheet) if p.title] == ["Wie heißt Ihr Bündnis?"] * 3


def test_contributions_of_towns_and_of_a_network_to_a_conference_are_profiles() -> None:
    sheet = Sheet()
    sheet.set("heading", "Hilfen aus einer Hand", level=1, size=28.0, bold=True)
    sheet.set("heading", "Dokumentation der Tagung am 14. April in Fulda", level=4, size=13.0)
    sheet.turn()
    sheet.set("heading", "Begrüßung", level=2, size=17.0, bold=True)
    sheet.text("Die Vorsitzende begrüßte alle, die gekommen waren, und dankte dem Haus für die Gastfreundschaft.")
    titles = ("Siegburg: Das Haus als Stube", "Kamenz: Am runden Tisch", "Netzwerk Frühe Hilfen: Hebammen auf Rädern")
    for number, title in enumerate(titles, 1):
        sheet.set("heading", f"Forum {number}: Vor Ort", level=2, size=17.0, bold=True)
        sheet.set("heading", title, level=3, size=12.5, bold=True)
        sheet.text("Referentin: Dagmar Küpper, Amt für Jugend" if number > 1 else "Referent: Ole Thamm, Jugendamt")
        sheet.text("Wer Hilfe sucht, muss nicht mehr wissen, wie die Verwaltung gegliedert ist und wer sie leitet.")
    found = profiles(sheet)
    assert [p.title.text for p in found if p.title] == list(titles)
    assert [municipality(p) for p in found] == ["Siegburg", "Kamenz", None]
    assert [headline(p) for p in found] == ["Das Haus als Stube", "Am runden Tisch", "Hebammen auf Rädern"]


def test_cards_with_the_state_between_place_and_slogan_are_profiles() -> None:
    sheet = Sheet()
    sheet.set("heading", "Gesundheit beginnt im Quartier", level=1, size=25.0, bold=True)
    for place, state, slogan in (
        ("Ahlen", "Nordrhein-Westfalen", "Sprechstunde im Waschsalon"),
        ("Wismar", "Mecklenburg-Vorpommern", "Blutdruck auf dem Fischmarkt"),
        ("Plauen", "Sachsen", "Rezept: Spazierengehen"),
    ):
        sheet.set("heading", place, level=2, size=12.0, bold=True)
        sheet.text(state, size=8.5)
        sheet.set("heading", slogan, level=2, size=12.5, bold=True)
        sheet.text("Zweimal im Monat sitzt hier eine Hebamme und hört zu, wer wartet, kommt ins Gespräch.")
        an_office(sheet, f"Stadt {place}, Amt für Gesundheit")
    found = profiles(sheet)
    assert [municipality(p) for p in found] == ["Ahlen", "Wismar", "Plauen"]
    assert [headline(p) for p in found] == [
        "Sprechstunde im Waschsalon",
        "Blutdruck auf dem Fischmarkt",
        "Rezept: Spazierengehen",
    ]


def test_a_survey_of_figures_holds_no_profiles() -> None:
    sheet = Sheet()
    sheet.set("heading", "Pflegeplätze in den Kreisen", level=1, size=18.0, bold=True)
    sheet.text("Stichtag der Erhebung: 15. Dezember 2021. Veröffentlicht am 15. Dezember 2023.")
    for title in ("Kreisfreie Städte und Landkreise", "Landkreis Greiz"):
        sheet.heading(title)
        sheet.text("Im Landkreis Greiz standen rechnerisch 100 Plätzen 89 Menschen gegenüber. " * 8)
    an_office(sheet, "Landesamt für Soziales")
    assert profiles(sheet) == ()


def test_a_city_that_is_a_land_may_have_a_profile_beside_towns() -> None:
    sheet = Sheet()
    for name in ("Hamburg", "Zittau", "Landkreis Uelzen"):
        sheet.title(name)
        sheet.set("heading", "Wege in die Schulkantine", level=2, size=16.0)
        sheet.text("Köchinnen und Köche haben sich verabredet: Gewürze kommen nur noch aus Genossenschaften.")
        sheet.heading("Unsere Maßnahmen", level=3)
        sheet.item("Faire Frühstückspakete")
        an_office(sheet, name)
    assert [municipality(p) for p in profiles(sheet)] == ["Hamburg", "Zittau", "Uelzen"]


def test_a_quotation_with_its_speaker_below_is_no_title() -> None:
    sheet = Sheet()
    sheet.title("Kreis Euskirchen")
    sheet.table(("Kreis", "Euskirchen"), ("Land", "Nordrhein-Westfalen"), ("Ziele", "Waldtage für alle Kitas"))
    sheet.turn()
    sheet.set("pull_quote", "„Kinder, die eine Buche gepflanzt haben, werfen keine Dose in den Wald.“", size=20.0)
    sheet.text("Gisbert Muster, Waldbesitzer und Mitglied im Trägerkreis")
    sheet.table(
        ("Partner", "Forstamt Eifel"), ("Anschrift", "Jülicher Wall 203, 53879 Euskirchen"), ("Fax", "02251 15921")
    )
    assert [municipality(profile) for profile in profiles(sheet)] == ["Euskirchen"]


def test_the_subtitle_of_a_brochure_is_no_line_of_its_first_profile() -> None:
    sheet = Sheet()
    sheet.set("heading", "Mobil auf dem Land", level=1, size=24.0, bold=True)
    subtitle = sheet.set("heading", "Zwei Beispiele aus zwei Landkreisen", level=4)
    sheet.blocks[-1] = replace(subtitle, space=0.2)
    for place, slogan in (
        ("Landkreis Cham (Bayern)", "Der Laden fährt vor"),
        ("Landkreis Harz (Sachsen-Anhalt)", "Mitfahren"),
    ):
        sheet.set("heading", place, level=3, bold=True)
        a_portrait(sheet, slogan, "Wo der letzte Laden schloss, hält nun zweimal die Woche ein Lastwagen mit Brot.")
        an_office(sheet, "Landratsamt")
    assert [headline(profile) for profile in profiles(sheet)] == ["Der Laden fährt vor", "Mitfahren"]
