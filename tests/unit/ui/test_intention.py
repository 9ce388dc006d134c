"""One intention keeps one action id until there was an answer."""

from counter_app.errors import Refused, Unavailable
from ui.intention import Intention


def test_what_was_not_answered_is_asked_for_again_with_the_same_id() -> None:
    meant = Intention()
    first = meant.id_for("reset", "zhoumin")
    meant.ended(Unavailable("database_unreachable"))
    assert meant.id_for("reset", "zhoumin") == first
    assert meant.id_for("reset", "heqing") != first


def test_after_an_answer_the_same_words_are_a_new_action() -> None:
    meant = Intention()
    first = meant.id_for("reset", "zhoumin")
    meant.ended(Refused("staff_unknown"))
    second = meant.id_for("reset", "zhoumin")
    meant.ended()
    assert len({first, second, meant.id_for("reset", "zhoumin")}) == 3
