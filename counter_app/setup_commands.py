"""What the commands of setting up do; each answers with lines to print and findings to report."""

import csv
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from counter_app.application import Application, answered
from counter_app.domain.roles import Role
from counter_app.errors import Refused
from counter_app.exchange.catalogue_reading import CatalogueResult
from counter_app.exchange.problems import Problem, has_errors
from counter_app.place import Place
from counter_app.services import staff as staff_service
from counter_app.services.calendar import CalendarImport
from counter_app.services.calendar import import_calendar as put_calendar
from counter_app.services.catalogue_import import import_catalogue as put_catalogue
from counter_app.services.catalogue_import import import_items as put_items
from counter_app.services.hall_setup import (
    HallDescription,
    read_hall_description,
    set_up_hall,
    set_up_staff,
    set_up_windows,
)
from counter_app.services.units import find_unit_id

R = TypeVar("R")
RESOURCES = Path(__file__).resolve().parents[1] / "resources"
CALENDARS = RESOURCES / "catalogue" / "holiday-cn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Lines to print, then findings in files."""

    lines: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


@contextmanager
def owner_of(database: str) -> Iterator[Application]:
    """An application with the owner's rights on the hall's database."""
    with Place(database) as place:
        application = Application.at(place.owner_url(), application_name="counter-app setup")
        try:
            yield application
        finally:
            application.close()


def init(database: str, hall_file: Path | None) -> Report:
    """Prepare the database and, with a hall file, the hall itself. Running it again adds what is new."""
    from db.install import install

    description = read_hall_description(hall_file) if hall_file else None
    with Place(database) as place, answered():
        made = place.create_database()
        install(place.owner_url())
        lines = ["已建立数据库。" if made else "数据库已是本版本。"]
        if description is None or hall_file is None:
            return Report(lines=(*lines, "还没有大厅：请用 --hall 指定大厅说明文件。"))
        application = Application.at(place.owner_url(), application_name="counter-app init")
        try:
            report = set_up(application, description, hall_file.parent)
        finally:
            application.close()
    return Report(lines=(*lines, *report.lines), problems=report.problems)


def set_up(
    application: Application,
    description: HallDescription,
    folder: Path,
    password_for: Callable[[str], str] | None = None,
) -> Report:
    """Everything that a hall file describes, in the order in which one part needs the other."""
    from db.engine import scram_verifier

    passwords: dict[str, str] = {}

    def verifier_for(login: str) -> str:
        passwords[login] = password_for(login) if password_for else secrets.token_urlsafe(9)
        return scram_verifier(application.engine, login, passwords[login])

    application.run(set_up_hall, description=description)
    files = description.files
    reports = [_import_calendars(application, _calendar_files(folder, files.get("calendars")))]
    if items := files.get("items"):
        reports.append(_import_items(application, folder / items))
    if catalogue := files.get("catalogue"):
        reports.append(_import_catalogue(application, folder / catalogue, description))
    application.run(set_up_windows, description=description)
    added = application.run(set_up_staff, description=description, verifier_for=verifier_for)
    lines = [line for report in reports for line in report.lines]
    lines.append(
        f"窗口 {len(description.windows)} 个，队列 {len(description.queues)} 个，新账号 {len(added)} 个。"
    )
    if password_for is None:
        lines += [f"账号 {login} 的初始密码：{passwords[login]}（请转交本人并尽快修改）" for login in added]
    return Report(lines=tuple(lines), problems=tuple(p for report in reports for p in report.problems))


def _calendar_files(folder: Path, named: str | None) -> list[Path]:
    return sorted((folder / named if named else CALENDARS).glob("*.json"))


def upgrade(database: str) -> Report:
    """Bring an older database to this release."""
    from db.install import install

    with Place(database) as place, answered():
        install(place.owner_url())
    return Report(lines=("数据库已是本版本。",))


def import_items(database: str, file: Path) -> Report:
    """Take an item list; the report names every dirty code by line."""
    with owner_of(database) as application:
        return _import_items(application, file)


def _import_items(application: Application, file: Path) -> Report:
    from counter_app.exchange.item_list import read_item_list

    result = read_item_list(file)
    if not result.rows:
        return Report(lines=("没有导入任何事项。",), problems=result.problems)
    done = application.run(put_items, result=result)
    line = (
        f"事项清单：{done.departments} 个部门、{done.taken} 项，其中新增 {done.added} 项；"
        f"提示 {len(done.problems)} 条。"
    )
    return Report(lines=(line,), problems=done.problems)


def read_catalogue(file: Path) -> CatalogueResult:
    """A catalogue by the ending of its file: .xlsx, or YAML."""
    if file.suffix.lower() == ".xlsx":
        from counter_app.exchange.catalogue_xlsx import read_catalogue_xlsx

        return read_catalogue_xlsx(file)
    from counter_app.exchange.catalogue_yaml import read_catalogue_yaml

    return read_catalogue_yaml(file)


def import_catalogue(database: str, file: Path) -> Report:
    """Put a catalogue in force from today."""
    with owner_of(database) as application:
        return _import_catalogue(application, file, None)


def _import_catalogue(application: Application, file: Path, description: HallDescription | None) -> Report:
    result = read_catalogue(file)
    if result.catalogue is None or has_errors(result.problems):
        return Report(lines=("目录有错误，没有导入。",), problems=result.problems)
    done = application.run(
        put_catalogue,
        catalogue=result.catalogue,
        problems=result.problems,
        departments=description.departments if description else None,
    )
    line = (
        f"办事指南：{done.items} 项、材料 {done.materials} 项、主题 {done.themes} 个，"
        f"其中更新 {done.changed} 项；提示 {len(done.problems)} 条。"
    )
    return Report(lines=(line,), problems=done.problems)


def convert_catalogue(file: Path, target: Path) -> Report:
    """Write a catalogue in the other form."""
    result = read_catalogue(file)
    if result.catalogue is None:
        return Report(lines=("没有转换。",), problems=result.problems)
    if target.suffix.lower() == ".xlsx":
        from counter_app.exchange.catalogue_xlsx import write_catalogue_xlsx

        target.write_bytes(write_catalogue_xlsx(result.catalogue))
    else:
        from counter_app.exchange.catalogue_yaml import write_catalogue_yaml

        target.write_text(write_catalogue_yaml(result.catalogue), encoding="utf-8")
    return Report(lines=(f"已写入 {target}。",), problems=result.problems)


def import_calendar(database: str, files: Sequence[Path]) -> Report:
    """Put calendars in force and compute provisional dates again."""
    with owner_of(database) as application:
        return _import_calendars(application, files)


def _import_calendars(application: Application, files: Sequence[Path]) -> Report:
    from counter_app.exchange.holiday_calendar import read_holiday_calendar

    results = [read_holiday_calendar(file) for file in files]
    problems = tuple(problem for result in results for problem in result.problems)
    if has_errors(problems):
        return Report(lines=("日历有错误，没有导入。",), problems=problems)
    done = application.run(put_calendar, notices=[r.notice for r in results if r.notice is not None])
    return Report(lines=(_calendar_line(done),), problems=problems)


def _calendar_line(done: CalendarImport) -> str:
    published = f"{done.published_years[0]}—{done.published_years[-1]}" if done.published_years else "无"
    provisional = "、".join(map(str, done.provisional_years))
    return f"工作日历：已公布 {published}；暂定 {provisional}；重新计算在办件 {done.recomputed_cases} 件。"


def sync(database: str, store: Path, login: str, passphrase: str, password: str) -> Report:
    """Synchronise an agent's store without a screen."""
    from counter_app.offline.store import OfflineStore
    from counter_app.offline.sync import synchronise

    with Place(database) as place:
        application = Application.at(place.login_url(login, password))
        try:
            opened = OfflineStore.open(store, passphrase)
            try:
                done = synchronise(opened, application)
            finally:
                opened.close()
        finally:
            application.close()
    line = (
        f"已送出 {len(done.sent)} 件，先前已送达 {len(done.already_there)} 件，退回 {len(done.refused)} 件；"
        f"收到进度 {done.pulled} 条；领用监管码 {done.codes_leased} 个。"
    )
    return Report(lines=(line,))


def _with_verifier(database: str, login: str, password: str, use: Callable[[Application, str], R]) -> R:
    from db.engine import scram_verifier

    if len(password) < 8:
        raise Refused("password_too_short", minimum=8)
    with owner_of(database) as application, answered():
        return use(application, scram_verifier(application.engine, login, password))


def add_staff(
    database: str, login: str, name: str, unit: str, roles: Sequence[str], phone: str, password: str
) -> str:
    """Make a login with its password."""
    unknown = [role for role in roles if role not in list(Role)]
    if unknown or not roles:
        raise Refused("role_unknown", roles="、".join(unknown), known="、".join(Role))

    def add(application: Application, verifier: str) -> str:
        unit_id = application.run(find_unit_id, unit)
        if unit_id is None:
            raise Refused("unit_unknown", unit=unit)
        application.run(
            staff_service.add_staff,
            login=login,
            name=name,
            org_unit_id=unit_id,
            roles=[Role(role) for role in roles],
            verifier=verifier,
            phone=phone,
        )
        return f"已新增账号 {login}（{name}，{unit}）。"

    return _with_verifier(database, login, password, add)


def reset_password(database: str, login: str, password: str) -> str:
    """Set a new password for a login."""

    def reset(application: Application, verifier: str) -> str:
        application.run(staff_service.reset_password, login=login, verifier=verifier)
        return f"已重设账号 {login} 的密码。"

    return _with_verifier(database, login, password, reset)


def set_active(database: str, login: str, *, active: bool) -> str:
    """Open or close a login."""
    with owner_of(database) as application:
        application.run(staff_service.set_staff_active, login=login, active=active)
    return f"已{'恢复' if active else '停用'}账号 {login}。"


def write_problems(problems: Sequence[Problem], explain: Callable[[Problem], str], file: Path) -> None:
    """All findings as a table that a spreadsheet opens."""
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["行", "位置", "代码", "说明"])
        for problem in problems:
            writer.writerow([problem.line or "", problem.where, problem.code, explain(problem)])
