"""Which days are shown, and of when the figures are."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from counter_app.domain.periods import Span
from ui.figures.presenter import FiguresState
from ui.figures.words import SPANS, as_of_words, days_words
from ui.styles.tokens import Space
from ui.widgets.chip_bar import ChipBar
from ui.widgets.labels import label
from ui.wording import said


class PeriodBar(QWidget):
    """Signals:
    span_chosen(object): a Span
    went(int): one span back, or -1 for one forward
    """

    span_chosen = Signal(object)
    went = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spans = ChipBar()
        self.spans.set_chips([(span.value, said(words)) for span, words in SPANS.items()])
        self.back = self._arrow("‹", self.tr("前一段 (Ctrl+←)"))
        self.forth = self._arrow("›", self.tr("后一段 (Ctrl+→)"))
        self.days = label("", "strong")
        self.as_of = label("", "muted")
        self.again = self._link(self.tr("刷新"), self.tr("重新读取 (F5)"))
        self.export = self._link(self.tr("导出 xlsx"), self.tr("把这段时间的全部表格导出 (Ctrl+E)"))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        for widget in (self.spans, self.back, self.days, self.forth):
            box.addWidget(widget)
        box.addStretch(1)
        for widget in (self.as_of, self.again, self.export):
            box.addWidget(widget)
        self.spans.chosen.connect(lambda key: self.span_chosen.emit(Span(key)))
        self.back.clicked.connect(lambda: self.went.emit(1))
        self.forth.clicked.connect(lambda: self.went.emit(-1))

    def _arrow(self, sign: str, name: str) -> QPushButton:
        button = QPushButton(sign)
        button.setProperty("role", "chip")
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button

    def _link(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", "link")
        button.setToolTip(tip)
        return button

    def render_state(self, state: FiguresState) -> None:
        self.spans.set_current(state.period.span.value)
        self.forth.setEnabled(state.period.back > 0 or state.period.span is Span.DAYS)
        if state.chart is not None:
            self.days.setText(days_words(state.chart))
            self.as_of.setText(as_of_words(state.chart))
        self.export.setEnabled(state.chart is not None)
