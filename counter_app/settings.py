"""What this desk remembers between two starts. Never a password, never anything of an applicant."""

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

import platformdirs

APP_NAME = "counter-app"
PREFIX = "COUNTER_APP_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Values come from `COUNTER_APP_…` in the environment, else from this user's file, else from here.

    Attributes:
        database: address of the hall's server, or of several; empty for the embedded one of this machine.
        theme: light, dark or high_contrast.
        language: zh_CN or en.
        printer: folder, default, none, or the name of a printer of the system.
        papers_folder: where papers go when there is no printer; empty for the user's documents.
        ticket_printer: of queue tickets: pdf (wherever papers go), none, tcp:HOST:PORT, serial:DEVICE:SPEED,
            usb:VENDOR:PRODUCT.
        ticket_columns: 48 for the 80 mm roll, 32 for the 58 mm one.
        ticket_chinese_font: yes (GBK), gb2312, or no: what the printer itself can write; the rest is drawn.
        ticket_cutter: full, partial or none.
        ticket_status: no for a printer that has no way to answer; what was sent to it counts as printed.
        last_login, last_window: offered again at the next start.
        lock_minutes: after so many minutes without a touch a signed-in window locks; 0 for never.
        motion: full, or reduced: nothing runs or flashes on a public screen, notices turn their pages.
        keypad: keys of a keypad or foot switch in the queue, such as `F13=next Num+*,Num+1=recall`.
        id_reader: keyboard, for a reader of identity cards that types; none.
        voice: auto (an engine with a Chinese voice, else the recorded words), recorded, or none.
        voice_one: yao or yi, how the digit 1 of a number is read.
        voice_repeat: how often a call is said, 1 to 3 times.
        voice_pauses: yes to announce, too, which windows pause and go on.
    """

    database: str = ""
    theme: str = "light"
    language: str = "zh_CN"
    printer: str = "folder"
    papers_folder: str = ""
    ticket_printer: str = "pdf"
    ticket_columns: str = "48"
    ticket_chinese_font: str = "yes"
    ticket_cutter: str = "partial"
    ticket_status: str = "yes"
    last_login: str = ""
    last_window: str = ""
    lock_minutes: str = "10"
    motion: str = "full"
    keypad: str = ""
    id_reader: str = "keyboard"
    voice: str = "auto"
    voice_one: str = "yao"
    voice_repeat: str = "1"
    voice_pauses: str = "no"

    @property
    def lock_seconds(self) -> float:
        """The same in seconds; what is no number counts as the usual ten minutes."""
        minutes = self.lock_minutes.strip()
        return 60.0 * float(int(minutes) if minutes.isascii() and minutes.isdigit() else 10)

    @property
    def is_calm(self) -> bool:
        """Whether motion is reduced."""
        return self.motion.strip() == "reduced"

    @property
    def says_yao(self) -> bool:
        """Whether the digit 1 of a number is yāo."""
        return self.voice_one.strip() != "yi"

    @property
    def voice_repeats(self) -> int:
        """How often a call is said; what is no such number counts as once."""
        often = self.voice_repeat.strip()
        return int(often) if often in {"1", "2", "3"} else 1

    @property
    def tells_pauses(self) -> bool:
        """Whether pauses of windows are announced."""
        return self.voice_pauses.strip() == "yes"

    @property
    def paper_path(self) -> Path:
        """The folder for papers, made when the first one is printed."""
        if self.papers_folder:
            return Path(self.papers_folder)
        return Path(platformdirs.user_documents_dir()) / APP_NAME


NAMES = tuple(field.name for field in fields(Settings))


def user_folder() -> Path:
    """Where this user's stores lie; `COUNTER_APP_FOLDER` names another place (demonstration, a USB stick)."""
    named = os.environ.get("COUNTER_APP_FOLDER")
    return Path(named) if named else Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def settings_path() -> Path:
    """This user's file."""
    if os.environ.get("COUNTER_APP_FOLDER"):
        return user_folder() / "settings.json"
    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)) / "settings.json"


def load_settings() -> Settings:
    """The settings of this user; a file that cannot be read counts as none, for it holds only preferences."""
    try:
        stored = json.loads(settings_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        stored = {}
    if not isinstance(stored, dict):
        stored = {}
    known = {key: stored[key] for key in NAMES if isinstance(stored.get(key), str)}
    environment = {
        key: os.environ[PREFIX + key.upper()] for key in NAMES if PREFIX + key.upper() in os.environ
    }
    return Settings(**{**known, **environment})


def save_settings(settings: Settings) -> None:
    """Write the file whole or not at all; a password in the address of the database is left out."""
    settings = replace(settings, database=_without_password(settings.database))
    path = settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(asdict(settings), indent=2, ensure_ascii=False), encoding="utf-8")
    draft.replace(path)


def _without_password(address: str) -> str:
    if "://" not in address:
        return address
    from db.address import read_address, without_secrets

    return without_secrets(read_address(address)).render_as_string()
