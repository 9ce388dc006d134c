"""Real key events: a virtual X server, and keys pressed through its XTEST extension."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

SPARE_KEYCODES = range(200, 248)
SETTLE_SECONDS = 0.06
_NAMES = {
    "Ctrl": "Control_L",
    "Alt": "Alt_L",
    "Shift": "Shift_L",
    "Enter": "Return",
    "Esc": "Escape",
    "Space": "space",
    "Backspace": "BackSpace",
    "PgDown": "Next",
}


@contextmanager
def virtual_screen(width: int = 1920, height: int = 1080) -> Iterator[str]:
    """An X server of this test's own; gives its DISPLAY."""
    program = shutil.which("Xvfb")
    assert program, "Xvfb is missing"
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
        pass_fds=(write_end,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    try:
        with os.fdopen(read_end) as pipe:
            number = pipe.readline().strip()
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(10)


class XKeyboard:
    """Presses keys of the X server's own keyboard; characters it lacks are put on spare keys first."""

    def __init__(self, display: str) -> None:
        self._display = Display(display)
        self._spare = iter(SPARE_KEYCODES)
        self._given: dict[str, int] = {}

    def close(self) -> None:
        self._display.close()

    def press(self, key: str) -> None:
        """A key with its modifiers, as `Ctrl+P`."""
        *modifiers, last = key.split("+") if key != "+" else [key]
        codes = [self._code(XK.string_to_keysym(_NAMES[modifier])) for modifier in modifiers]
        code, shifted = self._key(_NAMES.get(last, last))
        if shifted:
            codes.append(self._code(XK.XK_Shift_L))
        for each in codes:
            xtest.fake_input(self._display, X.KeyPress, each)
        xtest.fake_input(self._display, X.KeyPress, code)
        xtest.fake_input(self._display, X.KeyRelease, code)
        for each in reversed(codes):
            xtest.fake_input(self._display, X.KeyRelease, each)
        self._display.sync()

    def write(self, text: str) -> None:
        for character in text:
            code, shifted = self._character(character)
            if shifted:
                xtest.fake_input(self._display, X.KeyPress, self._code(XK.XK_Shift_L))
            xtest.fake_input(self._display, X.KeyPress, code)
            xtest.fake_input(self._display, X.KeyRelease, code)
            if shifted:
                xtest.fake_input(self._display, X.KeyRelease, self._code(XK.XK_Shift_L))
            self._display.sync()

    def turn_to_front(self) -> None:
        """What a window manager does, of which there is none: the keyboard goes to the window that lies on top."""
        windows = self._display.screen().root.query_tree().children
        shown = [window for window in windows if window.get_attributes().map_state == X.IsViewable]
        shown[-1].set_input_focus(X.RevertToPointerRoot, X.CurrentTime)
        self._display.sync()

    def titles(self) -> list[str]:
        """The titles of all windows, of whichever process, as a window list shows them."""
        name = self._display.intern_atom("_NET_WM_NAME")
        utf8 = self._display.intern_atom("UTF8_STRING")
        found = []
        for window in self._display.screen().root.query_tree().children:
            title = window.get_full_property(name, utf8)
            if title is not None:
                found.append(title.value.decode("utf-8"))
        return found

    def _code(self, keysym: int) -> int:
        code: int = self._display.keysym_to_keycode(keysym)
        assert code, f"no key for keysym {keysym:#x}"
        return code

    def _key(self, name: str) -> tuple[int, bool]:
        if len(name) == 1:
            return self._character(name.lower())
        return self._code(XK.string_to_keysym(name)), False

    def _character(self, character: str) -> tuple[int, bool]:
        keysym = ord(character) if ord(character) < 0x100 else 0x1000000 + ord(character)
        places = [place for place in self._display.keysym_to_keycodes(keysym) if place[1] in (0, 1)]
        if places:
            code, level = min(places, key=lambda place: place[1])
            return code, level == 1
        return self._on_a_spare_key(character, keysym), False

    def _on_a_spare_key(self, character: str, keysym: int) -> int:
        if character not in self._given:
            code = next(self._spare)
            self._display.change_keyboard_mapping(code, [(keysym,) * 4])
            self._display.sync()
            self._given[character] = code
            time.sleep(SETTLE_SECONDS)  # the clients hear of the new key before it is pressed
        return self._given[character]
