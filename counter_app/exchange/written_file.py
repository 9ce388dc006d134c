"""A file that is written for somebody to take away."""

from pathlib import Path

from counter_app.errors import Refused


def write_file(path: Path, content: bytes) -> Path:
    """Write `content`, with the folder where there is none; answers the path. Raises Refused("file_not_written")."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise Refused("file_not_written", path=str(path), reason=error.strerror or "") from error
    return path
