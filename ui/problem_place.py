"""Where in a file a finding is, in the words of whoever keeps the file: which entry, which line of it, which field."""

import re

from ui.marking import QT_TRANSLATE_NOOP
from ui.wording import said

_ENTRIES = {
    "items": QT_TRANSLATE_NOOP("wording", "第 {number} 个事项"),
    "themes": QT_TRANSLATE_NOOP("wording", "第 {number} 个主题"),
    "materials": QT_TRANSLATE_NOOP("wording", "第 {number} 项材料"),
    "days": QT_TRANSLATE_NOOP("wording", "第 {number} 个日期"),
    "units": QT_TRANSLATE_NOOP("wording", "第 {number} 个单位（units）"),
    "zones": QT_TRANSLATE_NOOP("wording", "第 {number} 个专区（zones）"),
    "queues": QT_TRANSLATE_NOOP("wording", "第 {number} 个队列（queues）"),
    "windows": QT_TRANSLATE_NOOP("wording", "第 {number} 个窗口（windows）"),
    "staff": QT_TRANSLATE_NOOP("wording", "第 {number} 个人员（staff）"),
    "covers": QT_TRANSLATE_NOOP("wording", "第 {number} 条 AB 角（covers）"),
}
_FIELDS = {
    "name": QT_TRANSLATE_NOOP("wording", "名称"),
    "need": QT_TRANSLATE_NOOP("wording", "必要性"),
    "original": QT_TRANSLATE_NOOP("wording", "原件份数"),
    "copies": QT_TRANSLATE_NOOP("wording", "复印件份数"),
    "form": QT_TRANSLATE_NOOP("wording", "材料形式"),
    "kind": QT_TRANSLATE_NOOP("wording", "类型"),
    "note": QT_TRANSLATE_NOOP("wording", "说明"),
    "materials": QT_TRANSLATE_NOOP("wording", "材料"),
    "statutory": QT_TRANSLATE_NOOP("wording", "法定时限"),
    "promised": QT_TRANSLATE_NOOP("wording", "承诺时限"),
    "limit": QT_TRANSLATE_NOOP("wording", "办理时限"),
    "days": QT_TRANSLATE_NOOP("wording", "天数"),
    "unit": QT_TRANSLATE_NOOP("wording", "计算单位"),
    "clock_starts": QT_TRANSLATE_NOOP("wording", "起算点"),
    "extension_days": QT_TRANSLATE_NOOP("wording", "延期天数"),
    "extension_approver": QT_TRANSLATE_NOOP("wording", "延期批准人"),
    "case_type": QT_TRANSLATE_NOOP("wording", "办件类型"),
    "authority": QT_TRANSLATE_NOOP("wording", "实施主体"),
    "level": QT_TRANSLATE_NOOP("wording", "行使层级"),
    "legal_basis": QT_TRANSLATE_NOOP("wording", "设定依据"),
    "conditions": QT_TRANSLATE_NOOP("wording", "受理条件"),
    "steps": QT_TRANSLATE_NOOP("wording", "办理流程"),
    "fee": QT_TRANSLATE_NOOP("wording", "收费"),
    "result": QT_TRANSLATE_NOOP("wording", "办理结果"),
    "supplement": QT_TRANSLATE_NOOP("wording", "补正规定"),
    "special_time": QT_TRANSLATE_NOOP("wording", "特别程序"),
    "members": QT_TRANSLATE_NOOP("wording", "成员事项"),
}
_OF = QT_TRANSLATE_NOOP("wording", "{whole}的{part}")
_PART = re.compile(r"(?P<key>[a-z_]+)(?:\[(?P<number>\d+)\])?")


def place_of(where: str) -> str:
    """`RURAL-HOMESTEAD.materials[2].name` as “RURAL-HOMESTEAD 第 2 项材料的名称”; what is no such path, as it is."""
    head, *rest = where.split(".")
    parts = [_PART.fullmatch(part) for part in rest]
    entry = _PART.fullmatch(head)
    if entry is not None and entry["number"]:
        head, parts = "", [entry, *parts]
    if not parts or None in parts:
        return where
    words = ""
    for part in parts:
        assert part is not None  # said above, where the type checker cannot see it
        word = _word(part["key"], part["number"])
        words = said(_OF, whole=words, part=word) if words else word
    return f"{head} {words}".strip()


def _word(key: str, number: str | None) -> str:
    if number is None:
        return said(_FIELDS[key]) if key in _FIELDS else key
    return said(_ENTRIES[key], number=number) if key in _ENTRIES else f"{key}[{number}]"
