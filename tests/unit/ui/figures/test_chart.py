"""The chart: scales, what is drawn where, and what a pointer is told."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from ui.figures.chart import CourseChart, Legend, Point, scale_end
from ui.styles.theme import colours

LEGEND = Legend(count="取号", average="平均", within="九成", empty="没有")


@pytest.mark.parametrize(
    ("value", "end"), [(0, 4), (4, 4), (5, 8), (9, 20), (21, 40), (812, 2000), (8000, 8000), (60_016, 80_000)]
)
def test_scales_end_at_round_numbers(value: int, end: int) -> None:
    assert scale_end(value) == end
    assert end % 4 == 0


def point(label: str, count: int, average: float | None, within: float | None) -> Point:
    return Point(label=label, count=count, average=average, within=within, told=f"{label} {count}")


@pytest.fixture
def chart(qtbot: QtBot) -> CourseChart:
    made = CourseChart(LEGEND)
    qtbot.addWidget(made)
    made.resize(800, 200)
    return made


def inked(chart: CourseChart, tint: str) -> list[tuple[int, int]]:
    image, wanted = chart.grab().toImage(), QColor(tint).rgb()
    return [(x, y) for x in range(800) for y in range(30, 180) if image.pixel(x, y) == wanted]


def test_dots_stand_where_the_values_are_and_the_line_breaks_where_none_is(chart: CourseChart) -> None:
    chart.set_points([point("9:00", 8, 10, 20), point("10:00", 4, None, None), point("11:00", 0, 20, None)])
    plot = chart._plot()
    dots = inked(chart, colours().warn)
    assert {round(3 * (x - plot.left()) / plot.width() - 0.5) for x, _ in dots} == {0, 2}
    first = [y for x, y in dots if x < plot.left() + plot.width() / 3]
    assert abs(sum(first) / len(first) - plot.center().y()) < 2  # 10 on a scale that ends at 20
    squares = inked(chart, colours().bad)
    assert {int(3 * (x - plot.left()) / plot.width()) for x, _ in squares} == {0}


def test_a_pointer_is_told_the_values(chart: CourseChart) -> None:
    assert chart.point_at(400) is None
    chart.set_points([point("9:00", 8, 10, 20), point("10:00", 4, None, None)])
    found = [chart.point_at(x) for x in (1, 200, 600)]
    assert [each.told if each else None for each in found] == [None, "9:00 8", "10:00 4"]
    assert chart.accessibleName() == "9:00 8；10:00 4"


def test_nothing_to_draw_is_said(chart: CourseChart) -> None:
    chart.set_points([])
    assert chart.accessibleName() == "没有"
    assert inked(chart, colours().warn) == []
