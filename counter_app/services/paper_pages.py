"""A paper on record as pictures of its pages, to look at before or instead of printing it again."""

import uuid
from dataclasses import dataclass

from counter_app.documents.preview import Raster, page_count, raster_page
from counter_app.services.papers import Paper, get_paper
from counter_app.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPages:
    """The paper and each of its pages, in order."""

    paper: Paper
    pages: tuple[Raster, ...]


def paper_pages(work: Work, *, document_id: uuid.UUID, dots_per_inch: float = 96) -> PaperPages:
    """The paper exactly as it was issued. Raises NotFound("paper")."""
    paper = get_paper(work, document_id=document_id)
    pages = tuple(
        raster_page(paper.pdf, page=page, dots_per_inch=dots_per_inch)
        for page in range(page_count(paper.pdf))
    )
    return PaperPages(paper=paper, pages=pages)
