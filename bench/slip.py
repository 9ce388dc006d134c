"""A one-time notification slip against the same page drawn by bare reportlab.

The floor replays the very calls on reportlab's canvas that the slip makes, with the same fonts: no texts to
fill in, no lines to break, no symbols to compute. What is above it is ours.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from io import BytesIO
from statistics import median
from typing import Any
from unittest.mock import patch

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from bench.figures import Better, Figure, Options, median_seconds, milliseconds, ratios
from counter_app.documents import fonts
from counter_app.documents.facts import Clerk, DueDate, Hall, Party, TimeLimit
from counter_app.documents.one_time_notice import Defect, OneTimeNotice, render_one_time_notice
from counter_app.domain.hall_time import HALL_TIME

GOAL = 1.5
SLIPS = 20
SLIP = OneTimeNotice(
    hall=Hall(
        name="九龙坡区行政服务中心",
        place="西彭镇便民服务中心",
        inquiry="咨询电话 023-6580-0100。",
        supervision="对告知内容有异议，可向督查科反映：023-6800-0110。",
    ),
    document_number="九西规补〔2026〕0347号",
    service_code="500107202611200120003471",
    party=Party(name="李国强", id_kind="居民身份证", id_number="510107********0014", phone="139****5521"),
    item_name="农村村民宅基地用地审批",
    received_at=datetime(2026, 11, 20, 10, 36, tzinfo=HALL_TIME),
    notified_at=datetime(2026, 11, 20, 10, 36, tzinfo=HALL_TIME),
    defects=(
        Defect(
            material="户主身份证",
            verdict="missing",
            remedy="带复印件1份（正反面印在同一面）。原件已核验，不必再带。",
        ),
        Defect(
            material="拟建房屋四至图",
            verdict="wrong",
            remedy="在图上标注与公路边沟外缘的距离（县道不少于10米）。",
        ),
        Defect(
            material="村民小组会议讨论记录", verdict="missing", remedy="带原件1份，到会成员逐人签名并按手印。"
        ),
    ),
    taken_count=5,
    supplement_by=DueDate(day=date(2026, 12, 4)),
    submit_at="民生12号窗口，可不再取号",
    clerk=Clerk(name="周敏", phone="023-6800-0112"),
    promised=TimeLimit(count=10),
    statutory=TimeLimit(count=20),
    authority="重庆市九龙坡区西彭镇人民政府",
)

_BARE = "Bare-"


class _Path:
    """Stands where reportlab's path would, and keeps the rectangles."""

    def __init__(self) -> None:
        self.rectangles: list[tuple[float, float, float, float]] = []

    def rect(self, x: float, y: float, width: float, height: float) -> None:
        self.rectangles.append((x, y, width, height))


class _Recorder:
    """Stands where reportlab's canvas would, and keeps what it is told."""

    calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]]

    def __init__(self, *_: Any, **__: Any) -> None:
        _Recorder.calls = []

    def beginPath(self) -> _Path:  # noqa: N802  (reportlab's name)
        return _Path()

    def __getattr__(self, name: str) -> Callable[..., None]:
        def keep(*args: Any, **named: Any) -> None:
            if name == "setFont":
                args = (_BARE + args[0], *args[1:])
            _Recorder.calls.append((name, args, named))

        return keep


def _recorded() -> list[tuple[str, tuple[Any, ...], dict[str, Any]]]:
    with patch.object(canvas, "Canvas", _Recorder):
        render_one_time_notice(SLIP)
    for file in fonts.FONT_FOLDER.glob("NotoSansSC-*.ttf"):
        pdfmetrics.registerFont(TTFont(_BARE + file.stem, str(file), asciiReadable=False))
    return _Recorder.calls


def _draw(calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]]) -> bytes:
    target = BytesIO()
    sheet = canvas.Canvas(target, pageCompression=1, invariant=1, lang="zh-CN")
    for name, args, named in calls:
        if name == "drawPath":
            path = sheet.beginPath()
            for rectangle in args[0].rectangles:
                path.rect(*rectangle)
            args = (path,)
        getattr(sheet, name)(*args, **named)
    return target.getvalue()


def measure(options: Options) -> Iterator[Figure]:
    """The first slip of a start, which loads the fonts, is not counted on either side."""
    calls = _recorded()
    render_one_time_notice(SLIP)
    _draw(calls)
    count = 4 * SLIPS if options.full else SLIPS
    ours, floors = [], []
    for _ in range(options.rounds):
        ours.append(median_seconds(lambda: render_one_time_notice(SLIP), count))
        floors.append(median_seconds(lambda: _draw(calls), count))
    yield Figure(
        name="one-time slip, both copies",
        measured=milliseconds(median(ours)),
        floor=milliseconds(median(floors)),
        ratios=ratios(ours, floors),
        goal=GOAL,
        better=Better.LOWER,
    )
