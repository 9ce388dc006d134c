"""What an examination of a machine says of its voice."""

from collections.abc import Sequence

from counter_app.findings import Finding

NAME = "语音"


def finding_of_voice(
    *, missing: Sequence[str], is_silenced: bool, speaker: str, is_engine: bool, has_card: bool
) -> Finding:
    """`missing` are recordings that are not there; `speaker` is empty where nothing plays a sound."""
    if missing:
        return Finding(
            name=NAME,
            ok=False,
            sentence=f"缺少录音文件：{'、'.join(missing)}。",
            remedy="程序安装不完整，请重新安装，使 resources/voice 中有上述文件。",
        )
    if is_silenced:
        return Finding(name=NAME, ok=True, sentence="按设置（voice = none）不出声。")
    if not speaker:
        return _lacks(
            "本机没有能放音的程序。", "请安装放音程序：apt-get install alsa-utils（Debian、麒麟、统信）。"
        )
    if not is_engine and not has_card:
        return _lacks(
            "没有发现声卡，播报恐怕放不出来。", "请接好声卡或音箱，再由系统管理员检查驱动（aplay -l）。"
        )
    speaks = f"语音引擎 {speaker}" if is_engine else f"自带录音，经 {speaker} 放音"
    return Finding(name=NAME, ok=True, sentence=f"叫号播报用：{speaks}。")


def _lacks(sentence: str, remedy: str) -> Finding:
    """A notice: only machines that announce calls need a sound."""
    return Finding(
        name=NAME,
        ok=False,
        sentence=sentence,
        remedy=f"本机不播报叫号则无须处理；要播报时：{remedy}",
        is_notice=True,
    )
