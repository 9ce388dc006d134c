"""Search keys by pinyin: 施工许可 is found by `sgxk` and by `shigongxuke`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, product

from counter_app.domain.text_rules import half_width

_READINGS = {
    "重": ("zhong", "chong"),
    "行": ("xing", "hang"),
    "长": ("chang", "zhang"),
    "单": ("dan", "shan"),
    "乐": ("le", "yue"),
    "会": ("hui", "kuai"),
    "调": ("tiao", "diao"),
    "朝": ("chao", "zhao"),
    "藏": ("cang", "zang"),
    "传": ("chuan", "zhuan"),
    "给": ("gei", "ji"),
    "参": ("can", "shen"),
    "差": ("cha", "chai"),
    "车": ("che", "ju"),
    "仇": ("chou", "qiu"),
    "曾": ("ceng", "zeng"),
    "解": ("jie", "xie"),
    "查": ("cha", "zha"),
    "种": ("zhong", "chong"),
    "降": ("jiang", "xiang"),
    "宿": ("su", "xiu"),
    "校": ("xiao", "jiao"),
    "畜": ("chu", "xu"),
    "便": ("bian", "pian"),
    "厦": ("xia", "sha"),
    "区": ("qu", "ou"),
}
"""Common characters with two readings; the library's phrases are mostly right, but people type either."""
_MAX_KEYS = 8
_OTHER = re.compile(r"[^0-9a-z]")
_RUNS = re.compile(r"[0-9a-z]+|[^0-9a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchKeys:
    """Lower-case letters and digits only; the likeliest reading first."""

    full: tuple[str, ...]
    initials: tuple[str, ...]


def search_keys(name: str) -> SearchKeys:
    """Keys of a name; letters and digits in it stand for themselves, signs are left out. At most eight of
    each: with more doubtful characters the later ones keep their likeliest reading."""
    choices = _choices(name)
    full = _keys(choices)
    initials = _keys(
        [tuple(dict.fromkeys(_initial(reading) for reading in readings)) for readings in choices]
    )
    return SearchKeys(full=full, initials=initials)


def _choices(name: str) -> list[tuple[str, ...]]:
    """For each piece of the name its readings, the one that its phrase suggests first."""
    from pypinyin import Style, lazy_pinyin
    from pypinyin.constants import PINYIN_DICT

    known = "".join(
        character
        for character in half_width(name).lower()
        if _is_plain(character) or ord(character) in PINYIN_DICT
    )
    choices: list[tuple[str, ...]] = []
    for run in _RUNS.findall(known):
        if _is_plain(run[0]):
            choices += [(character,) for character in run]
            continue
        for character, reading in zip(run, lazy_pinyin(run, style=Style.NORMAL), strict=True):
            letters = _OTHER.sub("", reading)
            choices.append(tuple(dict.fromkeys((letters, *_READINGS.get(character, ())))))
    return choices


def _is_plain(character: str) -> bool:
    return _OTHER.fullmatch(character) is None


def _initial(reading: str) -> str:
    return reading[:1]


def _keys(choices: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    count = 1
    limited: list[tuple[str, ...]] = []
    for readings in choices:
        kept = readings if count * len(readings) <= _MAX_KEYS else readings[:1]
        count *= len(kept)
        limited.append(kept)
    keys = ("".join(combination) for combination in product(*limited))
    return tuple(dict.fromkeys(key for key in islice(keys, _MAX_KEYS) if key))
