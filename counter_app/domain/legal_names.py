"""What a paper calls a unit and an item: the name and the code that others know, not the hall's own short ones."""

import re

# 九龙坡区 in 九龙坡区行政服务中心, 重庆市九龙坡区 in 重庆市九龙坡区政务服务中心.
_REGION = re.compile(r"(?P<region>.+[区县市旗州盟])(?:行政|政务|公共|市民|便民|企业)")
_SEATS = (("街道", "办事处"), ("镇", "人民政府"), ("乡", "人民政府"))
_CODE = re.compile(r"[0-9A-Z]+(?:-[0-9A-Z]+)*")
_LEAST_DIGITS = 8
"""A 基本编码 has twelve characters, a 实施编码 thirty-one, mostly digits; a catalogue's own key has few or none."""


def legal_name(unit_name: str, hall_name: str) -> str:
    """The unit as a body that acts: 九龙坡区西彭镇人民政府 for 西彭镇, 九龙坡区卫生健康委员会 for 区卫生健康委员会.

    Only what follows from the name is added. An abbreviated department (市监局) stays abbreviated: what it
    stands for differs between places, so the hall's file must name it in full.
    """
    found = _REGION.match(hall_name)
    region = found["region"] if found else ""
    name = unit_name + next((seat for end, seat in _SEATS if unit_name.endswith(end)), "")
    if region and name[0] == region[-1]:
        return region + name[1:]
    if region and name != unit_name and not _names_its_region(name):
        return region + name
    return name


def official_code(code: str) -> str:
    """The code if it is one that an authority gave; else nothing, for a catalogue's own key means nothing to
    an applicant."""
    given = code.strip().upper()
    is_official = _CODE.fullmatch(given) and sum(char.isdigit() for char in given) >= _LEAST_DIGITS
    return code if is_official else ""


def _names_its_region(name: str) -> bool:
    return bool(re.match(r".{2,}?[区县市旗].{2,}", name))
