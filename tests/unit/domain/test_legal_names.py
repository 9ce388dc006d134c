"""Bodies and codes as papers name them."""

import pytest

from counter_app.domain.legal_names import legal_name, official_code


@pytest.mark.parametrize(
    ("unit", "hall", "name"),
    [
        ("西彭镇", "九龙坡区行政服务中心", "九龙坡区西彭镇人民政府"),
        ("杨家坪街道", "九龙坡区行政服务中心", "九龙坡区杨家坪街道办事处"),
        ("恒和乡", "江津区政务服务中心", "江津区恒和乡人民政府"),
        ("区农业农村局", "九龙坡区行政服务中心", "九龙坡区农业农村局"),
        ("区残联", "重庆市九龙坡区政务服务中心", "重庆市九龙坡区残联"),
        ("九龙坡区西彭镇", "九龙坡区行政服务中心", "九龙坡区西彭镇人民政府"),
        ("重庆市九龙坡区市场监督管理局", "九龙坡区行政服务中心", "重庆市九龙坡区市场监督管理局"),
        ("西彭镇人民政府", "九龙坡区行政服务中心", "西彭镇人民政府"),
        ("市民政局", "项城市民之家", "市民政局"),
        ("西彭镇", "政务大厅", "西彭镇人民政府"),
    ],
)
def test_a_unit_is_named_as_a_body(unit: str, hall: str, name: str) -> None:
    assert legal_name(unit, hall) == name


@pytest.mark.parametrize("code", ["RURAL-HOMESTEAD", "FOOD-BIZ-NEW", "", "MED-2", "事项一"])
def test_a_catalogues_own_key_is_no_official_code(code: str) -> None:
    assert official_code(code) == ""


@pytest.mark.parametrize(
    "code",
    [
        "000715001007",
        "12350881MB0404670T4000715001007",
        "511A0019600001-510000000000-000-12510000MB1C99058D-1-00",
    ],
)
def test_a_code_that_an_authority_gave_is_printed(code: str) -> None:
    assert official_code(code) == code
