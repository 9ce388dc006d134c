"""Keys drawn as the caps on the clerk's keyboard."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.styles.fonts import font, metrics
from ui.styles.tokens import RADIUS_SMALL, Size

CAP_HEIGHT = 20
_PAD = 6


def key_label(key: str) -> str:
    """A key sequence as a clerk reads it: "Ctrl+Return" → "Ctrl Enter", "Space" → "空格"."""
    names = {
        "Return": "Enter",
        "Up": "↑",
        "Down": "↓",
        "Left": "←",
        "Right": "→",
        "Space": QCoreApplication.translate("Key", "空格"),
        "Tab": "Tab",
        "Escape": "Esc",
        "PgUp": "PgUp",
        "PgDown": "PgDn",
    }
    return " ".join(names.get(part, part) for part in key.replace("+", " ").split())


def cap_width(label: str) -> int:
    return max(CAP_HEIGHT + 2, metrics(Size.SMALL, bold=True).horizontalAdvance(label) + 2 * _PAD)


def paint_cap(
    painter: QPainter, label: str, box: QRectF, *, ink: QColor, ground: QColor, edge: QColor | None
) -> None:
    """Draw one cap in `box`. Without an `edge` it lies flat, as on a coloured button."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if edge:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(edge)
        painter.drawRoundedRect(box, RADIUS_SMALL, RADIUS_SMALL)
        painter.setBrush(ground)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), RADIUS_SMALL - 1, RADIUS_SMALL - 1)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, RADIUS_SMALL, RADIUS_SMALL)
    painter.setPen(QPen(ink))
    painter.setFont(font(Size.SMALL, bold=True))
    painter.drawText(box.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, label)
    painter.restore()
