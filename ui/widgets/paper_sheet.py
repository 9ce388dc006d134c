"""Papers as they come out of the printer, to read before they are handed over."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from counter_app.documents.preview import Raster, page_count, raster_page
from counter_app.services.papers import Paper
from ui.paper_names import paper_name
from ui.styles.tokens import Space, Tone
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label
from ui.widgets.overlay import Overlay
from ui.widgets.pill import Pill, StatusPill
from ui.widgets.symbol import Symbol

_WIDTH = 720
_PAGE = 640
_POINTS = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The pages of one paper, ready to draw."""

    rasters: tuple[Raster, ...]
    ratio: float


def rendered(pdf: bytes, *, width: int, ratio: float) -> Pages:
    """Every page `width` logical pixels wide at most, A4 upright; for a thread beside the window."""
    dots = width * ratio * _POINTS / 595
    pages = tuple(raster_page(pdf, page=page, dots_per_inch=dots) for page in range(page_count(pdf)))
    return Pages(rasters=pages, ratio=ratio)


Prepare = Callable[[QWidget, Callable[[Pages], None], Callable[[], Pages]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    paper: Paper
    sent: bool
    reprints: int = 0


class PaperSheet(Overlay):
    """One or more papers, one after the other.

    Enter and Esc close, Ctrl+P prints the paper that is shown once more, the page keys scroll, the left and
    right arrows leaf through several papers. A Ctrl+P that comes with the sheet is the second press of a hasty
    hand, no wish for a reprint.

    Signals:
        reprint_wanted(object): the `Paper` to print; the print is on record as a reprint
    """

    reprint_wanted = Signal(object)

    def __init__(
        self, papers: tuple[Paper, ...], prepare: Prepare, *, sent: bool, may_print: bool = True
    ) -> None:
        """`sent` says that the papers are on their way to the printer already.

        Without `may_print` they can only be looked at.
        """
        super().__init__(self.tr("文书"), width=_WIDTH)
        self._papers = [_Shown(paper=paper, sent=sent) for paper in papers]
        self._prepare = prepare
        self._here = 0
        self._number = label("", "muted")
        self._sent = StatusPill()
        self._column = QWidget()
        self._pages = QVBoxLayout(self._column)
        self._scroll = QScrollArea()
        self._again = KeyButton(self.tr("再打一份"), "Ctrl+P", bind=False)
        self._next = KeyButton(self.tr("下一份"), "Right", bind=False)
        self._close = KeyButton(self.tr("关闭"), "Enter", primary=True, bind=False)
        self._lay_out()
        self._again.setVisible(may_print)
        self._again.setEnabled(may_print)
        self.confirmed.connect(self.close_sheet)
        self._show_paper()

    def opens_with(self) -> QWidget:
        """What takes the focus: the pages, so that the arrow keys scroll."""
        return self._scroll

    def paper(self) -> Paper:
        """The paper that is shown."""
        return self._papers[self._here].paper

    def page_count(self) -> int:
        """How many pages are drawn so far."""
        return self._pages.count()

    def _lay_out(self) -> None:
        self._scroll.setWidget(self._column)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("文书页面"))
        self._column.setProperty("role", "canvas")
        self._column.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pages.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        self._pages.setSpacing(Space.M)
        self.content.addWidget(self._number)
        self.content.addWidget(self._scroll, 1)
        self.buttons.insertWidget(0, self._sent)
        for button in (self._again, self._next, self._close):
            self.buttons.addWidget(button)
        self._again.clicked.connect(self._on_again)
        self._next.clicked.connect(lambda: self._leaf(1))
        self._close.clicked.connect(self.close_sheet)
        self._next.setVisible(len(self._papers) > 1)
        self._scroll.installEventFilter(self)

    def open_on(self, window: QWidget, first: QWidget) -> None:
        self._scroll.setFixedHeight(max(240, window.height() - 230))
        super().open_on(window, first)
        self._again.count_as_pressed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The scrolled pages would swallow the arrows that leaf through the papers."""
        pressed = watched is self._scroll and event.type() is QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_P and control and not event.isAutoRepeat():
            self._again.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._leaf(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def _leaf(self, step: int) -> None:
        if len(self._papers) > 1:
            self._here = (self._here + step) % len(self._papers)
            self._show_paper()

    def _show_paper(self) -> None:
        shown = self._papers[self._here]
        place = f"  {self._here + 1} / {len(self._papers)}" if len(self._papers) > 1 else ""
        self._number.setText(f"{paper_name(shown.paper)} {shown.paper.number}{place}")
        self._tell_sent()
        self._clear()
        paper, ratio = shown.paper, self.devicePixelRatioF()
        self._prepare(
            self,
            lambda pages: self._on_rendered(paper, pages),
            lambda: rendered(paper.pdf, width=_PAGE, ratio=ratio),
        )

    def _tell_sent(self) -> None:
        shown = self._papers[self._here]
        self._sent.setVisible(shown.sent)
        again = self.tr("再打 {count} 份，已送打印").format(count=shown.reprints)
        self._sent.set_pill(Pill(again if shown.reprints else self.tr("已送打印"), Tone.OK, Symbol.CHECK))

    def _clear(self) -> None:
        while (item := self._pages.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()

    def _on_rendered(self, paper: Paper, pages: Pages) -> None:
        if paper is not self.paper():
            return
        self._clear()
        for raster in pages.rasters:
            page = QLabel()
            page.setPixmap(_pixmap(raster, pages.ratio))
            page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._pages.addWidget(page)
        self._scroll.verticalScrollBar().setValue(0)

    def _on_again(self) -> None:
        shown = self._papers[self._here]
        self._papers[self._here] = replace(shown, sent=True, reprints=shown.reprints + shown.sent)
        self._tell_sent()
        self.reprint_wanted.emit(shown.paper)


def _pixmap(raster: Raster, ratio: float) -> QPixmap:
    image = QImage(raster.rgb, raster.width, raster.height, 3 * raster.width, QImage.Format.Format_RGB888)
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
