"""The case sheet: everything about one case on one calm page, to read."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from counter_app.domain.cases import CaseType, Verdict
from counter_app.domain.people_names import mask_identity_number
from counter_app.domain.service_code import grouped
from counter_app.services.cases import Case, CaseHead, CaseMaterialLine, CasePaper
from ui.cases.words import (
    date_lines,
    material_pills,
    received_of,
    review_of,
    status_pill,
    step_words,
    verdict_pill,
)
from ui.paper_names import paper_name
from ui.styles.tokens import ROW_HEIGHT, Space, Tone
from ui.tables import Column, FrozenTableModel
from ui.terms import term
from ui.widgets.banner import Banner
from ui.widgets.data_table import DataTable
from ui.widgets.labels import ElidedLabel, label, paragraph, rule
from ui.widgets.pill import Pill, StatusPill
from ui.wording import short_time

PAGE_WIDTH = 1080
"""Wider than this a line is hard to follow; on a wide screen the page keeps to it."""


class CaseSheet(QScrollArea):
    """Up, down, PgUp and PgDn read on; Tab reaches the papers.

    Signals:
        paper_chosen(object): the document id of a paper to look at
    """

    paper_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("办件"))
        self._shown: tuple[Case, Pill | None] | None = None

    def show_case(self, case: Case, lamp: Pill | None = None) -> None:
        """Show `case`; the same again changes nothing, a newer state of it keeps the place on the page."""
        if self._shown == (case, lamp):
            return
        kept = self.verticalScrollBar().value() if self._is_of(case) else 0
        self._shown = (case, lamp)
        self.setWidget(self._page(case, lamp))
        self.setAccessibleDescription(f"{case.head.item_name} {case.head.applicant_name}")
        self.verticalScrollBar().setValue(kept)

    def read_on(self, pages: int) -> None:
        """Move by so many screenfuls, up when negative."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * max(ROW_HEIGHT, self.viewport().height() - 2 * ROW_HEIGHT))

    def _is_of(self, case: Case) -> bool:
        return self._shown is not None and self._shown[0].head.case_id == case.head.case_id

    def _page(self, case: Case, lamp: Pill | None) -> QWidget:
        page = QWidget()
        page.setMaximumWidth(PAGE_WIDTH)
        box = QVBoxLayout(page)
        box.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        box.setSpacing(Space.M)
        box.addLayout(self._head(case.head, lamp))
        box.addWidget(rule())
        box.addLayout(self._facts(case))
        self._add_opinion(box, case)
        box.addWidget(label(self._checklist_title(case.materials), "strong"))
        if case.materials:
            box.addWidget(checklist_table(case.materials))
        if case.papers:
            box.addWidget(label(self.tr("文书"), "strong"))
            box.addLayout(self._papers(case.papers))
        box.addWidget(label(self.tr("办理过程"), "strong"))
        box.addLayout(self._history(case))
        box.addStretch(1)
        return page

    def _head(self, head: CaseHead, lamp: Pill | None) -> QVBoxLayout:
        pills = [Pill(term(head.case_type), Tone.INFO), status_pill(head.status), *([lamp] if lamp else [])]
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        name = ElidedLabel(head.item_name, "title")
        top.addWidget(name, 1)
        for pill in pills:
            top.addWidget(StatusPill(pill.text, pill.tone, pill.symbol))
        below = QHBoxLayout()
        below.addWidget(label(self._place(head), "muted"))
        below.addStretch(1)
        code = label(grouped(head.service_code), "muted")
        code.setToolTip(self.tr("统一服务监管码"))
        below.addWidget(code)
        whole = QVBoxLayout()
        whole.setSpacing(Space.XS)
        whole.addLayout(top)
        whole.addLayout(below)
        return whole

    def _place(self, head: CaseHead) -> str:
        window = self.tr("{}号窗口").format(head.window_number) if head.window_number else ""
        agent = self.tr("{} 代办").format(head.filed_unit_name) if head.filed_unit_name else ""
        return " · ".join(part for part in (head.department_name, window, head.clerk_name, agent) if part)

    def _facts(self, case: Case) -> QHBoxLayout:
        head = case.head
        checked = self.tr("（校验未通过，已确认）") if head.id_check == "confirmed" else ""
        who = [
            (self.tr("申请人"), head.applicant_name, True),
            (term(head.id_kind), mask_identity_number(head.id_number) + checked, False),
            (self.tr("电话"), head.phone, False),
            (self.tr("地址"), head.address, False),
            (self.tr("联系人"), head.contact_name, False),
            (self.tr("代理人"), head.agent_name, False),
            (self.tr("办理结果"), head.result_name, False),
            (self.tr("证照编号"), head.certificate_number, True),
        ]
        both = QHBoxLayout()
        both.setSpacing(Space.XL)
        both.addLayout(_grid([fact for fact in who if fact[1]]), 3)
        both.addLayout(_grid([(line.label, line.text, line.due) for line in date_lines(head)]), 2)
        return both

    def _add_opinion(self, box: QVBoxLayout, case: Case) -> None:
        step = review_of(case.steps)
        if step is None or case.head.case_type == CaseType.INSTANT:
            return
        banner = Banner()
        box.addWidget(banner)  # first its place, then its words: shown without a parent it is a window
        lead = self.tr("审查意见（{name} {time}）：").format(name=step.staff_name, time=short_time(step.at))
        banner.show_message(Tone.INFO, step.reason or self.tr("没有写意见。"), lead=lead, dismissable=False)

    def _checklist_title(self, lines: Sequence[CaseMaterialLine]) -> str:
        open_count = sum(line.verdict is Verdict.PENDING for line in lines)
        bad_count = sum(line.verdict in (Verdict.MISSING, Verdict.WRONG) for line in lines)
        if not lines:
            return self.tr("申请材料：本事项不收材料")
        title = self.tr("申请材料 {} 项").format(len(lines))
        if bad_count:
            return title + self.tr("，{} 项待补正").format(bad_count)
        return title + (self.tr("，{} 项未核").format(open_count) if open_count else self.tr("，均已核对"))

    def _papers(self, papers: Sequence[CasePaper]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.XS)
        for row, paper in enumerate(papers):
            grid.addWidget(self._paper_link(paper), row, 0)
            grid.addWidget(label(paper.number), row, 1)
            grid.addWidget(label(short_time(paper.issued_at), "muted"), row, 2)
        grid.setColumnStretch(3, 1)
        return grid

    def _paper_link(self, paper: CasePaper) -> QPushButton:
        link = QPushButton(paper_name(paper))
        link.setProperty("role", "link")
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.setAccessibleName(f"{link.text()} {paper.number}")
        document_id: uuid.UUID = paper.document_id
        link.clicked.connect(lambda: self.paper_chosen.emit(document_id))
        return link

    def _history(self, case: Case) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.XS)
        for row, step in enumerate(case.steps):
            at, action, name, reason = step_words(step)
            grid.addWidget(label(at, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(action), row, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(name), row, 2, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(paragraph(reason, "muted"), row, 3)
        grid.setColumnStretch(3, 1)
        return grid


def _grid(facts: Sequence[tuple[str, str, bool]]) -> QVBoxLayout:
    """Names at the left, values at the right of them; the weighty ones bold."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.M)
    grid.setVerticalSpacing(Space.XS)
    for row, (name, value, is_weighty) in enumerate(facts):
        grid.addWidget(label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(paragraph(value, "strong" if is_weighty else ""), row, 1)
    grid.setColumnStretch(1, 1)
    whole = QVBoxLayout()
    whole.addLayout(grid)
    whole.addStretch(1)
    return whole


def checklist_table(lines: Sequence[CaseMaterialLine]) -> DataTable:
    """The checklist at its full height: the page scrolls, not the table."""
    columns: list[Column[CaseMaterialLine]] = [
        Column(title="#", text=lambda line: str(line.position), width=44, muted=True),
        Column(
            title=QCoreApplication.translate("CaseSheet", "申报材料"),
            text=lambda line: line.name,
            pills=material_pills,
        ),
        Column(
            title=QCoreApplication.translate("CaseSheet", "原件"),
            text=lambda line: received_of(line.original_received, line.original_required),
            width=64,
        ),
        Column(
            title=QCoreApplication.translate("CaseSheet", "复印件"),
            text=lambda line: received_of(line.copies_received, line.copies_required),
            width=64,
        ),
        Column(
            title=QCoreApplication.translate("CaseSheet", "结论"),
            pills=lambda line: (verdict_pill(line.verdict),),
            width=84,
        ),
    ]
    if any(line.defect for line in lines):
        columns.append(
            Column(title=QCoreApplication.translate("CaseSheet", "缺陷"), text=lambda line: line.defect)
        )
    model = FrozenTableModel(
        columns,
        key=lambda line: line.position,
        attention=lambda line: line.verdict in (Verdict.MISSING, Verdict.WRONG),
    )
    model.set_rows(lines)
    table = DataTable(model)
    model.setParent(table)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setFixedHeight((len(lines) + 1) * ROW_HEIGHT)
    table.setAccessibleName(QCoreApplication.translate("CaseSheet", "申请材料"))
    return table
