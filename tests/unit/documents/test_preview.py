from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from counter_app.documents.barcodes import MODULE, code128_width, service_code_groups
from counter_app.documents.one_time_notice import render_one_time_notice
from counter_app.documents.page import MM
from counter_app.documents.preview import page_count, raster_page
from tests.unit.documents.samples import NOTICE, SERVICE_CODE


def test_a_page_becomes_packed_rgb_rows() -> None:
    raster = raster_page(render_one_time_notice(NOTICE), dots_per_inch=72)

    assert (raster.width, raster.height) == (596, 842)
    assert len(raster.rgb) == raster.width * raster.height * 3
    assert raster.rgb[:3] == b"\xff\xff\xff"
    assert min(raster.rgb) < 40


def test_rows_are_not_skewed_at_odd_widths() -> None:
    """The left margin of a page stays white at every resolution, also where rows are padded."""
    pdf = render_one_time_notice(NOTICE)
    for dots_per_inch in (50, 67, 91.3):
        raster = raster_page(pdf, dots_per_inch=dots_per_inch)
        margin = int(15 * MM / 72 * dots_per_inch) * 3
        row = raster.width * 3
        assert all(
            raster.rgb[start : start + margin].count(255) == margin
            for start in range(0, raster.height * row, row)
        )


def test_pages_are_counted_and_a_page_too_far_is_refused() -> None:
    pdf = render_one_time_notice(NOTICE)

    assert page_count(pdf) == 2
    for page in (2, -1):
        with pytest.raises(IndexError):
            raster_page(pdf, page=page)


def test_papers_and_previews_made_at_once_are_all_right() -> None:
    notices = [replace(NOTICE, document_number=f"九西规补〔2026〕{number:04d}号") for number in range(12)]
    alone = [render_one_time_notice(notice) for notice in notices]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(render_one_time_notice, notices))
        rasters = list(pool.map(raster_page, together))

    assert together == alone
    assert all(raster.rgb == raster_page(pdf).rgb for raster, pdf in zip(rasters[:2], alone, strict=False))


def test_service_code_is_spoken_in_groups_of_four() -> None:
    assert service_code_groups(SERVICE_CODE) == "5001 0720 2611 2001 2000 3471"
    assert service_code_groups("12345") == "1234 5"
    assert service_code_groups("") == ""


def test_digits_take_code_set_c() -> None:
    """Start, twelve pairs, check symbol: 14 symbols of 11 modules and a stop of 13."""
    assert code128_width(SERVICE_CODE) == pytest.approx((14 * 11 + 13) * MODULE)
