"""Makes page images of one document of every kind: same plan, same day, same pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURES = Path(__file__).parent / "pictures" / "van-ban"
TODAY = date(2026, 6, 10)
DOTS_PER_INCH = 60
GREYS = 8
MOST_PAGES = 4
GAP = 6
"""Pixels between two pages and around them."""
TOP_MARGIN = 56
"""Points from the top of the page to its text; a page number stands above."""


def draft_all(folder: Path) -> list[Path]:
    """Draft a document of every kind and return the Word files."""
    from planner.documents import DraftRequest, draft
    from planner.documents.kinds import document_kinds
    from planner.store import Store

    workspace = Store.open(ROOT / "plans").load()
    files = []
    for kind in document_kinds():
        files.append(folder / f"{kind}.docx")
        files[-1].write_bytes(draft(workspace, DraftRequest(kind=kind), TODAY).docx)
    return files


def shown_pages(pdf: Path) -> list[int]:
    """Return the pages to show (from 1): the first, those that begin a part or end one, and the last."""
    import pdfplumber

    with pdfplumber.open(pdf) as opened:
        starts = [
            number
            for number, page in enumerate(opened.pages, 1)
            if not page.crop((0, 0, page.width, TOP_MARGIN - 6)).extract_text().strip()
        ]
        count = len(opened.pages)
    if count <= MOST_PAGES:
        return list(range(1, count + 1))
    ends = [start - 1 for start in starts[1:]] + [count]
    wanted = dict.fromkeys([1, ends[0], *starts, *ends, 2])
    return sorted(list(wanted)[:MOST_PAGES])


def picture(pdf: Path, target: Path, work: Path) -> int:
    """Draw the shown pages side by side into a PNG file; returns its size in bytes."""
    from PIL import Image, ImageOps

    pages = []
    for number in shown_pages(pdf):
        place = work / f"{pdf.stem}-{number}"
        options = ["-r", str(DOTS_PER_INCH), "-f", str(number), "-l", str(number), "-gray", "-singlefile"]
        subprocess.run(["pdftoppm", *options, "-png", str(pdf), str(place)], check=True)  # noqa: S603, S607
        with Image.open(place.with_name(place.name + ".png")) as image:
            pages.append(ImageOps.expand(image.convert("L"), 1, 128))
    width = sum(page.width for page in pages) + GAP * (len(pages) + 1)
    height = max(page.height for page in pages) + 2 * GAP
    sheet = Image.new("L", (width, height), 255)
    left = GAP
    for page in pages:
        sheet.paste(page, (left, GAP))
        left += page.width + GAP
    sheet.quantize(GREYS, dither=Image.Dither.NONE).save(target, optimize=True)
    return target.stat().st_size


def main() -> None:
    """Draft, convert in one call, draw."""
    if not shutil.which("pdftoppm"):
        raise SystemExit("pdftoppm is missing: sudo apt install poppler-utils")
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        os.environ["CCHC_CACHE_DIR"] = str(work / "cache")
        from planner.documents.pdf import write_pdfs

        PICTURES.mkdir(parents=True, exist_ok=True)
        for pdf in write_pdfs(draft_all(work)).files:
            size = picture(pdf, PICTURES / f"{pdf.stem}.png", work)
            print(f"{pdf.stem}.png {size // 1000} kB")


if __name__ == "__main__":
    main()
