"""怎样补正: what to bring, from the facts of a defect, in the words of the notice's template."""

from counter_app.documents.one_time_notice import TEMPLATE_VERSION
from counter_app.documents.wording import load_wording


def remedy_sentence(*, originals: int, copies: int, finding: str, on_site_check: bool) -> str:
    """One sentence or two: the pieces that are short, then what the clerk found.

    `originals` and `copies` are the counts still to bring; with neither, the finding alone is the remedy.
    """
    wording = load_wording("one_time_notice", TEMPLATE_VERSION)
    pieces = [
        wording.text(key, count=count)
        for key, count in (("bring_originals", originals), ("bring_copies", copies))
        if count
    ]
    sentences = [wording.text("bring", pieces="、".join(pieces))] if pieces else []
    if on_site_check and copies:
        sentences.append(wording.text("bring_for_checking"))
    if finding:
        sentences.append(finding if finding.endswith(("。", "！", "；")) else f"{finding}。")
    return "".join(sentences) or wording.text("bring_again")
