"""The guide of one item on one page, with what the import found doubtful in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from counter_app.services.items import Guide, ItemHit
from ui.intake.guide_text import guide_sections
from ui.marking import QT_TRANSLATE_NOOP
from ui.styles.tokens import ROW_HEIGHT, Space, Tone
from ui.terms import term
from ui.widgets.banner import Banner
from ui.widgets.labels import label, paragraph, rule
from ui.widgets.pill import Pill, StatusPill
from ui.wording import said, short_day

PROBLEMS = {
    "promised_exceeds_statutory": QT_TRANSLATE_NOOP(
        "wording", "承诺时限长于法定时限：办理以法定时限为准，请管理员改正目录。"
    ),
    "promised_may_exceed_statutory": QT_TRANSLATE_NOOP(
        "wording", "承诺时限与法定时限的单位不同，承诺可能更长，请管理员核对。"
    ),
    "catch_all_material": QT_TRANSLATE_NOOP(
        "wording", "材料清单里有“其他材料”一类的兜底条款，不得据此要求申请人。"
    ),
}
OTHER_PROBLEM = QT_TRANSLATE_NOOP("wording", "目录数据有疑问（{code}），请管理员核对。")
_PAGE_WIDTH = 1080
_HEADING_WIDTH = 104


def problem_words(code: str) -> str:
    """What the import found, in a sentence."""
    return said(PROBLEMS[code]) if code in PROBLEMS else said(OTHER_PROBLEM, code=code)


class GuideSheet(QScrollArea):
    """PgUp and PgDn read on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("办事指南"))
        self._shown: object = None

    def show_guide(self, guide: Guide) -> None:
        """All of it."""
        if self._shown != guide:
            self._shown = guide
            self._turn_to(self._guide_page(guide), guide.name)

    def show_bare(self, hit: ItemHit) -> None:
        """An item of which only name, code and department are known."""
        if self._shown != hit:
            self._shown = hit
            self._turn_to(self._bare_page(hit), hit.name)

    def read_on(self, pages: int) -> None:
        """Move by so many screenfuls, up when negative."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * max(ROW_HEIGHT, self.viewport().height() - 2 * ROW_HEIGHT))

    def _turn_to(self, page: QWidget, name: str) -> None:
        self.setWidget(page)
        self.setAccessibleDescription(name)
        self.verticalScrollBar().setValue(0)

    def _guide_page(self, guide: Guide) -> QWidget:
        page, box = _page()
        box.addLayout(_head(guide.name, (term(guide.task_type), term(guide.case_type))))
        if dates := self._dates(guide):
            box.addWidget(paragraph(dates, "muted"))
        for code in guide.problems:
            _say(box, Tone.WARN, problem_words(code))
        box.addWidget(rule())
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        grid.setColumnMinimumWidth(0, _HEADING_WIDTH)
        grid.setColumnStretch(1, 1)
        for row, (heading, lines) in enumerate(guide_sections(guide)):
            grid.addWidget(label(heading, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(_lines(lines), row, 1)
        box.addLayout(grid)
        box.addStretch(1)
        return page

    def _dates(self, guide: Guide) -> str:
        """What the limits come to for a case that is accepted today."""
        words = {"promised": self.tr("承诺 {}"), "statutory": self.tr("法定 {}")}
        dated = [
            words[limit.kind].format(
                short_day(limit.due_on) + (self.tr("（暂定）") if limit.provisional else "")
            )
            for limit in guide.limits
            if limit.due_on is not None and limit.kind in words
        ]
        return self.tr("如今日受理，办结期限为：{}").format(self.tr("，").join(dated)) if dated else ""

    def _bare_page(self, hit: ItemHit) -> QWidget:
        page, box = _page()
        box.addLayout(_head(hit.name, (term(hit.task_type),)))
        _say(
            box,
            Tone.INFO,
            self.tr("这个事项只有名称和编码，还没有办事指南，不能在窗口收件。请管理员补全后导入目录。"),
        )
        box.addWidget(rule())
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        grid.setColumnMinimumWidth(0, _HEADING_WIDTH)
        grid.setColumnStretch(1, 1)
        facts = ((self.tr("实施机关"), hit.department_name), (self.tr("事项编码"), hit.code))
        for row, (heading, value) in enumerate(facts):
            grid.addWidget(label(heading, "muted"), row, 0)
            grid.addWidget(paragraph(value or self.tr("目录中没有写明")), row, 1)
        box.addLayout(grid)
        box.addStretch(1)
        return page


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    page.setMaximumWidth(_PAGE_WIDTH)
    box = QVBoxLayout(page)
    box.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
    box.setSpacing(Space.M)
    return page, box


def _head(name: str, kinds: tuple[str, ...]) -> QHBoxLayout:
    head = QHBoxLayout()
    head.setSpacing(Space.S)
    head.addWidget(paragraph(name, "title"), 1)
    for pill in (Pill(kind, Tone.INFO) for kind in kinds if kind):
        head.addWidget(StatusPill(pill.text, pill.tone), 0, Qt.AlignmentFlag.AlignTop)
    return head


def _say(box: QVBoxLayout, tone: Tone, sentence: str) -> None:
    banner = Banner()
    box.addWidget(banner)  # first its place, then its words: shown without a parent it is a window
    banner.show_message(tone, sentence, dismissable=False)


def _lines(lines: tuple[str, ...]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(Space.XS)
    for line in lines:
        column.addWidget(paragraph(line))
    return column
