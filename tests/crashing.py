"""Killing a server as a power cut does, and starting it again over the same data."""

import contextlib
import os
import signal
import time
from collections.abc import Mapping
from pathlib import Path

from db.embedded import EmbeddedServer

DURABLE: Mapping[str, str] = {
    "max_connections": "60",
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    # Quick to start again: little to read before the server answers.
    "shared_buffers": "32MB",
    "checkpoint_timeout": "30s",
    "autovacuum": "off",
}
"""What was acknowledged must survive the kill; what makes a test quick beside that is allowed."""
DYING_SECONDS = 20.0
BURIAL_SECONDS = 1.0


def postmaster_of(server: EmbeddedServer) -> int:
    """The process id of the server."""
    return int((server.data_dir / "cluster" / "postmaster.pid").read_text("utf-8").split("\n", 1)[0])


def children_of(pid: int) -> list[int]:
    """The processes that it started, the sessions among them."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                # After the name, which may hold anything: state, then the parent's id.
                if int((entry / "stat").read_text("utf-8").rpartition(")")[2].split()[1]) == pid:
                    found.append(int(entry.name))
    return found


def kill_server(server: EmbeddedServer) -> None:
    """SIGKILL for the whole server at once; back when none of its processes is left."""
    postmaster = postmaster_of(server)
    os.kill(postmaster, signal.SIGSTOP)  # it starts no session while its own are being counted
    family = [postmaster, *children_of(postmaster)]
    for pid in family:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + DYING_SECONDS
    while any(_state_of(pid) not in {"", "Z"} for pid in family):
        assert time.monotonic() < deadline, "the server does not die"
        time.sleep(0.005)
    _wait_for_burial(server, postmaster)


def revive(server: EmbeddedServer) -> None:
    """Start a killed server again over its data."""
    lease, server._lease = server._lease, None
    if lease is not None:
        lease.close()
    server.start()


def _wait_for_burial(server: EmbeddedServer, postmaster: int) -> None:
    """A dead process whose parent has not asked for it yet still bears its number, and stands in the way."""
    deadline = time.monotonic() + BURIAL_SECONDS
    while _state_of(postmaster) and time.monotonic() < deadline:
        time.sleep(0.005)
    if _state_of(postmaster):
        for lock in (
            server.data_dir / "cluster" / "postmaster.pid",
            *server.data_dir.glob(".s.PGSQL.*.lock"),
        ):
            lock.unlink()


def _state_of(pid: int) -> str:
    """The letter of the process's state, or nothing when there is none of this number."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("utf-8")
    except OSError:
        return ""
    return stat.rpartition(")")[2].split()[0]
