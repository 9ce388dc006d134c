"""Big tiles for fingers and keys; only the page that is shown is ever looked at, however many there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.styles.fonts import font, metrics
from ui.styles.theme import colours
from ui.styles.tokens import RADIUS, KioskSize, Size, Space

_GAP = Space.M
_PAD = Space.L
_NOTE = KioskSize.NOTE - 2
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """`title` wraps; `note` stands under it, `aside` at its right."""

    title: str
    note: str = ""
    aside: str = ""


class TileBoard(QWidget):
    """As many tiles as fit; the arrows move, Enter takes, PgUp and PgDn turn the page.

    Signals:
        chosen(int): the tile that was pressed
        page_changed(): another page is shown, or there are other tiles
    """

    chosen = Signal(int)
    page_changed = Signal()

    def __init__(
        self, columns: int, tile_height: int, *, title_size: int = KioskSize.TEXT, choosable: bool = True
    ) -> None:
        """Tiles grow beyond `tile_height` to fill the page; not `choosable` is a list to read."""
        super().__init__()
        self._columns = columns
        self._tile_height = tile_height
        self._title_size = title_size
        self._note_size = _NOTE
        self._usual = (tile_height, title_size, _NOTE)
        self._choosable = choosable
        self._tiles: tuple[Tile, ...] = ()
        self._current = 0
        self._pressed = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_scale(self, scale: float) -> None:
        """Tiles larger or smaller than usual, with what is written on them."""
        self._tile_height, self._title_size, self._note_size = (round(size * scale) for size in self._usual)
        self.updateGeometry()
        self._tell()

    def set_tiles(self, tiles: Sequence[Tile], *, keep_place: bool = False) -> None:
        fresh = tuple(tiles)
        if not keep_place:
            self._current = 0
        self._tiles = fresh
        self._current = min(self._current, max(0, len(fresh) - 1))
        self._tell()

    def tiles(self) -> tuple[Tile, ...]:
        return self._tiles

    def current(self) -> int:
        return self._current

    def per_page(self) -> int:
        return self._columns * self._rows()

    def page(self) -> int:
        return self._current // self.per_page()

    def page_count(self) -> int:
        return max(1, -(-len(self._tiles) // self.per_page()))

    def turn(self, step: int) -> None:
        """Show the next page (1) or the one before (-1); at the ends nothing happens."""
        page = self.page() + step
        if 0 <= page < self.page_count():
            self._go(page * self.per_page())

    def tile_rect(self, i: int) -> QRect:
        """Where tile `i` lies when its page is shown."""
        place = i % self.per_page()
        width = (self.width() - (self._columns - 1) * _GAP) / self._columns
        height = (self.height() + _GAP) / self._rows() - _GAP
        if self._choosable:
            height = min(height, 1.6 * self._tile_height)
        x = (place % self._columns) * (width + _GAP)
        y = (place // self._columns) * (height + _GAP)
        return QRect(round(x), round(y), round(width), round(height))

    def _rows(self) -> int:
        return max(1, (self.height() + _GAP) // (self._tile_height + _GAP))

    def sizeHint(self) -> QSize:
        return QSize(600, 3 * (self._tile_height + _GAP))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._tile_height)

    # -- keys and fingers ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            across, down = _STEPS[key]
            self._go(self._current + across + down * self._columns)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turn(1 if key is Qt.Key.Key_PageDown else -1)
        elif key in _TAKE and self._choosable and self._tiles:
            if not event.isAutoRepeat():
                self.chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._tile_at(event)
        if self._pressed >= 0:
            self._go(self._pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, -1
        self.update()
        if self._choosable and pressed >= 0 and pressed == self._tile_at(event):
            self.chosen.emit(pressed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.page_changed.emit()

    def _tile_at(self, event: QMouseEvent) -> int:
        point = event.position().toPoint()
        return next((i for i in self._shown() if self.tile_rect(i).contains(point)), -1)

    def _shown(self) -> range:
        first = self.page() * self.per_page()
        return range(first, min(first + self.per_page(), len(self._tiles)))

    def _go(self, i: int) -> None:
        if 0 <= i < len(self._tiles):
            self._current = i
            self._tell()

    def _tell(self) -> None:
        tile = self._tiles[self._current] if self._tiles else Tile(title="")
        self.setAccessibleName(" ".join((tile.title, tile.note, tile.aside)).strip())
        self.page_changed.emit()
        self.update()

    # -- painting ------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for i in self._shown():
                self._paint_tile(painter, i, QRectF(self.tile_rect(i)).adjusted(1, 1, -1, -1))

    def _paint_tile(self, painter: QPainter, i: int, box: QRectF) -> None:
        ink, tile = colours(), self._tiles[i]
        current = i == self._current and self.hasFocus()
        painter.setPen(QPen(QColor(ink.accent if current else ink.line_strong), 3 if current else 1))
        painter.setBrush(QColor(ink.selection if i == self._pressed and self._choosable else ink.surface))
        painter.drawRoundedRect(box, RADIUS + 3, RADIUS + 3)
        inner = box.adjusted(_PAD, Space.S, -_PAD, -Space.S)
        aside = metrics(self._note_size).horizontalAdvance(tile.aside)
        painter.setPen(QColor(ink.muted))
        painter.setFont(font(self._note_size))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inner, int(right), tile.aside)
        words = inner.adjusted(0, 0, -(aside + Space.L if tile.aside else 0), 0)
        note = QRectF(words)
        if tile.note:
            note.setTop(words.bottom() - metrics(self._note_size).height())
            shown = metrics(self._note_size).elidedText(
                tile.note, Qt.TextElideMode.ElideRight, int(note.width())
            )
            painter.drawText(note, int(Qt.AlignmentFlag.AlignVCenter), shown)
            words.setBottom(note.top() - 2)
        self._paint_title(painter, words, tile.title)

    def _paint_title(self, painter: QPainter, words: QRectF, title: str) -> None:
        """The longest names of the catalogue have 110 characters: they wrap, and shrink until they fit."""
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWrapAnywhere)
        size = self._title_size
        while size > min(Size.BODY, self._title_size - 4) and not _fits(title, size, words, flags):
            size -= 1
        painter.setPen(QColor(colours().text))
        painter.setFont(font(size, bold=True))
        painter.drawText(words, flags, title)


def _fits(title: str, size: int, room: QRectF, flags: int) -> bool:
    need = metrics(size, bold=True).boundingRect(room.toRect(), flags, title)
    return need.height() <= room.height() and need.width() <= room.width()
