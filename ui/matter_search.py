"""Finding a matter that a number can be taken for, by what people type."""

from collections.abc import Iterable

from counter_app.services.hall_screens import Matter
from counter_app.services.kiosk_choice import LifeEvent


def search(
    matters: Iterable[Matter], query: str, life_events: Iterable[LifeEvent] = ()
) -> tuple[Matter, ...]:
    """By name, by initials or by pinyin: `宅基地`, `zjd`, `zhaijidi`; beginnings come first. The name of a department
    or of a life event finds all that belongs to it, behind the matters' own names."""
    wanted = query.replace(" ", "").lower()
    of_event = {
        item_id for event in life_events if wanted in event.name.lower() for item_id in event.item_ids
    }
    ranked = [(rank, matter) for matter in matters if (rank := _rank(matter, wanted, of_event)) is not None]
    return tuple(matter for _, matter in sorted(ranked, key=lambda found: found[0]))


def _rank(matter: Matter, wanted: str, of_event: set[int]) -> int | None:
    initials, pinyin = matter.initials.lower(), matter.pinyin.replace(" ", "").lower()
    tests = (
        initials.startswith(wanted) or matter.name.startswith(wanted),
        wanted in matter.name,
        wanted in initials,
        pinyin.startswith(wanted),
        wanted in pinyin,
        wanted in matter.department_name,
        matter.item_id in of_event,
    )
    return next((rank for rank, holds in enumerate(tests) if holds), None)
