"""Codes and facts become sentences here and nowhere else (STYLE §3).

Source texts are Chinese; the tables hold them for the translators, `said` translates at the moment of use.
"""

import datetime as dt
from typing import Any

from PySide6.QtCore import QCoreApplication

from counter_app.domain.cases import CaseAction, CaseStatus, Verdict
from counter_app.domain.hall_time import HALL_TIME
from counter_app.domain.roles import Role
from counter_app.domain.tickets import TicketStatus
from counter_app.errors import Conflict, CounterError, NotFound, Unavailable
from counter_app.services.papers import PaperKind
from ui.marking import QT_TRANSLATE_NOOP

CONTEXT = "wording"


def said(text: str, **facts: Any) -> str:
    """The text in the interface's language, with its facts put in."""
    return QCoreApplication.translate(CONTEXT, text).format(**facts)


ERRORS = {
    "sign_in_failed": QT_TRANSLATE_NOOP("wording", "用户名或密码不对，请重新输入。"),
    "login_disabled": QT_TRANSLATE_NOOP("wording", "这个账号已停用，请联系中心管理员。"),
    "not_staff": QT_TRANSLATE_NOOP("wording", "这个账号不是本厅工作人员，请联系中心管理员。"),
    "schema_outdated": QT_TRANSLATE_NOOP(
        "wording", "数据库版本较旧，请管理员运行 counter-app upgrade 后再登录。"
    ),
    "schema_newer": QT_TRANSLATE_NOOP("wording", "数据库已升级，本机程序较旧，请先更新程序。"),
    "database_unreachable": QT_TRANSLATE_NOOP(
        "wording", "连不上数据库，请勿关闭窗口。操作是否已记录，恢复后自动核对。"
    ),
    "password_changed": QT_TRANSLATE_NOOP(
        "wording", "这个账号的密码已经更改，请用新密码重新登录。窗口里填写的内容都在，登录后接着办。"
    ),
    "login_lapsed": QT_TRANSLATE_NOOP(
        "wording", "这个账号已被停用，暂时不能再办理。填写的内容都在；请联系中心管理员，恢复后重新登录。"
    ),
    "took_too_long": QT_TRANSLATE_NOOP(
        "wording", "服务器忙，这一步等了太久，没有记录。已重新读取，请再操作一次。"
    ),
    "server_full": QT_TRANSLATE_NOOP(
        "wording", "服务器的连接已满，请稍候，会自动再试。一直如此请联系中心管理员。"
    ),
    "server_read_only": QT_TRANSLATE_NOOP(
        "wording",
        "连上的服务器现在只能查询，请稍候再办；一直如此，请在地址后加 target_session_attrs=read-write。",
    ),
    "server_disk_full": QT_TRANSLATE_NOOP("wording", "服务器的磁盘已满，这一步没有记录，请联系中心管理员。"),
    "no_primary": QT_TRANSLATE_NOOP(
        "wording", "服务器都在，但暂时没有一台可以办理（可能正在切换），会自动再试。"
    ),
    "not_admitted": QT_TRANSLATE_NOOP(
        "wording", "服务器 {place} 没有允许本机连接，请管理员在它的 pg_hba.conf 中加上本机网段。"
    ),
    "tls_required": QT_TRANSLATE_NOOP(
        "wording", "服务器 {place} 只接受加密的连接，请在数据库地址后加上 sslmode=verify-full。"
    ),
    "tls_not_offered": QT_TRANSLATE_NOOP(
        "wording", "服务器 {place} 没有开启加密，按设置不能连接。请管理员在服务器上设 ssl = on 并装好证书。"
    ),
    "tls_wrong_name": QT_TRANSLATE_NOOP(
        "wording", "服务器证书上的名称不是 {place}，没有连接。请核对地址；地址没错，请管理员换发证书。"
    ),
    "tls_unknown_issuer": QT_TRANSLATE_NOOP(
        "wording",
        "服务器 {place} 的证书不可信，没有连接。请核对 sslrootcert 文件；文件没错，可能有人冒充，请报告管理员。",
    ),
    "tls_expired": QT_TRANSLATE_NOOP(
        "wording", "服务器 {place} 的证书不在有效期内，没有连接。请核对本机日期；日期没错，请管理员更换证书。"
    ),
    "tls_failed": QT_TRANSLATE_NOOP(
        "wording", "与服务器 {place} 的加密没有谈成，没有连接。请管理员核对证书文件和 sslrootcert 文件。"
    ),
    "ca_missing": QT_TRANSLATE_NOOP(
        "wording", "本机没有核对服务器证书用的根证书，没有连接。请把它放好，并在地址后写明 sslrootcert=文件。"
    ),
    "password_on_command_line": QT_TRANSLATE_NOOP(
        "wording", "密码不要写在命令行上，本机其他人看得到。请改用环境变量 PGPASSWORD 或密码文件 ~/.pgpass。"
    ),
    "database_missing": QT_TRANSLATE_NOOP(
        "wording", "服务器上没有这个数据库，请管理员先运行 counter-app init。"
    ),
    "no_permission": QT_TRANSLATE_NOOP("wording", "您的岗位没有这项权限。如确需办理，请联系中心管理员。"),
    "changed_meanwhile": QT_TRANSLATE_NOOP("wording", "别处刚刚改动了同一内容，已重新读取，请看清后再操作。"),
    "action_id_reused": QT_TRANSLATE_NOOP("wording", "这次操作的编号已用于别的事项，请重新操作一次。"),
    "wrong_state": QT_TRANSLATE_NOOP("wording", "现在的状态不能这样操作，可能别处已经办过，已重新读取。"),
    "not_your_duty": QT_TRANSLATE_NOOP("wording", "这一步不属于您的岗位职责，请交由有权限的人员办理。"),
    "not_this_door": QT_TRANSLATE_NOOP("wording", "这个操作不能从这里进行。"),
    "window_not_held": QT_TRANSLATE_NOOP("wording", "您没有打开这个窗口，请重新选择窗口。"),
    "window_lost": QT_TRANSLATE_NOOP("wording", "这个窗口已由别处接管，请重新选择窗口。"),
    "window_taken": QT_TRANSLATE_NOOP("wording", "{window}号窗口正由{name}使用，请选择别的窗口。"),
    "window_unknown": QT_TRANSLATE_NOOP("wording", "没有这个窗口，请重新选择。"),
    "window_of_other_department": QT_TRANSLATE_NOOP("wording", "{window}号窗口属于别的部门。"),
    "window_busy": QT_TRANSLATE_NOOP("wording", "窗口还有一位正在办理，请先办结、挂起或转移。"),
    "not_in_turn": QT_TRANSLATE_NOOP("wording", "不能跳号，请按“叫下一位”依次呼叫。"),
    "ticket_elsewhere": QT_TRANSLATE_NOOP("wording", "{ticket}号正在{window}号窗口办理。"),
    "recall_maximum": QT_TRANSLATE_NOOP("wording", "已重呼{maximum}次，仍未到场请按过号处理。"),
    "recall_too_soon": QT_TRANSLATE_NOOP("wording", "刚刚呼叫过，请{seconds}秒后再重呼。"),
    "ticket_open": QT_TRANSLATE_NOOP(
        "wording", "这位群众在“{queue}”已有未办完的{ticket}号，不用再取，可以补打。"
    ),
    "ticket_of_other_window": QT_TRANSLATE_NOOP(
        "wording", "{ticket}号不在本窗口的队列，请由对应窗口呼叫，或先转移过来。"
    ),
    "ticket_of_earlier_day": QT_TRANSLATE_NOOP("wording", "{ticket}号是以前的号码，已经失效，请重新取号。"),
    "requeue_maximum": QT_TRANSLATE_NOOP(
        "wording", "{ticket}号过号后已重新排队{maximum}次，不能再排，请重新取号。"
    ),
    "no_show_is_final": QT_TRANSLATE_NOOP("wording", "本厅过号无效，请{ticket}号的群众重新取号。"),
    "window_alive": QT_TRANSLATE_NOOP(
        "wording", "没有窗口失联，{ticket}号不需要退回。已重新读取，请看清后再操作。"
    ),
    "priority_reason_unknown": QT_TRANSLATE_NOOP(
        "wording", "没有“{reason}”这种优先，请从老年人、残疾人、军人、孕妇、绿色通道中选择。"
    ),
    "green_channel_at_desk": QT_TRANSLATE_NOOP(
        "wording", "绿色通道由工作人员当面确认，请到导办台或窗口取号。"
    ),
    "people_count": QT_TRANSLATE_NOOP("wording", "一个号码的办理人数请填1到{most}。"),
    "visitor_unnamed": QT_TRANSLATE_NOOP("wording", "请填写证件种类和号码，或者不登记身份直接取号。"),
    "hall_closed": QT_TRANSLATE_NOOP("wording", "“{queue}”现在不取号，下次取号时间：{opens}。"),
    "slot_spent": QT_TRANSLATE_NOOP(
        "wording", "“{queue}”这个时段的{quota}个号已经取完，请在{until}以后再来取号，或者预约。"
    ),
    "number_unreadable": QT_TRANSLATE_NOOP("wording", "这不是号码。请输入如 A012 的号码，只输 12 也可以。"),
    "number_unknown": QT_TRANSLATE_NOOP("wording", "今天没有{number}号，请核对凭条上的号码。"),
    "number_of_other_day": QT_TRANSLATE_NOOP(
        "wording", "这是 {day} 的凭条，{number}号那天没有办完就已作废，请重新取号。"
    ),
    "number_of_other_queue": QT_TRANSLATE_NOOP(
        "wording", "{ticket}号是“{queue}”的号码，不在本窗口办理。请引导到相应窗口，或请对方转移过来。"
    ),
    "number_ambiguous": QT_TRANSLATE_NOOP("wording", "本窗口有{numbers}几个号码，请连字母一起输入。"),
    "number_reserved": QT_TRANSLATE_NOOP("wording", "{ticket}号已指定到{window}号窗口，请由该窗口呼叫。"),
    "number_parked": QT_TRANSLATE_NOOP("wording", "{ticket}号由{window}号窗口挂起，请由该窗口回呼。"),
    "number_parked_here": QT_TRANSLATE_NOOP("wording", "{ticket}号在本窗口挂起，请按 Shift+F6 回呼。"),
    "number_closed": QT_TRANSLATE_NOOP("wording", "{ticket}号已经办结或作废，请重新取号。"),
    "reason_missing": QT_TRANSLATE_NOOP("wording", "请写明理由，这一步要留有依据。"),
    "queue_unknown": QT_TRANSLATE_NOOP("wording", "没有这个队列，请重新选择。"),
    "notice_zone_unknown": QT_TRANSLATE_NOOP("wording", "没有这个专区，请重新选择。"),
    "enquiry_topic_missing": QT_TRANSLATE_NOOP("wording", "请先选一种咨询类别，再登记。"),
    "enquiry_referral_unclear": QT_TRANSLATE_NOOP(
        "wording", "只能转到一处：一个部门，或者本窗口以外的一个窗口。请重新选择。"
    ),
    "enquiry_of_other_visitor": QT_TRANSLATE_NOOP(
        "wording", "这个号码已不在本窗口，登记时请不要再附这个号码。"
    ),
    "notice_empty": QT_TRANSLATE_NOOP("wording", "通知没有内容，请写明要滚动显示的一句话。"),
    "notice_span": QT_TRANSLATE_NOOP(
        "wording", "通知的结束时间要晚于开始时间，也要晚于现在。请改正后再发布。"
    ),
    "identity_missing": QT_TRANSLATE_NOOP("wording", "请先填写证件号码，预约要记在本人名下。"),
    "identity_unusable": QT_TRANSLATE_NOOP(
        "wording", "证件类型或号码不对，请选对证件类型，再对照证件重新输入号码。"
    ),
    "booking_too_soon": QT_TRANSLATE_NOOP(
        "wording", "预约至少要提前 {days} 天，请改选后面的日期；今天来办请直接取号。"
    ),
    "booking_too_far": QT_TRANSLATE_NOOP(
        "wording", "只能预约 {days} 个工作日以内，最远到 {last}，请改选日期。"
    ),
    "hall_closed_on": QT_TRANSLATE_NOOP("wording", "{day} 大厅不开放，请改选别的日期。"),
    "slot_unknown": QT_TRANSLATE_NOOP("wording", "这一天没有这个预约时段，请重新选择时段。"),
    "slot_full": QT_TRANSLATE_NOOP("wording", "{starts}–{ends} 刚刚约满，请改选别的时段。"),
    "booked_already": QT_TRANSLATE_NOOP(
        "wording",
        "本人 {day} 已有 {queue} {starts}–{ends} 的预约（每天最多 {most} 次），请改选日期，或先取消原来的预约。",
    ),
    "booking": QT_TRANSLATE_NOOP("wording", "没有找到这个预约，请核对证件号码。"),
    "booking_unknown": QT_TRANSLATE_NOOP("wording", "没有找到这个预约，请核对证件号码。"),
    "booking_cancelled": QT_TRANSLATE_NOOP("wording", "这个预约已经取消，请直接取号或重新预约。"),
    "booking_of_other_queue": QT_TRANSLATE_NOOP("wording", "这个预约属于“{queue}”，请在那里签到取号。"),
    "booking_of_other_day": QT_TRANSLATE_NOOP(
        "wording", "预约的时间是 {day} {starts}–{ends}，请当天来签到取号。"
    ),
    "check_in_too_early": QT_TRANSLATE_NOOP(
        "wording", "预约的时段是 {starts}–{ends}，{open} 起可以签到，请稍候再来。"
    ),
    "check_in_too_late": QT_TRANSLATE_NOOP(
        "wording", "预约的时段 {starts}–{ends} 已经过了，预约作废，请直接取号排队。"
    ),
    "check_in_closed": QT_TRANSLATE_NOOP(
        "wording",
        "“{queue}”今天已经结束，预约的时段 {starts}–{ends} 不能再签到。请在开放时间再来取号，或者重新预约。",
    ),
    "checked_in_before": QT_TRANSLATE_NOOP("wording", "这个预约已经签到，号码是 {ticket}，请留意呼叫。"),
    "cancel_too_late": QT_TRANSLATE_NOOP(
        "wording", "离预约时段开始不到 {hours} 小时，不能再取消；不能来的，不用再办手续。"
    ),
    "day_still_to_come": QT_TRANSLATE_NOOP("wording", "{day} 还没有到，不能结束这一天的预约。"),
    "applicant_missing": QT_TRANSLATE_NOOP("wording", "请先填写申请人。"),
    "applicant_unknown": QT_TRANSLATE_NOOP("wording", "申请人信息没有保存成功，请再试一次。"),
    "item_not_in_force": QT_TRANSLATE_NOOP("wording", "这个事项目前不在办理目录中。"),
    "item_not_at_window": QT_TRANSLATE_NOOP("wording", "“{item}”不在本窗口办理，请引导到相应窗口。"),
    "materials_incomplete": QT_TRANSLATE_NOOP("wording", "还有{count}项材料没有齐全，不能受理。"),
    "nothing_deferred": QT_TRANSLATE_NOOP("wording", "没有可容缺的材料，请直接受理。"),
    "checklist_unfinished": QT_TRANSLATE_NOOP("wording", "还有{count}项材料没有核对，请先核对完，一次说全。"),
    "nothing_missing": QT_TRANSLATE_NOOP("wording", "材料没有缺漏，不需要告知补正。"),
    "second_notice_without_reason": QT_TRANSLATE_NOOP(
        "wording", "本件已告知过一次，再次告知须写明理由，并提示督查岗。"
    ),
    "acceptance_not_overdue": QT_TRANSLATE_NOOP("wording", "还没有超过告知期限，不能视为受理。"),
    "same_person_accepted": QT_TRANSLATE_NOOP(
        "wording", "受理与签批不能是同一人，请由另一位首席代表或负责人签批。"
    ),
    "case_of_other_department": QT_TRANSLATE_NOOP("wording", "这个办件属于别的部门。"),
    "not_deemed_accepted": QT_TRANSLATE_NOOP("wording", "这个事项的法律没有视为受理的规定。"),
    "not_article_45": QT_TRANSLATE_NOOP(
        "wording", "只有听证、检验、专家评审等八种程序可以停钟（行政许可法第四十五条）。"
    ),
    "receiver_missing": QT_TRANSLATE_NOOP("wording", "请写明由谁领取。"),
    "special_time_missing": QT_TRANSLATE_NOOP("wording", "请写明特别程序所需的工作日数。"),
    "extended_before": QT_TRANSLATE_NOOP("wording", "本件已经延期过一次，不能再次延期。"),
    "extension_too_long": QT_TRANSLATE_NOOP("wording", "超过了法律允许的延期天数。"),
    "calendar_missing": QT_TRANSLATE_NOOP("wording", "日历没有排到这一天，请管理员导入放假安排。"),
    "codes_exhausted": QT_TRANSLATE_NOOP("wording", "监管码号段已用完，请联系中心管理员。"),
    "codes_exhausted_offline": QT_TRANSLATE_NOOP("wording", "本机领用的监管码已用完，请联网同步后再收件。"),
    "code_not_leased": QT_TRANSLATE_NOOP("wording", "监管码{service_code}不在本点领用的号段内。"),
    "code_of_other_day": QT_TRANSLATE_NOOP(
        "wording", "监管码{service_code}的日期不在领用之后、今天之前，请校准本机日期后重新收件。"
    ),
    "code_used": QT_TRANSLATE_NOOP("wording", "监管码{service_code}已经用过，请联系中心管理员。"),
    "passphrase_wrong": QT_TRANSLATE_NOOP("wording", "口令不对，请重新输入。"),
    "store_damaged": QT_TRANSLATE_NOOP("wording", "本机离线库无法读取，请联系中心管理员恢复，不要删除文件。"),
    "snapshot_missing": QT_TRANSLATE_NOOP("wording", "本机还没有事项目录，请先联网同步一次。"),
    "practice_not_empty": QT_TRANSLATE_NOOP(
        "wording", "这个数据库里已有内容。模拟只能在空的练习库里进行：请另建一个空库，或者不写 --database。"
    ),
    "address_invalid": QT_TRANSLATE_NOOP(
        "wording", "数据库地址不对，应为 postgresql://主机/库名；几台互备写作 主机1:端口,主机2:端口。"
    ),
    "embedded_server": QT_TRANSLATE_NOOP("wording", "本机内置数据库启动失败（{cause}）。{detail}"),
    "unit_unknown": QT_TRANSLATE_NOOP("wording", "没有叫“{unit}”的单位，请先在大厅说明文件中写明。"),
    "zone_unknown": QT_TRANSLATE_NOOP("wording", "没有叫“{zone}”的专区，请先在大厅说明文件中写明。"),
    "item_unknown": QT_TRANSLATE_NOOP("wording", "没有事项“{item}”，请先导入目录。"),
    "staff_unknown": QT_TRANSLATE_NOOP("wording", "没有账号{login}。"),
    "role_unknown": QT_TRANSLATE_NOOP("wording", "没有这样的岗位：{roles}。"),
    "password_too_short": QT_TRANSLATE_NOOP("wording", "密码至少 {minimum} 位。"),
    "password_is_login": QT_TRANSLATE_NOOP("wording", "密码不能和用户名一样，请换一个。"),
    "password_well_known": QT_TRANSLATE_NOOP("wording", "这个密码太常见，很容易被猜到，请换一个。"),
    "password_wrong": QT_TRANSLATE_NOOP("wording", "原密码不对，请重新输入。"),
    "verifier_invalid": QT_TRANSLATE_NOOP("wording", "密码没有加密成功，请换一个密码再试。"),
    "file_not_written": QT_TRANSLATE_NOOP(
        "wording", "文件没有写成（{path}：{reason}），请检查文件夹后再试。"
    ),
    "points_exhausted": QT_TRANSLATE_NOOP("wording", "单位已满 999 个，监管码不够编排。"),
    "password_must_change": QT_TRANSLATE_NOOP(
        "wording", "这个密码是别人设的，请先在登录窗口登录一次，换成自己的密码。"
    ),
    "password_unchanged": QT_TRANSLATE_NOOP("wording", "新密码与原密码相同，请换一个。"),
    "beyond_your_list": QT_TRANSLATE_NOOP(
        "wording", "您的授权名单里没有这些岗位，不能授予或改动，请由数据库所有者办理。"
    ),
    "not_for_oneself": QT_TRANSLATE_NOOP(
        "wording", "不能给自己授权、停用自己或让自己代岗，请由另一位管理员办理。"
    ),
    "date_in_past": QT_TRANSLATE_NOOP("wording", "{day} 已经过去，只能从今天或以后的日期开始。"),
    "period_invalid": QT_TRANSLATE_NOOP("wording", "起止日期不对：请写明起止日期，结束不能早于开始。"),
    "period_too_long": QT_TRANSLATE_NOOP("wording", "一次最多看 {days} 天，请把起止日期选得近一些。"),
    "not_a_representative": QT_TRANSLATE_NOOP("wording", "{login} 不是首席代表，请先授予首席代表岗位。"),
    "item_of_other_department": QT_TRANSLATE_NOOP(
        "wording", "有的事项不属于这位首席代表的单位，请重新选择。"
    ),
    "outside_mandate": QT_TRANSLATE_NOOP(
        "wording", "这个事项不在您的授权书范围或期限内，请交由单位负责人签批，或请管理员登记授权。"
    ),
    "document_kind_unknown": QT_TRANSLATE_NOOP("wording", "没有这种文书，请更新程序后再试。"),
    "document_too_early": QT_TRANSLATE_NOOP("wording", "这一步还没有办，不能出具这份文书。"),
    "document_number_unused": QT_TRANSLATE_NOOP(
        "wording", "文书编号{number}没有用在文书上，没有保存，请重试。"
    ),
    "document_number_not_given": QT_TRANSLATE_NOOP("wording", "文书编号{number}不是本系统编的，没有保存。"),
    "document_without_subject": QT_TRANSLATE_NOOP("wording", "这份文书没有对应的办件或号码，没有保存。"),
    "document_unknown": QT_TRANSLATE_NOOP("wording", "没有找到这份文书，或者它不属于您的部门。"),
    "paper_bears_no_seal": QT_TRANSLATE_NOOP("wording", "这种文书不加盖行政审批专用章。"),
    "seal_before_decision": QT_TRANSLATE_NOOP("wording", "还没有作出决定，不能用章。"),
    "seal_of_other_department": QT_TRANSLATE_NOOP("wording", "这枚印章不属于作出决定的单位，或者已停用。"),
    "login_taken": QT_TRANSLATE_NOOP("wording", "用户名{login}已有人使用，请换一个。"),
    "login_invalid": QT_TRANSLATE_NOOP("wording", "用户名只能用小写字母、数字和下划线，并以字母开头。"),
    "log_is_append_only": QT_TRANSLATE_NOOP("wording", "办理记录只能追加，不能修改或删除。"),
    "nobody_to_rate": QT_TRANSLATE_NOOP(
        "wording", "{minutes} 分钟内本窗口没有您办理的群众，没有可邀请的评价。请在办理中或刚办结时邀请。"
    ),
    "pad_of_other_window": QT_TRANSLATE_NOOP(
        "wording",
        "账号 {login} 是 {window} 号窗口的评价器，不能用在别的窗口。请用 --window {window}，或者换账号。",
    ),
    "pad_window_missing": QT_TRANSLATE_NOOP(
        "wording", "评价器 {login} 写的 {window} 号窗口不存在，请改正大厅文件的 staff 或 windows。"
    ),
    "pad_window_unknown": QT_TRANSLATE_NOOP(
        "wording", "没有 {window} 号窗口。本厅有：{known}。请改正 --window。"
    ),
    "rating_given": QT_TRANSLATE_NOOP("wording", "这次服务已经评价过，一次服务只评价一次。"),
    "rating_late": QT_TRANSLATE_NOOP("wording", "已超过评价期限，没有记录。"),
    "rating_time": QT_TRANSLATE_NOOP("wording", "评价时间早于办理或晚于现在，没有记录，请核对时间。"),
    "rating_level": QT_TRANSLATE_NOOP("wording", "请先选择整体满意度。"),
    "invitation_unknown": QT_TRANSLATE_NOOP("wording", "没有这次评价邀请，请等待窗口办结后再评价。"),
    "ratings": QT_TRANSLATE_NOOP("wording", "这段时间没有办结的服务，没有可统计的评价。请换一段时间。"),
    "zone": QT_TRANSLATE_NOOP("wording", "没有叫“{zone}”的专区。"),
    "public_window": QT_TRANSLATE_NOOP("wording", "没有 {window} 号窗口。"),
    "ticket": QT_TRANSLATE_NOOP("wording", "没有找到这个号码。"),
    "case": QT_TRANSLATE_NOOP("wording", "没有找到这个办件，或者它不属于您的部门。"),
    "guide": QT_TRANSLATE_NOOP("wording", "这个事项还没有办事指南，请管理员先补全目录。"),
    "paper": QT_TRANSLATE_NOOP("wording", "没有找到这份文书。"),
    "text_not_allowed": QT_TRANSLATE_NOOP(
        "wording", "填写的文字太长，或者有控制符、残缺字符等看不见的内容，没有保存。请删改后再试。"
    ),
    "cell_too_long": QT_TRANSLATE_NOOP(
        "wording", "“{begins}…”太长，工作簿的一格放不下，请先在原文件里缩短，或者转换为 YAML。"
    ),
    "text_too_long": QT_TRANSLATE_NOOP("wording", "文字太长，最多 {max_length} 个字，请缩短后再试。"),
    "phone_invalid": QT_TRANSLATE_NOOP(
        "wording", "电话号码不对：手机号写 11 位，座机写区号和号码（023-68001234），境外号码以 + 开头。"
    ),
    "value_not_allowed": QT_TRANSLATE_NOOP(
        "wording", "有一项内容不合规定（{constraint}），没有保存，请核对后再试。"
    ),
    "printer_failed": QT_TRANSLATE_NOOP(
        "wording", "打印没有成功（{reason}）。文书已经登记，可在办件中补打。"
    ),
}
"""One sentence for each answer: what is wrong and what to do."""

UNKNOWN_ERROR = QT_TRANSLATE_NOOP("wording", "操作没有完成（{code}）。请再试一次；仍不成功请联系中心管理员。")
BUG = QT_TRANSLATE_NOOP("wording", "程序出现意外，已记入日志。您填写的内容仍在，请再试一次。")


def sentence_for(error: Exception) -> str:
    """What is wrong and what to do, for a person at a counter; a bug gets one calm sentence."""
    if not isinstance(error, CounterError):
        return said(BUG)
    text = ERRORS.get(error.code)
    if text is None:
        return said(UNKNOWN_ERROR, code=error.code)
    try:
        return said(text, **{name: _short(fact) for name, fact in error.facts.items()})
    except KeyError:
        return said(UNKNOWN_ERROR, code=error.code)


def _short(fact: Any) -> Any:
    """A refused text stands in its sentence, but not all ten megabytes of it."""
    return f"{fact[:200]}…" if isinstance(fact, str) and len(fact) > 200 else fact


def tone_for(error: Exception) -> str:
    """The tone of a banner: a refusal warns; a lost line, a bug and a paper that did not come out are bad."""
    if isinstance(error, Unavailable) or not isinstance(error, CounterError):
        return "bad"
    if error.code == "printer_failed":
        return "bad"
    return "info" if isinstance(error, Conflict | NotFound) else "warn"


CASE_STATUS = {
    CaseStatus.RECEIVED: QT_TRANSLATE_NOOP("wording", "收件中"),
    CaseStatus.AWAITING_SUPPLEMENT: QT_TRANSLATE_NOOP("wording", "待补正"),
    CaseStatus.ACCEPTED: QT_TRANSLATE_NOOP("wording", "已受理"),
    CaseStatus.DECLINED: QT_TRANSLATE_NOOP("wording", "不予受理"),
    CaseStatus.NOT_REQUIRED: QT_TRANSLATE_NOOP("wording", "无须办理"),
    CaseStatus.UNDER_REVIEW: QT_TRANSLATE_NOOP("wording", "审查中"),
    CaseStatus.SUSPENDED: QT_TRANSLATE_NOOP("wording", "停钟"),
    CaseStatus.PENDING_SIGN_OFF: QT_TRANSLATE_NOOP("wording", "待签批"),
    CaseStatus.PENDING_LEADER: QT_TRANSLATE_NOOP("wording", "待负责人签发"),
    CaseStatus.APPROVED: QT_TRANSLATE_NOOP("wording", "已准予"),
    CaseStatus.REFUSED: QT_TRANSLATE_NOOP("wording", "不予办理"),
    CaseStatus.ISSUED: QT_TRANSLATE_NOOP("wording", "待领取"),
    CaseStatus.DELIVERED: QT_TRANSLATE_NOOP("wording", "已送达"),
    CaseStatus.WITHDRAWN: QT_TRANSLATE_NOOP("wording", "已撤回"),
}

CASE_ACTION = {
    CaseAction.RECEIVE: QT_TRANSLATE_NOOP("wording", "收件"),
    CaseAction.CORRECT: QT_TRANSLATE_NOOP("wording", "当场更正"),
    CaseAction.REQUEST_SUPPLEMENT: QT_TRANSLATE_NOOP("wording", "一次性告知"),
    CaseAction.SUPPLEMENT: QT_TRANSLATE_NOOP("wording", "补正"),
    CaseAction.ACCEPT: QT_TRANSLATE_NOOP("wording", "受理"),
    CaseAction.ACCEPT_DEFERRED: QT_TRANSLATE_NOOP("wording", "容缺受理"),
    CaseAction.DEEM_ACCEPTED: QT_TRANSLATE_NOOP("wording", "视为受理"),
    CaseAction.DECLINE: QT_TRANSLATE_NOOP("wording", "不予受理"),
    CaseAction.DECLARE_NOT_REQUIRED: QT_TRANSLATE_NOOP("wording", "告知不受理"),
    CaseAction.REVIEW: QT_TRANSLATE_NOOP("wording", "审查"),
    CaseAction.STOP_CLOCK: QT_TRANSLATE_NOOP("wording", "特别程序停钟"),
    CaseAction.RESUME_CLOCK: QT_TRANSLATE_NOOP("wording", "恢复计时"),
    CaseAction.EXTEND: QT_TRANSLATE_NOOP("wording", "延期"),
    CaseAction.SUBMIT: QT_TRANSLATE_NOOP("wording", "送签批"),
    CaseAction.RETURN_TO_REVIEW: QT_TRANSLATE_NOOP("wording", "退回审查"),
    CaseAction.ESCALATE: QT_TRANSLATE_NOOP("wording", "报负责人签发"),
    CaseAction.APPROVE: QT_TRANSLATE_NOOP("wording", "准予"),
    CaseAction.REFUSE: QT_TRANSLATE_NOOP("wording", "不予办理"),
    CaseAction.ISSUE: QT_TRANSLATE_NOOP("wording", "制证"),
    CaseAction.DELIVER: QT_TRANSLATE_NOOP("wording", "送达"),
    CaseAction.WITHDRAW: QT_TRANSLATE_NOOP("wording", "撤回"),
}

TICKET_STATUS = {
    TicketStatus.WAITING: QT_TRANSLATE_NOOP("wording", "等候"),
    TicketStatus.CALLED: QT_TRANSLATE_NOOP("wording", "已呼叫"),
    TicketStatus.SERVING: QT_TRANSLATE_NOOP("wording", "正在办理"),
    TicketStatus.PARKED: QT_TRANSLATE_NOOP("wording", "挂起"),
    TicketStatus.NO_SHOW: QT_TRANSLATE_NOOP("wording", "过号"),
    TicketStatus.DONE: QT_TRANSLATE_NOOP("wording", "已办结"),
    TicketStatus.CANCELLED: QT_TRANSLATE_NOOP("wording", "已取消"),
}

VERDICT = {
    Verdict.PENDING: QT_TRANSLATE_NOOP("wording", "未核"),
    Verdict.OK: QT_TRANSLATE_NOOP("wording", "合格"),
    Verdict.MISSING: QT_TRANSLATE_NOOP("wording", "缺"),
    Verdict.WRONG: QT_TRANSLATE_NOOP("wording", "不符"),
    Verdict.NOT_APPLICABLE: QT_TRANSLATE_NOOP("wording", "不适用"),
}

ROLE = {
    Role.CLERK: QT_TRANSLATE_NOOP("wording", "窗口岗"),
    Role.REVIEWER: QT_TRANSLATE_NOOP("wording", "审查岗"),
    Role.CHIEF_REPRESENTATIVE: QT_TRANSLATE_NOOP("wording", "首席代表"),
    Role.LEADER: QT_TRANSLATE_NOOP("wording", "单位负责人"),
    Role.SUPERVISOR: QT_TRANSLATE_NOOP("wording", "督查岗"),
    Role.AGENT: QT_TRANSLATE_NOOP("wording", "代办员"),
    Role.TOWNSHIP_CLERK: QT_TRANSLATE_NOOP("wording", "镇街初审岗"),
    Role.CENTRE_ADMIN: QT_TRANSLATE_NOOP("wording", "中心管理员"),
    Role.KIOSK: QT_TRANSLATE_NOOP("wording", "取号机"),
    Role.BOARD: QT_TRANSLATE_NOOP("wording", "大厅屏"),
    Role.RATING_PAD: QT_TRANSLATE_NOOP("wording", "评价器"),
}

PAPER = {
    PaperKind.TICKET: QT_TRANSLATE_NOOP("wording", "取号凭条"),
    PaperKind.MATERIAL_RECEIPT: QT_TRANSLATE_NOOP("wording", "申请材料接收凭证"),
    PaperKind.ONE_TIME_NOTICE: QT_TRANSLATE_NOOP("wording", "一次性告知单"),
    PaperKind.ACCEPTANCE_NOTICE: QT_TRANSLATE_NOOP("wording", "受理通知书"),
    PaperKind.NON_ACCEPTANCE: QT_TRANSLATE_NOOP("wording", "不予受理决定书"),
    PaperKind.NOT_REQUIRED: QT_TRANSLATE_NOOP("wording", "不受理告知书"),
    PaperKind.APPROVAL: QT_TRANSLATE_NOOP("wording", "准予行政许可决定书"),
    PaperKind.REFUSAL: QT_TRANSLATE_NOOP("wording", "不予行政许可决定书"),
    PaperKind.CERTIFICATE: QT_TRANSLATE_NOOP("wording", "证照"),
    PaperKind.DELIVERY_RECEIPT: QT_TRANSLATE_NOOP("wording", "送达回证"),
}

WEEKDAYS = QT_TRANSLATE_NOOP("wording", "周一 周二 周三 周四 周五 周六 周日")
UNITS = {
    "working_day": QT_TRANSLATE_NOOP("wording", "{days} 个工作日"),
    "calendar_day": QT_TRANSLATE_NOOP("wording", "{days} 日"),
    "month": QT_TRANSLATE_NOOP("wording", "{days} 个月"),
    "on_the_spot": QT_TRANSLATE_NOOP("wording", "当场"),
}


def weekday(day: dt.date) -> str:
    """周五."""
    return said(WEEKDAYS).split(" ")[day.weekday()]


def clock(moment: dt.datetime) -> str:
    """2026-11-20 周五 10:42, in the hall's time."""
    local = moment.astimezone(HALL_TIME)
    return f"{local:%Y-%m-%d} {weekday(local.date())} {local:%H:%M}"


def short_time(moment: dt.datetime) -> str:
    """11-20 10:36, in the hall's time."""
    return f"{moment.astimezone(HALL_TIME):%m-%d %H:%M}"


def short_day(day: dt.date) -> str:
    """11-27 周五."""
    return f"{day:%m-%d} {weekday(day)}"


def time_limit(days: int, unit: str) -> str:
    """10 个工作日, or 当场 for a limit of zero."""
    return said(UNITS["on_the_spot"] if days == 0 else UNITS[unit], days=days)


MINUTES = QT_TRANSLATE_NOOP("wording", "{minutes} 分")
HOURS = QT_TRANSLATE_NOOP("wording", "{hours} 小时 {minutes} 分")


def waited(since: dt.datetime, now: dt.datetime) -> str:
    """18 分, or 2 小时 5 分."""
    minutes = max(0, int((now - since).total_seconds() // 60))
    if minutes < 60:
        return said(MINUTES, minutes=minutes)
    return said(HOURS, hours=minutes // 60, minutes=minutes % 60)


DAYS_LEFT = QT_TRANSLATE_NOOP("wording", "剩 {days} 日")
DUE_TODAY = QT_TRANSLATE_NOOP("wording", "今日到期")
DAYS_OVER = QT_TRANSLATE_NOOP("wording", "超 {days} 日")


def remaining(days: int | None) -> str:
    """剩 2 日, 今日到期, 超 3 日 in working days; nothing without a date."""
    if days is None:
        return ""
    if days == 0:
        return said(DUE_TODAY)
    return said(DAYS_LEFT, days=days) if days > 0 else said(DAYS_OVER, days=-days)
