"""`counter-app init`: a hall from its file. Everything is read and checked first, then written whole or not at all."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from counter_app.application import Application, answered
from counter_app.domain.roles import DEVICE_ROLES
from counter_app.domain.working_days import YearNotice
from counter_app.exchange.catalogue import Catalogue
from counter_app.exchange.hall_file import HallDescription, read_hall_file
from counter_app.exchange.item_list import ItemListResult
from counter_app.exchange.problems import Problem, error, has_errors
from counter_app.place import Place
from counter_app.services.calendar import import_calendar
from counter_app.services.catalogue_import import import_catalogue, import_items
from counter_app.services.hall_setup import (
    ForeignItems,
    foreign_items,
    set_up_hall,
    set_up_hours,
    set_up_staff,
    set_up_windows,
)
from counter_app.setup_commands import (
    RESOURCES,
    Report,
    calendar_line,
    catalogue_line,
    in_file,
    items_line,
    read_calendars,
    read_catalogue,
    read_items,
)
from counter_app.work import Work

CALENDARS = RESOURCES / "catalogue" / "holiday-cn"


@dataclass(frozen=True, slots=True, kw_only=True)
class HallFiles:
    """What a hall is made of: its description and the content of the files that it names."""

    description: HallDescription
    notices: tuple[YearNotice, ...]
    items: ItemListResult | None
    catalogue: Catalogue | None
    catalogue_problems: tuple[Problem, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """`files` is None where something keeps the hall from being set up; `problems` then say what."""

    files: HallFiles | None
    problems: tuple[Problem, ...]


def read_hall_files(hall_file: Path) -> Read:
    """Read the hall file and every file that it names. Nothing that is missing or wrong is passed over."""
    described = read_hall_file(hall_file)
    problems = in_file(hall_file, described.problems)
    if described.description is None:
        return Read(files=None, problems=problems)
    paths, problems = _paths(hall_file, described.description)
    if problems:
        return Read(files=None, problems=problems)
    notices, in_calendars = read_calendars(sorted(paths["calendars"].glob("*.json")))
    items = read_items(paths["items"]) if "items" in paths else None
    catalogue = read_catalogue(paths["catalogue"]) if "catalogue" in paths else None
    # A line of an item list that cannot be taken is left out and said; a doubtful calendar or catalogue binds nobody.
    in_items, in_catalogue = (items.problems if items else ()), (catalogue.problems if catalogue else ())
    problems = (*in_calendars, *in_items, *in_catalogue)
    if has_errors(in_calendars) or has_errors(in_catalogue) or (items is not None and not items.rows):
        return Read(files=None, problems=problems)
    files = HallFiles(
        description=described.description,
        notices=notices,
        items=items,
        catalogue=catalogue.catalogue if catalogue else None,
        catalogue_problems=in_catalogue,
        problems=problems,
    )
    return Read(files=files, problems=problems)


def _paths(hall_file: Path, description: HallDescription) -> tuple[dict[str, Path], tuple[Problem, ...]]:
    """Where the parts lie, beside the hall file unless their names are absolute; what is not there is a problem."""
    paths = {key: hall_file.parent / name for key, name in description.files.items() if name}
    missing = [
        error(
            "hall_part_missing",
            where="files",
            key=key,
            name=description.files[key],
            looked=str(path.resolve()),
        )
        for key, path in paths.items()
        if not (any(path.glob("*.json")) if key == "calendars" else path.is_file())
    ]
    return {"calendars": CALENDARS, **paths}, in_file(hall_file, missing)


def init(database: str, hall_file: Path | None) -> Report:
    """Prepare the database and, with a hall file, the hall itself.

    Run again it corrects what the file says of the hall, its zones, queues and windows, and adds what is new.
    With a fault in any file nothing is written, not even the tables.
    """
    from db.install import install

    read = read_hall_files(hall_file) if hall_file else None
    if read is not None and read.files is None:
        return Report(
            lines=("文件有错误，没有写入任何内容。请改正后再次运行 init。",), problems=read.problems
        )
    with Place(database) as place, answered():
        made = place.create_database()
        install(place.owner_url())
        lines = ["已建立数据库。" if made else "数据库已是本版本。"]
        if read is None or read.files is None:
            return Report(lines=(*lines, "还没有大厅：请用 --hall 指定大厅说明文件。"))
        application = Application.at(place.owner_url(), application_name="counter-app init")
        try:
            report = set_up(application, read.files)
        finally:
            application.close()
    return Report(lines=(*lines, *report.lines), problems=report.problems)


def set_up(
    application: Application, files: HallFiles, password_for: Callable[[str], str] | None = None
) -> Report:
    """Everything that a hall's files describe, in one transaction.

    Without `password_for` every new login gets a first password, which the report names.
    """
    from db.engine import scram_verifier

    passwords: dict[str, str] = {}

    def verifier_for(login: str) -> str:
        passwords[login] = password_for(login) if password_for else secrets.token_urlsafe(9)
        return scram_verifier(application.engine, login, passwords[login])

    lines, added = application.run(_set_up, files=files, verifier_for=verifier_for)
    if password_for is None:
        devices = _devices(files.description)
        lines += [password_line(login, passwords[login], is_device=login in devices) for login in added]
    return Report(lines=tuple(lines), problems=files.problems)


def _devices(description: HallDescription) -> set[str]:
    """The logins of kiosks, boards and pads, which keep the password that they get here."""
    return {entry["login"] for entry in description.staff if DEVICE_ROLES.issuperset(entry["roles"])}


def password_line(login: str, password: str, *, is_device: bool) -> str:
    """A new login's password, told once, and what is to be done with it."""
    if is_device:
        return f"设备 {login} 的密码：{password}（请写入运行它的账号的密码文件，如 ~/.pgpass，不用修改）"
    return f"账号 {login} 的初始密码：{password}（请转交本人并尽快修改）"


def _set_up(
    work: Work, *, files: HallFiles, verifier_for: Callable[[str], str]
) -> tuple[list[str], tuple[str, ...]]:
    """Each part in the order in which the next one needs it; the lines to print and the logins that are new."""
    description = files.description
    set_up_hall(work, description=description)
    lines = [calendar_line(import_calendar(work, notices=files.notices))]
    if files.items is not None:
        lines.append(items_line(import_items(work, result=files.items)))
    if files.catalogue is not None:
        done = import_catalogue(
            work,
            catalogue=files.catalogue,
            problems=files.catalogue_problems,
            departments=description.departments,
        )
        lines.append(catalogue_line(done))
    set_up_windows(work, description=description)
    lines += [foreign_line(each) for each in foreign_items(work)]
    set_up_hours(work, description=description)
    added = set_up_staff(work, description=description, verifier_for=verifier_for)
    lines.append(
        f"窗口 {len(description.windows)} 个，队列 {len(description.queues)} 个，新账号 {len(added)} 个。"
    )
    return lines, added


def foreign_line(found: ForeignItems) -> str:
    return (
        f"{found.window} 号窗口的队列 {found.queue} 有 {found.items} 个事项，其中 {found.foreign} 个不归本窗口收件"
        f"（如“{found.example}”），叫到这些群众只能再转走：请在 windows 里写 items（如 items: [queues]），或改 queues。"
    )
