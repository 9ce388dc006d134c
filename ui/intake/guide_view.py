"""The right column: the clocks as dates, the conditions, and what else is known of this applicant."""

from html import escape

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from counter_app.domain.cases import CLOSED_CASE_STATUSES, CaseStatus
from counter_app.domain.lamps import Lamp
from counter_app.services.cases import EarlierCase
from ui.cases.words import overdue_words, status_pill
from ui.intake.clocks import Clock, clocks
from ui.intake.state import DeskState
from ui.styles.fonts import metrics
from ui.styles.tokens import ROW_HEIGHT, Size, Space
from ui.tables import Column, FrozenTableModel
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label, paragraph
from ui.widgets.lamp import lamp_pill
from ui.widgets.pill import Pill
from ui.wording import remaining

WIDEST, NARROWEST = 264, 212
_SHOWN_CASES = 5
_BULLET = "<p style='margin:0 0 2px 12px; text-indent:-12px'>·&nbsp;&nbsp;{}</p>"


class GuideView(QWidget):
    """Signals:
    guide_wanted(): the whole guide (F1)
    case_wanted(object): the id of another case of the applicant
    """

    guide_wanted = Signal()
    case_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, knows_others: bool = True) -> None:
        """Without a line the applicant's other cases are not known, and nothing is said of them."""
        super().__init__(parent)
        self._knows_others = knows_others
        self._waiting = Card(self.tr("办事指南"))
        told = (
            self.tr("打开事项或者办件后，这里显示时限、受理条件和申请人的其他办件。")
            if knows_others
            else self.tr("打开事项后，这里显示时限、受理条件和收费。")
        )
        self._waiting.add(paragraph(told, "muted"))
        self._waiting.body.addStretch(1)
        self._clocks = _ClockCard()
        self._conditions = Card(self.tr("受理条件"))
        self._list = paragraph()
        self._list.setTextFormat(Qt.TextFormat.RichText)
        self._full = KeyButton(self.tr("办事指南全文"), "F1")
        self._full.clicked.connect(self.guide_wanted)
        self.earlier = EarlierCard()
        self.earlier.case_wanted.connect(self.case_wanted)
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(WIDEST)
        self._lay_out()

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidget(self._list)
        scroll.setWidgetResizable(True)
        scroll.setMinimumHeight(ROW_HEIGHT)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._conditions.add(scroll, 1)
        self._conditions.add(self._full)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        box.addWidget(self._waiting)
        box.addWidget(self._clocks)
        box.addWidget(self._conditions, 3)
        if self._knows_others:
            box.addWidget(self.earlier, 2)

    def render_state(self, state: DeskState) -> None:
        """Show what belongs to the case; without one the column is empty."""
        self._waiting.setVisible(not state.is_open)
        self._clocks.setVisible(state.is_open)
        self._conditions.setVisible(state.is_open)
        if self._knows_others:
            self.earlier.setVisible(state.is_open)
        if not state.is_open or state.guide is None:
            return
        self._clocks.show_clocks(clocks(state))
        conditions = state.guide.conditions or (self.tr("没有特别条件。"),)
        self._list.setText("".join(_BULLET.format(escape(condition)) for condition in conditions))
        if self._knows_others:
            self.earlier.render_state(state)


class _ClockCard(Card):
    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("GuideView", "时限"))
        self.body.setSpacing(Space.S - 2)
        self._shown: tuple[Clock, ...] = ()

    def show_clocks(self, lines: tuple[Clock, ...]) -> None:
        if lines == self._shown:
            return
        self._shown = lines
        while (item := self.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self.add(_clock_row(line))


def _clock_row(line: Clock) -> QWidget:
    """What is counted at the left, its date at the right; a long value takes several lines."""
    role = "strong" if line.known else "muted"
    name = label(line.name)
    room = NARROWEST - 3 * Space.L - metrics(Size.BODY).horizontalAdvance(line.name)
    long = metrics(Size.BODY, bold=True).horizontalAdvance(line.value) > room
    value = paragraph(line.value, role) if long else label(line.value, role)
    value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    made = QWidget()
    box = QHBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(Space.S)
    box.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    box.addWidget(value, 1)
    return made


class EarlierCard(Card):
    """The applicant's other cases, and how often they had to come for this one.

    Signals:
        case_wanted(object): the id of a case, by Enter or double click
    """

    case_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("GuideView", "其他办件"), padded=False)
        self._model: FrozenTableModel[EarlierCase] = FrozenTableModel(
            _columns(), lambda case: case.case_id, parent=self
        )
        self.table = DataTable(self._model)
        self.table.setAccessibleName(QCoreApplication.translate("GuideView", "其他办件"))
        self.table.horizontalHeader().hide()
        self.table.setMinimumHeight(ROW_HEIGHT)
        self.table.row_activated.connect(lambda case: self.case_wanted.emit(case.case_id))
        self._none = label("", "muted")
        self._none.setContentsMargins(Space.L - 2, 0, Space.L - 2, 0)
        self._visit = label("", "strong")
        self._visit.setContentsMargins(Space.L - 2, 0, Space.L - 2, Space.M)
        for widget in (self._none, self.table):
            self.add(widget)
        self.body.addStretch(1)
        self.add(self._visit)

    def render_state(self, state: DeskState) -> None:
        """Show the cases under this number and the count of visits."""
        name = state.applicant.name
        title = QCoreApplication.translate("GuideView", "{name}的其他办件")
        plain = QCoreApplication.translate("GuideView", "其他办件")
        self.set_title(title.format(name=name) if 0 < len(name) <= 8 else plain)
        self._model.set_rows(state.earlier)
        self.table.setVisible(bool(state.earlier))
        self.table.setMaximumHeight(ROW_HEIGHT * min(_SHOWN_CASES, len(state.earlier)))
        self._none.setVisible(not state.earlier)
        known = state.applicant.id_check != "unchecked"
        self._none.setText(
            QCoreApplication.translate("GuideView", "没有其他办件")
            if known
            else QCoreApplication.translate("GuideView", "录入证件号码后显示")
        )
        self._visit.setText(_visits(state))


def _visits(state: DeskState) -> str:
    """How often the applicant had to come; between two visits it is told as what was."""
    if state.case is None:
        return QCoreApplication.translate("GuideView", "本件第 1 次到场")
    count = state.case.head.visit_count
    if state.status is CaseStatus.RECEIVED:
        return QCoreApplication.translate("GuideView", "本件第 {count} 次到场").format(count=count)
    return QCoreApplication.translate("GuideView", "本件已到场 {count} 次").format(count=count)


def _columns() -> list[Column[EarlierCase]]:
    return [
        Column(
            title=QCoreApplication.translate("GuideView", "事项"),
            text=lambda case: case.item_name,
            tooltip=lambda case: f"{case.item_name} {case.service_code}",
        ),
        Column(
            title=QCoreApplication.translate("GuideView", "状态"),
            pills=lambda case: (_standing(case),),
            width=102,
        ),
    ]


def _standing(case: EarlierCase) -> Pill:
    """The lamp with what is left while a clock runs; otherwise where the case stands."""
    lamp, days = case.lamp, case.remaining_days
    if case.status in CLOSED_CASE_STATUSES or not lamp or days is None:
        return status_pill(case.status)
    return lamp_pill(lamp, overdue_words(Lamp(lamp), -days) or remaining(days))
