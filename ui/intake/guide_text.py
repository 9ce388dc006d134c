"""The ten elements that a guide must have, as headed lines (一次性告知 and posting alike)."""

from PySide6.QtCore import QCoreApplication

from counter_app.domain.cases import Necessity
from counter_app.services.items import Guide, Limit, Requirement
from ui.terms import term
from ui.wording import time_limit


def guide_sections(guide: Guide) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(heading, lines) of the ten elements, in the order of the published guides."""
    limits = tuple(_limit(limit) for limit in guide.limits)
    sections = (
        (QCoreApplication.translate("GuideText", "事项名称和编码"), (f"{guide.name}  {guide.code}",)),
        (
            QCoreApplication.translate("GuideText", "事项类型"),
            (f"{term(guide.task_type)}  {term(guide.case_type)}",),
        ),
        (QCoreApplication.translate("GuideText", "实施机关"), (guide.department_name,)),
        (QCoreApplication.translate("GuideText", "办理权限"), (guide.authority,)),
        (QCoreApplication.translate("GuideText", "设定依据"), guide.legal_basis),
        (QCoreApplication.translate("GuideText", "受理条件"), guide.conditions),
        (
            QCoreApplication.translate("GuideText", "申报材料"),
            tuple(_material(each) for each in guide.requirements),
        ),
        (QCoreApplication.translate("GuideText", "办理程序"), (" → ".join(guide.procedure),)),
        (QCoreApplication.translate("GuideText", "办理时限"), limits),
        (
            QCoreApplication.translate("GuideText", "收费"),
            (guide.fee or QCoreApplication.translate("GuideText", "不收费"),),
        ),
        (QCoreApplication.translate("GuideText", "办理结果"), (guide.result_name,)),
        (QCoreApplication.translate("GuideText", "补正规则的依据"), (guide.supplement_basis,)),
    )
    filled = ((title, tuple(line for line in lines if line.strip())) for title, lines in sections)
    return tuple(
        (title, lines or (QCoreApplication.translate("GuideText", "目录中没有写明"),))
        for title, lines in filled
    )


def _material(required: Requirement) -> str:
    counts = []
    if required.original_count:
        counts.append(
            QCoreApplication.translate("GuideText", "原件 {count} 份").format(count=required.original_count)
        )
    if required.copy_count:
        counts.append(
            QCoreApplication.translate("GuideText", "复印件 {count} 份").format(count=required.copy_count)
        )
    if required.necessity != Necessity.REQUIRED:
        counts.append(term(required.necessity))
    if required.on_site_check:
        counts.append(QCoreApplication.translate("GuideText", "现场核验原件"))
    note = (
        QCoreApplication.translate("GuideText", "（{note}）").format(note=required.note)
        if required.note
        else ""
    )
    told = QCoreApplication.translate("GuideText", "，").join(counts)
    return f"{required.position}. {required.name}  {told}{note}"


def _limit(limit: Limit) -> str:
    kind = (
        QCoreApplication.translate("GuideText", "承诺")
        if limit.kind == "promised"
        else QCoreApplication.translate("GuideText", "法定")
    )
    starts = {
        "accepted": QCoreApplication.translate("GuideText", "自受理之日起"),
        "received": QCoreApplication.translate("GuideText", "自收件之日起"),
    }
    start = starts.get(limit.clock_start, limit.start_event)
    return f"{kind} {time_limit(limit.days, limit.unit)}  {start}".strip()
