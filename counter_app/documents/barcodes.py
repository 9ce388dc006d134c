"""Code 128 and QR as black rectangles: vectors, sharp at every printer's resolution."""

from counter_app.documents.page import MM, Bars

MODULE = 0.42 * MM
"""One bar of Code 128; the 24 digits of a service code are then 70 mm wide, legible to any scanner."""


def code128_width(content: str) -> float:
    return len(code128_modules(content)) * MODULE


def code128(content: str, x: float, y: float, height: float) -> Bars:
    """The content (ASCII; digits in pairs take code set C) with its upper left corner at (x, y)."""
    modules = code128_modules(content)
    return Bars(tuple((x + a * MODULE, y, (b - a) * MODULE, height) for a, b in _dark_stretches(modules)))


def qr(content: str, x: float, y: float, side: float) -> Bars:
    """A QR symbol (error level M or better) that fills a square of the given side, quiet zone included."""
    import segno

    rows = [
        "".join("1" if dark else "0" for dark in row)
        for row in segno.make_qr(content, error="m").matrix_iter(border=4)
    ]
    module = side / len(rows)
    return Bars(
        tuple(
            (x + a * module, y + number * module, (b - a) * module, module)
            for number, row in enumerate(rows)
            for a, b in _dark_stretches(row)
        )
    )


def service_code_groups(code: str) -> str:
    """The code as it is read out and typed: in groups of four."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def code128_modules(content: str) -> str:
    """The bars (`1`) and gaps (`0`) of Code 128, one character a module, without quiet zones."""
    from barcode import Code128

    return str(Code128(content).build()[0])


def _dark_stretches(modules: str) -> list[tuple[int, int]]:
    """(first, after last) of each unbroken run of dark modules."""
    stretches: list[tuple[int, int]] = []
    start: int | None = None
    for position, module in enumerate([*modules, "0"]):
        if module == "1" and start is None:
            start = position
        elif module != "1" and start is not None:
            stretches.append((start, position))
            start = None
    return stretches
