"""What the manual lists is what there is."""

import re
from pathlib import Path

from counter_app.domain.roles import Role

MANUAL = Path(__file__).parents[2] / "docs" / "operating.md"


def test_the_manual_names_every_role_that_staff_add_takes() -> None:
    found = re.search(r"`--role` may be repeated: ([^.]+)\.", MANUAL.read_text(encoding="utf-8"))
    assert found is not None
    assert set(re.findall(r"[a-z_]+", found[1])) - {"for", "devices"} == set(Role)
