"""The words of official lists, which the database and the papers keep in Chinese, for a reader of English."""

from PySide6.QtCore import QCoreApplication

from ui.marking import QT_TRANSLATE_NOOP

CASE_TYPES = (QT_TRANSLATE_NOOP("terms", "即办件"), QT_TRANSLATE_NOOP("terms", "承诺件"))
NECESSITIES = (
    QT_TRANSLATE_NOOP("terms", "必要"),
    QT_TRANSLATE_NOOP("terms", "非必要"),
    QT_TRANSLATE_NOOP("terms", "容缺后补"),
    QT_TRANSLATE_NOOP("terms", "三选一"),
)
IDENTITY_KINDS = (
    QT_TRANSLATE_NOOP("terms", "居民身份证"),
    QT_TRANSLATE_NOOP("terms", "统一社会信用代码"),
    QT_TRANSLATE_NOOP("terms", "护照"),
    QT_TRANSLATE_NOOP("terms", "港澳居民来往内地通行证"),
    QT_TRANSLATE_NOOP("terms", "台湾居民来往大陆通行证"),
    QT_TRANSLATE_NOOP("terms", "港澳台居民居住证"),
    QT_TRANSLATE_NOOP("terms", "外国人永久居留身份证"),
    QT_TRANSLATE_NOOP("terms", "其他"),
)
TASK_TYPES = (
    QT_TRANSLATE_NOOP("terms", "行政许可"),
    QT_TRANSLATE_NOOP("terms", "行政给付"),
    QT_TRANSLATE_NOOP("terms", "行政确认"),
    QT_TRANSLATE_NOOP("terms", "行政奖励"),
    QT_TRANSLATE_NOOP("terms", "行政裁决"),
    QT_TRANSLATE_NOOP("terms", "其他行政权力"),
    QT_TRANSLATE_NOOP("terms", "公共服务"),
)
PRIORITY_REASONS = (
    QT_TRANSLATE_NOOP("terms", "老年人"),
    QT_TRANSLATE_NOOP("terms", "残疾人"),
    QT_TRANSLATE_NOOP("terms", "军人"),
    QT_TRANSLATE_NOOP("terms", "孕妇"),
    QT_TRANSLATE_NOOP("terms", "绿色通道"),
)
CANCEL_REASONS = (
    QT_TRANSLATE_NOOP("terms", "本人改期"),
    QT_TRANSLATE_NOOP("terms", "本人不办了"),
    QT_TRANSLATE_NOOP("terms", "预约有误"),
)
PARK_REASONS = (
    QT_TRANSLATE_NOOP("terms", "去补材料、复印"),
    QT_TRANSLATE_NOOP("terms", "去填写表格"),
    QT_TRANSLATE_NOOP("terms", "去缴费"),
    QT_TRANSLATE_NOOP("terms", "等候部门答复"),
)
ENQUIRY_TOPICS = (
    QT_TRANSLATE_NOOP("terms", "材料咨询"),
    QT_TRANSLATE_NOOP("terms", "流程咨询"),
    QT_TRANSLATE_NOOP("terms", "进度查询"),
    QT_TRANSLATE_NOOP("terms", "找窗口"),
    QT_TRANSLATE_NOOP("terms", "办理时限"),
    QT_TRANSLATE_NOOP("terms", "收费标准"),
    QT_TRANSLATE_NOOP("terms", "填表指导"),
    QT_TRANSLATE_NOOP("terms", "其他咨询"),
)
"""首问负责: what was asked, each by its digit."""
PAUSE_REASONS = (
    QT_TRANSLATE_NOOP("terms", "短暂离开"),
    QT_TRANSLATE_NOOP("terms", "整理材料"),
    QT_TRANSLATE_NOOP("terms", "设备故障"),
    QT_TRANSLATE_NOOP("terms", "参加会议"),
    QT_TRANSLATE_NOOP("terms", "午间休息"),
)


def term(word: str) -> str:
    """The word in the interface's language; one that no list has, such as a reason of a clerk's own, as it is."""
    return QCoreApplication.translate("terms", word) if word else ""
