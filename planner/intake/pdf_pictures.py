"""Draws the pages of a PDF file as grey pictures for the recognition of text; run as a program."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import IO

import pypdfium2 as pdfium

DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72
_MOST_DOTS = 5000
"""Dots of the longer side; the largest paper of an office, A3, has 4961 at 300 dots an inch."""


def draw(source: Path, folder: Path) -> int:
    """Write a .pgm file for each page of `source` into `folder`; return how many."""
    with closing(pdfium.PdfDocument(source)) as document:
        count = len(document)
        for number in range(count):
            with closing(document[number]) as page:
                longer = max(page.get_size())
                scale = min(DOTS_PER_INCH / _POINTS_PER_INCH, _MOST_DOTS / max(1.0, longer))
                picture = page.render(scale=scale, grayscale=True)
                with closing(picture), (folder / f"{number:05d}.pgm").open("wb") as file:
                    _write(picture, file)
    return count


def _write(picture: pdfium.PdfBitmap, file: IO[bytes]) -> None:
    rows = memoryview(picture.buffer).cast("B")
    file.write(f"P5 {picture.width} {picture.height} 255\n".encode())
    for row in range(picture.height):
        start = row * picture.stride
        file.write(rows[start : start + picture.width])


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2]))
