"""What an item ends in: one certificate, several, or none."""

import pytest

from counter_app.domain.results import instrument_title, instruments, is_certificate, quoted


@pytest.mark.parametrize(
    ("result", "names"),
    [
        ("执业药师注册证", ("执业药师注册证",)),
        ("农村宅基地批准书 + 乡村建设规划许可证", ("农村宅基地批准书", "乡村建设规划许可证")),
        ("道路运输经营许可证; 车辆营运证", ("道路运输经营许可证", "车辆营运证")),
        ("登记证书、行驶证、号牌", ("登记证书", "行驶证", "号牌")),
        ("营业执照(正本、副本)", ("营业执照(正本、副本)",)),
        ("变更/注销办理结果", ("变更/注销办理结果",)),
        ("", ()),
    ],
)
def test_a_result_names_its_instruments(result: str, names: tuple[str, ...]) -> None:
    assert instruments(result) == names


def test_the_copies_are_no_part_of_the_title() -> None:
    assert instrument_title("营业执照(正本、副本)") == "营业执照"
    assert instrument_title("建筑业企业资质证书（乙级）") == "建筑业企业资质证书（乙级）"
    assert quoted("营业执照(正本、副本)") == "《营业执照》（正本、副本）"
    assert quoted("农村宅基地批准书 + 乡村建设规划许可证") == "《农村宅基地批准书》《乡村建设规划许可证》"


@pytest.mark.parametrize(
    ("result_type", "name", "certificate"),
    [
        ("证照", "居住证", True),
        ("", "居住证", True),
        ("其他", "参保登记成功", False),
        ("批文", "注销决定", False),
        ("", "", False),
    ],
)
def test_only_certificates_are_conferred(result_type: str, name: str, certificate: bool) -> None:
    assert is_certificate(result_type, name) is certificate
