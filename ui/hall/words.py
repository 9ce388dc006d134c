"""What public screens say where a list of official words has more in it than a visitor needs."""

from PySide6.QtCore import QCoreApplication

from ui.marking import QT_TRANSLATE_NOOP

PAUSES = {
    QT_TRANSLATE_NOOP("terms", "短暂离开"): QT_TRANSLATE_NOOP("PublicWords", "工作人员暂时离开，马上回来"),
    QT_TRANSLATE_NOOP("terms", "整理材料"): QT_TRANSLATE_NOOP("PublicWords", "正在整理材料"),
    QT_TRANSLATE_NOOP("terms", "设备故障"): QT_TRANSLATE_NOOP("PublicWords", "设备检修"),
    QT_TRANSLATE_NOOP("terms", "参加会议"): QT_TRANSLATE_NOOP("PublicWords", "工作人员公务外出"),
    QT_TRANSLATE_NOOP("terms", "午间休息"): QT_TRANSLATE_NOOP("PublicWords", "午间休息"),
}
"""By the reason that `public_pause` lets out (db/sql/37_screens.sql)."""


def pause_words(reason: str) -> str:
    """The public wording of a reason; empty where none is for the public."""
    words = PAUSES.get(reason)
    return QCoreApplication.translate("PublicWords", words) if words else ""
