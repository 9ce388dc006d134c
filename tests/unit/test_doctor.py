"""Each finding of the doctor, from a real machine and a real server where it can be had."""

import datetime as dt
import re
import shutil
import sys
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL, make_url

from counter_app import doctor, line_findings
from db import refusal
from db.line import LineFailed
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


@pytest.mark.parametrize(
    ("queues", "chosen", "health"),
    [
        (["窗口01"], "folder", "ok"),
        (["窗口01"], "窗口01", "ok"),
        (["窗口01"], "default", "ok"),
        (["窗口01"], "窗口02", "fault"),
        ([], "folder", "notice"),
        ([], "default", "fault"),
        (None, "none", "notice"),
        (None, "窗口01", "fault"),
    ],
)
def test_a_missing_printer_is_a_fault_where_one_was_chosen(
    queues: list[str] | None, chosen: str, health: str
) -> None:
    finding = doctor.printers(queues, chosen)
    assert (finding.ok, finding.is_fault) == (health == "ok", health == "fault")


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
    assert found.is_fault
    assert found.remedy
    assert "connection" not in found.sentence + found.remedy


def test_the_desks_address_without_a_login_only_asks_whether_the_server_answers(
    debian_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PGPASSWORD", raising=False)
    url = make_url(debian_database.url)
    desk = URL.create(url.drivername, None, None, url.host, url.port, url.database)
    found = named(doctor.checks(desk.render_as_string()))["数据库"]
    assert found.ok
    assert "数据库服务器有应答。地址里没有账号" in found.sentence
    assert "PGPASSWORD" in found.sentence
    # `url.set(password=None)` would leave the password in place.
    with_login = URL.create(url.drivername, url.username, None, url.host, url.port, url.database)
    found = named(doctor.checks(with_login.render_as_string()))["数据库"]
    assert found.is_fault
    assert f"没有接受账号 {url.username}" in found.sentence


def test_every_reason_has_a_sentence_and_a_remedy() -> None:
    reasons = {*re.findall(r"`(\w+)`", refusal.reason_for.__doc__ or ""), *refusal.NOBODY}
    for reason in reasons - {"target_session_attrs"}:
        finding = doctor.unreachable(LineFailed("", reason=reason), login="admin")
        assert finding.is_fault
        assert finding.sentence
        assert finding.remedy.startswith("请")
        assert ("没有连上数据库" in finding.sentence) == (reason == "")


def test_nobody_at_a_port_is_told_from_a_name_that_nobody_has() -> None:
    closed = named(doctor.checks("postgresql://nobody@127.0.0.1:9/hall"))["数据库"]
    assert closed.sentence == "主机没有在这个端口接受连接。"
    unknown = named(doctor.checks("postgresql://nobody@no-such-host.invalid/hall"))["数据库"]
    assert unknown.sentence == "找不到地址中的主机。"


@pytest.mark.parametrize(
    ("cipher", "mode", "sentence"),
    [
        (
            "TLSv1.3 TLS_AES_256_GCM_SHA384",
            "verify-full",
            "已加密（TLSv1.3 TLS_AES_256_GCM_SHA384），并核对了",
        ),
        ("TLSv1.3 TLS_AES_256_GCM_SHA384", "require", "但没有核对对方是不是本厅的服务器"),
        ("", "prefer", "到 db.hall:5432 的线路没有加密。"),
    ],
)
def test_only_an_encrypted_line_to_a_known_server_is_in_order(cipher: str, mode: str, sentence: str) -> None:
    finding = line_findings.encrypted("db.hall:5432", cipher, mode)
    assert sentence in finding.sentence
    assert finding.ok == (mode == "verify-full")
    assert finding.ok or "sslmode=verify-full" in finding.remedy


def test_a_line_on_this_machine_needs_no_encryption(empty_database: Database) -> None:
    assert named(doctor.checks(empty_database.url))["线路"].sentence == "本机的数据库，不经过网络。"
