"""Levels, dimensions, phrases and follow-ups in words."""

from counter_app.domain.lamps import Lamp
from counter_app.domain.ratings import (
    Dimension,
    FollowUpAction,
    FollowUpStatus,
    Level,
    RatingSource,
    follow_up_lamp,
)
from counter_app.services.ratings import GroupedBy, SeenRating
from ui.marking import QT_TRANSLATE_NOOP
from ui.styles.tokens import Tone
from ui.widgets.lamp import lamp_pill
from ui.widgets.pill import Pill
from ui.widgets.symbol import Symbol
from ui.wording import remaining, said

LEVEL = {
    Level.VERY_SATISFIED: QT_TRANSLATE_NOOP("wording", "非常满意"),
    Level.SATISFIED: QT_TRANSLATE_NOOP("wording", "满意"),
    Level.BASICALLY_SATISFIED: QT_TRANSLATE_NOOP("wording", "基本满意"),
    Level.DISSATISFIED: QT_TRANSLATE_NOOP("wording", "不满意"),
    Level.VERY_DISSATISFIED: QT_TRANSLATE_NOOP("wording", "非常不满意"),
}
OVERALL = QT_TRANSLATE_NOOP("wording", "整体满意度")
DIMENSION = {
    Dimension.EFFICIENCY: QT_TRANSLATE_NOOP("wording", "服务效率"),
    Dimension.SKILL: QT_TRANSLATE_NOOP("wording", "服务水平"),
    Dimension.ATTITUDE: QT_TRANSLATE_NOOP("wording", "服务态度"),
}
PRAISE = (
    QT_TRANSLATE_NOOP("wording", "服务热情周到"),
    QT_TRANSLATE_NOOP("wording", "办理快捷高效"),
    QT_TRANSLATE_NOOP("wording", "一次讲清材料"),
    QT_TRANSLATE_NOOP("wording", "业务熟练"),
    QT_TRANSLATE_NOOP("wording", "等候时间短"),
    QT_TRANSLATE_NOOP("wording", "环境整洁有序"),
)
BLAME = (
    QT_TRANSLATE_NOOP("wording", "窗口态度不好"),
    QT_TRANSLATE_NOOP("wording", "等候时间太长"),
    QT_TRANSLATE_NOOP("wording", "没有一次告知"),
    QT_TRANSLATE_NOOP("wording", "多次跑动"),
    QT_TRANSLATE_NOOP("wording", "材料要求不合理"),
    QT_TRANSLATE_NOOP("wording", "承诺时间没办结"),
)
"""What visitors of halls mostly name (attitude, material taken in, several trips, the promised date). Recorded in
Chinese whatever language the pad speaks: the supervisor reads them all in one."""
PHONE_LEFT = QT_TRANSLATE_NOOP("wording", "联系电话：{phone}")
STATUS = {
    FollowUpStatus.OPEN: QT_TRANSLATE_NOOP("wording", "待回访"),
    FollowUpStatus.CONTACTED: QT_TRANSLATE_NOOP("wording", "待整改"),
    FollowUpStatus.FIXED: QT_TRANSLATE_NOOP("wording", "已整改"),
    FollowUpStatus.EXPLAINED: QT_TRANSLATE_NOOP("wording", "已说明"),
    FollowUpStatus.UNFOUNDED: QT_TRANSLATE_NOOP("wording", "不属实"),
}
ACTION = {
    FollowUpAction.CONTACT: QT_TRANSLATE_NOOP("wording", "回访核实"),
    FollowUpAction.FIX: QT_TRANSLATE_NOOP("wording", "整改到位"),
    FollowUpAction.EXPLAIN: QT_TRANSLATE_NOOP("wording", "说明理由"),
    FollowUpAction.UNFOUNDED: QT_TRANSLATE_NOOP("wording", "查证不属实"),
}
SOURCE = {
    RatingSource.PAD: QT_TRANSLATE_NOOP("wording", "评价器"),
    RatingSource.QR: QT_TRANSLATE_NOOP("wording", "扫码"),
}
GROUPED = {
    GroupedBy.WINDOW: QT_TRANSLATE_NOOP("wording", "按窗口"),
    GroupedBy.CLERK: QT_TRANSLATE_NOOP("wording", "按人员"),
    GroupedBy.ITEM: QT_TRANSLATE_NOOP("wording", "按事项"),
    GroupedBy.DAY: QT_TRANSLATE_NOOP("wording", "按日"),
    GroupedBy.MONTH: QT_TRANSLATE_NOOP("wording", "按月"),
}
STARS = QT_TRANSLATE_NOOP("wording", "{count} 星 {level}")
NOT_RATED = QT_TRANSLATE_NOOP("wording", "未评")
_TONES = {
    Level.VERY_SATISFIED: Tone.OK,
    Level.SATISFIED: Tone.OK,
    Level.BASICALLY_SATISFIED: Tone.NEUTRAL,
    Level.DISSATISFIED: Tone.WARN,
    Level.VERY_DISSATISFIED: Tone.BAD,
}


def level_pill(level: Level) -> Pill:
    """2 星 不满意: the number says it, too."""
    return Pill(said(STARS, count=int(level), level=said(LEVEL[level])), _TONES[level], Symbol.STAR)


def level_words(level: Level | None) -> str:
    return said(NOT_RATED) if level is None else said(LEVEL[level])


def status_pill(rating: SeenRating) -> tuple[Pill, ...]:
    """Where the follow-up stands; nothing for a rating that is not bad."""
    if rating.status is None:
        return ()
    tone = Tone.INFO if not rating.status.is_closed else Tone.NEUTRAL
    if rating.status is FollowUpStatus.FIXED:
        tone = Tone.OK
    return (Pill(said(STATUS[rating.status]), tone),)


def due_pill(rating: SeenRating) -> tuple[Pill, ...]:
    """The lamp of what is due next, with the working days that are left."""
    if rating.due_on is None:
        return ()
    lamp: Lamp = follow_up_lamp(rating.days_left)
    return (lamp_pill(lamp, remaining(rating.days_left)),)
