"""Which legal basis a hall may cite, and how a paper writes it.

A catalogue is put together from what other halls publish, so an entry may rest on the rules of another place.
A paper cites national law, the rules of the hall's own place, and what the hall has marked as its own
(`APPLIES_HERE`); an entry of any other place is left out. Whatever looks like a place and is not known to be
the hall's is taken for another one: a paper without a citation can be mended, one with a foreign citation is
wrong.
"""

import re
from collections.abc import Sequence

APPLIES_HERE = "[本厅适用]"
"""Put behind an entry, this says that the hall's own lawyer found it to apply here."""

_PROVINCES = {
    "11": ("北京", "京"), "12": ("天津", "津"), "13": ("河北", "冀"), "14": ("山西", "晋"),
    "15": ("内蒙古", "内"), "21": ("辽宁", "辽"), "22": ("吉林", "吉"), "23": ("黑龙江", "黑"),
    "31": ("上海", "沪"), "32": ("江苏", "苏"), "33": ("浙江", "浙"), "34": ("安徽", "皖"),
    "35": ("福建", "闽"), "36": ("江西", "赣"), "37": ("山东", "鲁"), "41": ("河南", "豫"),
    "42": ("湖北", "鄂"), "43": ("湖南", "湘"), "44": ("广东", "粤"), "45": ("广西", "桂"),
    "46": ("海南", "琼"), "50": ("重庆", "渝"), "51": ("四川", "川"), "52": ("贵州", "黔"),
    "53": ("云南", "云"), "54": ("西藏", "藏"), "61": ("陕西", "陕"), "62": ("甘肃", "甘"),
    "63": ("青海", "青"), "64": ("宁夏", "宁"), "65": ("新疆", "新"),
}  # fmt: skip
"""GB/T 2260: the first two digits of a region code, the province's name and its mark in document numbers."""

_NATIONAL = ("海南自由贸易港法",)
"""Laws of the National People's Congress that begin with the name of a province."""
_PROVINCE = re.compile(
    "(?P<name>"
    + "|".join(name for name, _ in _PROVINCES.values())
    + ")(?:省|市|[壮回维]\\w{0,2}族?自治区|自治区)?"
)
_DOCUMENT_MARK = re.compile(
    "(?P<mark>[" + "".join(mark for _, mark in _PROVINCES.values()) + r"])[^〔\[]{0,6}〔"
)
# The suffix is part of another word in 市场, 县级, 区域, 城市, 地区 and the like.
_PLACE = re.compile(r"[一-龥]{2,5}?(?:自治州|自治县|市(?!场)|县(?!级)|区(?!域)|盟|旗)")
_NO_PLACE = re.compile(
    r"(?:城市|都市|上市|设区的市|社区|地区|特区|园区|林区|矿区|牧区|灾区|景区|名胜区|小区|保护区|开发区|试验区|联盟)$"
)
_SEPARATORS = re.compile(r"[;；]\s*")


_PERMIT_LAW = re.compile("(?:中华人民共和国)?行政许可法(?!实施)")


def citation(entries: Sequence[str], *, is_permit: bool, region_code: str, hall_name: str) -> str:
    """What of the entries a paper of this hall cites, or nothing. An item that is no permit does not come under
    行政许可法 (第二条), so its papers never cite it."""
    cited = (
        part
        for entry in entries
        for part in applicable(entry, region_code=region_code, hall_name=hall_name)
        if is_permit or not _PERMIT_LAW.match(part.lstrip("《"))
    )
    return "、".join(map(cite, cited))


def applicable(basis: str, *, region_code: str, hall_name: str) -> tuple[str, ...]:
    """What of an entry the hall at `region_code` (六位行政区划代码) may cite, mark taken off; often all of it."""
    parts = [part.strip() for part in _SEPARATORS.split(basis) if part.strip()]
    return tuple(
        part.replace(APPLIES_HERE, "").strip()
        for part in parts
        if APPLIES_HERE in part or not _is_foreign(part, region_code, hall_name)
    )


def _is_foreign(basis: str, region_code: str, hall_name: str) -> bool:
    title = basis.lstrip("《 ").removeprefix("中华人民共和国")
    if title.startswith(_NATIONAL):
        return False
    home, home_mark = _PROVINCES.get(region_code[:2], ("", ""))
    if marked := _DOCUMENT_MARK.match(title):
        return marked["mark"] != home_mark
    if province := _PROVINCE.match(title):
        if province["name"] != home:
            return True
        title = title[province.end() :]
    place = _PLACE.match(title)
    if place is None or _NO_PLACE.search(place[0]):
        return False
    return place[0] not in hall_name


_TITLE = re.compile(
    r"(?P<title>[^《》()（）〔〕;；:：,，0-9A-Za-z\s]{2,60}?(?:法|典|条例|规定|办法|细则|决定|通则|规则))"
    r"(?P<note>[(（][^()（）]*[)）])?(?P<articles>第\d.*)?"
)
_ARTICLES = re.compile(r"第(\d+(?:[、,，-]\d+)*)([条款项])")
_FULL_WIDTH = str.maketrans("()", "（）")
_ISSUED_AS = re.compile(r"国务院令第\d+号|[^(（,，\s]{1,8}〔\d{4}〕\d+号")


def cite(basis: str) -> str:
    """The entry as a paper writes it: 《土地管理法》第六十二条 for “土地管理法(2019)第62条”.

    The year in brackets is left out, the number of the order is kept. An entry of another form stays as it is.
    """
    found = _TITLE.fullmatch(basis.strip())
    if found is None:
        return basis
    issued = _ISSUED_AS.search(found["note"] or "")
    articles = _ARTICLES.sub(lambda match: _in_words(match[1], match[2]), found["articles"] or "")
    order = f"（{issued[0]}）" if issued else ""
    return f"《{found['title']}》{order}{articles.translate(_FULL_WIDTH)}"


def _in_words(numbers: str, unit: str) -> str:
    """“9-11” with 条 is 第九条至第十一条, “8、9” is 第八条、第九条."""
    ranges = (re.split("-", each) for each in re.split("[、,，]", numbers))
    return "、".join("至".join(f"第{_chinese(int(number))}{unit}" for number in each) for each in ranges)


def _chinese(number: int) -> str:
    """1 to 9999 as laws write the numbers of their articles."""
    if not 0 < number < 10_000:
        return str(number)
    words = ""
    for digit, place in zip(f"{number:04d}", "千百十 ", strict=True):
        if digit != "0":
            words += "零一二三四五六七八九"[int(digit)] + place.strip()
        elif words and not words.endswith("零"):
            words += "零"
    words = words.rstrip("零")
    return words.removeprefix("一") if 10 <= number < 20 else words
