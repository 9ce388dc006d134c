"""Phrases that several papers share; their words come from each paper's own template."""

from counter_app.documents.facts import Clerk, DueDate, Material, Party, Remedies, chinese_date, weekday
from counter_app.documents.flow import WIDTH
from counter_app.documents.letter import Letter
from counter_app.documents.page import MM
from counter_app.documents.wording import Wording

_MATERIAL_COLUMNS = (14 * MM, WIDTH - 100 * MM, 18 * MM, 18 * MM, 50 * MM)


def addressee(party: Party, wording: Wording) -> str:
    if party.agent_name:
        return wording.text("addressee_with_agent", applicant=party.name, agent=party.agent_name)
    return wording.text("addressee", applicant=party.name)


def clerk_name(clerk: Clerk, wording: Wording) -> str:
    return wording.text("clerk", name=clerk.name, post=clerk.post) if clerk.post else clerk.name


def grounds(own: str, general: str, wording: Wording) -> dict[str, str]:
    """What a sentence may say of its legal ground: `basis`, and the clause `grounds`, empty without a basis.

    `general` names the wording's sentence to cite where the item has no basis of its own.
    """
    basis = own or wording.text_if_any(general)
    return {"basis": basis, "grounds": wording.text_if_any("grounds", basis=basis) if basis else ""}


def sentence(text: str, wording: Wording) -> str:
    """What a clerk typed, ended as a sentence; the first layout printed it as it was."""
    if wording.layout == 1 or not text or text.endswith(("。", "！", "？", "；", "…")):
        return text
    return f"{text}。"


def identity(party: Party) -> str:
    """The kind of the identity paper and its masked number."""
    return " ".join(filter(None, (party.id_kind, party.id_number)))


def person_and_phone(name: str, phone: str) -> str:
    return "　".join(filter(None, (name, phone)))


def due_phrase(due: DueDate, wording: Wording) -> str:
    """“2026年12月4日（星期五）”, marked when the year's holidays are not published yet."""
    mark = wording.text("provisional_mark") if due.provisional else ""
    return f"{chinese_date(due.day)}（{weekday(due.day)}）{mark}"


def provisional_note(letter: Letter, wording: Wording, *dues: DueDate | None) -> None:
    """One remark for each year whose calendar is still missing; nothing when all dates are final."""
    for year in sorted({due.day.year for due in dues if due is not None and due.provisional}):
        letter.gap(1.5 * MM)
        letter.note(wording.text("provisional", year=year))


def remedies_sentence(remedies: Remedies, wording: Wording) -> str:
    return wording.text(
        "remedies",
        authority=remedies.review_authority,
        days=remedies.review_days,
        court=remedies.court,
        months=remedies.litigation_months,
    )


def list_materials(letter: Letter, materials: tuple[Material, ...], wording: Wording) -> None:
    """The table of what was handed in; a count of zero stays empty."""
    letter.listing(
        tuple(zip(wording.list("material_columns"), _MATERIAL_COLUMNS, strict=True)),
        [
            (
                str(position),
                material.name,
                str(material.originals or ""),
                str(material.copies or ""),
                material.note,
            )
            for position, material in enumerate(materials, start=1)
        ],
    )
