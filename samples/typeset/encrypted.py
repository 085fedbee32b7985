"""A sheet that asks for a password before it can be opened, by ReportLab."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from samples.typeset.content import Sample


def sheet() -> bytes:
    stream = BytesIO()
    lock = StandardEncryption("nur-intern", ownerPassword="nur-intern-2012", strength=128)
    canvas = Canvas(stream, pagesize=A4, invariant=1, encrypt=lock)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(72, 760, "Vertraulicher Entwurf: Bildungsbericht, Kapitel 3")
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def sample() -> Sample:
    return Sample("rejected/encrypted.pdf", sheet(), rejection="encrypted")
