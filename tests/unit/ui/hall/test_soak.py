"""Public screens run for a month: what they hold does not grow with what they showed (at full size: `bench soak`)."""

from PySide6.QtWidgets import QApplication

from bench.soak import soak


def test_calls_leave_nothing_behind(qapp: QApplication) -> None:
    grown = soak(1_000)
    assert grown.qt_more == 0
    assert grown.is_bounded, grown
