"""What the commands of setting up do; each answers with lines to print and findings to report."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from counter_app.application import Application, answered
from counter_app.domain.roles import Role
from counter_app.domain.working_days import YearNotice
from counter_app.errors import Refused
from counter_app.exchange.catalogue import Catalogue
from counter_app.exchange.catalogue_reading import CatalogueResult
from counter_app.exchange.cells import CellTooLong, csv_cell
from counter_app.exchange.item_list import ItemListResult
from counter_app.exchange.problems import Problem, has_errors
from counter_app.exchange.written_file import write_file
from counter_app.place import Place
from counter_app.services import staff as staff_service
from counter_app.services.calendar import CalendarImport
from counter_app.services.calendar import import_calendar as put_calendar
from counter_app.services.catalogue_import import CatalogueImport, ItemImport
from counter_app.services.catalogue_import import import_catalogue as put_catalogue
from counter_app.services.catalogue_import import import_items as put_items
from counter_app.services.passwords import has_first_password, new_password
from counter_app.services.units import find_unit_id

R = TypeVar("R")
RESOURCES = Path(__file__).resolve().parents[1] / "resources"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Lines to print, then findings in files."""

    lines: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


@contextmanager
def owner_of(database: str) -> Iterator[Application]:
    """An application with the rights of the login in the address: the owner's, or a person's.

    Raises Refused("password_must_change") for whatever a person is refused because of their first password.
    """
    with Place(database) as place:
        application = Application.at(place.owner_url(), application_name="counter-app setup")
        try:
            yield application
        except Refused:
            if application.run(has_first_password):
                raise Refused("password_must_change") from None
            raise
        finally:
            application.close()


def upgrade(database: str) -> Report:
    """Bring an older database to this release."""
    from db.install import install

    with Place(database) as place, answered():
        install(place.owner_url())
    return Report(lines=("数据库已是本版本。",))


def in_file(file: Path, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems with the name of the file that they are in."""
    return tuple(replace(problem, file=file.name) for problem in problems)


def import_items(database: str, file: Path) -> Report:
    """Take an item list; the report names every dirty code by line."""
    result = read_items(file)
    if not result.rows:
        return Report(lines=("没有导入任何事项。",), problems=result.problems)
    with owner_of(database) as application:
        done = application.run(put_items, result=result)
    return Report(lines=(items_line(done),), problems=done.problems)


def read_items(file: Path) -> ItemListResult:
    """An item list, its problems with the file's name."""
    from counter_app.exchange.item_list import read_item_list

    result = read_item_list(file)
    return replace(result, problems=in_file(file, result.problems))


def items_line(done: ItemImport) -> str:
    return (
        f"事项清单：{done.departments} 个部门、{done.taken} 项，其中新增 {done.added} 项；"
        f"提示 {len(done.problems)} 条。"
    )


def read_catalogue(file: Path) -> CatalogueResult:
    """A catalogue by the ending of its file: .xlsx, or YAML; its problems with the file's name."""
    if file.suffix.lower() == ".xlsx":
        from counter_app.exchange.catalogue_xlsx import read_catalogue_xlsx

        result = read_catalogue_xlsx(file)
    else:
        from counter_app.exchange.catalogue_yaml import read_catalogue_yaml

        result = read_catalogue_yaml(file)
    return replace(result, problems=in_file(file, result.problems))


def import_catalogue(database: str, file: Path) -> Report:
    """Put a catalogue in force from today."""
    result = read_catalogue(file)
    if result.catalogue is None or has_errors(result.problems):
        return Report(lines=("目录有错误，没有导入。",), problems=result.problems)
    with owner_of(database) as application:
        done = application.run(put_catalogue, catalogue=result.catalogue, problems=result.problems)
    return Report(lines=(catalogue_line(done),), problems=done.problems)


def catalogue_line(done: CatalogueImport) -> str:
    return (
        f"办事指南：{done.items} 项、材料 {done.materials} 项、主题 {done.themes} 个，"
        f"其中新增 {done.added} 项、更新 {done.changed} 项；提示 {len(done.problems)} 条。"
    )


def convert_catalogue(file: Path, target: Path) -> Report:
    """Write a catalogue in the other form."""
    result = read_catalogue(file)
    if result.catalogue is None:
        return Report(lines=("没有转换。",), problems=result.problems)
    write_file(target, _in_form_of(target, result.catalogue))
    return Report(lines=(f"已写入 {target}。",), problems=result.problems)


def _in_form_of(target: Path, catalogue: Catalogue) -> bytes:
    """The file's content by its ending: .xlsx, or YAML."""
    if target.suffix.lower() != ".xlsx":
        from counter_app.exchange.catalogue_yaml import write_catalogue_yaml

        return write_catalogue_yaml(catalogue).encode()
    from counter_app.exchange.catalogue_xlsx import write_catalogue_xlsx

    try:
        return write_catalogue_xlsx(catalogue)
    except CellTooLong as error:
        raise Refused("cell_too_long", begins=str(error)) from error


def import_calendar(database: str, files: Sequence[Path]) -> Report:
    """Put calendars in force and compute provisional dates again."""
    notices, problems = read_calendars(files)
    if has_errors(problems):
        return Report(lines=("日历有错误，没有导入。",), problems=problems)
    with owner_of(database) as application:
        done = application.run(put_calendar, notices=notices)
    return Report(lines=(calendar_line(done),), problems=problems)


def read_calendars(files: Sequence[Path]) -> tuple[tuple[YearNotice, ...], tuple[Problem, ...]]:
    """The notices of those files that can be taken, and all problems with the names of the files."""
    from counter_app.exchange.holiday_calendar import read_holiday_calendar

    results = [(file, read_holiday_calendar(file)) for file in files]
    notices = tuple(result.notice for _, result in results if result.notice is not None)
    return notices, tuple(problem for file, r in results for problem in in_file(file, r.problems))


def calendar_line(done: CalendarImport) -> str:
    published = f"{done.published_years[0]}—{done.published_years[-1]}" if done.published_years else "无"
    provisional = "、".join(map(str, done.provisional_years))
    return f"工作日历：已公布 {published}；暂定 {provisional}；重新计算在办件 {done.recomputed_cases} 件。"


def import_ratings(database: str, file: Path) -> Report:
    """Take what visitors said on their telephones; the report names every line that could not be taken."""
    from counter_app.exchange.rating_file import read_rating_file
    from counter_app.services import rating_import

    read = read_rating_file(file)
    if not read.rows:
        return Report(lines=("没有导入评价。",), problems=in_file(file, read.problems))
    with owner_of(database) as application:
        done = application.run(rating_import.import_ratings, rows=read.rows)
    problems = sorted((*read.problems, *done.problems), key=lambda problem: problem.line)
    line = f"新导入评价 {done.taken} 条，此前已导入 {done.known} 条，未导入 {len(problems)} 条。"
    return Report(lines=(line,), problems=in_file(file, problems))


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

    login, password = new_password(login, password)
    with owner_of(database) as application, answered():
        return use(application, scram_verifier(application.engine, login, password))


def add_staff(
    database: str, login: str, name: str, unit: str, roles: Sequence[str], phone: str, password: str
) -> str:
    """Make a login with its password."""
    duties = duties_of(roles)

    def add(application: Application, verifier: str) -> str:
        unit_id = application.run(find_unit_id, unit)
        if unit_id is None:
            raise Refused("unit_unknown", unit=unit)
        application.run(
            staff_service.add_staff,
            action_id=uuid4(),
            login=login,
            name=name,
            org_unit_id=unit_id,
            roles=duties,
            verifier=verifier,
            phone=phone,
        )
        return f"已新增账号 {login}（{name}，{unit}）。"

    return _with_verifier(database, login, password, add)


def duties_of(words: Sequence[str]) -> list[Role]:
    """Raises Refused("role_unknown") for none, and for a word that names no duty."""
    unknown = [word for word in words if word not in list(Role)]
    if unknown or not words:
        raise Refused("role_unknown", roles="、".join(unknown), known="、".join(Role))
    return [Role(word) for word in words]


def reset_password(database: str, login: str, password: str) -> str:
    """Set a new password for a login."""

    def reset(application: Application, verifier: str) -> str:
        application.run(staff_service.reset_password, action_id=uuid4(), login=login, verifier=verifier)
        return f"已重设账号 {login} 的密码。"

    return _with_verifier(database, login, password, reset)


def set_active(database: str, login: str, *, active: bool) -> str:
    """Open or close a login."""
    with owner_of(database) as application:
        application.run(staff_service.set_staff_active, action_id=uuid4(), login=login, active=active)
    return f"已{'恢复' if active else '停用'}账号 {login}。"


def write_problems(problems: Sequence[Problem], explain: Callable[[Problem], str], file: Path) -> None:
    """All findings as a table that a spreadsheet opens."""
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["文件", "行", "位置", "代码", "说明"])
        for problem in problems:
            texts = (csv_cell(problem.where), problem.code, csv_cell(explain(problem)))
            writer.writerow([csv_cell(problem.file), problem.line or "", *texts])
