"""The supervisor's board as a workbook, to take into a meeting."""

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.domain.hall_time import HALL_TIME
from counter_app.domain.lamps import Lamp
from counter_app.exchange.cells import is_like_formula
from counter_app.exchange.written_file import write_file
from counter_app.services.supervision import WindowRow
from counter_app.work import Work

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADERS = (
    "窗口", "专区", "部门", "人员", "状态", "当前号", "等候",
    "法定超期", "超承诺", "临期", "停钟", "在办", "最久超期事项", "超期工作日", "超期类别",
)  # fmt: skip
STATES = {
    "closed": "未开窗",
    "lost": "失联",
    "paused": "暂停",
    "serving": "办理中",
    "called": "已呼叫",
    "idle": "空闲",
}
KINDS = {Lamp.STATUTORY_OVERDUE: "超法定", Lamp.RED: "超承诺"}
_WIDTHS = (8, 14, 22, 10, 18, 9, 7, 9, 8, 7, 7, 7, 34, 11, 10)


def export_board(_: Work, *, as_of: dt.datetime, rows: Sequence[WindowRow], folder: Path) -> Path:
    """Write the workbook into `folder`; answers its path. Raises Refused("file_not_written")."""
    path = folder / f"窗口督办_{as_of.astimezone(HALL_TIME):%Y-%m-%d_%H%M%S}.xlsx"
    return write_file(path, board_workbook(as_of=as_of, rows=rows))


def board_workbook(*, as_of: dt.datetime, rows: Sequence[WindowRow]) -> bytes:
    """One sheet with a line for each window, as it stood at `as_of`. No text in it is ever a formula."""
    import openpyxl
    from openpyxl.styles import Font

    workbook = openpyxl.Workbook()
    sheet = workbook.create_sheet("各窗口")
    workbook.remove(workbook.worksheets[0])
    _write(sheet, 1, (f"各窗口办理情况（{as_of.astimezone(HALL_TIME):%Y-%m-%d %H:%M}）",))
    _write(sheet, 2, HEADERS)
    for number, row in enumerate(rows, start=3):
        _write(sheet, number, _cells(row))
    for line in (1, 2):
        for cell in sheet[line]:
            cell.font = Font(bold=True)
    for index, width in enumerate(_WIDTHS):
        sheet.column_dimensions[chr(ord("A") + index)].width = width
    sheet.freeze_panes = "B3"
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _cells(row: WindowRow) -> tuple[str | int, ...]:
    state = STATES[row.state] + (f"（{row.pause_reason}）" if row.pause_reason else "")
    return (
        row.window_number,
        row.zone_name,
        row.department_name or "综合窗口",
        row.clerk_name or "",
        state,
        row.ticket or "",
        row.waiting,
        row.statutory_count,
        row.red_count,
        row.yellow_count,
        row.stopped_count,
        row.open_count,
        row.oldest_item_name or "",
        row.overdue_days if row.overdue_days is not None else "",
        KINDS.get(row.oldest_lamp, "") if row.oldest_lamp else "",
    )


def _write(sheet: "Worksheet", line: int, values: Sequence[str | int]) -> None:
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(line, column, value)
        if isinstance(value, str):
            # A pause reason may begin with "=": it stays text here and when the sheet is saved as CSV.
            cell.data_type = "s"
            cell.quotePrefix = is_like_formula(value)
