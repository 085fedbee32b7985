"""`python -m samples.typeset.scans` from the project's root: samples as if printed and scanned, with their records.

One sheet each of three samples, scanned cleanly (300 dpi, black and white, CCITT) and badly (200 dpi, grey, askew,
noisy, unevenly lit, JPEG). The expected record is the sample's, but that there is no text layer.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "tests" / "scans"
CLEAN = ("chancengerechtigkeit/elbe-elster", "generic/fact_sheet", "generic/no_labels")
BAD = ("generic/no_labels", "generic/labels_above", "generic/two_columns")
MADE = "D:20240501120000Z"


def pages(name: str, dpi: int) -> Iterator[Image.Image]:
    """The pages of a sample in levels of grey."""
    for page in pypdfium2.PdfDocument(ROOT / "samples" / f"{name}.pdf"):
        yield page.render(scale=dpi / 72).to_pil().convert("L")


def cleanly(page: Image.Image) -> Image.Image:
    """Black and white, as an office scanner makes it."""
    return page.point(lambda level: 255 if level > 150 else 0).convert("1")


def badly(page: Image.Image, angle: float, chance: np.random.Generator) -> Image.Image:
    """Askew, grey paper, a slope of light, noise and specks."""
    turned = page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grey = 25 + np.asarray(turned, np.float64) * (205 / 255)
    grey += np.linspace(0, 18, grey.shape[1])[None, :]
    grey += chance.normal(0, 6, grey.shape)
    specks = chance.random(grey.shape) < 0.0003
    grey[specks] = 60
    return Image.fromarray(grey.clip(0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.8))


def pdf_of(sheets: list[Image.Image], dpi: int, **how: int) -> bytes:
    """Pictures of pages and nothing else."""
    out = io.BytesIO()
    sheets[0].save(
        out, "PDF", save_all=True, append_images=sheets[1:], resolution=dpi, **how,
        creationDate=None, modDate=None, producer="scan",
    )  # fmt: skip
    return out.getvalue()


def write(name: str, pdf: bytes) -> None:
    source = (ROOT / "samples" / name).with_suffix(".gold.json")
    target = TARGET / f"{source.name.partition('.')[0]}_{'clean' if b'CCITTFax' in pdf else 'bad'}.pdf"
    gold = json.loads(source.read_text(encoding="utf-8"))
    gold["publication"] |= {
        "publication_id": f"sha256:{hashlib.sha256(pdf).hexdigest()}",
        "file_name": target.name,
        "has_text_layer": False,
    }
    target.write_bytes(pdf)
    target.with_suffix(".gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"{target.relative_to(ROOT)}  {len(pdf):,} bytes")


if __name__ == "__main__":
    TARGET.mkdir(exist_ok=True)
    for name in CLEAN:
        write(name, pdf_of([cleanly(page) for page in pages(name, 300)], 300))
    for name in BAD:
        chance = np.random.default_rng(1)
        sheets = [badly(page, 1.1 * (-1) ** n, chance) for n, page in enumerate(pages(name, 200))]
        write(name, pdf_of(sheets, 200, quality=18))
