"""Honours: what of the words around an award may have given it, and what may have it, in whatever way it is told."""

import pytest
from test_honours import rows

from extractors.honours.giving_bodies import giver_of
from schemas.document import Identity


@pytest.mark.parametrize(
    ("words", "giver"),
    [
        *((words, words) for words in (
            "市园林局", "市委、市政府", "江城晚报社、市旅游协会", "《园艺》杂志", "共青团江城市委",
            "市保护消费者权益促进会", "江城市有色金属协会", "多伦县总工会", "基层治理促进会",
        )),
        ("苗圃取得江城市园林局", "江城市园林局"),
        ("苗圃连续入选江城市海棠区人民政府", "江城市海棠区人民政府"),
        *((words, None) for words in (
            "各级政府", "各界政府", "有关部门", "市有关部门", "上级党委", "三家省级媒体", "全省同行", "业内协会",
        )),
    ],
)  # fmt: skip
def test_words_that_name_a_giver(words: str, giver: str | None) -> None:
    assert giver_of(words) == giver


@pytest.mark.parametrize(
    ("words", "giver"),
    [
        *((words, words) for words in ("美食网", "建行", "市里", "听涛、云帆等知名媒体", "远川航运")),
        ("客户远川航运", "远川航运"),
        *((words, None) for words in ("网友投票", "学员们", "业主单位", "社会各界", "单位", "两家国际机构")),
    ],
)
def test_who_gave_by_the_sentence_itself(words: str, giver: str | None) -> None:
    assert giver_of(words, said=True) == giver


CASES = [
    # what a body handed over stands behind the verb, and is all that it gave there
    ("苗圃取得江城市园林局颁发的经营许可证，荣获“江城市文明单位”称号。", [("江城市文明单位", "苗圃", None)]),
    ("苗圃取得省林业厅认定的良种资格，2019年荣获“先进苗圃”称号。", [("先进苗圃", "苗圃", None)]),
    ("在省林业厅颁发的先进单位表彰会上，苗圃荣获“先进苗圃”称号。", [("先进苗圃", "苗圃", "省林业厅")]),
    ("经过省林业厅组织专家评审，苗圃被评为“绿色苗圃”。", [("绿色苗圃", "苗圃", None)]),
    # who gave the first of a list gave the others too, as far as these may be of that body
    (
        "苗圃获得江城市消费者协会“诚信商户”、“绿色苗圃”称号。",
        [("诚信商户", "苗圃", "江城市消费者协会"), ("绿色苗圃", "苗圃", "江城市消费者协会")],
    ),
    (
        "苗圃获得江城市消费者协会授予的“诚信商户”、“全国青年文明号”称号。",
        [("诚信商户", "苗圃", "江城市消费者协会"), ("全国青年文明号", "苗圃", None)],
    ),
    (
        "苗圃先后获得“卫生苗圃”、江城市消费者协会“诚信商户”、“绿色苗圃”等荣誉称号。",
        [("卫生苗圃", "苗圃", None), ("诚信商户", "苗圃", "江城市消费者协会"), ("绿色苗圃", "苗圃", None)],
    ),
    # who or what is all of the first clause, the body that it begins with, and nobody: then it is the unit
    ("国网江城供电公司开展带电作业，荣获“江城市先进集体”称号。", [("江城市先进集体", "国网江城供电公司", None)]),
    ("江城大桥工程，荣获国家优质工程奖。", [("国家优质工程奖", "江城大桥工程", None)]),
    *(
        (f"{words}，荣获“江城市先进集体”称号。", [("江城市先进集体", "市二院", None)])
        for words in ("双拥工作扎实推进", "青山环抱绿水", "坚持以居民为中心", "精益管理", "碳达峰稳步推进", "近3年")
    ),
    # what is got is nobody who got it, an adverb may be a surname
    (
        "苗圃被评为市先进企业，江城双百企业，连续两年获得“绿色苗圃”称号。",
        [("市先进企业", "苗圃", None), ("绿色苗圃", "苗圃", None)],
    ),
    ("曾岫宁、陈榕荣获个人一等奖。", [("个人一等奖", "曾岫宁、陈榕", None)]),
    ("曾先后荣获“江城市先进集体”称号。", [("江城市先进集体", "市二院", None)]),
    ("江城市荣获“全国文明城市”称号。", [("全国文明城市", "江城市", None)]),
    # nobody is named
    ("苗圃被各级政府授予“文明单位”称号。", [("文明单位", "苗圃", None)]),
    ("苗圃获三家省级媒体评为“最美苗圃”。", [("最美苗圃", "苗圃", None)]),
    ("公司与远川集团合作多年，荣获其“最佳交付奖”。", [("最佳交付奖", "市二院", None)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_gave_and_who_has_it(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert [(row.title, row.recipient, row.grantor) for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "title", "holder"),
    [
        ("鲜多惠坚持现做现卖，先后荣获“江城老字号”称号。", "江城老字号", "鲜多惠"),
        ("鲜多惠自1998年开业以来，荣获“江城老字号”称号。", "江城老字号", "鲜多惠"),
        ("青蔺科技凭借扎实的功底脱颖而出，荣获“江城老字号”称号。", "江城老字号", "青蔺科技"),
        ("智慧物流实现增长，荣获“江城老字号”称号。", "江城老字号", None),
        ("畅捷达在江城设立工厂，荣获“江城老字号”称号。", "江城老字号", "畅捷达"),
        (
            "2013年，海岳控股全年完成产值90亿元，位列中国民营企业500强第30位，荣获全国优秀企业称号。",
            "全国优秀企业",
            "海岳控股",
        ),
        ("云栖岭创立于1998年，产品远销海外。近年来荣获国家高新技术企业称号。", "国家高新技术企业", "云栖岭"),
        *(
            (f"{words}，荣获“江城市先进集体”称号。", "江城市先进集体", None)
            for words in (
                "网格化管理坚持全员参与", "数智化转型以试点为抓手", "广大青年积极参与", "河长制落地见效",
                "远川岭与江城签订协议", "ISO9001认证通过", "各党支部积极参与", "位列中国民营企业500强",
            )
        ),
        # a work at the end of the first clause, who leads a team, what somebody makes
        ("馆员卓以宁的《借书人》一文，荣获江城市征文一等奖。", "江城市征文一等奖", "《借书人》"),
        ("江城艺术团的舞蹈《丰收》，在全省比赛中荣获金奖。", "全省比赛金奖", "《丰收》"),
        ("苗圃印发《考核办法》，荣获江城市绿化奖。", "江城市绿化奖", None),
        ("站长卓以宁带领团队攻关，先后获江城市科技进步奖。", "江城市科技进步奖", "卓以宁"),
        ("本厂生产的“云栈”牌茶叶远销海外，先后获江城市金叶奖。", "江城市金叶奖", None),
        # the person that a paragraph is about, for titles that only a person holds
        ("电工卓以宁先后改造泵站6座。所获荣誉：全国技术能手。", "全国技术能手", "卓以宁"),
        ("电工卓以宁先后改造泵站6座。所获荣誉：全国文明单位。", "全国文明单位", None),
        ("站长卓以宁看望退休职工。所获荣誉：全国技术能手。", "全国技术能手", None),
    ],
)  # fmt: skip
def test_whom_a_text_without_a_unit_is_about(text: str, title: str, holder: str | None) -> None:
    assert [(row.title, row.recipient) for row in rows(text, Identity(year=2022))] == [(title, holder)]
