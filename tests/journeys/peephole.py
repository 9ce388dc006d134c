"""A program as a hall starts it, with a peephole: it tells which words its windows have painted, and where.

`python -m tests.journeys.peephole kiosk --database …` runs `main.py kiosk --database …`. For each line on the standard
input one line of JSON goes to the standard output: a list of (words, x, y, height) in pixels of the display, x and y
being the left end of the base line. They are what the windows paint, not what their widgets hold: a number that is
cut, or painted elsewhere, is told so.
"""

import json
import os
import re
import runpy
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QWidget

from ui.styles.fonts import font

MAIN = Path(__file__).parents[2] / "main.py"
SVG = "{http://www.w3.org/2000/svg}"
SEAM = 3.0
"""Pixels within which the next piece belongs to the same line."""
Painted = tuple[str, int, int, int]


class Peephole(QObject):
    """Asked from its own thread, it looks in the windows' thread."""

    _asked = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.moveToThread(application.thread())
        self._asked.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def ask(self) -> None:
        self._asked.emit()

    def _tell(self) -> None:
        windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        words = [word for window in windows for word in painted(window)]
        os.write(1, json.dumps(words).encode() + b"\n")


def painted(window: QWidget) -> list[Painted]:
    """The words of one window, in the order in which they are painted; a line is one piece, whatever it is made of."""
    lines: list[Painted] = []
    end = QPointF()
    for words, place, pixels, weight in _pieces(window):
        height = round(pixels)
        if lines and lines[-1][3] == height and (place - end).manhattanLength() < SEAM:
            begun, x, y, _ = lines.pop()
            lines.append((begun + words, x, y, height))
        else:
            lines.append((words, round(place.x()), round(place.y()), height))
        face = font(max(1, height), bold=weight >= QFont.Weight.DemiBold.value)
        end = place + QPointF(QFontMetricsF(face).horizontalAdvance(words), 0)
    return lines


def _pieces(window: QWidget) -> Iterator[tuple[str, QPointF, float, int]]:
    """Words, their place, their size and how bold they are: Qt paints each script of a line by itself."""
    buffer, generator = QBuffer(), QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(window.size())
    generator.setViewBox(window.rect())
    generator.setResolution(window.logicalDpiX())
    window.render(generator, QPoint())
    drawing = ElementTree.fromstring(bytes(buffer.data().data()))
    corner = QPointF(window.mapToGlobal(QPoint()))
    for group in drawing.iter(f"{SVG}g"):
        transform = _transform(group.get("transform", ""))
        for text in group.findall(f"{SVG}text"):
            words = "".join(text.itertext())
            place = transform.map(QPointF(float(text.get("x", 0)), float(text.get("y", 0)))) + corner
            if words.strip():
                pixels = float(text.get("font-size", 0)) * transform.m22()
                yield words, place, pixels, int(text.get("font-weight", 400))


def _transform(said: str) -> QTransform:
    numbers = [float(number) for number in re.findall(r"-?[\d.]+(?:e-?\d+)?", said)]
    return QTransform(*numbers) if len(numbers) == 6 else QTransform()


def _answer() -> None:
    while not isinstance(application := QApplication.instance(), QApplication):
        time.sleep(0.02)
    peephole = Peephole(application)
    while os.read(0, 1):
        peephole.ask()


if __name__ == "__main__":
    threading.Thread(target=_answer, daemon=True).start()
    sys.argv[0] = str(MAIN)
    runpy.run_path(str(MAIN), run_name="__main__")
