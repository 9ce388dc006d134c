"""A paper on record, page by page, over the window."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from counter_app.documents.preview import Raster
from counter_app.services.paper_pages import PaperPages
from counter_app.services.papers import Paper
from ui.styles.tokens import Space
from ui.widgets.key_button import KeyButton
from ui.widgets.overlay import Overlay
from ui.wording import PAPER, said

_PAGE_ROOM = 860
_ABOVE_AND_BELOW = 220


def open_paper_sheet(
    window: QWidget, pages: PaperPages, print_again: Callable[[Paper], None] | None
) -> Overlay:
    """Show the paper over `window`; without `print_again` it can only be looked at. Esc closes."""
    paper = pages.paper
    sheet = Overlay(f"{said(PAPER[paper.kind])} {paper.number}", width=min(_PAGE_ROOM, window.width() - 96))
    scroll = _scroll(pages, window.devicePixelRatioF())
    scroll.setMinimumHeight(max(240, window.height() - _ABOVE_AND_BELOW))
    scroll.setAccessibleName(said(PAPER[paper.kind]))
    sheet.content.addWidget(scroll)
    if print_again is not None:
        sheet.buttons.addWidget(_print_button(sheet, paper, print_again))
    close = KeyButton(QCoreApplication.translate("PaperSheet", "关闭"), "Esc", bind=False)
    close.clicked.connect(sheet.cancel)
    sheet.buttons.addWidget(close)
    sheet.open_on(window, scroll)
    return sheet


def _print_button(sheet: Overlay, paper: Paper, print_again: Callable[[Paper], None]) -> KeyButton:
    def again() -> None:
        sheet.close_sheet()
        print_again(paper)

    button = KeyButton(QCoreApplication.translate("PaperSheet", "补打"))
    button.clicked.connect(again)
    return button


def _scroll(pages: PaperPages, ratio: float) -> QScrollArea:
    column = QWidget()
    box = QVBoxLayout(column)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(Space.M)
    for raster in pages.pages:
        page = QLabel()
        page.setPixmap(_pixmap(raster, ratio))
        box.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
    scroll = QScrollArea()
    scroll.setWidget(column)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return scroll


def _pixmap(raster: Raster, ratio: float) -> QPixmap:
    image = QImage(raster.rgb, raster.width, raster.height, 3 * raster.width, QImage.Format.Format_RGB888)
    made = QPixmap.fromImage(image.copy())
    made.setDevicePixelRatio(ratio)
    return made
