"""Lines and codes as black dots, for what a thermal printer's own font does not have."""

from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from counter_app.documents import fonts
from counter_app.documents.barcodes import code128_modules
from counter_app.documents.ticket_roll import Align, RollText

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

COLUMN_DOTS = 12
EM_DOTS = 2 * COLUMN_DOTS
"""A Chinese character takes two columns, as in the printer's font beside it."""
LINE_DOTS = 32
CODE_DOTS = 72
_QUIET_MODULES = 10
_BLACK_FROM = 120
"""Of 255. Thin strokes of small characters survive on thermal paper, and two of them do not run together."""
_RARE_STROKE = 0.5
"""HanaMin's hairlines are half a dot thin at this size and would vanish."""

# FreeType's faces are not made for two threads, and two tickets may be drawn at once.
_drawing = Lock()


def text_image(line: RollText, columns: int) -> "Image":
    """One line over the whole width of the paper, in grey levels that are black or white only."""
    from PIL import Image, ImageDraw

    size = EM_DOTS * line.scale
    paper = Image.new("L", (columns * COLUMN_DOTS, LINE_DOTS * line.scale), 255)
    with _drawing:
        draw = ImageDraw.Draw(paper)
        width = round(fonts.width(line.text, size, bold=line.bold))
        left = (paper.width - width) // 2 if line.align is Align.CENTRE else 0
        if line.inverted:
            draw.rectangle((left, 0, left + width, paper.height), fill=0)
        _draw_runs(draw, line, left, size)
    return paper.point(lambda level: 255 if level > _BLACK_FROM else 0)


def code_image(content: str, columns: int) -> "Image":
    """Code 128 in the middle, as wide as the paper lets it be with its quiet zones; at least one dot a module."""
    from PIL import Image

    modules = code128_modules(content)
    dots = columns * COLUMN_DOTS
    module = max(1, min(3, dots // (len(modules) + 2 * _QUIET_MODULES)))
    row = Image.new("L", (len(modules), 1))
    row.putdata([0 if each == "1" else 255 for each in modules])
    paper = Image.new("L", (dots, CODE_DOTS), 255)
    bars = row.resize((len(modules) * module, CODE_DOTS), Image.Resampling.NEAREST)
    paper.paste(bars, ((dots - bars.width) // 2, 0))
    return paper


def without_commands(image: "Image") -> "Image":
    """The image with a dot more wherever its bytes would read as a real-time command.

    A printer obeys DLE EOT, DLE ENQ and DLE DC4 also within the data of an image: it would answer what nobody asked,
    or open a drawer. `10 04`, `10 05` and `10 14` (hexadecimal) become `10 0C`, `10 0D` and `10 1C`.
    """
    from PIL import Image

    # Black is 1 in a printer's raster and 0 in Pillow's.
    dots = bytes(255 - byte for byte in image.convert("1", dither=Image.Dither.NONE).tobytes())
    for command in (0x04, 0x05, 0x14):
        dots = dots.replace(bytes((0x10, command)), bytes((0x10, command | 0x08)))
    return Image.frombytes("1", image.size, bytes(255 - byte for byte in dots))


def _draw_runs(draw: "ImageDraw", line: RollText, left: float, size: int) -> None:
    ink = 255 if line.inverted else 0
    baseline = round(size * 1.06)
    for name, piece in fonts.runs(line.text, bold=line.bold):
        if name == fonts.NO_FONT:
            for char in piece:
                _draw_missing(draw, char, left, baseline - size, size, ink)
                left += size
            continue
        face, stroke = _face(name, size), 0 if name.startswith("Noto") else _RARE_STROKE
        draw.text((round(left), baseline), piece, fill=ink, font=face, anchor="ls", stroke_width=stroke)
        left += fonts.width(piece, size, bold=line.bold)


def _draw_missing(draw: "ImageDraw", char: str, left: float, top: float, size: int, ink: int) -> None:
    """A box with the character's code in two rows, as on the pages."""
    code = f"{ord(char):04X}"
    half = (len(code) + 1) // 2
    draw.rectangle((left + 1, top + 2, left + size - 2, top + size), outline=ink)
    face = _face(fonts.runs("0")[0][0], round(size * 0.4))
    for row, digits in enumerate((code[:half], code[half:])):
        draw.text((left + size / 2, top + size * (0.3 + 0.4 * row)), digits, fill=ink, font=face, anchor="mm")


@lru_cache(maxsize=16)
def _face(name: str, size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(str(fonts.FONT_FOLDER / f"{name}.ttf"), size)
