"""The screens. Everything Qt lives here; nothing below this package imports PySide6."""
