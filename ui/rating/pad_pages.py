"""The pages of the pad: waiting, the question, what may be added, a telephone, thanks."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from counter_app.domain.ratings import Dimension, Level
from ui.hall.digit_pad import DigitPad
from ui.hall.kiosk_parts import TouchButton
from ui.rating.code_picture import CodePicture
from ui.rating.level_tile import LevelTile
from ui.rating.pad_presenter import PadPresenter
from ui.rating.pad_state import Ending, PadState
from ui.rating.star_row import StarRow
from ui.rating.words import DIMENSION, OVERALL
from ui.styles.theme import colour
from ui.styles.tokens import TOUCH, Space, Tone
from ui.widgets.labels import label, paragraph
from ui.widgets.symbol import Symbol, paint_symbol
from ui.wording import said

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_CODE_SIDE = 200
_COLUMNS = 3
_ONE_LINE = 12
"""Letters that a phrase may have beside the stars on a pad 1024 pixels wide."""


class IdlePage(QWidget):
    """Nobody is asked: whose window this is, and what will come."""

    def __init__(self) -> None:
        super().__init__()
        self._window = label("", "kiosk-number")
        self._words = paragraph(self.tr("办理结束后，请在这里评价我们的服务"), "kiosk-title")
        self.note = paragraph("", "kiosk-muted")
        box = QVBoxLayout(self)
        box.addStretch(1)
        for each in (self._window, self._words, self.note):
            each.setAlignment(_CENTRE)
            box.addWidget(each)
        box.addStretch(2)

    def render_state(self, state: PadState) -> None:
        self._window.setText(state.face.window_number if state.face else "")
        down = self.tr("网络中断，暂时不能评价，恢复后自动继续")
        free = self.tr("评价自愿，窗口工作人员看不到是谁评的、评了什么")
        self.note.setText(down if state.line_down else free)


class AskPage(QWidget):
    """Five levels and 不评价, all of one size; the code for telephones beside them."""

    def __init__(self, presenter: PadPresenter) -> None:
        super().__init__()
        self.title = paragraph("", "kiosk-title")
        self._note = paragraph("", "kiosk-muted")
        self.tiles = {level: LevelTile(level) for level in Level}
        self.decline = LevelTile(None, self.tr("不评价"))
        self.code = CodePicture(_CODE_SIDE)
        self._code_words = paragraph(self.tr("也可用手机扫码评价"), "kiosk-muted")
        for level, tile in self.tiles.items():
            tile.clicked.connect(lambda _, level=level: presenter.choose(level))
        self.decline.clicked.connect(lambda _: presenter.decline())
        self._seconds = presenter.seconds_left
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(Space.M)
        for i, tile in enumerate((*self.tiles.values(), self.decline)):
            grid.addWidget(tile, i // _COLUMNS, i % _COLUMNS)
        self._beside = QWidget()
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(Space.M, 0, 0, 0)
        beside.addStretch(1)
        beside.addWidget(self.code, 0, _CENTRE)
        beside.addWidget(self._code_words)
        beside.addStretch(1)
        self._code_words.setAlignment(_CENTRE)
        body = QHBoxLayout()
        body.addLayout(grid, 1)
        body.addWidget(self._beside)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.S)
        for each in (self.title, self._note):
            each.setAlignment(_CENTRE)
            box.addWidget(each)
        box.addLayout(body, 1)

    def render_state(self, state: PadState) -> None:
        if state.face is None:
            return
        window = state.face.window_number
        self.title.setText(self.tr("请对 {window} 号窗口的服务作出评价").format(window=window))
        self.code.set_link(state.face.link)
        self._beside.setVisible(bool(state.face.link))
        self.render_time()

    def render_time(self) -> None:
        words = self.tr("评价自愿、匿名；{seconds} 秒后自动返回")
        self._note.setText(words.format(seconds=self._seconds()))


class DetailsPage(QWidget):
    """The level that was pressed, three more dimensions, and phrases for whoever has something to say."""

    def __init__(self, presenter: PadPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.overall = StarRow(said(OVERALL))
        self.rows = {dimension: StarRow(said(text)) for dimension, text in DIMENSION.items()}
        self._title = label(self.tr("谢谢！以下可以不填"), "kiosk-title")
        self._note = label("", "kiosk-muted")
        self.phrases: list[QPushButton] = [self._phrase_key() for _ in range(6)]
        self.phone = self._key("")
        self.submit = TouchButton(self.tr("提交"), "Return", primary=True)
        self.back = TouchButton(self.tr("返回"), "Esc")
        self._connect()
        self._lay_out()

    def _key(self, words: str) -> QPushButton:
        key = QPushButton(words)
        key.setProperty("role", "pad")
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        key.setMaximumHeight(2 * TOUCH)
        return key

    def _phrase_key(self) -> QPushButton:
        key = self._key("")
        key.setCheckable(True)
        return key

    def _connect(self) -> None:
        presenter = self._presenter
        self.overall.chosen.connect(presenter.choose)
        for dimension, row in self.rows.items():
            row.chosen.connect(lambda level, d=dimension: presenter.rate_dimension(d, level))
        for i, key in enumerate(self.phrases):
            key.clicked.connect(lambda _, i=i: presenter.toggle_phrase(presenter.state.offered_phrases()[i]))
        self.phone.clicked.connect(lambda _: presenter.ask_phone())
        self.submit.clicked.connect(lambda _: presenter.submit())
        self.back.clicked.connect(presenter.back)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        for row in (self.overall, *self.rows.values()):
            left.addWidget(row)
        grid = QGridLayout()
        grid.setSpacing(Space.S)
        for i, key in enumerate(self.phrases):
            grid.addWidget(key, i // 2, i % 2)
        grid.addWidget(self.phone, 3, 0, 1, 2)
        body = QHBoxLayout()
        body.setSpacing(Space.L)
        body.addLayout(left, 4)
        body.addLayout(grid, 3)
        foot = QHBoxLayout()
        foot.setSpacing(Space.M)
        foot.addWidget(self.back, 1)
        foot.addWidget(self.submit, 3)
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._note)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        box.addLayout(top)
        box.addLayout(body, 1)
        box.addLayout(foot)

    def render_state(self, state: PadState) -> None:
        self.overall.set_level(state.overall)
        for dimension, row in self.rows.items():
            row.set_level(state.dimensions.get(Dimension(dimension)))
        for key, phrase in zip(self.phrases, state.offered_phrases(), strict=True):
            key.setText(in_two_lines(said(phrase)))
            key.setChecked(phrase in state.phrases)
        given = self.tr("回访电话 {phone}").format(phone=state.phone)
        self.phone.setText(given if state.phone else self.tr("留下电话，请督查人员回访"))
        self.phone.setVisible(bool(state.overall and state.overall.is_bad))
        self.submit.set_busy(state.is_sending)
        self.back.setEnabled(not state.is_sending)
        self.render_time()

    def render_time(self) -> None:
        words = self.tr("{seconds} 秒后自动提交")
        self._note.setText(words.format(seconds=self._presenter.seconds_left()))


def in_two_lines(words: str) -> str:
    """Long words with spaces break at the space nearest their middle: a key of the pad is higher than it is wide."""
    spaces = [place for place, letter in enumerate(words) if letter == " "]
    if len(words) <= _ONE_LINE or not spaces:
        return words
    middle = min(spaces, key=lambda place: abs(2 * place - len(words)))
    return f"{words[:middle]}\n{words[middle + 1 :]}"


class PhonePage(QWidget):
    """Digits for fingers: a pad has no keyboard."""

    def __init__(self, presenter: PadPresenter) -> None:
        super().__init__()
        self._number = label("", "kiosk-title")
        self._problem = label("", "kiosk-warn")
        self.digits = DigitPad("123456789-0")
        self.keep = TouchButton(self.tr("完成"), "Return", primary=True)
        self.back = TouchButton(self.tr("不留了"), "Esc")
        self.digits.pressed.connect(presenter.type_digit)
        self.digits.erased.connect(presenter.erase_digit)
        self.digits.cleared.connect(presenter.clear_digits)
        self.keep.clicked.connect(lambda _: presenter.keep_phone())
        self.back.clicked.connect(presenter.back)
        self._lay_out()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(Space.M)
        left.addWidget(paragraph(self.tr("联系电话（只有督查人员看得到）"), "kiosk"))
        left.addWidget(self._number)
        left.addWidget(self._problem)
        left.addStretch(1)
        left.addWidget(self.back)
        left.addWidget(self.keep)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.XL)
        box.addLayout(left, 1)
        box.addWidget(self.digits, 1, Qt.AlignmentFlag.AlignVCenter)

    def render_state(self, state: PadState) -> None:
        self._number.setText(state.phone or "–")
        self._problem.setText(state.problem)
        self._problem.setWordWrap(True)


class _Mark(QWidget):
    """A tick, or an exclamation mark."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(2 * TOUCH, 2 * TOUCH)
        self._symbol, self._tone = Symbol.CHECK, Tone.OK

    def set_ending(self, ending: Ending) -> None:
        refused = ending is Ending.REFUSED
        self._symbol, self._tone = (Symbol.BANG, Tone.WARN) if refused else (Symbol.CHECK, Tone.OK)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_symbol(painter, self._symbol, self.rect().toRectF(), colour(self._tone.value))


class ThanksPage(QWidget):
    """How it ended; the next visitor's question may come at once."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = _Mark()
        self.title = label("", "kiosk-title")
        self.note = paragraph("", "kiosk-muted")
        box = QVBoxLayout(self)
        box.setSpacing(Space.L)
        box.addStretch(1)
        box.addWidget(self._mark, 0, _CENTRE)
        for each in (self.title, self.note):
            each.setAlignment(_CENTRE)
            box.addWidget(each)
        box.addStretch(1)

    def render_state(self, state: PadState) -> None:
        self._mark.set_ending(state.ending)
        if state.ending is Ending.REFUSED:
            self.title.setText(self.tr("这次没有记录"))
            self.note.setText(state.problem)
            return
        self.title.setText(self.tr("感谢您的评价"))
        kept = self.tr("网络中断，评价已经留好，恢复后自动提交。")
        taken = self.tr("您的意见会用来改进服务。")
        self.note.setText(kept if state.ending is Ending.KEPT else taken)
