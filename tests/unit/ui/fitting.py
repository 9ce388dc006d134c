"""Finds words that a window cuts off."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ui.widgets.labels import ElidedLabel
from ui.widgets.pill import StatusPill


def cut_texts(window: QWidget) -> list[str]:
    """The words in `window` that have less room than they need, as it is laid out now."""
    cut = [label.text() for label in window.findChildren(QLabel) if label.isVisible() and _is_cut(label)]
    for kind in (QAbstractButton, StatusPill):
        named = [
            widget for widget in window.findChildren(kind) if widget.isVisible() and widget.accessibleName()
        ]
        cut += [widget.accessibleName() for widget in named if not _has_room(widget)]
    return cut


def _is_cut(label: QLabel) -> bool:
    if isinstance(label, ElidedLabel) or not label.text():
        return False
    room = label.contentsRect()
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height()
    rich = label.textFormat() is Qt.TextFormat.RichText
    need = label.sizeHint().width() if rich else label.fontMetrics().horizontalAdvance(label.text())
    return need > room.width() or label.fontMetrics().capHeight() > room.height()


def _has_room(widget: QWidget) -> bool:
    need, room = widget.minimumSizeHint(), widget.size()
    return need.width() <= room.width() and need.height() <= room.height()
