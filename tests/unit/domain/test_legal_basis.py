"""Which basis a hall may cite, and how a paper writes it."""

from pathlib import Path

import pytest
import yaml

from counter_app.domain.legal_basis import APPLIES_HERE, applicable, citation, cite

CATALOGUE = Path(__file__).parents[3] / "resources" / "catalogue" / "catalogue.yaml"
HOME = {"region_code": "500107", "hall_name": "九龙坡区行政服务中心"}


@pytest.mark.parametrize(
    "basis",
    [
        "土地管理法(2019)第62条",
        "中华人民共和国行政许可法",
        "市场主体登记管理条例第33条第3款",
        "人力资源市场暂行条例(2018)第18、19条",
        "城市居民最低生活保障条例第7、8条",
        "村庄和集镇规划建设管理条例第18条",
        "民族区域自治法",
        "自然保护区条例",
        "社区矫正法",
        "青藏高原生态保护法",
        "海南自由贸易港法",
        "国发〔2014〕8号",
        "农业农村部 自然资源部 农经发〔2019〕6号",
        "重庆市优化营商环境条例第20条",
        "《重庆市物业管理条例》",
        "渝府发〔2020〕5号",
        "九龙坡区政务服务管理办法",
        "重庆市九龙坡区政务服务管理办法",
    ],
)
def test_national_rules_and_those_of_the_halls_own_place_may_be_cited(basis: str) -> None:
    assert applicable(basis, **HOME) == (basis,)


@pytest.mark.parametrize(
    "basis",
    [
        "安阳市政务服务条例第36条",
        "《安阳市政务服务条例》第三十六条",
        "河南医保经办政务服务事项",
        "河南省优化营商环境条例",
        "内蒙古自治区政务服务条例",
        "浙江省保障“最多跑一次”改革规定",
        "鄢陵县社保所规定",
        "延边朝鲜族自治州条例",
        "豫政〔2021〕3号",
        "重庆市江北区政务服务管理办法",
        "江北区政务服务管理办法",
    ],
)
def test_the_rules_of_another_place_are_left_out(basis: str) -> None:
    assert applicable(basis, **HOME) == ()


def test_of_two_rules_in_one_entry_the_foreign_one_is_left_out() -> None:
    assert applicable("优化营商环境条例第36条; 安阳市政务服务条例第36条", **HOME) == (
        "优化营商环境条例第36条",
    )


def test_in_its_own_place_the_same_rule_is_cited() -> None:
    there = {"region_code": "410500", "hall_name": "安阳市行政服务中心"}
    assert applicable("安阳市政务服务条例第36条", **there) == ("安阳市政务服务条例第36条",)


def test_a_rule_that_the_hall_marked_is_cited_without_the_mark() -> None:
    assert applicable(f"安阳市政务服务条例第36条{APPLIES_HERE}", **HOME) == ("安阳市政务服务条例第36条",)


def test_an_unknown_region_cites_no_place() -> None:
    assert applicable("重庆市物业管理条例", region_code="", hall_name="") == ()
    assert applicable("物业管理条例", region_code="", hall_name="") == ("物业管理条例",)


@pytest.mark.parametrize("entry", ["行政许可法第50条", "中华人民共和国行政许可法", "《行政许可法》第五十条"])
def test_only_a_permit_cites_the_law_on_permits(entry: str) -> None:
    assert citation([entry, "护士条例"], is_permit=False, **HOME) == "《护士条例》"
    assert "行政许可法" in citation([entry, "护士条例"], is_permit=True, **HOME)


def test_nothing_to_cite_is_an_empty_citation() -> None:
    assert citation(["", "安阳市政务服务条例第36条"], is_permit=False, **HOME) == ""


@pytest.mark.parametrize(
    ("entry", "written"),
    [
        ("土地管理法(2019)第62条", "《土地管理法》第六十二条"),
        ("建筑法(2019)第7、8、10条", "《建筑法》第七条、第八条、第十条"),
        ("社会救助暂行办法(2019)第9-11条", "《社会救助暂行办法》第九条至第十一条"),
        ("民法典第1046-1049条", "《民法典》第一千零四十六条至第一千零四十九条"),
        ("行政许可法第32条第1款第4项", "《行政许可法》第三十二条第一款第四项"),
        (
            "婚姻登记条例(2025修订, 国务院令第804号, 2025-05-10施行)",
            "《婚姻登记条例》（国务院令第804号）",
        ),
        ("城乡规划法第37条(划拨)、第38条(出让)", "《城乡规划法》第三十七条（划拨）、第三十八条（出让）"),
        ("国发〔2014〕8号", "国发〔2014〕8号"),
        ("《中华人民共和国土地管理法》第六十二条", "《中华人民共和国土地管理法》第六十二条"),
        ("海洋法第110条", "《海洋法》第一百一十条"),
        ("海洋法第0条", "《海洋法》第0条"),
    ],
)
def test_a_citation_is_written_as_papers_write_it(entry: str, written: str) -> None:
    assert cite(entry) == written


def test_the_shipped_catalogue_cites_no_other_place() -> None:
    items = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))["items"]
    entries = [entry for item in items for entry in (*item["legal_basis"], item["supplement"]["basis"])]
    assert len(entries) > 60
    assert [entry for entry in entries if entry and not applicable(entry, **HOME)] == []
    assert [entry for entry in entries if ";" in entry] == []
