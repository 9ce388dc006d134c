"""The demonstration: a hall in its morning, in windows to try, or played without a display into a folder."""

import os
import sys
from pathlib import Path


def run_demo(out: str = "demo-output", headless: str = "") -> int:
    """Open the hall's windows where there is a display; else play its day offscreen. Answers the exit code."""
    if headless or not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from ui.demo.play import play_day

        return play_day(Path(out))
    from ui.demo.windows import open_hall

    return open_hall()


def has_display() -> bool:
    """Whether windows can open here."""
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
