"""Addresses as halls write them: one server or several, and nothing secret in what is shown."""

import traceback

import pytest

from counter_app.errors import Refused
from counter_app.place import Place
from db.address import read_address, shown, without_secrets
from db.engine import line_of, make_engine

TWO = [{"host": "a", "port": "5432"}, {"host": "b", "port": "5433"}]


@pytest.mark.parametrize(
    ("address", "places"),
    [
        ("postgresql://u@a:5432,b:5433/hall", TWO),
        ("postgresql://u:p@a:5432,b:5433/hall?target_session_attrs=read-write", TWO),
        ("postgresql+psycopg://u@/hall?host=a:5432&host=b:5433", TWO),
        ("postgresql:///hall?host=a,b&port=5432,5433", TWO),
        ("postgresql://a,b/hall", [{"host": "a"}, {"host": "b"}]),
        ("postgresql://u:p,q@a:5432/hall", [{"host": "a", "port": "5432"}]),
        ("postgresql://[::1]:5432/hall", [{"host": "::1", "port": "5432"}]),
        ("postgresql:///hall?host=/run/postgresql", [{"host": "/run/postgresql"}]),
    ],
)
def test_every_form_leads_to_its_servers_in_order(address: str, places: list[dict[str, str]]) -> None:
    engine = make_engine(Place(address).login_url("zhoumin", "x"))
    assert line_of(engine)._places == places


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://u:Geheim-1@a:5432,b:nonsense/hall",
        "postgresql://u:Geheim-1@h:nonsense/hall",
        "postgresql://u:Geheim-1@h/hall?nonsense=1",
        "postgresql://u:Geheim-1@[::1]:5432,b/hall",
        "mysql://u:Geheim-1@a,b/hall",
    ],
)
def test_anything_else_is_refused_and_not_quoted(address: str) -> None:
    with pytest.raises(Refused, match="address_invalid") as refused:
        Place(address)
    own_words = "".join(traceback.format_exception_only(refused.value))
    cause = refused.value.__cause__
    assert cause is not None
    assert "Geheim" not in own_words + str(cause)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://u:Geheim-1@a:5432,b:5433/hall?target_session_attrs=read-write",
        "postgresql:///hall?host=a:5432&host=b:5433&user=u&password=Geheim-1",
    ],
)
def test_what_is_shown_has_no_secret(address: str) -> None:
    url = read_address(address)
    assert shown(url) == "a:5432, b:5433"
    assert "Geheim" not in without_secrets(url).render_as_string(hide_password=False)
    again = read_address(without_secrets(url).render_as_string())
    assert shown(again) == "a:5432, b:5433"
