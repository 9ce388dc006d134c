"""Where a filing that was sent stands, and what the township still asks for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from counter_app.domain.service_code import grouped
from counter_app.offline.outbox import OutboxEntry
from counter_app.services.filing import CaseState
from ui.filing.state import FilingForm
from ui.filing.wording import promised_day
from ui.widgets.card import Card
from ui.widgets.labels import paragraph
from ui.wording import CASE_STATUS, VERDICT, said, short_day, short_time


class ProgressCard(Card):
    """Empty until the form on the desk is finished."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("进度"), parent=parent)
        self._text = paragraph()
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea()
        scroll.setWidget(self._text)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add(scroll, 1)

    def render_state(self, form: FilingForm) -> None:
        """Show what is known of the filing on the desk."""
        if form.entry is not None:
            self._text.setText("\n".join(self._lines(form.entry, form.progress)))

    def text(self) -> str:
        return self._text.text()

    def _lines(self, entry: OutboxEntry, progress: CaseState | None) -> list[str]:
        lines = [self.tr("{at} 村里收件").format(at=short_time(entry.filed_at))]
        if entry.received_at is not None:
            lines.append(self.tr("{at} 镇街收到").format(at=short_time(entry.received_at)))
        if progress is not None:
            lines += self._progress_lines(progress)
        lines += [
            self.tr("▲ 可能重复：{code}，{status}，{at} {place}收件").format(
                code=grouped(other.service_code),
                status=said(CASE_STATUS[other.status]),
                at=short_time(other.received_at),
                place=other.filed_unit_name or other.window_number,
            )
            for other in entry.duplicates
        ]
        return lines

    def _progress_lines(self, progress: CaseState) -> list[str]:
        lines = [self.tr("现在：{status}").format(status=said(CASE_STATUS[progress.status]))]
        if progress.supplement_due_on is not None:
            lines.append(self.tr("补正期限 {day}").format(day=short_day(progress.supplement_due_on)))
        if progress.promised_due_on is not None:
            lines.append(self.tr("承诺办结 {day}").format(day=promised_day(progress)))
        if progress.wanted:
            lines.append(self.tr("材料还差："))
        lines += [
            self.tr("· {material}（{verdict}）{defect}").format(
                material=wanted.material, verdict=said(VERDICT[wanted.verdict]), defect=wanted.defect
            )
            for wanted in progress.wanted
        ]
        return lines
