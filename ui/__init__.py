"""The screens. Everything Qt lives here; nothing below this package imports PySide6."""

import builtins

import PySide6.QtCore  # noqa: F401  (lays itself around every import)

# PySide6 looks through the source of each module imported after it for uses of its optional features. The
# program has none, and pays with memory, time and imports that fail between threads:
# docs/decisions/0019-imports-beside-qt.md.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
