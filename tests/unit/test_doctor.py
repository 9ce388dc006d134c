"""Each finding of the doctor, from a real machine and a real server where it can be had."""

import datetime as dt
import shutil
import sys
from pathlib import Path

import psycopg
import pytest

from counter_app import doctor
from tests.servers import Database

RESOURCES = doctor.RESOURCES


def named(findings: list[doctor.Finding]) -> dict[str, doctor.Finding]:
    return {finding.name: finding for finding in findings}


def test_an_installation_has_its_fonts_and_is_examined_for_libraries() -> None:
    found = named(doctor.checks())
    assert found["字体"].ok
    assert sys.platform != "linux" or "系统组件" in found


def test_every_finding_that_is_not_ok_has_a_remedy(empty_database: Database) -> None:
    findings = doctor.checks(empty_database.url)
    assert {finding.name for finding in findings} >= {"字体", "数据库", "时钟", "数据表"}
    assert all(bool(finding.remedy) != finding.ok for finding in findings)


def test_missing_libraries_name_their_packages() -> None:
    missing = {"libxcb-icccm.so.4", "libxcb-cursor.so.0"}
    finding = doctor.system_libraries(missing, RESOURCES / "system-packages.txt")
    assert not finding.ok
    assert finding.remedy == "请系统管理员执行：apt-get install libxcb-cursor0 libxcb-icccm4"


def test_a_library_that_the_linker_does_not_find_is_seen(tmp_path: Path) -> None:
    qt = doctor._qt_folder()
    assert qt is not None
    (tmp_path / "lib").mkdir()
    # Away from its neighbours, Qt's own library does not find them.
    shutil.copy(qt / "lib/libQt6Gui.so.6", tmp_path / "lib")
    assert "libQt6Core.so.6" in doctor._unresolved(tmp_path)


def test_a_missing_font_is_named(tmp_path: Path) -> None:
    for name in ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"):
        (tmp_path / name).touch()
    finding = doctor.fonts(tmp_path)
    assert (finding.ok, finding.sentence) == (False, "缺少字体文件：HanaMinB.ttf。")


@pytest.mark.parametrize(("queues", "ok"), [(["窗口01"], True), ([], False), (None, False)])
def test_printers(queues: list[str] | None, *, ok: bool) -> None:
    assert doctor.printers(queues).ok is ok


@pytest.mark.parametrize(("number", "ok"), [(140022, False), (150020, True), (180004, True)])
def test_the_oldest_version_is_15(number: int, *, ok: bool) -> None:
    assert doctor.version(number).ok is ok


@pytest.mark.parametrize(("seconds", "ok"), [(30, True), (-30, True), (31, False), (-31, False)])
def test_half_a_minute_of_skew_is_allowed(seconds: int, *, ok: bool) -> None:
    assert doctor.clock(dt.timedelta(seconds=seconds)).ok is ok


def test_a_clock_that_is_ahead_is_told_from_one_behind() -> None:
    assert "快 90 秒" in doctor.clock(dt.timedelta(seconds=90)).sentence
    assert "慢 90 秒" in doctor.clock(dt.timedelta(seconds=-90)).sentence


def test_the_calendar_of_this_year(database: Database) -> None:
    assert not named(doctor.checks(database.url))["工作日历"].ok
    for provisional, ok in ((True, False), (False, True)):
        with psycopg.connect(database.dsn) as owner:
            owner.execute("DELETE FROM calendar_day")
            owner.execute(
                "INSERT INTO calendar_day (day, is_working, ordinal, provisional, is_hall_open) "
                "VALUES ((clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date, true, 1, %s, true)",
                [provisional],
            )
        assert named(doctor.checks(database.url))["工作日历"].ok is ok


def test_a_hall_server_of_debian_is_new_enough(debian_database: Database) -> None:
    assert named(doctor.checks(debian_database.url))["数据库"].ok


@pytest.mark.parametrize(
    "url", ["postgresql://nobody@127.0.0.1:9/hall", "mysql://127.0.0.1/hall", "postgresql://nobody@没有/hall"]
)
def test_a_server_that_is_not_there(url: str) -> None:
    found = named(doctor.checks(url))["数据库"]
    assert not found.ok
    assert found.remedy
