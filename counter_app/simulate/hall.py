"""A hall of the size of 九龙坡's: 157 windows in three zones, 33 departments, and the lines before them (DESIGN §1)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.demo.people import NAMES
from counter_app.exchange.hall_file import HallDescription
from counter_app.exchange.item_list import ItemListResult

ZONES = ("市场准入区", "民生事项区", "建设领域区")
DEPARTMENTS = 33
WINDOWS = 157
COMPREHENSIVE = 60
"""Windows without a department; each zone has a third of them."""
KIOSKS = 20
COMPREHENSIVE_MINUTES, DEPARTMENT_MINUTES = 5.5, 7.0
COMPREHENSIVE_SHARE = 0.45
"""Of the visitors: those who take a number of their zone's own line."""
CENTRE = "区行政服务中心"
SUPERVISOR = "duban"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One queue of the hall.

    Attributes:
        windows: the numbers of the windows that call it.
        share: of the hall's visitors.
        minutes: the mean time at the window.
    """

    prefix: str
    name: str
    zone: str
    department: str
    windows: tuple[str, ...]
    share: float
    minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LargeHall:
    """`clerks` are the logins by window number."""

    description: HallDescription
    lines: tuple[Line, ...]
    clerks: dict[str, str]
    kiosks: tuple[str, ...]


def large_hall(items: ItemListResult, *, windows: int = WINDOWS, kiosks: int = KIOSKS) -> LargeHall:
    """The hall whose departments are those of the item list with the most items.

    A department has windows by its share of the items and one at least; six windows of sixteen are comprehensive ones,
    which call the line of their zone.
    """
    comprehensive = round(windows * COMPREHENSIVE / WINDOWS / len(ZONES))
    busy = Counter(row.department for row in items.rows).most_common(DEPARTMENTS)
    counts = _shared(windows - comprehensive * len(ZONES), [count for _, count in busy])
    numbers = iter(f"{number:03d}" for number in range(1, windows + 1))
    lines = [
        _line(_prefix(at), zone, zone, "", [next(numbers) for _ in range(comprehensive)])
        for at, zone in enumerate(ZONES)
    ]
    for at, ((department, _), count) in enumerate(zip(busy, counts, strict=True)):
        zone = ZONES[at % len(ZONES)]
        own = [next(numbers) for _ in range(count)]
        lines.append(_line(_prefix(len(ZONES) + at), department, zone, department, own))
    clerks = {number: f"clerk{number}" for line in lines for number in line.windows}
    devices = tuple(f"kiosk{number:02d}" for number in range(1, kiosks + 1))
    return LargeHall(
        description=_described(lines, clerks, devices), lines=tuple(lines), clerks=clerks, kiosks=devices
    )


def _shared(windows: int, weights: Sequence[int]) -> list[int]:
    """So many windows by weight, one at least for each; what rounding leaves goes to the heaviest."""
    rest = windows - len(weights)
    given = [1 + rest * weight // sum(weights) for weight in weights]
    for at in range(windows - sum(given)):
        given[at % len(given)] += 1
    return given


def _line(prefix: str, name: str, zone: str, department: str, windows: list[str]) -> Line:
    of_all = WINDOWS - COMPREHENSIVE if department else COMPREHENSIVE
    share = (1 - COMPREHENSIVE_SHARE if department else COMPREHENSIVE_SHARE) * len(windows) / of_all
    return Line(
        prefix=prefix,
        name=f"{name}业务" if department else f"{name}综合",
        zone=zone,
        department=department,
        windows=tuple(windows),
        share=share,
        minutes=DEPARTMENT_MINUTES if department else COMPREHENSIVE_MINUTES,
    )


def _prefix(at: int) -> str:
    """A, B … Z, then AA, AB …: no two lines call the same number."""
    return chr(ord("A") + at) if at < 26 else "A" + chr(ord("A") + at - 26)


def _described(lines: Sequence[Line], clerks: dict[str, str], kiosks: Sequence[str]) -> HallDescription:
    departments = sorted({line.department for line in lines if line.department})
    return HallDescription(
        hall={"name": "九龙坡区行政服务中心（模拟）", "short_name": "九", "region_code": "500107"},
        units=[
            {"name": CENTRE, "short_name": "政", "kind": "centre"},
            *({"name": name} for name in departments),
        ],
        zones=[{"name": zone, "short_name": zone[:2]} for zone in ZONES],
        queues=[
            {
                "prefix": line.prefix,
                "name": line.name,
                "zone": line.zone,
                "usual_minutes": str(round(line.minutes)),
                "items": [f"department:{line.department}"] if line.department else [],
            }
            for line in lines
        ],
        windows=[
            {
                "number": number,
                "zone": line.zone,
                "queues": [line.prefix],
                **({"department": line.department} if line.department else {}),
            }
            for line in lines
            for number in line.windows
        ],
        staff=_people(lines, clerks, kiosks),
        departments={},
        files={},
    )


def _people(lines: Sequence[Line], clerks: dict[str, str], kiosks: Sequence[str]) -> list[dict[str, object]]:
    people: list[dict[str, object]] = [
        {"login": SUPERVISOR, "name": "督查岗", "unit": CENTRE, "roles": ["supervisor"]},
        {"login": "board1", "name": "大厅综合屏", "unit": CENTRE, "roles": ["board"]},
    ]
    people += [
        {"login": login, "name": f"取号机{login[-2:]}", "unit": CENTRE, "roles": ["kiosk"]}
        for login in kiosks
    ]
    people += [
        {
            "login": clerks[number],
            "name": NAMES[int(number) % len(NAMES)],
            "unit": line.department or CENTRE,
            "roles": ["clerk"],
        }
        for line in lines
        for number in line.windows
    ]
    return people
