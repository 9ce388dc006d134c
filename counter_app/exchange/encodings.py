"""Which encoding a text from outside is written in: told by its mark, or by what its bytes can be."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, ""),  # before UTF-16, whose mark it begins with; nobody writes it
    (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SURELY_UTF_8 = 6
"""Bytes of UTF-8 beyond ASCII that GB 18030 would hardly ever form by chance: two Chinese characters."""
_COMMON_SHARE = 0.6


class UnknownEncoding(ValueError):
    """`code` names the finding; `line` is where a damaged UTF-8 file breaks, else 0."""

    def __init__(self, code: str, line: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.line = line


def decoded(content: bytes) -> str:
    """The text without its mark: UTF-8, UTF-16 with a mark, or GB 18030 as Chinese Excel and Notepad save it.

    Raises UnknownEncoding("encoding_unknown" | "encoding_damaged" | "not_a_text_file").
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content.removeprefix(mark), encoding)
    if b"\x00" in content:
        raise UnknownEncoding("not_a_text_file")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as failure:
        _refuse_damaged(content, failure.start)
    return _chinese(content)


def _strict(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding) if encoding else ""
    except UnicodeDecodeError as failure:
        if encoding == "utf-8":
            raise UnknownEncoding("encoding_damaged", _line(content, failure.start)) from failure
        raise UnknownEncoding("encoding_unknown") from failure
    if not encoding:
        raise UnknownEncoding("encoding_unknown")
    if "\x00" in text:
        raise UnknownEncoding("not_a_text_file")
    return text


def _refuse_damaged(content: bytes, broken_at: int) -> None:
    """A file that is UTF-8 for several characters and then is not: as GB 18030 it would read as nonsense."""
    if sum(byte > 0x7F for byte in content[:broken_at][-4096:]) >= _SURELY_UTF_8:
        raise UnknownEncoding("encoding_damaged", _line(content, broken_at))


def _line(content: bytes, position: int) -> int:
    return content.count(b"\n", 0, position) + 1


def _chinese(content: bytes) -> str:
    """GB 18030 decodes nearly anything. What is Chinese consists of common characters; Big5, Latin and Japanese
    read as GB 18030 do not."""
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError as failure:
        raise UnknownEncoding("encoding_unknown") from failure
    foreign = [char for char in text if char > "\x7f"]
    common = len("".join(foreign).encode("gb2312", errors="ignore")) / 2
    if common < _COMMON_SHARE * len(foreign):
        raise UnknownEncoding("encoding_unknown")
    return text
