"""A QR code on the screen, for those who would rather rate on their telephone."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.documents.barcodes import qr


class CodePicture(QWidget):
    """Square, black on white in every theme, for cameras, with its quiet zone; nothing while there is no link."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self._side = side
        self._link = ""
        self._rects: tuple[tuple[float, float, float, float], ...] = ()
        self.setFixedSize(side, side)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def link(self) -> str:
        return self._link

    def set_link(self, link: str) -> None:
        if link == self._link:
            return
        self._link = link
        self._rects = qr(link, 0, 0, self._side).rectangles if link else ()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._rects:
            return
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
            for x, y, width, height in self._rects:
                # Half a pixel over: no light seams between modules that touch.
                painter.fillRect(QRectF(x, y, width + 0.4, height + 0.4), Qt.GlobalColor.black)
