"""The command line: setting up and keeping a hall. Screens are opened by whoever calls `build`."""

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

import counter_app
from counter_app.entrance import FAILED, Outside, fail
from counter_app.errors import CounterError
from counter_app.exchange.problems import Severity, Unreadable

if TYPE_CHECKING:
    from counter_app.setup_commands import Report

SHOWN_PROBLEMS = 20


Database = Annotated[
    str,
    typer.Option(
        "--database", envvar="COUNTER_APP_DATABASE", help="数据库地址 postgresql://…；不写用本机内置库"
    ),
]
Display = Annotated[int, typer.Option("--display", min=1, help="第几块显示屏（1 为主屏）")]
BoardLogin = Annotated[str, typer.Option("--login", help="设备账号")]
FileArgument = Annotated[Path, typer.Argument(help="要导入的文件")]


def run(outside: Outside) -> int:
    """Run the command that was typed. A user's error prints one line and answers 2, never a traceback."""
    try:
        code = build(outside)(standalone_mode=False)
    except CounterError as error:
        return fail(outside.explain(error))
    except Unreadable as error:
        return fail(outside.explain_problem(error.problem))
    except typer.Exit as stop:
        return stop.exit_code
    except typer.Abort:
        return fail("已取消。")
    except Exception as error:
        # typer's own usage errors know how to say what is wrong with the command itself
        if hasattr(error, "format_message"):
            return fail(error.format_message())
        raise
    return code if isinstance(code, int) else 0


def _say(sentence: str) -> None:
    print(sentence)  # noqa: T201  (the command line speaks by printing)


class _Commands:
    """`counter_app.setup_commands`, loaded by the first command that needs it: a window must not wait for it."""

    def __getattr__(self, name: str) -> Any:
        from counter_app import setup_commands

        return getattr(setup_commands, name)


def build(outside: Outside) -> typer.Typer:
    """The command `counter-app`, bound to the screens."""
    app = typer.Typer(
        name="counter-app", help="政务服务大厅窗口应用", add_completion=False, pretty_exceptions_enable=False
    )
    _add_screens(app, outside)
    _add_simulation(app)
    _add_public_screens(app, outside)
    _add_setup(app, outside)
    _add_imports(app, outside)
    _add_log(app)
    app.add_typer(_staff_commands(), name="staff", help="工作人员账号")
    return app


def _add_screens(app: typer.Typer, outside: Outside) -> None:
    def leave(code: int) -> NoReturn:
        raise typer.Exit(code)

    @app.callback(invoke_without_command=True)
    def main(
        context: typer.Context,
        database: Database = "",
        version: Annotated[bool, typer.Option("--version", help="显示版本")] = False,
    ) -> None:
        """不带命令：打开登录窗口。"""
        if database:  # said before the command, it holds for the command
            context.default_map = _everywhere(context.command, {"database": database})
        if version:
            _say(f"counter-app {counter_app.VERSION}")
        elif context.invoked_subcommand is None:
            leave(outside.open_screen("desk", database))

    @app.command()
    def demo(
        out: Annotated[Path, typer.Option(help="无显示器时存放结果的文件夹")] = Path("demo-output"),
        headless: Annotated[bool, typer.Option("--headless", help="有显示器也不打开窗口")] = False,
    ) -> None:
        """演示：本机开一座已经营业的大厅；没有显示器时自动办完一天并留下文书与截图。"""
        leave(outside.open_screen("demo", "", out=str(out), headless="1" if headless else ""))


def _add_simulation(app: typer.Typer) -> None:
    @app.command()
    def simulate(
        database: Database = "",
        out: Annotated[Path, typer.Option(help="存放报告的文件夹")] = Path("simulation-output"),
        visitors: Annotated[int, typer.Option(min=1, max=50_000, help="当天取号人数")] = 8_000,
        speed: Annotated[float, typer.Option(min=0, help="快于真实时间的倍数；0 为尽快")] = 0,
        seed: Annotated[int, typer.Option(help="同一种子每次都是同一天")] = 1,
    ) -> None:
        """模拟大型大厅（157 个窗口、33 个部门、3 个专区）的一天，并写出报告；只能用空的练习库。"""
        from counter_app.simulate.command import simulate as play

        done = play(database, out=out, told=_say, visitors=visitors, speed=speed, seed=seed)
        for label, value in done.figures:
            _say(f"{label}：{value}")
        _say(f"报告：{done.report.resolve()}")


def _add_public_screens(app: typer.Typer, outside: Outside) -> None:
    def leave(code: int) -> NoReturn:
        raise typer.Exit(code)

    @app.command()
    def kiosk(
        database: Database = "",
        login: Annotated[str, typer.Option(help="设备账号")] = "kiosk1",
        display: Display = 1,
    ) -> None:
        """打开取号机画面。"""
        leave(outside.open_screen("kiosk", database, login=login, display=str(display)))

    @app.command()
    def board(
        database: Database = "",
        login: BoardLogin = "board1",
        zone: Annotated[str, typer.Option(help="只显示这个专区")] = "",
        display: Display = 1,
        voice: Annotated[bool, typer.Option("--voice", help="同时用语音叫号")] = False,
    ) -> None:
        """打开大厅综合屏。"""
        shown = {"zone": zone, "display": str(display), "voice": "1" if voice else ""}
        leave(outside.open_screen("board", database, login=login, **shown))

    @app.command()
    def voice(
        database: Database = "",
        login: BoardLogin = "board1",
        zone: Annotated[str, typer.Option(help="只播报这个专区")] = "",
    ) -> None:
        """语音叫号，不打开窗口。"""
        leave(outside.open_screen("voice", database, login=login, zone=zone))

    @app.command("window-screen")
    def window_screen(
        window: Annotated[str, typer.Option(help="窗口号，如 12")],
        database: Database = "",
        login: BoardLogin = "board1",
        display: Display = 1,
    ) -> None:
        """打开一个窗口上方的窗口屏。"""
        leave(outside.open_screen("window", database, login=login, window=window, display=str(display)))

    @app.command("waiting-line")
    def waiting_line(
        database: Database = "",
        login: BoardLogin = "board1",
        zone: Annotated[str, typer.Option(help="只显示这个专区；不写为全厅")] = "",
        display: Display = 1,
    ) -> None:
        """打开等候区叫号屏：即将叫到的号码与最近叫号。"""
        leave(outside.open_screen("line", database, login=login, zone=zone, display=str(display)))

    @app.command()
    def rating(
        window: Annotated[str, typer.Option(help="窗口号，如 12")],
        database: Database = "",
        login: Annotated[str, typer.Option(help="设备账号；不写为 pad 加窗口号")] = "",
        display: Display = 1,
    ) -> None:
        """打开窗口的评价器（好差评）。"""
        device = login or f"pad{window}"
        leave(outside.open_screen("rating", database, login=device, window=window, display=str(display)))


def _everywhere(command: Any, defaults: dict[str, str]) -> dict[str, Any]:
    """The same defaults for a group's commands and their commands."""
    return {
        name: _everywhere(inner, defaults) if hasattr(inner, "commands") else defaults
        for name, inner in command.commands.items()
    }


def _add_setup(app: typer.Typer, outside: Outside) -> None:
    commands = _Commands()

    @app.command("init")
    def make_hall(
        database: Database = "",
        hall: Annotated[
            Path | None, typer.Option(help="大厅说明文件（YAML），样例 resources/halls/demo.yaml")
        ] = None,
    ) -> None:
        """准备一个空数据库，建立大厅、日历、事项、窗口和账号。"""
        from counter_app.hall_init import init

        _tell(outside, init(database, hall))

    @app.command()
    def upgrade(database: Database = "") -> None:
        """把较旧的数据库升级到本版本。"""
        _tell(outside, commands.upgrade(database))

    @app.command()
    def doctor(database: Database = "") -> None:
        """检查本机与服务器：缺什么、怎么补。"""
        from counter_app.doctor import checks

        findings = [*checks(database or None), *outside.findings()]
        for finding in findings:
            head = "正常" if finding.ok else "提示" if finding.is_notice else "注意"
            _say(f"{head}　{finding.name}：{finding.sentence}{finding.remedy}")
        if any(finding.is_fault for finding in findings):
            raise typer.Exit(1)


def _add_imports(app: typer.Typer, outside: Outside) -> None:
    commands = _Commands()

    @app.command("import-items")
    def import_items(file: FileArgument, database: Database = "") -> None:
        """导入事项清单（CSV，UTF-8 或 GB 18030）。"""
        _tell(outside, commands.import_items(database, file))

    @app.command("import-catalogue")
    def import_catalogue(file: FileArgument, database: Database = "") -> None:
        """导入办事指南目录（YAML 或 xlsx）。"""
        _tell(outside, commands.import_catalogue(database, file))

    @app.command("convert-catalogue")
    def convert_catalogue(
        file: FileArgument, target: Annotated[Path, typer.Argument(help="目标文件")]
    ) -> None:
        """在 YAML 与 xlsx 之间转换目录，不丢失任何内容。"""
        _tell(outside, commands.convert_catalogue(file, target))

    @app.command("import-calendar")
    def import_calendar(
        files: Annotated[list[Path], typer.Argument(help="放假安排（JSON），可多个")], database: Database = ""
    ) -> None:
        """导入国务院办公厅放假安排；没有公布的年份按周末推算并注明暂定。"""
        _tell(outside, commands.import_calendar(database, files))

    @app.command("import-ratings")
    def import_ratings(file: FileArgument, database: Database = "") -> None:
        """导入网站导出的扫码评价（CSV，UTF-8 或 GB 18030）；同一条只记一次。"""
        _tell(outside, commands.import_ratings(database, file))

    @app.command()
    def sync(
        store: Annotated[Path, typer.Argument(help="离线库文件")],
        login: Annotated[str, typer.Option(help="代办员用户名")],
        database: Database = "",
    ) -> None:
        """代办员离线库与大厅同步（不打开窗口）。"""
        _tell(outside, commands.sync(database, store, login, _secret("离线库口令"), _secret("登录密码")))


def _add_log(app: typer.Typer) -> None:
    @app.command("close-day")
    def close_day(
        day: Annotated[
            str, typer.Argument(help="日期，如 2026-03-10；不写则封存今天以前所有未封存的日子")
        ] = "",
        database: Database = "",
    ) -> None:
        """封存办理记录：一天一个根，载入日公报。"""
        from counter_app.log_commands import close_days

        for line in close_days(database, day):
            _say(line)

    @app.command("verify-log")
    def verify_log(
        root: Annotated[
            list[str] | None, typer.Option(help="纸面日公报上的根，如 2026-03-10=3f9ac1d2e4b50a71，可多个")
        ] = None,
        database: Database = "",
    ) -> None:
        """核对全部办理记录与日公报。完好返回 0，被动过返回 1，无法核对返回 2。"""
        from counter_app.log_commands import verify_log

        code, lines = verify_log(database, root or ())
        for line in lines:
            _say(line)
        if code:
            raise typer.Exit(code)


def _tell(outside: Outside, report: "Report") -> None:
    from counter_app.setup_commands import write_problems

    for line in report.lines:
        _say(line)
    for problem in report.problems[:SHOWN_PROBLEMS]:
        _say(outside.explain_problem(problem))
    if len(report.problems) > SHOWN_PROBLEMS:
        file = Path("import-problems.csv").resolve()
        write_problems(report.problems, outside.explain_problem, file)
        _say(f"……共 {len(report.problems)} 条，逐行写入 {file}。")
    if any(problem.severity is Severity.ERROR for problem in report.problems):
        raise typer.Exit(FAILED)


def _staff_commands() -> typer.Typer:
    commands = _Commands()
    staff = typer.Typer(no_args_is_help=True)

    @staff.command("add")
    def add(
        login: Annotated[str, typer.Argument(help="用户名：小写字母、数字、下划线")],
        name: Annotated[str, typer.Option(help="姓名")],
        unit: Annotated[str, typer.Option(help="部门、镇街或村的名称")],
        role: Annotated[list[str], typer.Option(help="岗位，可多个：clerk chief_representative …")],
        phone: Annotated[str, typer.Option(help="工作电话")] = "",
        database: Database = "",
    ) -> None:
        """新增账号，密码当场输入。"""
        _say(commands.add_staff(database, login, name, unit, role, phone, _new_password()))

    @staff.command("disable")
    def disable(login: str, database: Database = "") -> None:
        """停用账号；办理记录保留。"""
        _say(commands.set_active(database, login, active=False))

    @staff.command("enable")
    def enable(login: str, database: Database = "") -> None:
        """恢复账号。"""
        _say(commands.set_active(database, login, active=True))

    @staff.command("reset")
    def reset(login: str, database: Database = "") -> None:
        """重设密码。"""
        _say(commands.reset_password(database, login, _new_password()))

    _add_entrusting(staff)
    return staff


def _add_entrusting(staff: typer.Typer) -> None:
    @staff.command("roles")
    def roles(
        login: str,
        roles: Annotated[list[str], typer.Argument(help="全部岗位：clerk reviewer …；没有写的收回")],
        database: Database = "",
    ) -> None:
        """改岗位：写出的全部授予，没有写的收回。"""
        from counter_app.staff_commands import set_roles

        _say(set_roles(database, login, roles))

    @staff.command("cover")
    def cover(
        absent: Annotated[str, typer.Argument(help="离岗人（A 角）的用户名")],
        acting: Annotated[str, typer.Argument(help="代岗人（B 角）的用户名")],
        first: Annotated[str, typer.Option("--from", help="第一天，如 2026-03-10")],
        last: Annotated[str, typer.Option("--to", help="最后一天；早于今天即刻结束")],
        database: Database = "",
    ) -> None:
        """AB 角代岗：从哪天到哪天，首尾都算。"""
        from counter_app.staff_commands import set_cover

        _say(set_cover(database, absent, acting, first, last))

    @staff.command("mandate")
    def mandate(
        login: Annotated[str, typer.Argument(help="首席代表的用户名")],
        items: Annotated[str, typer.Option(help="事项编码，用逗号隔开")] = "",
        whole: Annotated[bool, typer.Option("--all", help="本单位全部事项")] = False,
        until: Annotated[str, typer.Option(help="最后一天，如 2026-12-31；不写则长期有效")] = "",
        database: Database = "",
    ) -> None:
        """首席代表授权书：从今天起只能签批写明的事项。"""
        from counter_app.staff_commands import set_mandate

        _say(set_mandate(database, login, items, until, whole=whole))


def _secret(prompt: str) -> str:
    """From the terminal without echo, or from a pipe."""
    return getpass.getpass(f"{prompt}：") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def _new_password() -> str:
    return _secret("新密码")
