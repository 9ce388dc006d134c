"""What a desk remembers between two starts."""

import pytest

from counter_app.settings import NAMES, Settings, load_settings, save_settings, settings_path


@pytest.fixture(autouse=True)
def own_file(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for name in NAMES:
        monkeypatch.delenv(f"COUNTER_APP_{name.upper()}", raising=False)


def test_what_was_saved_is_there_at_the_next_start() -> None:
    save_settings(Settings(theme="dark", last_login="zhoumin", last_window="12"))
    assert load_settings() == Settings(theme="dark", last_login="zhoumin", last_window="12")


def test_a_first_start_has_the_defaults() -> None:
    assert load_settings() == Settings()


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    save_settings(Settings(language="zh_CN"))
    monkeypatch.setenv("COUNTER_APP_LANGUAGE", "en")
    assert load_settings().language == "en"


@pytest.mark.parametrize("content", ["", "{", "[1, 2]", '{"theme"', "\x00", '{"theme": 5}'])
def test_a_broken_file_counts_as_none(content: str) -> None:
    path = settings_path()
    path.parent.mkdir(parents=True)
    path.write_text(content, encoding="utf-8")
    assert load_settings() == Settings()


@pytest.mark.parametrize(
    "address",
    ["postgresql://admin:geheim@10.0.0.5/hall", "postgresql://admin@10.0.0.5/hall?password=geheim"],
)
def test_a_password_in_the_address_is_never_written(address: str) -> None:
    save_settings(Settings(database=address))
    assert "geheim" not in settings_path().read_text(encoding="utf-8")
    assert load_settings().database == "postgresql://admin@10.0.0.5/hall"


def test_nothing_secret_has_a_place() -> None:
    assert not {"password", "passphrase", "secret"} & set(NAMES)


@pytest.mark.parametrize(
    ("chosen", "repeats", "says_yao", "tells_pauses"),
    [
        ({}, 1, True, False),
        ({"voice_repeat": "3", "voice_one": "yi", "voice_pauses": "yes"}, 3, False, True),
        ({"voice_repeat": "often", "voice_one": "", "voice_pauses": "?"}, 1, True, False),
        ({"voice_repeat": "400"}, 1, True, False),
    ],
)
def test_the_voice_is_chosen_in_words(
    chosen: dict[str, str], repeats: int, *, says_yao: bool, tells_pauses: bool
) -> None:
    settings = Settings(**chosen)
    assert (settings.voice_repeats, settings.says_yao, settings.tells_pauses) == (
        repeats,
        says_yao,
        tells_pauses,
    )
