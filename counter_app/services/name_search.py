"""Names as people type them when they search: the name itself, its pinyin, its initials."""

from collections.abc import Collection
from functools import cache

from counter_app.work import Work


def search_texts(_: Work, *, names: Collection[str]) -> dict[str, str]:
    """For each name one lower-case text in which a query is looked for.

    A use case although it asks no database: the pinyin tables take a third of a second to load, which a
    window must not wait for.
    """
    return {name: _search_text(name) for name in names}


@cache
def _search_text(name: str) -> str:
    from counter_app.exchange.pinyin import search_keys

    keys = search_keys(name)
    return " ".join((name.lower(), *keys.initials, *keys.full))
