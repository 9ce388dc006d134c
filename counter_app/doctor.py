"""What is wrong with this machine or its server, each with the remedy, in the words of whoever installs a hall."""

import datetime as dt
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from counter_app.domain.hall_time import HALL_TIME
from counter_app.findings import Finding
from counter_app.line_findings import encryption, unreachable
from counter_app.place import EMBEDDED
from counter_app.settings import Settings, load_settings
from counter_app.ticket_printer_findings import ticket_printer, tickets_as_pages
from db.engine import database_url, make_engine

RESOURCES = Path(__file__).parents[1] / "resources"
FONTS = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "HanaMinB.ttf")
QT_PARTS = ("lib/libQt6Gui.so.6", "lib/libQt6Widgets.so.6", "plugins/platforms/libqxcb.so")
OLDEST_SERVER = 15
LARGEST_SKEW = dt.timedelta(seconds=30)
WITHOUT_PRINTER = {"", "folder", "none"}
"""Values of the setting `printer` that need no printer."""


def checks(url: str | None = None, *, resources: Path = RESOURCES) -> list[Finding]:
    """Examine this machine and, where a URL is given, the server behind it. Changes nothing."""
    asked = url and not url.startswith(EMBEDDED)
    return [*_machine(resources, load_settings()), *(_server(url) if url and asked else ())]


def _machine(resources: Path, settings: Settings) -> Iterator[Finding]:
    if sys.platform == "linux":
        yield system_libraries(_unresolved(_qt_folder()), resources / "system-packages.txt")
    yield fonts(resources / "fonts")
    if sys.platform != "win32":
        yield printers(_lpstat(), settings.printer)
    if settings.ticket_printer == "pdf":
        yield tickets_as_pages(settings)
    elif settings.ticket_printer != "none":
        yield ticket_printer(settings)


def system_libraries(missing: set[str], packages: Path) -> Finding:
    if not missing:
        return Finding(name="系统组件", ok=True, sentence="图形界面所需的系统组件齐全。")
    rows = (line.split() for line in packages.read_text("utf-8").splitlines() if not line.startswith("#"))
    names = sorted({row[1] for row in rows if row[0] in missing})
    return Finding(
        name="系统组件",
        ok=False,
        sentence=f"缺少 {len(missing)} 个系统组件：{'、'.join(sorted(missing))}。",
        remedy=f"请系统管理员执行：apt-get install {' '.join(names)}"
        if names
        else "请系统管理员安装上述组件。",
    )


def fonts(folder: Path) -> Finding:
    missing = [name for name in FONTS if not (folder / name).is_file()]
    if not missing:
        return Finding(name="字体", ok=True, sentence="文书和界面字体齐全，含人名生僻字。")
    return Finding(
        name="字体",
        ok=False,
        sentence=f"缺少字体文件：{'、'.join(missing)}。",
        remedy=f"程序安装不完整，请重新安装，使 {folder} 中有上述文件。",
    )


def printers(queues: list[str] | None, chosen: str = "folder") -> Finding:
    """`queues` is None where the machine has no printing system; `chosen` is the desk's setting `printer`."""
    needs_none = chosen in WITHOUT_PRINTER
    if queues and (needs_none or chosen in {"default", *queues}):
        return Finding(name="打印机", ok=True, sentence=f"可用的打印机：{'、'.join(queues)}。")
    if queues is None:
        sentence, remedy = "本机没有打印服务。", "请安装 CUPS（apt-get install cups）并添加窗口打印机。"
    elif not queues:
        sentence, remedy = "打印服务正常，但没有添加打印机。", "请用 lpadmin 或系统设置添加窗口打印机。"
    else:
        sentence = f"没有名为“{chosen}”的打印机，本机有：{'、'.join(queues)}。"
        remedy = "请在设置中另选打印机，或添加它。"
    if needs_none:
        remedy = f"本机没有选用打印机，文书存为 PDF；要打印时：{remedy}"
    return Finding(name="打印机", ok=False, sentence=sentence, remedy=remedy, is_notice=needs_none)


def version(number: int) -> Finding:
    """`number` as PostgreSQL counts: 180004 is 18.4."""
    major, minor = divmod(number, 10000)
    name = f"PostgreSQL {major}.{minor}"
    if major >= OLDEST_SERVER:
        return Finding(name="数据库", ok=True, sentence=f"数据库已连接，版本为 {name}。")
    return Finding(
        name="数据库",
        ok=False,
        sentence=f"数据库版本过低：{name}。",
        remedy=f"请把服务器升级到 PostgreSQL {OLDEST_SERVER} 或更高版本。",
    )


def clock(skew: dt.timedelta) -> Finding:
    """`skew` is by how much this machine is ahead of the server."""
    seconds = round(abs(skew).total_seconds())
    if abs(skew) <= LARGEST_SKEW:
        return Finding(name="时钟", ok=True, sentence=f"本机时钟与服务器相差 {seconds} 秒。")
    return Finding(
        name="时钟",
        ok=False,
        sentence=f"本机时钟比服务器{'快' if skew > dt.timedelta() else '慢'} {seconds} 秒。",
        remedy="请打开本机的自动校时（timedatectl set-ntp true）。期限一律以服务器时间为准，不受影响。",
    )


def calendar(year: int, *, days: int, provisional: bool) -> Finding:
    """`days` of the year that the table has; `provisional` when none of them comes from a notice."""
    if days and not provisional:
        return Finding(name="工作日历", ok=True, sentence=f"{year} 年的放假安排已导入。")
    state = "是按周末推算的" if days else "没有数据"
    return Finding(
        name="工作日历",
        ok=False,
        sentence=f"{year} 年的工作日历{state}，期限可能不准。",
        remedy=f"请导入国务院办公厅公布的放假安排：counter-app import-calendar {year}.json",
    )


def _qt_folder() -> Path | None:
    # Found, not imported: without its libraries the import is what fails.
    package = find_spec("PySide6")
    return Path(package.origin).parent / "Qt" if package and package.origin else None


def _unresolved(qt: Path | None) -> set[str]:
    """Names of the libraries that the dynamic linker does not find for Qt."""
    if qt is None or shutil.which("ldd") is None:
        return set()
    found: set[str] = set()
    for part in QT_PARTS:
        listing = subprocess.run(["ldd", qt / part], capture_output=True, text=True, check=False).stdout
        found |= {line.split()[0] for line in listing.splitlines() if line.endswith("=> not found")}
    return found


def _lpstat() -> list[str] | None:
    if shutil.which("lpstat") is None:
        return None
    listing = subprocess.run(["lpstat", "-e"], capture_output=True, text=True, check=False, timeout=10)
    return listing.stdout.split()


def _server(address: str) -> Iterator[Finding]:
    try:
        url = database_url(address)
        engine = make_engine(url, application_name="counter-app doctor")
    except (ValueError, ArgumentError):
        yield Finding(
            name="数据库", ok=False, sentence="数据库地址不对。", remedy="应为 postgresql://主机/库名。"
        )
        return
    try:
        with engine.connect() as connection:
            yield from _asked(connection)
            yield encryption(connection, url)
    except DBAPIError as error:
        yield unreachable(error.orig, login=url.username or str(url.query.get("user", "")))
    finally:
        engine.dispose()


def _asked(connection: Connection) -> Iterator[Finding]:
    yield version(int(connection.scalars(text("SHOW server_version_num")).one()))
    theirs: dt.datetime = connection.scalars(text("SELECT clock_timestamp()")).one()
    yield clock(dt.datetime.now(dt.UTC) - theirs)
    year = theirs.astimezone(HALL_TIME).year
    if connection.scalars(text("SELECT to_regclass('calendar_day') IS NULL")).one():
        yield Finding(
            name="数据表",
            ok=False,
            sentence="数据库尚未初始化。",
            remedy="请执行：counter-app init --database 数据库地址",
        )
        return
    counted = text(
        "SELECT count(*), coalesce(bool_and(provisional), true) FROM calendar_day "
        "WHERE day BETWEEN make_date(:year, 1, 1) AND make_date(:year, 12, 31)"
    )
    days, provisional = connection.execute(counted, {"year": year}).one()
    yield calendar(year, days=days, provisional=provisional)


__all__ = ["Finding", "checks", "unreachable"]
