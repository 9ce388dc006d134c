"""Icons of one family (Tabler, MIT), tinted with a token's colour when they are painted."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.styles.theme import colour

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"


@cache
def _source(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text("utf-8")


@cache
def _renderer(name: str, tint: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", tint).encode()))


def paint_icon(painter: QPainter, name: str, box: QRectF, tint: QColor) -> None:
    """Draw icon `name` (a file in resources/icons, without .svg) into `box`; FileNotFoundError if unknown."""
    _renderer(name, tint.name()).render(painter, box)


def icon_pixmap(name: str, size: int = 20, token: str = "muted", ratio: float = 1.0) -> QPixmap:
    """`size` is logical; `ratio` is the screen's device pixel ratio, so that 150 % stays sharp."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        paint_icon(painter, name, QRectF(0, 0, size, size), colour(token))
    return pixmap


def icon(name: str, token: str = "muted", size: int = 20) -> QIcon:
    """An icon in the colours of the theme that is on now; widgets make it again on a change of style."""
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        made.addPixmap(icon_pixmap(name, size, token, ratio))
        made.addPixmap(icon_pixmap(name, size, "faint", ratio), QIcon.Mode.Disabled)
    return made
