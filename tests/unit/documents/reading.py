"""What independent readers find in a PDF: text by PDFium, codes by ZXing."""

from dataclasses import dataclass
from typing import Any

import pypdfium2
import zxingcpp
from PIL import Image

from counter_app.documents.preview import raster_page


@dataclass(frozen=True)
class Glyph:
    """One drawn character and its box in points, the origin at the lower left."""

    char: str
    left: float
    bottom: float
    right: float
    top: float


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page without spaces and line ends: layout may add them between any characters."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return ["".join(_text(page).split()) for page in document]
    finally:
        document.close()


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_size() for page in document]
    finally:
        document.close()


def glyphs(pdf: bytes, page: int = 0) -> list[Glyph]:
    """The visible characters of a page where they are drawn."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        textpage = document[page].get_textpage()
        found = []
        for index in range(textpage.count_chars()):
            char = textpage.get_text_range(index, 1)
            if char.strip():
                found.append(Glyph(char, *textpage.get_charbox(index)))
        return found
    finally:
        document.close()


def codes(pdf: bytes, page: int = 0, dots_per_inch: float = 200) -> set[tuple[str, str]]:
    """(kind, content) of each bar code on the page as a printer would show it."""
    raster = raster_page(pdf, page=page, dots_per_inch=dots_per_inch)
    image = Image.frombytes("RGB", (raster.width, raster.height), raster.rgb)
    return {
        (str(found.format).replace(" ", "").replace("-", "").lower(), found.text)
        for found in zxingcpp.read_barcodes(image)
    }


def _text(page: Any) -> str:
    text: str = page.get_textpage().get_text_bounded()
    return text
