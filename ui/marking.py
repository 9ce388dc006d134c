"""Marks texts of tables for the translators; `ui.wording.said` translates them at the moment of use."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # Qt's own declaration forgets that it answers with the text

    def QT_TRANSLATE_NOOP(context: str, text: str) -> str: ...

else:
    from PySide6.QtCore import QT_TRANSLATE_NOOP

__all__ = ["QT_TRANSLATE_NOOP"]
