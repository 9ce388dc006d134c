"""Which voice speaks on this machine, by the desk's settings and by what is installed."""

import logging
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from counter_app.findings import Finding
from counter_app.settings import Settings
from counter_app.voice.finding import finding_of_voice
from counter_app.voice.recordings import Recordings
from ui.desk import PublicDesk
from ui.hall.announcer import Announcer, Player, RecordedSpeaker, Speaker
from ui.hall.announcer_engine import EngineSpeaker, chinese_engine
from ui.hall.announcer_players import NullPlayer, players
from ui.hall.voice_presenter import VoicePresenter

SOUND_CARDS = Path("/proc/asound/cards")

_log = logging.getLogger(__name__)


def voice_of(settings: Settings, desk: PublicDesk, zone: str, parent: QObject) -> VoicePresenter:
    """The voice of a zone, or of the whole hall; it listens once its desk tells of changes."""
    speaking = speakers(settings, parent)
    if not speaking:
        _log.warning(
            "no voice: nothing on this machine plays a sound; `counter-app doctor` says what to install"
        )
    return VoicePresenter(
        desk,
        Announcer(speaking, settings.voice_repeats, parent),
        zone,
        parent,
        says_yao=settings.says_yao,
        tells_pauses=settings.tells_pauses,
    )


def speakers(settings: Settings, parent: QObject) -> list[Speaker]:
    """The best first; each of the others is there in case the one before it fails."""
    recordings = Recordings()
    if settings.voice == "none":
        return [RecordedSpeaker(recordings, NullPlayer(parent))]
    found = players(parent)
    engine = chinese_engine(parent) if settings.voice != "recorded" else None
    gong: Player = found[0] if found else NullPlayer(parent)
    spoken: list[Speaker] = [EngineSpeaker(engine, recordings, gong, parent)] if engine else []
    return [*spoken, *(RecordedSpeaker(recordings, player) for player in found)]


def voice_finding(settings: Settings) -> Finding:
    """Which voice would speak here, or what to install."""
    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    parent = QObject(application)
    try:
        return finding_of(settings, speakers(settings, parent), Recordings(), SOUND_CARDS)
    finally:
        parent.deleteLater()


def finding_of(settings: Settings, speaking: list[Speaker], recordings: Recordings, cards: Path) -> Finding:
    """`speaking` as `speakers` finds them; `cards` is where Linux lists the sound cards."""
    first = speaking[0] if speaking else None
    return finding_of_voice(
        missing=recordings.missing(),
        is_silenced=settings.voice == "none",
        speaker=_player_of(first) if first else "",
        is_engine=isinstance(first, EngineSpeaker),
        has_card=not _has_no_card(cards),
    )


def _player_of(speaker: Speaker) -> str:
    if isinstance(speaker, EngineSpeaker):
        return speaker.name
    return speaker.name.removeprefix("recorded (").removesuffix(")")


def _has_no_card(cards: Path) -> bool:
    try:
        return "no soundcards" in cards.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return sys.platform == "linux"  # a kernel without sound; other systems keep no such list
