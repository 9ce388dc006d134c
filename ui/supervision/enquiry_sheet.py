"""What was asked at the windows today: by topic, by department, and one by one."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from counter_app.services.enquiries import EnquiryCount, EnquiryLine
from ui.queue.enquiry_sheet import enquiry_columns
from ui.supervision.enquiry_presenter import EnquiryDayPresenter, EnquiryDayState
from ui.tables import Column, FrozenTableModel
from ui.terms import term
from ui.widgets.data_table import DataTable
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import paragraph
from ui.widgets.list_state import ListState
from ui.widgets.overlay import Overlay

_WIDTH = 1060
_HEIGHT = 360


class EnquiryDaySheet(Overlay):
    """Esc closes it."""

    def __init__(self, presenter: EnquiryDayPresenter) -> None:
        super().__init__(QCoreApplication.translate("EnquiryDaySheet", "今日首问咨询"), width=_WIDTH)
        self._presenter = presenter
        self._topics = paragraph("")
        self._departments = paragraph("")
        self._model: FrozenTableModel[EnquiryLine] = FrozenTableModel(
            self._columns(), lambda line: line.enquiry_id, parent=self
        )
        self.table = DataTable(self._model)
        self.table.setFixedHeight(_HEIGHT)
        self.list = ListState(self.table)
        self.list.setFixedHeight(_HEIGHT)
        for part in (self._topics, self._departments, self.list):
            self.content.addWidget(part)
        close = KeyButton(self.tr("关闭"), "Esc", bind=False)
        close.clicked.connect(self.cancel)
        self.buttons.addWidget(close)
        self.confirmed.connect(self.cancel)
        self.cancelled.connect(lambda: presenter.set_shown(False))
        presenter.state_changed.connect(self._render)
        self._render(presenter.state)
        presenter.set_shown(True)

    def opens_with(self) -> QWidget:
        return self.table

    def _columns(self) -> list[Column[EnquiryLine]]:
        time, *rest = enquiry_columns()
        who: list[Column[EnquiryLine]] = [
            Column(title=self.tr("窗口"), text=lambda line: line.window_number, width=56),
            Column(title=self.tr("首问人"), text=lambda line: line.clerk_name, width=80),
            Column(title=self.tr("部门"), text=lambda line: line.department_name, width=140, muted=True),
        ]
        return [time, *who, *rest]

    def _render(self, state: EnquiryDayState) -> None:
        day = state.day
        if day is not None:
            self._model.set_rows(day.lines)
            head = self.tr("今天 {count} 次，按类别：{counts}")
            self._topics.setText(head.format(count=day.count, counts=self._told(day.by_topic)))
            self._departments.setText(
                self.tr("按首问人的部门：{counts}").format(counts=self._told(day.by_department))
            )
        has_some = day is not None and day.count > 0
        self._topics.setVisible(has_some)
        self._departments.setVisible(has_some)
        if state.failure:
            self.list.show_failed(state.failure, self._presenter.retry)
        elif day is None:
            self.list.show_loading()
        elif day.lines:
            self.list.show_rows()
        else:
            self.list.show_empty(
                self.tr("今天还没有首问登记"), self.tr("窗口人员按 F10 登记后，会自动出现在这里。")
            )

    def _told(self, counts: Sequence[EnquiryCount]) -> str:
        told = [
            self.tr("{name} {count}（引导 {referred}）") if each.referred else self.tr("{name} {count}")
            for each in counts
        ]
        return self.tr("、").join(
            text.format(name=term(each.name), count=each.count, referred=each.referred)
            for text, each in zip(told, counts, strict=True)
        )
