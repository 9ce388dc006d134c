"""Printing papers: on the desk's own printer, or into a folder where there is none."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Protocol

from counter_app.domain.file_names import file_name
from counter_app.domain.printing import PrintsOn

PRINT_SECONDS = 20


class PrinterFailed(Exception):
    """The printer did not take the paper; `reason` is the system's own word for why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PagePrinter(Protocol):
    """Whatever takes a PDF."""

    prints_on: PrintsOn

    def print_pdf(self, pdf: bytes, title: str) -> None:
        """Print once. Raises PrinterFailed; the paper stays on record and can be printed again."""


class SystemPrinter:
    """A printer of the operating system, by CUPS' `lp`; `name` empty means the default one."""

    prints_on = PrintsOn.PAPER

    def __init__(self, name: str = "") -> None:
        self.name = name

    def print_pdf(self, pdf: bytes, title: str) -> None:
        program = shutil.which("lp")
        if program is None:
            raise PrinterFailed("lp")
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(pdf)
            file.flush()
            command = [program, "-t", title, *(["-d", self.name] if self.name else []), file.name]
            try:
                done = subprocess.run(
                    command, capture_output=True, text=True, timeout=PRINT_SECONDS, check=False
                )
            except subprocess.TimeoutExpired as error:
                raise PrinterFailed(f"{PRINT_SECONDS} s") from error
        if done.returncode:
            raise PrinterFailed(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "lp")


class FolderPrinter:
    """Puts each paper as a file into a folder: for demonstration, training, and desks that print elsewhere."""

    prints_on = PrintsOn.FILE

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def print_pdf(self, pdf: bytes, title: str) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / f"{file_name(title)}.pdf").write_bytes(pdf)
        except OSError as error:
            raise PrinterFailed(error.strerror or type(error).__name__) from error


class NullPrinter:
    """Takes everything and prints nothing."""

    prints_on = PrintsOn.NOTHING

    def print_pdf(self, pdf: bytes, title: str) -> None:
        """Nothing comes out, nothing fails."""


def printer_for(setting: str, folder: Path) -> PagePrinter:
    """`folder`, `none`, `default`, or a printer's name; Windows prints by way of the folder for now."""
    if setting == "none":
        return NullPrinter()
    if setting == "folder" or sys.platform == "win32" or shutil.which("lp") is None:
        return FolderPrinter(folder)
    return SystemPrinter("" if setting == "default" else setting)
