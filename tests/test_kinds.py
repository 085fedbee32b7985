"""Section kinds follow the words of headings: nouns, compounds, questions and whole sentences."""

from __future__ import annotations

import pytest

from extractors.generic.kinds import kind_of

HEADINGS = {
    "background": """Woran es hakte|Gründe für den Aufbruch|
        Woher der Gedanke kam|
        Woran es fehlte|
        Darum gibt es uns|Was uns bewegt hat|
        Was dahintersteckt|Ein Flächenkreis mit Tücken|
        Wo kommen wir her?|Der Anfang|So fing es an|Am Anfang|Die Anfänge|Ein Blick zurück|Wie
        kam's?|Wo wir herkommen|Was uns beschäftigt|Die Lage|Unsere Region|Womit alles anfing|Wie es anfing|Was
        uns umtreibt|Was uns Sorgen macht|Ausgangssituation|Die Ausgangslage im Kreis|Warum
        Bildungslandschaft?|Wie kam es zum Projekt?|Unser Landkreis|Entstehung des Bündnisses|Anlass des
        Vorhabens|Ein Ort im Wandel|Hintergründe|Lage und Struktur der Gemeinde|Was war der Auslöser?|Zur
        Situation der Familien|Kontext|Ausgangslage|Ausgangssituation vor Ort|Hintergrund und Anlass|Warum ein
        Bündnis?|Warum gibt es das Netzwerk?|Wie alles begann|Wie es dazu kam|Woher wir
        kommen|Problemlage|Problemstellung|Das Problem|Worum ging es am Anfang?|Der
        Anstoß|Rahmenbedingungen|Rechtlicher Rahmen|Unsere Gemeinde|Der Landkreis in Zahlen|Die Stadt im
        Überblick|Kurzporträt der Kommune|Wer wir sind|Wer sind wir?|Über uns|Sozialräumliche Lage|Demografische
        Entwicklung|Entstehungsgeschichte|Vorgeschichte|Zur Geschichte des Bündnisses|Weshalb handeln?|Wieso
        gerade hier?|Herausforderungen|Vor welchen Herausforderungen stehen wir?|Handlungsbedarf|Was war los?|Wo
        wir stehen|Wo stehen wir heute?|Worum es geht|Worum geht es?|Standortbestimmung|Bestandsaufnahme und
        Analyse|Warum wir angefangen haben|Einführung in das Thema|Was uns herausfordert|Zahlen, Daten,
        Fakten|Was wir vorgefunden haben|Der Landkreis stellt sich vor|Wo der Schuh drückt|Stärken und
        Schwächen|Kurz vorgestellt|Am Anfang stand eine Zahl|Kennzahlen|Historie""",
    "goals": """Unser Antrieb|Zielvorgaben|Worauf es uns ankommt|
        Da wollen wir hin|Das Vorhaben|Unser Plan|Das ist unser Ziel|Was wir anstreben|Das Ziel vor
        Augen|Wonach wir streben|Dafür stehen wir|Was besser werden soll|Zielstellung|Was will das Netzwerk?|Was
        die Region erreichen möchte|Zielvorstellungen|Entwicklungsziele|Was wollten wir ändern?|Unser
        Leitbild|Handlungsziele bis 2030|Wen wollen wir erreichen?|Die Idee|Aufgabe und Ziel|Was wir
        wollen|Ziele|Zielsetzung|Unsere Ziele|Leitziele und Leitbild|Was wollen wir erreichen?|Was wir erreichen
        wollen|Was soll erreicht werden?|Was soll sich ändern?|Was wir uns vorgenommen haben|Was haben wir uns
        vorgenommen?|Das haben wir vor|Was möchte das Bündnis bewegen?|Wofür wir stehen|Wozu das Ganze?|Was uns
        antreibt|Was uns leitet|Unsere Vision|Zielgruppen|Klimaziele bis 2035|Teilhabeziele|Unser Auftrag|Unser
        Anspruch|Absicht|Integrationsleitbild|Was ist das Ziel?|Wohin wollen wir?|Das wollen wir|Motivation und
        Ziele|Was das Projekt bewirken soll|Zweck|Worauf wir hinarbeiten|Unser Versprechen|Damit
        Wohnen bezahlbar bleibt|Damit es nicht wieder so heiß wird""",
    "structures_and_strategies": """Verantwortung und Abstimmung|
        Wer die Fäden zieht|Wer das Sagen hat|Wer sich kümmert|Wer verantwortlich
        ist|Wer leitet das Bündnis?|Wie wir uns abstimmen|So sind wir aufgestellt|Wie das Netz arbeitet|Wer
        wofür zuständig ist|Gremien und Arbeitsweise|So ist das Bündnis aufgebaut|Wie wird entschieden?|Wer
        koordiniert das Netzwerk?|Wie die Ämter zusammenarbeiten|Trägerstruktur|Lenkungsgruppe und
        Arbeitskreise|Organisatorischer Aufbau|Kooperation|Integrationskonzept|Bildungsmanagement|Wie ist die
        Arbeit organisiert?|Strukturen und Strategien|Organisation|Organisationsstruktur|Steuerung|Wie sind wir
        organisiert?|Wie wir organisiert sind|Wie das Bündnis arbeitet|So arbeiten wir zusammen|Wie arbeiten wir
        zusammen?|Wer entscheidet?|Wer steuert?|Wer macht was?|Wer hat den Hut auf?|Gremien|Arbeitsgruppen und
        Steuerungskreis|Koordinierungsstelle|Netzwerkstruktur|Strategie|Die Strategie des Kreises|Aufbau und
        Arbeitsweise|Verankerung in der Verwaltung|Ämterübergreifende
        Zusammenarbeit|Kooperationsstruktur|Konzept|Klimaschutzkonzept|Handlungskonzept|Beirat und Vorstand|Wie
        wird das Netzwerk gesteuert?|Zuständigkeiten|Vernetzung im Sozialraum|Governance|Personal und
        Organisation|Bei wem laufen die Fäden zusammen?|Lokale Aktionsgruppe""",
    "implementation": """Wie es läuft|So läuft's|In drei Schritten|Vom Plan zur Tat|Vom Reden zum Tun|Wie es
        geht|So geht's|So geht das|So gelingt's|So klappt es|Wie wir es angegangen sind|Wie es umgesetzt
        wird|Umsetzung der Ziele|Wie sind wir vorgegangen?|So setzen wir es um|Projektablauf|Unser Vorgehen|Wie
        machen wir das?|Schritte der Umsetzung|So läuft das Projekt ab|Umsetzungsstand|Umsetzung|Die Umsetzung
        vor Ort|Vorgehen|Vorgehensweise|Wie wir vorgehen|Wie gehen wir vor?|Wie wurde vorgegangen?|So wurde es
        umgesetzt|Wie setzen wir das um?|Wie läuft es ab?|Ablauf|Projektverlauf|Wie es funktioniert|Wie
        funktioniert das?|So funktioniert es|Der Weg|Unser Weg zum Ziel|Meilensteine|Lösungsansatz|Unser
        Ansatz|Lösungsweg|Methoden|Aus der Praxis|Arbeitsschritte|Wie es gelingt|So gehen wir vor|Von der Idee
        zur Tat|Durchführung|Realisierung|Zeitplan|Prozess|Schritt für Schritt|Von der Idee zum
        Projekt|Zeitschiene|In fünf Schritten zur Förderung|So wurde gebaut""",
    "measures": """Maßnahmenbündel|
        Angebotspalette|
        Anlagen und Dienste|Woran wir arbeiten|Erprobt wurde|Werkzeugkasten|Was wurde digitalisiert?|
        Was läuft|Das läuft vor Ort|Was es gibt|Was Familien finden|Das finden Familien hier|Das
        bekommen Kinder|Was wir auf die Beine stellen|Was schon läuft|Das bieten die Gemeinden|Was angeboten
        wird|Womit wir helfen|Was getan wird|Das tun wir|Das bieten wir an|Was haben wir gemacht?|Unsere
        Angebote im Überblick|Schwerpunktprojekte|Was tut die
        Gemeinde?|Unterstützungsangebote|Klimaschutzmaßnahmen|Handlungsfeld Mobilität|Projektinhalte|Was leistet
        die Fachstelle?|Bausteine des Programms|Maßnahmen|Maßnahmenpaket|Angebote|Angebote für
        Familien|Beratungsangebote|Was wir tun|Was tun wir?|Was machen wir?|Was macht das Bündnis?|Das macht die
        Lotsenstelle|Was bieten wir an?|Was wir anbieten|Was bietet das Netzwerk?|Was gibt es?|Was es heute
        gibt|Was passiert konkret?|Das packen wir an|Was wurde getan?|Aktivitäten|Projekte|Ausgewählte
        Projekte|Ausgewählte Vorhaben|Laufende Vorhaben|Projektbausteine|Handlungsfelder|Unsere
        Handlungsfelder|Leistungen|Veranstaltungen und
        Aktionen|Inhalte|Einzelprojekte|Arbeitsfelder|Module|Unser Programm|Beispiele guter Arbeit|Was wir
        machen|Formate|Sprachförderung in Kitas|Beratung und Begleitung|Unterstützung für
        Eltern|Tätigkeitsfelder|Fortbildung und Qualifizierung|Aktionsplan|Umgesetzte Vorhaben|Arbeitsvorhaben
        2024|Schwerpunkte der Arbeit|Gute Praxis|Und was tun Sie dagegen?|Vorhaben|Unsere Vorhaben|
        Vorhaben im Landkreis""",
    "partners": """An Bord sind|
        Im Bündnis vertreten|Wir danken|Partnerschaften|
        Mit uns im Bund|Wer hilft uns?|Mit im Boot|Alle an einem Tisch|Wer hilft|Wer uns hilft|Wer uns
        unterstützt|Gemeinsam mit Partnern|Wer das trägt|Wer dazugehört|Hand in Hand mit|Projektpartner|Unsere
        Partner|Wer beteiligt sich?|Wer wirkt mit?|Beteiligte Stellen|Partner im Netzwerk|Mit dabei|Wer trägt
        das Bündnis?|Wer ist beteiligt?|Ehrenamtliche und Hauptamtliche|Partner|Partnerinnen und
        Partner|Kooperationspartner*innen|Beteiligte|Wer macht mit?|Wer ist dabei?|Wer mitmacht|Wer arbeitet
        mit?|Wer steht dahinter?|Wer hinter dem Netzwerk steht|Wer gehört dazu?|Wer sitzt am Tisch?|Mit wem
        arbeiten wir zusammen?|Mitglieder|Mitglieder des Bündnisses|Akteure vor Ort|Unsere Mitstreiterinnen und
        Mitstreiter|Gemeinsam mit|Wer unterstützt
        uns?|Träger|Trägerverbund|Bündnispartner|Mitwirkende|Netzwerkpartner|Projektbeteiligte|Wer zieht
        mit?|Unterstützer|Wer ist mit im Boot?|Mit uns verbunden""",
    "funding": """Wie wird das Vorhaben finanziert?|Was kostet das Vorhaben?|Finanzielle Grundlage|
        Wer zahlt|Das kostet es|Woher die Mittel stammen|Wovon das bezahlt wird|Wer gibt das Geld?|Wie
        das Geld zusammenkommt|Was es kostet und wer zahlt|Finanzierung der Maßnahmen|Wie wird das
        bezahlt?|Finanzielle Ausstattung|Was kostet es?|Fördergeber|Zuschuss|Finanzierungsplan|Woher kommen die
        Mittel?|Förderprogramm|Finanzierung|Förderung|Förderer|Kosten und Finanzierung|Kosten|Fördermittel|Woher
        kommt das Geld?|Woher das Geld kommt|Wer bezahlt das?|Was kostet das?|Was das kostet|Wer finanziert
        das?|Wie wird das finanziert?|Wie wir uns finanzieren|Budget|Mittel und Personal|Haushalt|Ressourcen|Wer
        fördert das Projekt?|Geld und Stellen|Gefördert durch|Wovon leben wir?|Förderhinweis|Förderung durch das
        Land|Spendenkonto|Landesförderung""",
    "results": """Was nach zwei Jahren zu sehen ist|Befunde der Auswertung|
        Das hat sich getan|Was wir beobachten|Was sich messen lässt|Das ist dabei herausgekommen|
        Stand der Dinge|Das kam heraus|Was herauskam|Was dabei herauskam|Das ist gelungen|Das hat
        geklappt|Was gelang|Was sich lohnt|Was es genützt hat|Worauf es ankommt|Was sich getan hat|Was das
        Bündnis verändert hat|Was wir heute wissen|Was erreicht wurde|Lessons Learned|Was ist gelungen?|Was
        bisher erreicht wurde|Ergebnisse und Wirkungen|Was läuft gut?|Was sich bewährt
        hat|Zwischenergebnisse|Hat es sich gelohnt?|Was andere lernen können|Erfolge und Hürden|Das hat sich
        verändert|Wirkt es?|Ergebnisse|Erste Ergebnisse|Erfolge|Erfahrungen|Wirkung|Was wirkt|Was schon
        wirkt|Bilanz|Eine erste Bilanz|Was hat es gebracht?|Was hat sich verändert?|Was sich verändert hat|Was
        wir erreicht haben|Was haben wir erreicht?|Was wurde erreicht?|Das haben wir geschafft|Was wir gelernt
        haben|Was haben wir gelernt?|Bisher umgesetzt|Bereits
        erreicht|Erkenntnisse|Lehren|Fazit|Resümee|Bewertung|Evaluation|Erfolgsfaktoren|Was gut läuft|Was hat
        funktioniert?|Was bleibt?|Zwischenstand|Was es bringt|Was bringt es?|Wirkungen und
        Nebenwirkungen|Gelingensfaktoren|Nutzen für die Region|Rückmeldungen|Was wir dazugelernt haben|
        Frau Dr. Kern, was haben Sie erreicht?""",
    "outlook": """Vorausschau|
        Der nächste Sommer|Die kommenden Monate|Vorhaben ab 2015|Weiteres Vorgehen|
        Die nächsten Jahre|Was fehlt noch?|Was offen ist|Was offen bleibt|Das steht an|Das kommt als
        Nächstes|Was 2026 kommt|Blick in die Zukunft|Was jetzt ansteht|Was wir als Nächstes tun|Wohin es
        geht|Wie wir weitermachen|Da geht es hin|Wie es weitergehen soll|Was als Nächstes kommt|Wie geht's
        weiter?|Was folgt?|Ausblick 2030|Die nächste Etappe|Weitere Schritte|Was wir planen|Wo wollen wir
        hin?|Künftige Aufgaben|Pläne für die Zukunft|Was noch zu tun ist|Der nächste Schritt|Weiter geht
        es|Ausblick|Perspektiven|Wie geht es weiter?|Wie es weitergeht|Wie soll es weitergehen?|So geht es
        weiter|Nächste Schritte|Die nächsten Schritte|Was kommt als Nächstes?|Was noch kommt|Was als Nächstes
        ansteht|Weitere Planung|Pläne|Zukunft|Zukunftspläne|Verstetigung|Weiterentwicklung|Was ist geplant?|Was
        wir noch vorhaben|Künftige Vorhaben|Blick nach vorn|Wohin die Reise geht|Und
        morgen?|Fortführung|Nachhaltigkeit|Offene Aufgaben|Was steht an?|Geplante Schritte|Offene Fragen|Wo
        stehen wir in fünf Jahren?|Zukunftsvorhaben|Was wir uns wünschen|
        Wünsche für die nächsten Jahre""",
    "materials": """Zum Weiterverwenden|
        Nachlesen und bestellen|
        Nachschlagen und Mitnehmen|
        Zum Vertiefen|Prospekte und Filme|Bestellbar oder online|
        Zum Mitnehmen|Zum Anschauen|Nachlesen|Weiterlesen|Hier steht mehr|Wo steht mehr?|Schwarz auf
        weiß|Gedrucktes|Gedruckt und digital|Zum Download|Was Sie lesen können|Material und Links|Zum
        Nachschlagen|Weiterführende Links|Veröffentlichungen des Bündnisses|Quellen|Mehr dazu|Hier gibt es mehr
        zu lesen|Wo finde ich mehr?|Materialien zum Download|Was Sie bestellen
        können|Lesetipp|Materialien|Vorhandene Materialien|Veröffentlichungen|Publikationen und Links|Zum
        Weiterlesen|Zum Nachlesen|Was kann man nachlesen?|Was es zu lesen gibt|Weiterführende
        Informationen|Weitere Informationen|Mehr Informationen|Mehr zum Thema|Mehr über das Projekt|Wo kann man
        mehr erfahren?|Downloads|Unterlagen|Dokumente|Schriftliches|Literatur|Literatur und
        Quellen|Arbeitshilfen|Links|Im Netz|Weblinks|Handreichungen|Broschüren und Flyer|Infomaterial|Zum
        Herunterladen|Erhältliche Druckschriften|Medien|Lesestoff|Anlagen|Informationen im Netz""",
    "contact": """Fragen beantworten|
        Rückfragen an|Auskunft geben|
        Ansprechpersonen|Ihre Ansprechpartnerin im Landratsamt|So erreichen Sie das Team|Fragen?|Wen
        kann ich fragen?|Kontakt aufnehmen|Adresse|Kontakt|Ansprechpartnerin|Ansprechperson|Ihre
        Ansprechpartner|Kontaktdaten|So erreichen Sie uns|Wie erreichen Sie uns?|Noch Fragen?|Wer hilft
        weiter?|An wen kann ich mich wenden?|Haben Sie Fragen?|Ihr Draht zu uns|Impressum|Kontakt und
        Information|Sprechen Sie uns an""",
    "quote": """Stimmen|Stimmen aus dem Bündnis|Statement|Zitat|Das sagen die Eltern|Was Eltern
        sagen|Nachgefragt""",
    "other": """Ponyhof|Kinderspiele|Musik für alle|Im Takt der Linien|Zeit für Familie|Lernen vor Ort|Der Markt
        kehrt zurück|Kinder haben Rechte|Eine Tür weiter|Apfelbäume und Schulhöfe|Ein Haus für alle|Sport
        verbindet|Kinderarmut|Tipps für andere Kommunen|Bildungspaket|Blumen am Rathaus|Sprache öffnet Türen|Der
        Dorfladen|Elternbriefe|Wald und Wasser|Ein Bus, der wartet|Spiele im Park|Brücken bauen|Was schwierig
        war|Was schwer fiel|Woran es hakt|Wo es hakt|Was nicht klappte|Stolpersteine|Stolpersteine und
        Lösungen|Hürden und Hemmnisse|Was würden Sie anders machen?|Unser Rat|Was ist ein Familienpass?|Für
        wen?|Hinweise zum Datenschutz""",
}
"""Headings as publications print them, with the kinds that a reader gives them."""
TABLE = [(" ".join(h.split()), kind) for kind, row in HEADINGS.items() for h in row.split("|")]


@pytest.mark.parametrize(("heading", "kind"), TABLE)
def test_kind_follows_the_heading(heading, kind):
    assert kind_of(heading) == kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Infrastruktur und Maßnahmen", "measures"),
        ("Weitere Maßnahmen", "measures"),
        ("Weitere Schritte", "outlook"),
        ("Struktur und Maßnahmen", "structures_and_strategies"),
    ],
)
def test_what_is_further_is_no_plan_unless_it_is_a_step(heading: str, kind: str) -> None:
    assert kind_of(heading) == kind
