"""The embedded server: who gets in, who keeps it running, and what it says when it cannot start."""

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from counter_app.demo.hall import clear_killed
from db.cluster import explained
from db.embedded import EmbeddedServer, EmbeddedServerError
from tests.servers import FAST, plain

UNUSED_PID = 4_194_303  # one below the largest that Linux gives
JOIN_AND_WAIT = """
import sys
from pathlib import Path
from db.embedded import EmbeddedServer
server = EmbeddedServer(Path(sys.argv[1]))
server.start()
print("joined", flush=True)
sys.stdin.readline()
server.leave()
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder whose name has blanks and quotes, reachable for the account that the server runs under."""
    parent = Path(tempfile.mkdtemp(prefix="counter-app-tests-"))
    parent.chmod(0o755)
    yield parent / 'a hall\'s "data"'
    shutil.rmtree(parent)


def connect(
    server: EmbeddedServer, user: str = "postgres", password: str | None = None
) -> psycopg.Connection:
    return psycopg.connect(plain(server.url("postgres", user, password)))


def answer(server: EmbeddedServer, query: str) -> object:
    with connect(server) as connection:
        row = connection.execute(query.encode()).fetchone()
    return row and row[0]


def _programs(server: EmbeddedServer) -> Path:
    """Those that the server's account may run; the wheel itself may lie in a folder that is root's alone."""
    assert server._cluster is not None
    return server._cluster.programs


def _crash(server: EmbeddedServer) -> None:
    assert server._cluster is not None
    server._cluster._run("pg_ctl", "stop", "-m", "immediate", "-D", str(server.data_dir / "cluster"))


def another_process(folder: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", JOIN_AND_WAIT, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "joined\n"
    return process


@pytest.mark.parametrize("loopback", [False, True])
def test_a_stranger_needs_a_password(folder: Path, loopback: bool) -> None:
    with EmbeddedServer(folder, loopback=loopback, settings=FAST) as server:
        with connect(server) as owner:
            owner.execute("CREATE ROLE wang LOGIN PASSWORD 'p@ss/w:rd+%'")
        with connect(server, "wang", "p@ss/w:rd+%") as clerk:
            assert clerk.execute("SELECT session_user").fetchone() == ("wang",)
        for password in ("wrong", None):
            with pytest.raises(psycopg.OperationalError, match="password"):
                connect(server, "wang", password)


def test_the_folder_is_closed_to_other_accounts(folder: Path) -> None:
    with EmbeddedServer(folder, settings=FAST):
        assert folder.stat().st_mode & 0o777 == 0o700
        assert (folder / "owner.password").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root can become another account"
)
def test_another_account_is_not_the_owner_even_at_the_socket(folder: Path) -> None:
    with EmbeddedServer(folder, settings=FAST) as server:
        folder.chmod(0o777)
        (folder / ".s.PGSQL.5432").chmod(0o777)
        command = [str(_programs(server) / "psql"), plain(server.url("postgres"))]
        refused = subprocess.run(command, user="nobody", cwd="/", capture_output=True, text=True, check=False)
        folder.chmod(0o700)
        assert "Peer authentication failed" in refused.stderr


def test_data_stay_and_settings_hold_after_a_restart(folder: Path) -> None:
    with EmbeddedServer(folder) as server, connect(server) as owner:
        owner.execute("CREATE TABLE kept AS SELECT 'A001' AS number")
    with EmbeddedServer(folder) as server:
        assert answer(server, "SELECT number FROM kept") == "A001"
        assert answer(server, "SHOW max_connections") == "300"
        assert answer(server, "SHOW server_encoding") == "UTF8"


def test_the_server_runs_until_the_last_process_leaves(folder: Path) -> None:
    first = EmbeddedServer(folder, settings=FAST)
    first.start()
    second = another_process(folder)
    first.leave()
    assert answer(first, "SELECT 1") == 1
    second.communicate("leave\n")
    assert second.returncode == 0
    with pytest.raises(EmbeddedServerError, match="no server runs"):
        first.url("postgres")


def test_a_killed_process_does_not_keep_the_server_running(folder: Path) -> None:
    first = EmbeddedServer(folder, settings=FAST)
    first.start()
    second = another_process(folder)
    second.kill()
    second.communicate()
    first.leave()
    with pytest.raises(EmbeddedServerError):
        first.url("postgres")


def test_a_server_that_nobody_uses_goes_with_its_folder(folder: Path) -> None:
    joined = another_process(folder)
    assert not EmbeddedServer(folder).remove_deserted()
    assert folder.is_dir()
    joined.kill()
    joined.communicate()
    number = int((folder / "cluster" / "postmaster.pid").read_text().splitlines()[0])
    assert EmbeddedServer(folder).remove_deserted()
    assert not folder.exists()
    assert _ended(number)


def _ended(number: int) -> bool:
    """Gone, or a zombie that nobody asks for; without /proc the answer of `pg_ctl stop` has to do."""
    state = Path(f"/proc/{number}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z"


def test_a_stopped_server_goes_with_its_folder(folder: Path) -> None:
    with EmbeddedServer(folder, settings=FAST):
        pass
    assert EmbeddedServer(folder).remove_deserted()
    assert not folder.exists()


def test_only_folders_of_killed_demonstrations_are_cleared(folder: Path) -> None:
    parent = folder.parent
    killed, beginning, other = (parent / name for name in ("demo-11", "demo-12", "demo-13-notes"))
    for each in (killed, beginning, other):
        each.mkdir()
    for each in (killed, other):
        os.utime(each, (1, 1))
    clear_killed(parent)
    assert sorted(each.name for each in parent.iterdir()) == ["demo-12", "demo-13-notes"]


def test_two_processes_may_start_it_at_once(folder: Path) -> None:
    command = [sys.executable, "-c", JOIN_AND_WAIT, str(folder)]
    both = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    answers = [process.communicate("leave\n")[0] for process in both]
    assert answers == ["joined\n", "joined\n"]
    assert [process.returncode for process in both] == [0, 0]


def test_a_server_that_crashed_starts_again(folder: Path, expect_log: Callable[[str], None]) -> None:
    expect_log("could not be left in order")
    server = EmbeddedServer(folder)
    server.start()
    with connect(server) as owner:
        owner.execute("CREATE TABLE kept AS SELECT 1 AS one")
    pid_file = folder / "cluster" / "postmaster.pid"
    _, *lines = pid_file.read_text().splitlines()
    _crash(server)
    # What a power cut leaves behind: the file of a process that is no more.
    pid_file.write_text("\n".join([str(UNUSED_PID), *lines]))
    server.leave()
    with EmbeddedServer(folder, settings=FAST) as again:
        assert answer(again, "SELECT one FROM kept") == 1


def test_a_path_too_long_for_a_socket_works(folder: Path) -> None:
    with EmbeddedServer(folder / ("very_long_name" * 9), settings=FAST) as server:
        assert answer(server, "SELECT 1") == 1
        socket_folder = Path(str(make_url(server.url("postgres")).query["host"]))
        assert socket_folder.stat().st_mode & 0o777 == 0o700
    assert not socket_folder.exists()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EEXIST, "folder_not_writable"),
        (errno.EACCES, "folder_not_writable"),
        (errno.ENOSPC, "disk_full"),
        (errno.EIO, "did_not_start"),
    ],
)
def test_what_the_machine_refuses_is_known_in_whatever_language_it_says_so(number: int, code: str) -> None:
    with pytest.raises(EmbeddedServerError) as caught, explained():
        raise OSError(number, "文件已存在")
    assert caught.value.code == code


def test_a_file_in_the_way_is_said_so(folder: Path) -> None:
    folder.write_text("not a folder")
    with pytest.raises(EmbeddedServerError) as caught:
        EmbeddedServer(folder).start()
    assert caught.value.code == "folder_not_writable"


def test_data_of_another_version_are_left_alone(folder: Path) -> None:
    with EmbeddedServer(folder, settings=FAST):
        pass
    (folder / "cluster" / "PG_VERSION").write_text("14\n")
    with pytest.raises(EmbeddedServerError) as caught:
        EmbeddedServer(folder).start()
    assert caught.value.code == "other_version"


def test_a_process_that_took_over_the_old_number_is_named(folder: Path) -> None:
    with EmbeddedServer(folder, settings=FAST):
        pass
    owner = (folder / "cluster").stat()
    sleeper = subprocess.Popen(["sleep", "60"], user=owner.st_uid if os.geteuid() == 0 else None)
    (folder / "cluster" / "postmaster.pid").write_text(f"{sleeper.pid}\n")
    with pytest.raises(EmbeddedServerError, match=str(sleeper.pid)) as caught:
        EmbeddedServer(folder, settings=FAST).start()
    sleeper.kill()
    sleeper.wait()
    assert caught.value.code == "stale_pid"


def test_missing_programs_are_said_so(folder: Path) -> None:
    with pytest.raises(EmbeddedServerError) as caught:
        EmbeddedServer(folder, programs=folder / "bin").start()
    assert caught.value.code == "no_programs"


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_full_disk_is_said_so(folder: Path) -> None:
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting is not permitted here")
    try:
        with pytest.raises(EmbeddedServerError) as caught:
            EmbeddedServer(folder, settings=FAST).start()
    finally:
        subprocess.run(["umount", str(folder)], check=True)
    assert caught.value.code == "disk_full"
