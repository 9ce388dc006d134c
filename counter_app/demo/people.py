"""Made-up people. Nobody has these numbers: the sequence part 000 is never given out."""

from counter_app.services.intake import ApplicantForm

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_NAMES = """
李国强 王秀英 张伟 刘洋洋 陈桂兰 杨建军 黄丽华 赵明 周雪梅 吴刚 徐佳怡 孙志远
朱琳 马超群 胡晓燕 郭子涵 林海 何文静 高翔 梁玉珍 郑浩然 罗美玲 宋大勇 谢雨桐
唐建华 韩冰 曹永福 许慧 邓小兰 冯志强 曾庆红 程思远 蔡依晨 彭德明 潘晓东 袁媛
于海洋 董洁 余秋实 苏曼 叶知秋 吕梁 魏国栋 蒋欣 田甜 杜鹏飞 丁香 沈浩
姜山 范文博 江月 傅雪 钟鸣 卢静怡 汪洋 戴玉 崔健 任静 陆遥 廖凡
姚远 方圆 金鑫 邱淑贞 夏雨 谭松 韦唯 贾平 邹凯 石磊 熊芳 孟非
秦岭 阎锐 薛冰 侯勇 雷鸣 白露 龙腾 段誉 郝好
"""
NAMES = tuple(_NAMES.split())
VISITOR = ("李国强", "11010519491231002X", "13912342207", "西彭镇元明村3社")
"""Name, number, telephone and address of the one whom the demonstration walks through the hall."""
FINDING = "图上未标注与公路边沟外缘的距离，县道不少于10米"
"""What the clerk finds wrong with the visitor's building plan."""


def resident_id(number: int) -> str:
    """A well-formed resident ID (GB 11643-1999) for the `number`-th made-up person."""
    birth = f"{1955 + number % 45}{1 + number % 12:02d}{1 + number % 28:02d}"
    body = f"500107{birth}000"
    rest = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True)) % 11
    return body + "10X98765432"[rest]


def person(number: int) -> ApplicantForm:
    """The `number`-th made-up applicant; the same number is the same person."""
    return ApplicantForm(
        kind="person",
        name=NAMES[number % len(NAMES)],
        id_kind="居民身份证",
        id_number=resident_id(number),
        id_check="passed",
        phone=f"139{number % 10_000_000:08d}"[:11],
        address="九龙坡区西彭镇元明村",
    )
