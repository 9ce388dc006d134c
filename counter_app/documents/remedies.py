"""怎样补正: what is wrong and what to bring, from the facts of a defect, in the words of the notice's template."""

from dataclasses import dataclass

from counter_app.documents.one_time_notice import TEMPLATE_VERSION
from counter_app.documents.wording import Wording, load_wording

_ENDS = ("。", "！", "？", "；")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortage:
    """The facts of one defect.

    Attributes:
        is_wrong: handed in and not in order; otherwise it is missing.
        originals_short, copies_short: the pieces still to bring.
        originals_required, copies_required: the pieces that the item asks for.
        finding: what the clerk wrote; may be empty.
    """

    is_wrong: bool
    originals_short: int
    copies_short: int
    originals_required: int
    copies_required: int
    finding: str
    on_site_check: bool


def remedy_sentence(shortage: Shortage) -> str:
    """What is wrong with the material, if it was handed in, and what to bring; never empty.

    A wrong material is brought again as the finding says; with no finding, in every piece that the item asks
    for, since nobody can say then which of them would do.
    """
    wording = load_wording("one_time_notice", TEMPLATE_VERSION)
    said = _wrong(shortage, wording) if shortage.is_wrong else _missing(shortage, wording)
    if shortage.on_site_check and shortage.copies_short:
        said.append(wording.text("bring_for_checking"))
    return "".join(said)


def _missing(shortage: Shortage, wording: Wording) -> list[str]:
    pieces = _pieces(shortage.originals_short, shortage.copies_short, wording)
    return [_with("bring", pieces, wording), _ended(shortage.finding)]


def _wrong(shortage: Shortage, wording: Wording) -> list[str]:
    if not shortage.finding:
        pieces = _pieces(shortage.originals_required, shortage.copies_required, wording)
        return [wording.text("not_in_order"), _with("bring_anew", pieces, wording)]
    pieces = _pieces(shortage.originals_short, shortage.copies_short, wording)
    return [_ended(shortage.finding), _with("mend", pieces, wording)]


def _with(key: str, pieces: str, wording: Wording) -> str:
    return wording.text(key, pieces=pieces) if pieces else wording.text(f"{key}_uncounted")


def _pieces(originals: int, copies: int, wording: Wording) -> str:
    counts = (("bring_originals", originals), ("bring_copies", copies))
    return "、".join(wording.text(key, count=count) for key, count in counts if count)


def _ended(sentence: str) -> str:
    return sentence if not sentence or sentence.endswith(_ENDS) else f"{sentence}。"
