"""The hall's figures of a period as a workbook: a sheet for all, one for windows, clerks, items, and so on."""

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.domain.hall_time import HALL_TIME
from counter_app.domain.periods import Period
from counter_app.exchange.cells import is_like_formula
from counter_app.exchange.written_file import write_file
from counter_app.services.queue_figures import By, FigureRow, Figures, read_kinds
from counter_app.work import Work

if TYPE_CHECKING:
    from openpyxl import Workbook

SHEETS = {
    By.WINDOW: ("按窗口", "窗口", "部门"),
    By.STAFF: ("按人员", "人员", "单位"),
    By.ITEM: ("按事项", "事项", "部门"),
    By.QUEUE: ("按队列", "队列", "专区"),
    By.ZONE: ("按专区", "专区", ""),
    By.HOUR: ("按时段", "取号时段", ""),
    By.DAY: ("按日期", "日期", ""),
}
HEADERS = (
    "取号", "呼叫", "办结", "平均等候（分）", "九成等候不超过（分）", "平均办理（分）", "九成办理不超过（分）",
    "过号", "转移", "取消",
)  # fmt: skip
_WIDTHS = (30, 26, 9, 9, 9, 15, 20, 15, 20, 9, 9, 9)
Cell = str | int | float | None


def export_figures(work: Work, *, period: Period, folder: Path) -> Path:
    """Write the workbook into `folder`; answers its path. Raises Refused("file_not_written") and what reading
    refuses."""
    figures = list(read_kinds(work, kinds=tuple(By), period=period).values())
    first = figures[0]
    days = str(first.from_day)
    if first.until_day != first.from_day:
        days += f"至{first.until_day}"
    path = folder / f"大厅数据_{days}_{first.as_of.astimezone(HALL_TIME):%Y%m%d-%H%M%S}.xlsx"
    return write_file(path, figures_workbook(figures))


def figures_workbook(figures: Sequence[Figures]) -> bytes:
    """A sheet for each kind, with the line for all at its end. Times are minutes, as numbers. No text in it is ever a
    formula."""
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for each in figures:
        _write_sheet(workbook, each)
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _write_sheet(workbook: "Workbook", figures: Figures) -> None:
    from openpyxl.styles import Font

    title, name, note = SHEETS[figures.by]
    moment = f"{figures.as_of.astimezone(HALL_TIME):%Y-%m-%d %H:%M}"
    whose = "" if figures.sees_all else "本人及本窗口，"
    lines: list[Sequence[Cell]] = [
        (f"大厅数据·{title}（{figures.from_day} 至 {figures.until_day}，{whose}截至 {moment}）",),
        (name, note, *HEADERS),
        *((*_named(figures.by, row), *_cells(figures, row)) for row in figures.rows),
        ("合计", "", *_cells(figures, figures.total, is_total=True)),
    ]
    sheet = workbook.create_sheet(title)
    for number, line in enumerate(lines, start=1):
        for column, value in enumerate(line, start=1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, str):
                # A name may begin with "=": it stays text here and when the sheet is saved as CSV.
                cell.data_type = "s"
                cell.quotePrefix = is_like_formula(value)
            if number <= 2 or number == len(lines):
                cell.font = Font(bold=True)
    for index, width in enumerate(_WIDTHS):
        sheet.column_dimensions[chr(ord("A") + index)].width = width
    sheet.freeze_panes = "B3"


def _named(by: By, row: FigureRow) -> tuple[str, str]:
    if by is By.HOUR:
        return f"{row.key:02d}:00–{row.key:02d}:59", ""
    if by is By.DAY:
        return str(row.day), ""
    return row.name, row.note or ("综合窗口" if by is By.WINDOW else "")


def _cells(figures: Figures, row: FigureRow, *, is_total: bool = False) -> tuple[Cell, ...]:
    gives = figures.sees_all and (is_total or figures.by not in {By.WINDOW, By.STAFF})
    return (
        row.taken if gives else None,
        row.called,
        row.finished,
        _minutes(row.waited),
        row.waited_within,
        _minutes(row.served),
        row.served_within,
        row.missed,
        row.transferred,
        row.cancelled if gives else None,
    )


def _minutes(span: dt.timedelta | None) -> float | None:
    return None if span is None else round(span.total_seconds() / 60, 2)
