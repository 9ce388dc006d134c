"""The nine steps of the people's path, by keyboard alone, in real windows under a real X server."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from counter_app.domain.cases import CaseStatus
from tests.database.hall import PASSWORD, Hall
from tests.journeys.x_keys import virtual_screen

ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.journey,
    pytest.mark.timeout(300),
    pytest.mark.skipif(
        shutil.which("Xvfb") is None, reason="no Xvfb: the bootstrap of `make test` installs it"
    ),
]


def _text(paper: Path) -> str:
    document = pypdfium2.PdfDocument(paper)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _paper(folder: Path, kind: str) -> Path:
    return next((folder / "papers").glob(f"{kind}*.pdf"))


def test_one_citizen_walks_through_all_of_it(hall: Hall, tmp_path: Path) -> None:
    address = hall.database.url
    with virtual_screen() as display:
        environment = os.environ | {
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "PGPASSWORD": PASSWORD,
            "COUNTER_APP_FOLDER": str(tmp_path / "desk"),
            "PYTHONPATH": str(ROOT),
        }
        walked = subprocess.run(
            [sys.executable, "-m", "tests.journeys.nine_steps", address, PASSWORD, str(tmp_path)],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=280,
            check=False,
        )
    assert walked.returncode == 0, walked.stderr
    seen = json.loads(walked.stdout.splitlines()[-1])
    assert seen["ticket"] == "A001"
    assert seen["board_waited"] < 1.0
    assert hall.status(seen["case_id"]) is CaseStatus.DELIVERED
    assert hall.status(seen["instant_case_id"]) is CaseStatus.APPROVED
    assert hall.value("SELECT status FROM ticket") == "done"
    filed = hall.value("SELECT count(*) FROM service_case WHERE service_code = %s", seen["filed_code"])
    assert filed == 1
    slip = _text(_paper(tmp_path, "one_time_notice-九西补"))
    assert "下列3项申请材料需要补正" in slip
    assert "村民会议" in slip
    assert "申请表" not in slip
    assert hall.value("SELECT count(*) FROM delivery_receipt") == 1
    assert "李国强" in _text(_paper(tmp_path, "certificate"))
