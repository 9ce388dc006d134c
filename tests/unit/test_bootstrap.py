"""The bootstrap hands on to uv what pip was told about indexes and certificates."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UV = """#!/bin/sh
# Stands for uv: notes what it was told and makes just enough of an environment.
env > "$NOTES"
mkdir -p .venv/bin
ln -sf "$REAL_PYTHON" .venv/bin/python
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a shell script")


def told(folder: Path, pip_conf: str, **environment: str) -> dict[str, str]:
    """Runs the bootstrap in a bare copy and gives the environment that uv was started with."""
    (folder / ".ci").mkdir()
    (folder / ".tools/uv/bin").mkdir(parents=True)
    (folder / "resources").mkdir()
    shutil.copy(ROOT / ".ci" / "bootstrap", folder / ".ci")
    (folder / "resources" / "system-packages.txt").write_text("# none\n", encoding="utf-8")
    (folder / "requirements.lock").touch()
    (folder / "main.py").touch()
    for name in ("counter_app", "db", "ui"):
        (folder / name).mkdir()
    uv = folder / ".tools/uv/bin/uv"
    uv.write_text(UV, encoding="utf-8")
    uv.chmod(0o755)
    settings = folder / "pip.conf"
    settings.write_text(pip_conf, encoding="utf-8")
    notes = folder / "notes"
    bare = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PIP_", "UV_", "SSL_CERT", "XDG_CONFIG"))
    }
    given = {
        "PIP_CONFIG_FILE": str(settings),
        "NOTES": str(notes),
        "REAL_PYTHON": sys.executable,
        **environment,
    }
    subprocess.run([folder / ".ci/bootstrap", "demo"], env=bare | given, check=True, capture_output=True)
    return dict(line.split("=", 1) for line in notes.read_text("utf-8").splitlines() if "=" in line)


def test_indexes_and_certificate_of_the_settings_reach_uv(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        """[global]
index-url = https://mirror.example/simple
extra-index-url =
    https://second.example/simple
    https://third.example/simple
find-links = /srv/wheels /srv/more
cert = /etc/hall/ca.pem
trusted-host = mirror.example
timeout = 60
[install]
index-url = https://install.example/simple
""",
    )
    assert found["UV_DEFAULT_INDEX"] == "https://install.example/simple"
    assert found["UV_INDEX"] == "https://second.example/simple https://third.example/simple"
    assert found["UV_INDEX_STRATEGY"] == "unsafe-best-match"
    assert found["UV_FIND_LINKS"] == "/srv/wheels,/srv/more"
    assert found["SSL_CERT_FILE"] == "/etc/hall/ca.pem"
    assert found["UV_INSECURE_HOST"] == "mirror.example"
    assert found["UV_HTTP_TIMEOUT"] == "60"


def test_the_environment_goes_first_and_uvs_own_before_all(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        "[global]\ncert = /etc/hall/ca.pem\nindex-url = https://mirror.example/simple\n",
        PIP_CERT="/etc/other/ca.pem",
        PIP_INDEX_URL="https://other.example/simple",
        UV_DEFAULT_INDEX="https://own.example/simple",
    )
    assert found["SSL_CERT_FILE"] == "/etc/other/ca.pem"
    assert found["UV_DEFAULT_INDEX"] == "https://own.example/simple"
