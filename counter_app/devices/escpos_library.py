"""python-escpos, taken in without what it does to a machine on the way.

Imported plainly it reads 90 kB of YAML (0.6 s), leaves a new folder with a pickle in the temporary folder at every
start, which for a kiosk is one a day for years, and hangs a handler on the root of all logs.
"""

import logging
import os
import shutil
from functools import lru_cache
from pathlib import Path
from threading import Lock
from types import ModuleType

PROFILE = Path(__file__).resolve().parents[2] / "resources" / "escpos_profile.json"
_FILE = "ESCPOS_CAPABILITIES_FILE"
_loading = Lock()


def printers() -> ModuleType:
    """`escpos.printer`."""
    with _loading:
        return _load()


@lru_cache(maxsize=1)
def _load() -> ModuleType:
    root = logging.getLogger()
    handlers = list(root.handlers)
    before = os.environ.get(_FILE)
    os.environ[_FILE] = str(PROFILE)
    try:
        from escpos import capabilities, printer
    finally:
        if before is None:
            del os.environ[_FILE]
        else:
            os.environ[_FILE] = before
    for handler in [each for each in root.handlers if each not in handlers]:
        root.removeHandler(handler)
    shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)
    module: ModuleType = printer
    return module
