"""The commands of setting up, run as a person would: one clear line for a mistake, never a traceback."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import URL, make_url

from counter_app import VERSION
from counter_app.application import Application
from counter_app.domain.tickets import TicketAction
from counter_app.entrance import FAILED, run
from counter_app.errors import Refused
from counter_app.services.passwords import change_own_password
from main import Screens
from tests.database.hall import PASSWORD, Hall
from tests.servers import Database
from ui.wording import ERRORS

RESOURCES = Path(__file__).parents[2] / "resources"

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Runs `counter-app …` and gives its exit code, what it printed, and what it complained of."""
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["counter-app", *words])
        code = run(Screens())
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def test_version(command: Command) -> None:
    assert command("--version") == (0, f"counter-app {VERSION}\n", "")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("upgrade", "--database", "mysql://x/y"), "postgresql://"),
        (("--database", "mysql://x/y", "upgrade"), "postgresql://"),
        (("--database", "postgresql://u@127.0.0.1:1/x", "upgrade"), "连不上数据库"),
        (("init", "--hall", "missing.yaml"), "missing.yaml"),
        (("convert-catalogue", "missing.yaml", "x.xlsx"), "没有找到文件"),
        (("frobnicate",), "frobnicate"),
    ],
)
def test_a_mistake_is_one_clear_line(command: Command, words: tuple[str, ...], sentence: str) -> None:
    code, out, err = command(*words)
    assert code == FAILED
    assert sentence in out + err
    assert "Traceback" not in out + err


def test_a_hall_is_set_up_by_one_command_and_again_without_harm(
    command: Command, empty_database: Database
) -> None:
    hall = str(RESOURCES / "halls" / "demo.yaml")
    code, out, _ = command("init", "--database", empty_database.url, "--hall", hall)
    assert code == 0
    assert "34 个部门、1135 项，其中新增 1135 项" in out
    assert "办事指南：32 项、材料 168 项、主题 4 个，其中新增 32 项、更新 0 项" in out
    assert re.search("^账号 zhoumin 的初始密码：.+（请转交本人并尽快修改）$", out, re.MULTILINE)
    for device in ("kiosk1", "board1", "pad12"):
        assert re.search(f"^设备 {device} 的密码：.+密码文件.+不用修改）$", out, re.MULTILINE)
    assert "暂定 2027、2028" in out
    assert f"逐行写入 {Path('import-problems.csv').resolve()}。" in out
    assert Path("import-problems.csv").read_text(encoding="utf-8-sig").startswith("文件,行,位置,代码,说明")
    code, out, _ = command("init", "--database", empty_database.url, "--hall", hall)
    assert code == 0
    assert "其中新增 0 项、更新 0 项" in out
    assert "新账号 0 个" in out
    assert "密码" not in out


def own_hall(tmp_path: Path, **changes: tuple[str, str]) -> Path:
    """A copy of the shipped hall file beside nothing, its parts named by absolute paths, with `changes` of text."""
    text = (RESOURCES / "halls" / "demo.yaml").read_text(encoding="utf-8")
    text = text.replace("../catalogue/", f"{RESOURCES / 'catalogue'}/")
    for before, after in changes.values():
        assert before in text
        text = text.replace(before, after)
    file = tmp_path / "hall.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_hall_file_copied_elsewhere_names_the_parts_that_are_not_there(
    command: Command, empty_database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "hall.yaml"
    file.write_bytes((RESOURCES / "halls" / "demo.yaml").read_bytes())
    code, out, err = command("init", "--database", empty_database.url, "--hall", str(file))
    assert (code, err) == (FAILED, "")
    looked = (tmp_path / "../catalogue/guangan_items.csv").resolve()
    assert f"错误：hall.yaml files 没有找到“../catalogue/guangan_items.csv”，在 {looked} 找过。" in out
    assert "请把它放到那里，或把 items 改为正确的路径" in out
    assert "catalogue.yaml" in out
    assert "holiday-cn" in out
    assert value(empty_database, "SELECT to_regclass('hall')::text") is None


def test_an_init_that_fails_late_leaves_no_hall_and_the_mended_file_is_taken(
    command: Command, empty_database: Database, tmp_path: Path
) -> None:
    url = empty_database.url
    wrong = own_hall(tmp_path, window=("queues: [A*2, B]", "queues: [A, Z]"))
    code, _, err = command("init", "--database", url, "--hall", str(wrong))
    assert (code, "队列" in err) == (FAILED, True)
    assert value(empty_database, "SELECT count(*) FROM hall") == 0
    assert value(empty_database, "SELECT count(*) FROM org_unit") == 0
    assert command("init", "--database", url, "--hall", str(own_hall(tmp_path)))[0] == 0
    assert value(empty_database, "SELECT name FROM hall") == "九龙坡区行政服务中心"


def test_running_init_again_corrects_the_hall(
    command: Command, empty_database: Database, tmp_path: Path
) -> None:
    url = empty_database.url
    command("init", "--database", url, "--hall", str(own_hall(tmp_path)))
    again = own_hall(
        tmp_path,
        name=("九龙坡区行政服务中心\n", "九龙坡区政务服务中心\n"),
        region=("500107", "500108"),
        phone=("督查岗 023-6800-0110", "督查岗 023-6800-0119"),
    )
    assert command("init", "--database", url, "--hall", str(again))[0] == 0
    said = "SELECT name || region_code || supervision_phone FROM hall"
    corrected = "九龙坡区政务服务中心500108督查岗 023-6800-0119"
    assert value(empty_database, said) == corrected
    value(empty_database, LEASED)
    back = own_hall(tmp_path, name=("九龙坡区行政服务中心\n", "另一个名称\n"))
    code, _, err = command("init", "--database", url, "--hall", str(back))
    assert code == FAILED
    assert "区划代码不能由 500108 改为 500107" in err
    assert value(empty_database, said) == corrected


LEASED = """INSERT INTO code_block (org_unit_id, staff_id, point_code, first_serial, last_serial)
    SELECT org_unit_id, staff_id, '001', 1, 10 FROM staff WHERE login = 'liuguifang' RETURNING 1"""


def test_every_fault_of_a_hall_file_is_said_by_its_place(
    command: Command, empty_database: Database, tmp_path: Path
) -> None:
    wrong = own_hall(
        tmp_path,
        zone=("{name: 市场准入区, short_name: 准入}", "{name: 市场准入区}"),
        region=('"500107"', '"5001"'),
        role=("roles: [supervisor]", "roles: [boss]"),
        typo=("windows:\n", "window:\n"),
    )
    code, out, _ = command("init", "--database", empty_database.url, "--hall", str(wrong))
    assert code == FAILED
    for line in (
        "hall.yaml 第 1 个专区（zones） 缺少“short_name”",
        "hall.yaml hall “region_code”不能是“5001”",
        "hall.yaml 第 2 个人员（staff） “roles”不能是“boss”",
        "hall.yaml window 不认识“window”",
    ):
        assert line in out
    assert value(empty_database, "SELECT to_regclass('hall')::text") is None


def test_a_finding_names_file_entry_and_field(command: Command, tmp_path: Path) -> None:
    catalogue = tmp_path / "guides.yaml"
    catalogue.write_text(
        "items:\n  - {id: X, name: 甲, materials: [{name: 身份证}, {name: 其他材料}]}\n", encoding="utf-8"
    )
    out = command("convert-catalogue", str(catalogue), "x.xlsx")[1]
    assert "提示：guides.yaml X 第 2 项材料的名称 “其他材料”是兜底条款" in out


def test_an_owners_login_without_a_password_says_how_to_give_it(
    command: Command, debian_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PGPASSWORD", raising=False)
    url = make_url(debian_database.url)
    address = f"postgresql://{url.username}@{url.host}:{url.port}/{url.database}"
    code, _, err = command("upgrade", "--database", address)
    assert code == FAILED
    assert "数据库没有接受这个账号：没有密码" in err
    assert "PGPASSWORD 或密码文件 ~/.pgpass" in err


@pytest.mark.parametrize(
    "words",
    [
        ("upgrade", "--database", "postgresql://hall_owner:Geheim-1@db.hall/hall"),
        ("--database=postgresql://hall_owner:Geheim-1@a:5432,b:5432/hall",),
        ("doctor", "--database", "postgresql://db.hall/hall?user=hall_owner&password=Geheim-1"),
    ],
)
def test_a_password_among_the_words_of_a_command_is_refused(command: Command, words: tuple[str, ...]) -> None:
    code, out, err = command(*words)
    assert code == FAILED
    assert "PGPASSWORD" in err
    assert "Geheim" not in out + err


def test_a_file_that_is_not_there_is_named(command: Command) -> None:
    code, out, _ = command("import-items", "--database", "postgresql://u@127.0.0.1:1/x", "nowhere.csv")
    assert code == FAILED
    assert "错误：nowhere.csv 没有找到文件" in out


def value(database: Database, statement: str) -> Any:
    """The first column of the first row, as the owner."""
    with psycopg.connect(database.url.replace("+psycopg", "", 1)) as owner:
        return owner.execute(statement.encode()).fetchall()[0][0]


def test_staff_are_added_disabled_and_reset(
    command: Command, empty_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = empty_database.url
    command("init", "--database", url, "--hall", str(RESOURCES / "halls" / "demo.yaml"))
    passwords = iter(["first-password", "short", "second-password"])
    monkeypatch.setattr("counter_app.cli._secret", lambda _: next(passwords))
    added = command(
        "staff", "add", "lisi", "--name", "李四", "--unit", "区民政局", "--role", "clerk", "--database", url
    )
    assert added == (0, "已新增账号 lisi（李四，区民政局）。\n", "")
    assert command("staff", "reset", "lisi", "--database", url)[0] == FAILED
    assert command("staff", "reset", "lisi", "--database", url)[0] == 0
    application = Application.at(empty_database.url_for("lisi", "second-password"))
    try:
        with pytest.raises(Refused, match="password_must_change"):  # signed in, for a first time
            application.run(lambda work: work.actor.name)
        change_own_password(application, action_id=uuid4(), old="second-password", new="lisi's own words")
        assert application.run(lambda work: work.actor.name) == "李四"
    finally:
        application.close()
    assert command("staff", "disable", "lisi", "--database", url)[0] == 0
    assert command("staff", "disable", "nobody", "--database", url)[2] == "没有账号nobody。\n"


def test_duties_cover_and_mandates_are_given_by_commands(command: Command, empty_database: Database) -> None:
    url = empty_database.url
    command("init", "--database", url, "--hall", str(RESOURCES / "halls" / "demo.yaml"))
    at = ("--database", url)
    duties = command("staff", "roles", "zhoumin", "clerk", "reviewer", *at)
    assert duties == (0, "账号 zhoumin 的岗位现为：clerk、reviewer。\n", "")
    assert value(empty_database, "SELECT pg_has_role('zhoumin', 'counter_reviewer', 'MEMBER')") is True
    today = value(empty_database, "SELECT today()::text")
    covered = command("staff", "cover", "sunli", "zhoumin", "--from", today, "--to", today, *at)
    assert covered == (0, f"{today} 至 {today}，zhoumin 代 sunli 办理，首尾两天都算。\n", "")
    assert value(empty_database, "SELECT count(*) FROM cover WHERE ends_on = today()") == 1
    ended = command("staff", "cover", "sunli", "zhoumin", "--from", today, "--to", "2020-01-01", *at)
    assert ended == (0, "zhoumin 不再代 sunli 办理。\n", "")
    assert value(empty_database, "SELECT count(*) FROM cover") == 0
    whole = command("staff", "mandate", "xujun", "--all", "--until", today, *at)
    assert whole == (0, f"xujun 自 {today} 起可签批本单位全部事项，至 {today} 止。\n", "")
    code = value(empty_database, CODE_OF_XUJUN)
    some = command("staff", "mandate", "xujun", "--items", f"{code}，", *at)
    assert some == (0, f"xujun 自 {today} 起可签批 1 项，长期有效。\n", "")
    assert value(empty_database, "SELECT i.code FROM mandate JOIN service_item i USING (item_id)") == code


CODE_OF_XUJUN = """SELECT min(i.code) FROM service_item i JOIN staff s USING (org_unit_id) WHERE s.login = 'xujun'
    AND (SELECT count(*) FROM service_item o WHERE o.code = i.code AND o.org_unit_id = i.org_unit_id) = 1"""


WRONG_ENTRUSTING = [
    (("roles", "zhoumin", "boss"), "没有这样的岗位：boss。岗位只能是 clerk、"),
    (("roles", "nobody", "clerk"), "没有账号nobody。"),
    (("cover", "sunli", "zhoumin", "--from", "morgen", "--to", "2026-03-10"), "“morgen”不是日期"),
    (("cover", "sunli", "zhoumin", "--from", "2020-01-01", "--to", "2030-01-01"), "2020-01-01 已经过去"),
    (("cover", "sunli", "sunli", "--from", "2030-01-02", "--to", "2030-01-02"), "起止日期不对"),
    (("mandate", "xujun"), "请写明授权哪些事项"),
    (("mandate", "xujun", "--all", "--items", "X"), "请写明授权哪些事项"),
    (("mandate", "xujun", "--items", "X-1"), "没有编码为“X-1”的事项"),
    (("mandate", "zhoumin", "--all"), "zhoumin 不是首席代表"),
    (("mandate", "nobody", "--all"), "没有账号nobody。"),
]


def test_a_wrong_entrusting_is_one_clear_line(command: Command, empty_database: Database) -> None:
    url = empty_database.url
    command("init", "--database", url, "--hall", str(RESOURCES / "halls" / "demo.yaml"))
    for words, sentence in WRONG_ENTRUSTING:
        code, out, err = command("staff", *words, "--database", url)
        assert (code, out) == (FAILED, ""), words
        assert sentence in err
        assert "Traceback" not in err


REFUSED_TO_A_FIRST_PASSWORD = [
    ("staff", "add", "lisi", "--name", "李四", "--unit", "区民政局", "--role", "clerk"),
    ("staff", "reset", "zhoumin"),
    ("staff", "disable", "zhoumin"),
    ("staff", "roles", "zhoumin", "clerk"),
    ("staff", "cover", "heqing", "zhoumin", "--from", "2026-03-10", "--to", "2026-03-10"),
    ("staff", "mandate", "xujun", "--all"),
    ("staff", "mandate", "xujun", "--items", "RURAL-HOMESTEAD"),
    ("close-day", "2026-03-09"),
]


def test_who_still_has_the_first_password_is_told_to_change_it(
    command: Command, hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.execute("UPDATE staff SET must_change_password = true WHERE login = 'admin'")
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    monkeypatch.setattr("counter_app.cli._secret", lambda _: "their own words")
    url = make_url(hall.database.url_for("admin", PASSWORD))
    address = URL.create("postgresql", "admin", None, url.host, url.port, url.database, url.query)
    at = ("--database", address.render_as_string())
    for words in REFUSED_TO_A_FIRST_PASSWORD:
        said = command(*words, *at)
        assert said == (FAILED, "", f"{ERRORS['password_must_change']}\n"), words
    hall.execute("UPDATE staff SET must_change_password = false WHERE login = 'admin'")
    refused = command("staff", "roles", "admin", "clerk", *at)
    assert refused == (FAILED, "", f"{ERRORS['beyond_your_list']}\n")


def test_a_catalogue_goes_to_a_workbook_and_back(command: Command) -> None:
    source = RESOURCES / "catalogue" / "catalogue.yaml"
    assert command("convert-catalogue", str(source), "catalogue.xlsx")[0] == 0
    assert command("convert-catalogue", "catalogue.xlsx", "back.yaml")[0] == 0
    import yaml

    back = yaml.safe_load(Path("back.yaml").read_text(encoding="utf-8"))
    assert back == yaml.safe_load(source.read_text(encoding="utf-8"))


def test_ratings_of_telephones_are_imported_and_what_is_not_is_told_by_line(
    command: Command, hall: Hall, tmp_path: Path
) -> None:
    hall.act(hall.serve().ticket_id, TicketAction.FINISH)
    invitation_id = hall.value("SELECT invitation_id FROM rating_invitation")
    file = tmp_path / "pingjia.csv"
    head = "邀请编号,整体满意度,评价时间\n"
    rows = f"{invitation_id},不满意,2026-03-10 09:01\n{uuid4()},满意,2026-03-10 09:01\n"
    file.write_text(head + rows, encoding="gb18030")
    told = []
    for _ in range(2):
        code, out, err = command("import-ratings", str(file), "--database", hall.database.url)
        assert (code, err) == (FAILED, "")
        assert "错误：pingjia.csv 第 3 行 本厅没有邀请" in out
        told.append(out.splitlines()[0])
    assert told == [
        "新导入评价 1 条，此前已导入 0 条，未导入 1 条。",
        "新导入评价 0 条，此前已导入 1 条，未导入 1 条。",
    ]
    assert hall.value("SELECT count(*) FROM rating_follow_up") == 1
