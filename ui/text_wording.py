"""What is wrong with a typed text, in sentences."""

from counter_app.domain.text_kinds import TextKind, max_length
from counter_app.domain.text_rules import InvalidText, TextFault
from ui.marking import QT_TRANSLATE_NOOP
from ui.wording import said

TEXT_PROBLEMS: dict[str, str] = {
    TextFault.CONTROL_CHARACTER: QT_TRANSLATE_NOOP("wording", "这一栏里有看不见的控制符，请删除后重新录入。"),
    TextFault.LONE_SURROGATE: QT_TRANSLATE_NOOP("wording", "这一栏里有残缺的字符，请重新录入。"),
    TextFault.BIDI_CONTROL: QT_TRANSLATE_NOOP("wording", "这一栏里有改变文字方向的符号，请删除后重新录入。"),
    TextFault.NONCHARACTER: QT_TRANSLATE_NOOP("wording", "这一栏里有无效字符，请重新录入。"),
    TextFault.TOO_LONG: QT_TRANSLATE_NOOP("wording", "这一栏太长，请缩短。"),
    TextFault.NUMBER_CHARACTER: QT_TRANSLATE_NOOP(
        "wording", "证件号码里有不能使用的字符，请对照证件重新录入。"
    ),
    TextFault.LOGIN: QT_TRANSLATE_NOOP("wording", "用户名只能用小写字母、数字和下划线，并以字母开头。"),
    TextFault.PHONE: QT_TRANSLATE_NOOP(
        "wording",
        "电话号码不对：手机号写 11 位，座机写区号和号码（023-68001234，可加 -分机号），境外号码以 + 开头。",
    ),
}
PASTE_TOO_LONG = QT_TRANSLATE_NOOP(
    "wording", "要粘贴的文字有 {length} 个字，这一栏最多 {most} 个字，没有粘贴；原有内容未变。"
)
PASTE_CLEANED = QT_TRANSLATE_NOOP("wording", "粘贴时去掉了看不见的控制符，请核对。")


def text_problem(fault: InvalidText) -> str:
    """One sentence for a text that cannot be recorded."""
    return said(TEXT_PROBLEMS[fault.code])


def paste_too_long(kind: TextKind, length: int) -> str:
    """Why nothing was pasted."""
    return said(PASTE_TOO_LONG, length=length, most=max_length(kind))
