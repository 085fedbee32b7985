"""Vom Projekt zur Struktur: a collected brochure of five profiles with cover, contents, running heads and imprint, by WeasyPrint."""

from __future__ import annotations

from samples.typeset.brochure_profiles import PROFILES, Chapter
from samples.typeset.content import Sample, html_section
from samples.typeset.engines import weasyprint
from samples.typeset.gold import office, profile

SERIES = "Schriftenreihe Kommunale Bildung"
PUBLISHER = "Transferwerkstatt Kommune gGmbH"
TITLE = "Vom Projekt zur Struktur"
FOREWORD = [
    "Projekte enden, Kinder wachsen weiter. Wer dauerhaft etwas verändern will, muss aus dem Modellversuch eine Regel machen – und aus der Regel eine Gewohnheit. Wie das gelingt, zeigen die fünf Beispiele in diesem Heft.",
    "Wir haben Landkreise, eine Stadt und eine Genossenschaft besucht, haben mit Landrätinnen, Lehrkräften und Eltern gesprochen und vor allem zugehört. Entstanden sind Berichte, die auch von Umwegen erzählen.",
    "Allen Beteiligten danken wir herzlich für ihre Offenheit.",
]
RIGHTS = "© 2013 Transferwerkstatt Kommune gGmbH. Nachdruck, auch auszugsweise, nur mit Quellenangabe."
IMPRINT = office(
    PUBLISHER,
    street="Bürgerstraße 44",
    postcode="37073",
    city="Göttingen",
    phone="+495514905530",
    fax="+495514905539",
    email="redaktion@transferwerkstatt.example",
    email_kind="function",
    website="http://www.transferwerkstatt.example",
)

CSS = """
@page { size: A4; margin: 30mm 24mm 26mm 24mm; @top-left { content: "Vom Projekt zur Struktur"; font: italic 8.5pt 'Liberation Serif'; color: #666 }
  @top-right { content: string(running); font: 8.5pt 'Liberation Serif'; color: #666 } @bottom-center { content: counter(page); font: 9pt 'Liberation Serif' } }
@page cover { margin: 0; background: #24415f; @top-left { content: none } @top-right { content: none } @bottom-center { content: none } }
@page plain { @top-right { content: "Schriftenreihe Kommunale Bildung" } }
body { font: 11pt/1.42 'Liberation Serif'; hyphens: auto; margin: 0 } h1, h2, h3, h4 { font-family: 'Liberation Sans Narrow'; hyphens: manual; line-height: 1.2 }
.cover { page: cover; color: white; padding: 32mm 26mm; height: 233mm; position: relative; break-after: page } .cover .series { font: 11pt 'Liberation Sans' } .cover h1 { font-size: 42pt; margin: 62mm 0 4mm } .cover .sub { font: 16pt 'Liberation Sans' }
.cover .foot { position: absolute; bottom: 10mm; font: 11pt/1.5 'Liberation Sans' }
.plain { page: plain; break-after: page } .plain h2 { font-size: 20pt; margin: 0 0 8mm } .toc { list-style: none; padding: 0; margin: 0 } .toc li { margin-bottom: 2.5mm } .toc a { color: inherit; text-decoration: none } .toc a::after { content: leader(dotted) target-counter(attr(href), page) }
.signed { margin-top: 8mm; font-style: italic } article { margin-bottom: 14mm } article h1 { font-size: 22pt; color: #24415f; margin: 0; string-set: running content(); break-after: avoid } article .state { font: 9.5pt 'Liberation Sans'; color: #24415f; border-top: 1.2pt solid #24415f; padding-top: 2mm; break-after: avoid }
article h2 { font-size: 15pt; font-weight: normal; margin: 1mm 0 3mm } article h3 { font-size: 13pt; color: #24415f; margin: 4.5mm 0 1.2mm; break-after: avoid } article h4 { font-size: 11pt; margin: 4mm 0 .5mm; break-after: avoid } p { margin: 0 0 2.2mm; text-align: justify } .summary { font-style: italic }
ul { margin: 0 0 2mm; padding-left: 5mm; list-style-type: "•  " } ul ul { list-style-type: "–  "; margin: 1mm 0 0 } li { margin-bottom: 1mm } li::marker { color: #24415f }
.contact { background: #e8edf2; padding: 3mm 4mm; margin-top: 5mm; font: 9.5pt/1.45 'Liberation Sans'; break-inside: avoid; hyphens: manual } .contact b.head { display: block; margin-bottom: 1mm } .contact table { border-collapse: collapse } .contact td { padding: 0 4mm .5mm 0; vertical-align: top }
.imprint { page: plain; break-before: page; font-size: 10pt } .imprint h2 { font-size: 20pt; margin: 0 0 6mm } .imprint p { text-align: left; hyphens: manual }
"""


def article(chapter: Chapter, number: int) -> str:
    quotes = "".join(f"<h4>{q['speaker']}, {q['role']}:</h4><p>„{q['text']}“</p>" for q in chapter.quotes)
    return f"""<article id="p{number}"><div class="state">{chapter.state}</div><h1>{chapter.title}</h1><h2>{chapter.headline}</h2><p class="summary">{chapter.summary}</p>
{"".join(html_section(s, "h3") for s in chapter.sections)}{quotes}<div class="contact"><b class="head">Kontakt</b>{chapter.contact_html}</div></article>"""


def sheet() -> str:
    contents = "".join(f'<li><a href="#p{n}">{c.title}: {c.headline}</a></li>' for n, c in enumerate(PROFILES, 1))
    foreword = "".join(f"<p>{p}</p>" for p in FOREWORD)
    return f"""<html lang="de"><head><title>{TITLE}</title><style>{CSS}</style></head><body>
<div class="cover"><div class="series">{SERIES}, Heft 7</div><h1>{TITLE}</h1><div class="sub">Fünf Beispiele kommunaler Bildungsarbeit</div><div class="foot">{PUBLISHER}<br>Februar 2013</div></div>
<div class="plain"><h2>Inhalt</h2><ul class="toc"><li><a href="#vorwort">Vorwort</a></li>{contents}<li><a href="#impressum">Impressum</a></li></ul></div>
<div class="plain" id="vorwort"><h2>Vorwort</h2>{foreword}<p class="signed">Dr. Marlies Achternbosch<br>Geschäftsführerin der Transferwerkstatt Kommune</p></div>
{"".join(article(c, n) for n, c in enumerate(PROFILES, 1))}
<div class="imprint" id="impressum"><h2>Impressum</h2><p><b>Herausgeber</b><br>{PUBLISHER}<br>Bürgerstraße 44<br>37073 Göttingen<br>Telefon 0551 49055-30<br>Telefax 0551 49055-39<br>redaktion@transferwerkstatt.example<br>www.transferwerkstatt.example</p>
<p><b>Redaktion:</b> Lothar Siebenhaar, Nele Onken</p><p><b>Gestaltung:</b> Büro Querformat, Kassel</p><p><b>Druck:</b> Leinedruck Northeim, Auflage 1.500, Februar 2013</p><p>Gefördert von der Stiftung Lernende Region und der Klosterkammer Hannover.</p><p>{RIGHTS}</p></div>
</body></html>"""


def sample() -> Sample:
    records = tuple(
        profile(
            pages=c.pages,
            municipality=c.municipality,
            type=c.type,
            state=c.state,
            ags=c.ags,
            headline=c.headline,
            summary=c.summary,
            contacts=c.contacts,
            quotes=c.quotes,
            sections=c.sections,
            links=c.links,
            entities=c.entities,
        )
        for c in PROFILES
    )
    publication = {
        "series": SERIES,
        "publisher": PUBLISHER,
        "funders": ["Stiftung Lernende Region", "Klosterkammer Hannover"],
        "title": TITLE,
        "published_on": "2013-02",
        "rights": RIGHTS,
        "contacts": [IMPRINT],
    }
    return Sample("generic/brochure.pdf", weasyprint(sheet()), publication, records)
