"""The figures of ratings as a workbook: a sheet by each way of grouping."""

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.domain.hall_time import HALL_TIME
from counter_app.domain.ratings import OFFICIAL_NAMES
from counter_app.exchange.cells import is_like_formula
from counter_app.exchange.written_file import write_file
from counter_app.services.ratings import GroupedBy, RatingFigures, RatingLine, figures
from counter_app.work import Work

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NAMES = {
    GroupedBy.WINDOW: "窗口",
    GroupedBy.CLERK: "人员",
    GroupedBy.ITEM: "事项",
    GroupedBy.DAY: "日期",
    GroupedBy.MONTH: "月份",
}
HEADERS = (
    "邀请", "已评价", "评价率", *OFFICIAL_NAMES.values(), "默认基本满意", "不评价", "未到期", "满意率",
    "服务效率", "服务水平", "服务态度",
)  # fmt: skip
_SHARES = (HEADERS.index("评价率") + 2, HEADERS.index("满意率") + 2)
_NOTE = (
    "“默认基本满意”为期限内未评价的办件，不是群众作出的评价；"
    "满意率=（非常满意+满意+基本满意+默认）÷（已评价+默认）。"
)


def export_all(
    work: Work, *, grouped: Sequence[GroupedBy], first_day: dt.date, last_day: dt.date, folder: Path
) -> Path:
    """Write the figures of the period into a workbook in `folder`, a sheet for each grouping; answers its path.

    Raises NotFound("ratings") where nobody was served, Refused("file_not_written").
    """
    made = [figures(work, grouped_by=by, first_day=first_day, last_day=last_day) for by in grouped]
    path = folder / f"好差评_{made[0].as_of.astimezone(HALL_TIME):%Y-%m-%d_%H%M%S}.xlsx"
    return write_file(path, figures_workbook(made))


def figures_workbook(tables: Sequence[RatingFigures]) -> bytes:
    """One sheet for each of `tables`. No text in it is ever a formula."""
    import openpyxl
    from openpyxl.styles import Font

    workbook = openpyxl.Workbook()
    for each in tables:
        sheet = workbook.create_sheet(NAMES[each.grouped_by])
        made = f"统计于 {each.as_of.astimezone(HALL_TIME):%Y-%m-%d %H:%M}"
        _write(sheet, 1, (f"好差评（{each.first_day} 至 {each.last_day}，{made}）",))
        _write(sheet, 2, (NAMES[each.grouped_by], *HEADERS))
        lines = [(line.label, line) for line in each.lines] + [("合计", each.total)]
        for number, (label, line) in enumerate(lines, start=3):
            _write(sheet, number, (label, *_cells(line)))
            for column in _SHARES:
                sheet.cell(number, column).number_format = "0.0%"
        _write(sheet, 4 + len(lines), (_NOTE,))
        for bold in (1, 2, 2 + len(lines)):
            for cell in sheet[bold]:
                cell.font = Font(bold=True)
        sheet.column_dimensions["A"].width = 34 if each.grouped_by is GroupedBy.ITEM else 14
        sheet.freeze_panes = "B3"
    workbook.remove(workbook.worksheets[0])
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _cells(line: RatingLine) -> tuple[str | int | float, ...]:
    averages = (line.efficiency, line.skill, line.attitude)
    return (
        line.invited,
        line.rated,
        "" if line.rated_share is None else line.rated_share,
        line.very_satisfied,
        line.satisfied,
        line.basically_satisfied,
        line.dissatisfied,
        line.very_dissatisfied,
        line.by_default,
        line.put_aside,
        line.pending,
        "" if line.satisfied_share is None else line.satisfied_share,
        *("" if average is None else float(average) for average in averages),
    )


def _write(sheet: "Worksheet", line: int, values: Sequence[str | int | float]) -> None:
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(line, column, value)
        if isinstance(value, str):
            cell.data_type = "s"
            cell.quotePrefix = is_like_formula(value)
