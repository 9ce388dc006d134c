"""Pages of a finished paper as pixels, for the preview on the screen."""

from dataclasses import dataclass
from threading import Lock
from typing import Any

# PDFium keeps global state and may be entered by one thread at a time.
_reading = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """One page; `rgb` holds three bytes a pixel, row by row from the top, without padding."""

    width: int
    height: int
    rgb: bytes


def page_count(pdf: bytes) -> int:
    import pypdfium2

    with _reading:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def raster_page(pdf: bytes, *, page: int = 0, dots_per_inch: float = 96) -> Raster:
    """The page (counted from 0) at the given resolution; IndexError when there is no such page."""
    import pypdfium2

    with _reading:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if not 0 <= page < len(document):
                raise IndexError(f"page {page} of {len(document)}")
            bitmap = document[page].render(scale=dots_per_inch / 72, rev_byteorder=True)
            return Raster(width=bitmap.width, height=bitmap.height, rgb=_packed(bitmap))
        finally:
            document.close()


def _packed(bitmap: Any) -> bytes:
    """The pixels without the padding that PDFium leaves at the end of each row."""
    raw = bytes(bitmap.buffer)
    row = bitmap.width * bitmap.n_channels
    packed = b"".join(raw[y * bitmap.stride : y * bitmap.stride + row] for y in range(bitmap.height))
    if bitmap.n_channels == 3:
        return packed
    rgb = bytearray(bitmap.width * bitmap.height * 3)
    for channel in range(3):
        rgb[channel::3] = packed[channel :: bitmap.n_channels]
    return bytes(rgb)
