"""Taking in what visitors said on their telephones; only the owner of the hall's database may."""

from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.exchange.problems import Problem, error
from counter_app.exchange.rating_file import RatingRow
from counter_app.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingImport:
    """How many were taken now, how many had been before, and what is wrong with the rest, by line."""

    taken: int
    known: int
    problems: tuple[Problem, ...]


def import_ratings(work: Work, *, rows: Sequence[RatingRow]) -> RatingImport:
    """Each row exactly once, however often its file is given; a row that cannot be taken holds up no other."""
    answers = [(row, _take(work, row)) for row in rows]
    return RatingImport(
        taken=sum(answer == "taken" for _, answer in answers),
        known=sum(answer == "known" for _, answer in answers),
        problems=tuple(
            error(answer, line=row.line, value=str(row.invitation_id))
            for row, answer in answers
            if answer not in ("taken", "known")
        ),
    )


def _take(work: Work, row: RatingRow) -> str:
    return str(
        work.value(
            """SELECT take_rating(:rating_id, :invitation_id, :overall, :efficiency, :skill, :attitude, :words,
                                  'qr', :rated_at)""",
            rating_id=row.rating_id,
            invitation_id=row.invitation_id,
            overall=row.overall.value,
            efficiency=row.efficiency and row.efficiency.value,
            skill=row.skill and row.skill.value,
            attitude=row.attitude and row.attitude.value,
            words=row.words,
            rated_at=row.rated_at,
        )
    )
