import pytest

from counter_app.exchange.pinyin import search_keys


@pytest.mark.parametrize(
    ("name", "full", "initials"),
    [
        ("施工许可", "shigongxuke", "sgxk"),
        ("农村村民宅基地用地审批", "nongcuncunminzhaijidiyongdishenpi", "nccmzjdydsp"),
        ("食品经营许可（新办）", "shipinjingyingxukexinban", "spjyxkxb"),
        ("Ａ类 3号 License", "alei3haolicense", "al3hlicense"),
        ("绿化", "lvhua", "lh"),
    ],
)
def test_likeliest_reading_first(name: str, full: str, initials: str) -> None:
    keys = search_keys(name)
    assert keys.full[0] == full
    assert keys.initials[0] == initials


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("重庆", "cq"),
        ("重庆", "zq"),
        ("重点项目", "zdxm"),
        ("行政许可", "xzxk"),
        ("银行开户", "yhkh"),
        ("长途客运", "ctky"),
        ("特困人员供养金给付", "tkrygyjgf"),
        ("特困人员供养金给付", "tkrygyjjf"),
    ],
)
def test_either_reading_of_a_common_character_finds_the_item(name: str, typed: str) -> None:
    assert typed in search_keys(name).initials


def test_keys_stay_few_and_distinct() -> None:
    keys = search_keys("重行长单乐会调朝藏传给")
    assert len(keys.full) == len(set(keys.full)) == 8
    assert len(keys.initials) == len(set(keys.initials)) <= 8


@pytest.mark.parametrize("name", ["", "（）", "\u3000", "\U0003ffff"])
def test_a_name_without_a_reading_has_no_keys(name: str) -> None:
    assert search_keys(name).full == ()
