"""A TrueType font whose text is copied out of the PDF as it was drawn."""

from typing import Any

from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

_BLOCK = 100  # the CMap format allows at most a hundred entries in one bfchar block


class CopyableFont(TTFont):
    """Writes its ToUnicode maps as UTF-16BE.

    Measured with reportlab 5.1: the map holds `<2CB4E>` for U+2CB4E, five hexadecimal digits where
    the format wants UTF-16BE (`<D873DF4E>`). 𬭎 is then drawn right and copied as Ⲵ, so that a name
    pasted from the paper is another name.
    """

    def addObjects(self, doc: Any) -> None:
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for index, subset in enumerate(subsets):
            name = (SUBSETN(index) + b"+" + self.face.name + self.face.subfontNameX).decode("pdfdoc")
            doc.idToObject["toUnicodeCMap:" + name].content = to_unicode_map(name, subset)


def to_unicode_map(name: str, subset: list[int]) -> str:
    """The CMap from the one-byte codes of a subset to text (PDF 32000-1, 9.10.3)."""
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            f"<00> <{len(subset) - 1:02X}>",
            "endcodespacerange",
            *_mappings(subset),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def _mappings(subset: list[int]) -> list[str]:
    lines: list[str] = []
    entries = [f"<{code:02X}> <{_utf16(point)}>" for code, point in enumerate(subset)]
    for start in range(0, len(entries), _BLOCK):
        block = entries[start : start + _BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return lines


def _utf16(point: int) -> str:
    return chr(point).encode("utf-16-be").hex().upper()
