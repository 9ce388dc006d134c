"""One hall with five programs open, and what a look at their screens, papers and rows tells."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from tests.database.hall import PASSWORD, Hall
from tests.journeys.hall_program import HallProgram, Machine, View, hall_programs

PUBLIC, DESK, PAD = (1920, 1080), (1366, 768), (1280, 800)
TICKET = re.compile(r"[A-Z]\d{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class OneHall:
    """`window` is 12 with the pad, `other` is 11; both call the queue B, which the kiosk gives numbers of."""

    hall: Hall
    papers: Path
    kiosk: HallProgram
    board: HallProgram
    pad: HallProgram
    window: HallProgram
    other: HallProgram

    def clerks(self) -> tuple[HallProgram, HallProgram]:
        return self.window, self.other

    def everybody(self) -> tuple[HallProgram, ...]:
        return self.kiosk, self.board, self.pad, *self.clerks()


@contextmanager
def open_hall(hall: Hall, folder: Path, pictures: Path | None) -> Iterator[OneHall]:
    """All five programs, open and at rest, with both clerks signed in."""
    hall.execute("UPDATE setting SET value = '1' WHERE name = 'recall_cool_down_seconds'")
    address, device = ("--database", hall.database.url), {"PGPASSWORD": PASSWORD}
    machines = (
        Machine(name="kiosk", arguments=("kiosk", *address), size=PUBLIC, environment=device),
        Machine(name="board", arguments=("board", *address), size=PUBLIC, environment=device),
        Machine(name="pad", arguments=("rating", "--window", "12", *address), size=PAD, environment=device),
        Machine(name="window", arguments=address, size=DESK, environment={}),
        Machine(name="other", arguments=address, size=DESK, environment={}),
    )
    with hall_programs(machines, folder, pictures) as programs:
        made = OneHall(hall=hall, papers=folder / "kiosk" / "papers", **programs)
        made.board.shows("请取号后在休息区等候")
        made.kiosk.shows("请选择办理区域")
        made.pad.shows("办理结束后，请在这里评价我们的服务")
        _sign_in(made.window, "zhoumin", "民生 12 号窗口")
        _sign_in(made.other, "heqing", "民生 11 号窗口")
        yield made


def _sign_in(clerk: HallProgram, login: str, window: str) -> None:
    clerk.shows("用户名")
    for typed in (login, PASSWORD):
        clerk.keys.write(typed)
        clerk.keys.press("Enter")
    clerk.shows("请选择今天的窗口：↑↓ 移动，Enter 打开。", window)
    clerk.picture("windows")
    clerk.click(window)
    clerk.shows("呼叫下一位", "没有人等候", window)
    clerk.keys.turn_to_front()


# -- what a look tells -----------------------------------------------------------------------------------------


def plate(view: View) -> str:
    """The number at the window: the largest on a clerk's screen, or nothing where a dash stands."""
    numbers = [word for word in view.words if TICKET.fullmatch(word.text) or word.text == "—"]
    found = max(numbers, key=lambda word: word.height, default=None)
    return found.text if found and found.text != "—" else ""


def calls(view: View) -> list[tuple[str, str]]:
    """Number and window of each call on the board, the newest first."""
    tickets = [word for word in view.words if TICKET.fullmatch(word.text)]
    windows = [word for word in view.words if re.fullmatch(r"\d{2}", word.text)]
    found = []
    for ticket in sorted(tickets, key=lambda word: (word.y // 20, word.x)):
        beside = (each for each in windows if each.x > ticket.x and abs(each.y - ticket.y) < 20)
        found.append((ticket.text, min(beside, key=lambda word: word.x).text))
    return found


def press(clerk: HallProgram, key: str) -> None:
    """As a clerk does, once the dots of the last press are gone."""
    clerk.until("an answer", lambda view: "…" not in {word.text for word in view.words})
    clerk.keys.press(key)


def until_called(clerk: HallProgram, number: str = "") -> str:
    """The number that was called: `number`, or whichever comes."""
    return plate(clerk.until(f"a call of {number}", lambda view: plate(view) != "" and number in plate(view)))


def until_free(clerk: HallProgram) -> None:
    clerk.until("an empty plate", lambda view: not plate(view))


def until_board(one: OneHall, *expected: tuple[str, str]) -> None:
    """These calls stand on the board with their windows, the newest first, and no others."""
    one.board.until(f"the calls {expected}", lambda view: calls(view) == list(expected))


def actions(hall: Hall, action: str) -> list[str]:
    rows = hall.execute(
        "SELECT t.prefix || to_char(t.number, 'FM000') FROM ticket_action JOIN ticket t USING (ticket_id)"
        " WHERE action = %s ORDER BY at",
        action,
    )
    return [str(label) for (label,) in rows]


def tickets(hall: Hall) -> list[tuple[str, str, str, bool]]:
    """Label, status, reason for coming first, whether it is known whose it is."""
    return [
        (str(label), str(status), str(reason), bool(known))
        for label, status, reason, known in hall.execute(
            "SELECT prefix || to_char(number, 'FM000'), status, priority_reason, visitor_key IS NOT NULL"
            " FROM ticket ORDER BY prefix, number"
        )
    ]


def papers(one: OneHall) -> list[str]:
    """The tickets that came out of the kiosk, by what is written on them."""
    found = []
    for path in one.papers.glob("*.pdf"):
        document = pypdfium2.PdfDocument(path)
        words = "".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        number = TICKET.search(words)
        assert number is not None, words
        found.append(number.group() + (" 补打" if "补打" in words else ""))
    return sorted(found)
