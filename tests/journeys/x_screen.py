"""A finger on the X server's own pointer, and what its screen shows."""

from PIL import Image
from Xlib import X
from Xlib.display import Display
from Xlib.ext import xtest

ALL_PLANES = 0xFFFFFFFF
STRIP = 16
"""Rows read at a time: the library takes a long answer in ever longer copies."""


class XPointer:
    """Presses the first button, as a touch screen does."""

    def __init__(self, display: str) -> None:
        self._display = Display(display)

    def close(self) -> None:
        self._display.close()

    def click(self, x: int, y: int, *, times: int = 1) -> None:
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        for _ in range(times):
            xtest.fake_input(self._display, X.ButtonPress, 1)
            xtest.fake_input(self._display, X.ButtonRelease, 1)
        self._display.sync()


class XScreen:
    """The root window with everything on it."""

    def __init__(self, display: str) -> None:
        self._display = Display(display)
        screen = self._display.screen()
        self._root, self._size = screen.root, (screen.width_in_pixels, screen.height_in_pixels)

    def close(self) -> None:
        self._display.close()

    def picture(self) -> Image.Image:
        """The whole screen."""
        width, height = self._size
        whole = Image.new("RGB", self._size)
        for top in range(0, height, STRIP):
            whole.paste(self._part(0, top, width, min(STRIP, height - top)), (0, top))
        return whole

    def extremes(self, x: int, y: int, width: int, height: int) -> tuple[int, int]:
        """The darkest and the lightest pixel of a place, of 0 to 255; (0, 0) beside the screen."""
        left, top = max(0, x), max(0, y)
        right, bottom = min(self._size[0], x + width), min(self._size[1], y + height)
        if right <= left or bottom <= top:
            return 0, 0
        levels = self._part(left, top, right - left, bottom - top).convert("L").tobytes()
        return min(levels), max(levels)

    def _part(self, x: int, y: int, width: int, height: int) -> Image.Image:
        read = self._root.get_image(x, y, width, height, X.ZPixmap, ALL_PLANES)
        return Image.frombytes("RGB", (width, height), read.data, "raw", "BGRX")
