"""The small questions of the kiosk: who, how many, why first, and the offer to print again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.tickets import PRIORITY_REASONS
from ui.hall.digit_pad import NO_KEY, PAD_KEYS, DigitPad
from ui.hall.kiosk_parts import TouchButton, keep_wide
from ui.hall.kiosk_presenter import GREEN_CHANNEL, SENIOR, KioskPresenter
from ui.hall.kiosk_state import KioskState
from ui.hall.tile_board import Tile, TileBoard
from ui.styles.tokens import TOUCH, KioskSize, Space
from ui.terms import term
from ui.widgets.icon_label import IconLabel
from ui.widgets.labels import label, paragraph

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class _TypedPage(QWidget):
    """A number by fingers or by keys; Enter takes it, Esc goes back."""

    def __init__(self, presenter: KioskPresenter, title: str, sentence: str, *, with_x: bool) -> None:
        super().__init__()
        self._presenter = presenter
        self._typed = ""
        self._with_x = with_x
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.shown = label("", "kiosk-title")
        self.problem = paragraph("", "kiosk-warn")
        self.pad = DigitPad(PAD_KEYS if with_x else PAD_KEYS.replace("X", NO_KEY))
        keep_wide(self.pad)
        self.confirm = TouchButton(self.tr("确定"), "Return", primary=True)
        self.back = TouchButton(self.tr("返回"), "Esc")
        self.confirm.clicked.connect(presenter.confirm_typed)
        self.back.clicked.connect(presenter.back)
        self.pad.pressed.connect(lambda character: presenter.type_text(self._typed + character))
        self.pad.erased.connect(lambda: presenter.type_text(self._typed[:-1]))
        self.pad.cleared.connect(lambda: presenter.type_text(""))
        words = QVBoxLayout()
        words.setSpacing(Space.L)
        words.addWidget(paragraph(title, "kiosk-title"))
        words.addWidget(paragraph(sentence, "kiosk"))
        words.addWidget(self.shown)
        # Beside the keys and not at the far corner of a large screen; above the problem, which moves neither.
        words.addWidget(self.confirm)
        words.addWidget(self.back)
        words.addWidget(self.problem)
        words.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.XL)
        whole.addLayout(words, 1)
        whole.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignTop)

    def render_state(self, state: KioskState) -> None:
        self._typed = state.typed
        self.shown.setText(" ".join(_in_groups(state.typed)) or "—")
        self.problem.setText(state.problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text().upper()
        if key and (key in "0123456789" or (self._with_x and key == "X")):
            self._presenter.type_text(self._typed + key)
        elif event.key() == Qt.Key.Key_Backspace:
            self._presenter.type_text(self._typed[:-1])
        else:
            super().keyPressEvent(event)


def _in_groups(typed: str) -> list[str]:
    """As it stands on the card: region, birthday, the rest."""
    return [part for part in (typed[:6], typed[6:14], typed[14:]) if part]


class IdentityPage(_TypedPage):
    """A card on the reader is taken on every page; here its number can be typed."""

    def __init__(self, presenter: KioskPresenter) -> None:
        super().__init__(
            presenter,
            self.tr("请刷身份证，或输入身份证号码"),
            self.tr("用于凭证件补打号码、窗口免填信息；取号后本机不保留。其他证件请到导办台登记。"),
            with_x=True,
        )


class PeoplePage(_TypedPage):
    """For how many applicants one agent comes."""

    def __init__(self, presenter: KioskPresenter) -> None:
        super().__init__(
            presenter,
            self.tr("代几位申请人办理？"),
            self.tr("代办员、单位经办人一次取一个号，窗口按人数安排。最多 200 人。"),
            with_x=False,
        )


class PriorityPage(QWidget):
    """A small second step: who is called first says why."""

    def __init__(self, presenter: KioskPresenter) -> None:
        super().__init__()
        self.board = TileBoard(2, TOUCH + TOUCH // 2, title_size=KioskSize.TITLE)
        self.board.set_tiles(
            [Tile(title=term(reason), note=self._note(reason)) for reason in PRIORITY_REASONS]
        )
        self.board.chosen.connect(lambda i: presenter.take_number(PRIORITY_REASONS[i]))
        self.problem = paragraph("", "kiosk-warn")
        back = TouchButton(self.tr("返回"), "Esc")
        back.clicked.connect(presenter.back)
        top = QHBoxLayout()
        top.addWidget(label(self.tr("请选择优先取号的理由"), "kiosk-title"), 1)
        top.addWidget(back)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        box.addLayout(top)
        box.addWidget(paragraph(self.tr("办理时请出示相应证件；窗口核对后优先呼叫。"), "kiosk-muted"))
        box.addWidget(self.problem)
        box.addWidget(self.board, 1)

    def render_state(self, state: KioskState) -> None:
        self.board.setEnabled(not state.is_issuing)
        self.problem.setText(state.problem)
        self.problem.setVisible(bool(state.problem))

    def _note(self, reason: str) -> str:
        notes = {SENIOR: self.tr("60 周岁及以上"), GREEN_CHANNEL: self.tr("到导办台，由工作人员确认")}
        return notes.get(reason, "")


class ReprintPage(QWidget):
    """No second number, and no dead end: the one that is there comes out on paper again."""

    def __init__(self, presenter: KioskPresenter) -> None:
        super().__init__()
        self.sentence = label("", "kiosk-title")
        self.reprint = TouchButton(self.tr("补打号码"), "Return", primary=True)
        self.back = TouchButton(self.tr("返回"), "Esc")
        self.reprint.clicked.connect(presenter.reprint)
        self.back.clicked.connect(presenter.back)
        box = QVBoxLayout(self)
        box.setSpacing(Space.L)
        box.addStretch(1)
        box.addWidget(IconLabel("checklist", 96, "muted"), 0, _CENTRE)
        box.addWidget(self.sentence, 0, _CENTRE)
        box.addWidget(
            label(self.tr("不用重新取号，排队先后不变；凭条丢了可以补打。"), "kiosk-muted"), 0, _CENTRE
        )
        box.addStretch(1)
        for button in (self.reprint, self.back):
            keep_wide(button)
            box.addWidget(button, 0, _CENTRE)

    def render_state(self, state: KioskState) -> None:
        held = state.open_ticket
        if held is not None:
            sentence = self.tr("您在“{queue}”已有 {number} 号，还没有办完")
            self.sentence.setText(sentence.format(queue=held.queue_name, number=held.label))
        self.reprint.set_busy(state.is_issuing)
