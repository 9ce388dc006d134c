"""The demonstration without a display: the day is played through the same windows and leaves its papers."""

import os
import shutil
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler

from counter_app.demo.hall import CLERK, NOW, PASSWORD, DemoHall, demo_hall, demo_place
from counter_app.documents.day_summary import DaySummary, SummarySection, render_day_summary
from counter_app.documents.facts import Hall
from counter_app.services.bulletins import ClosedDay, last_closed_day
from counter_app.services.papers import PaperKind
from counter_app.services.supervision import Supervision, window_board
from counter_app.settings import Settings
from ui.demo.hands import QtHands, Stuck
from ui.demo.people_path import PeoplePath
from ui.paper_names import kind_name
from ui.run import make_qt_application
from ui.supervision.words import bulletin_words
from ui.wording import clock

STUCK = 1

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What the day left behind."""

    steps: tuple[str, ...]
    pictures: tuple[Path, ...]
    papers: tuple[Path, ...]
    service_code: str
    seconds: float


def play_day(out: Path) -> int:
    """Play the day, leave papers, pictures and a summary in `out`, and say so. Answers the exit code."""
    began = time.monotonic()
    _say(translate("demo", "正在准备演示大厅……"))
    _empty(out)
    settings = Settings(printer="folder", lock_minutes="0", papers_folder=str((out / "papers").resolve()))
    with demo_place() as place:
        assert place.data_dir is not None
        os.environ["COUNTER_APP_FOLDER"] = str(out.resolve() / "desk")
        os.environ["PGPASSWORD"] = PASSWORD  # the public screens' own way to a password
        app = make_qt_application(settings)
        qInstallMessageHandler(_only_what_matters)
        with demo_hall(place) as hall:
            _say(
                translate("demo", "大厅已就绪（{seconds} 秒），现在由程序按键走完一天：").format(
                    seconds=_since(began)
                )
            )
            hands = QtHands(out / "screenshots")
            walk = PeoplePath(place, settings, hands, PASSWORD, lambda what: _say(f"  · {what}"))
            try:
                walk_the_day(walk)
            except Stuck as error:
                _say(translate("demo", "演示停在：{step}").format(step=error))
                return STUCK
            finally:
                walk.close()
                app.processEvents()
            summary = _write_summary(out, hall, hands, walk, time.monotonic() - began)
    shutil.rmtree(out / "desk", ignore_errors=True)
    done = translate("demo", "完成，用时 {seconds} 秒。文书、截图与一页小结在：{folder}")
    _say(done.format(seconds=_since(began), folder=out.resolve()))
    _say(translate("demo", "小结：{file}").format(file=summary))
    return 0


def _only_what_matters(_: QtMsgType, __: QMessageLogContext, message: str) -> None:
    """The offscreen platform says of every window what it cannot do; nobody can see that window anyway."""
    if not message.startswith("This plugin does not support"):
        sys.stderr.write(f"{message}\n")


def walk_the_day(walk: PeoplePath) -> None:
    """All nine steps, in the order in which the hall lives them."""
    kiosk = walk.open_public("kiosk", "kiosk1")
    board = walk.open_public("board", "board1")
    walk.take_number(kiosk)
    clerk = walk.sign_in(CLERK.login, CLERK.window)
    walk.call(clerk)
    walk.see_board(board)
    walk.tell_once(clerk)
    walk.accept(clerk)
    walk.sign(walk.sign_in("xujun"))
    walk.hand_over(clerk)
    walk.decide_at_once(clerk)
    walk.supervise(walk.sign_in("chenli"))
    agent = walk.sign_in("liuguifang")
    walk.prepare_store(agent)
    walk.leave(agent)
    village = walk.file_offline()
    walk.synchronise(village)
    walk.review_township(walk.sign_in("yangfan"))


def _empty(out: Path) -> None:
    """A folder of an earlier demonstration is emptied; nothing else in it is touched."""
    for name in ("papers", "screenshots", "desk"):
        shutil.rmtree(out / name, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)


def _write_summary(out: Path, hall: DemoHall, hands: QtHands, walk: PeoplePath, seconds: float) -> Path:
    papers = sorted((out / "papers").glob("*.pdf"))
    played = Played(
        steps=tuple(walk.walk.done),
        pictures=tuple(hands.pictures),
        papers=tuple(papers),
        service_code=walk.walk.service_code,
        seconds=seconds,
    )
    supervisor = hall.app("chenli")
    board, closed = supervisor.run(window_board), supervisor.run(last_closed_day)
    path = out / "summary.pdf"
    path.write_bytes(render_day_summary(summary_of(played, board, closed)))
    return path


def summary_of(played: Played, board: Supervision, closed: ClosedDay | None) -> DaySummary:
    """One page: the hall's figures, the papers by kind, every step, and the newest root (DESIGN D3)."""
    code = translate("demo", "本件监管码：{code}").format(code=played.service_code)
    return DaySummary(
        hall=Hall(name=translate("demo", "九龙坡区行政服务中心（演示）")),
        heading=translate("demo", "演示小结"),
        subheading=translate("demo", "模拟时间 {at} 起，真实事项与真实日历").format(at=clock(NOW)),
        figures=(
            (translate("demo", "窗口"), _count(translate("demo", "{count} 个"), len(board.windows))),
            (translate("demo", "等候"), _count(translate("demo", "{count} 人"), board.waiting)),
            (translate("demo", "在办"), _count(translate("demo", "{count} 件"), board.total("open_count"))),
            (
                translate("demo", "法定超期"),
                _count(translate("demo", "{count} 件"), board.total("statutory_count")),
            ),
            (translate("demo", "红灯"), _count(translate("demo", "{count} 件"), board.total("red_count"))),
            (translate("demo", "黄灯"), _count(translate("demo", "{count} 件"), board.total("yellow_count"))),
            (translate("demo", "用时"), _count(translate("demo", "{count} 秒"), round(played.seconds))),
            (translate("demo", "截图"), _count(translate("demo", "{count} 张"), len(played.pictures))),
            *_kinds(played.papers),
        ),
        sections=(
            SummarySection(
                heading=translate("demo", "办事全程"),
                columns=(translate("demo", "步骤"), translate("demo", "次序")),
                lines=tuple((step, str(number)) for number, step in enumerate(played.steps, start=1)),
            ),
        ),
        remarks=(code, *([] if closed is None else [bulletin_words(closed)])),
    )


def _kinds(files: tuple[Path, ...]) -> tuple[tuple[str, str], ...]:
    """How many of each kind; a file's name begins with its kind."""
    kinds = Counter(PaperKind(file.name.split("-")[0]) for file in files)
    return tuple(
        (kind_name(kind), _count(translate("demo", "{count} 份"), count)) for kind, count in kinds.items()
    )


def _count(words: str, count: int) -> str:
    return words.format(count=count)


def _since(began: float) -> int:
    return round(time.monotonic() - began)


def _say(sentence: str) -> None:
    print(sentence, flush=True)  # noqa: T201  (a command speaks by printing)
