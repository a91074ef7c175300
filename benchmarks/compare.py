"""How long a comparison of many reports takes: a store of made-up indicators, compared on one core.

    python -m benchmarks.compare [--reports 10000] [--indicators 60] [--light] [--keep FOLDER]

Prints a table: seconds of a comparison, rows made. The store is written by the store's own writer from rows like those
of the samples: three years an organisation, a third of the indicators under open keys, of which some change their name
from year to year. Beside its indicators a report has pages, sentences (one speaks of restating), honours and targets;
--light leaves these out; --keep only writes the store, for `benchmarks.changes`.
"""

import argparse
import random
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from extractors.metrics.name.parts import parts_of
from pipeline.compare import compare
from pipeline.extraction import Extraction
from pipeline.store import Store
from schemas.columns import arrow_table
from schemas.evidence import Evidence
from schemas.indicators import load
from schemas.tables import TABLES, DocumentRow, Honour, IndicatorValue, PageRow, StatementRow

_YEARS = (2020, 2021, 2022)
_NOUNS = [
    "管网", "车辆", "图书", "设备", "网点", "站点", "场馆", "课程", "病床", "桥梁", "隧道", "路灯", "泵站", "井盖",
    "树木", "绿地", "水表", "电梯", "摄像头", "充电桩",
]  # fmt: skip
_DEEDS = ["更新", "养护", "检修", "新建", "改造", "巡查", "采购", "安装"]


def _document(doc_id: str, org: str, year: int) -> DocumentRow:
    return DocumentRow(
        doc_id=doc_id, file_name=f"{org}{year}.pdf", source_path=f"{org}{year}.pdf", file_size=1, sha256=doc_id * 4,
        org=org, org_short=None, org_id=f"{int(org[2:]):016x}", report_type="社会责任报告", title="社会责任报告",
        stated_year=year, period_start=date(year, 1, 1), period_end=date(year, 12, 31), page_count=20,
        text_source="text", status="ok", extractor_version="benchmark", guide=None, signatory=None,
    )  # fmt: skip


def _value(
    doc_id: str, at: int, said: tuple[str, str, str], stated: tuple[int, float], *, basis: str = "actual"
) -> IndicatorValue:
    year, value = stated
    code, name, unit = said
    evidence = _evidence(doc_id, at, f"{value:.0f}{unit}")
    return IndicatorValue(
        evidence=evidence, indicator=code, name=name, surface=name, parts=parts_of(name), value=value,
        value_text=f"{value:.0f}",
        resolution=1.0, decimals=0, unit=unit, value_as_printed=f"{value:.0f}{unit}", unit_as_printed=unit,
        stated_unit=unit, qualifier="exact", data_year=year, period_start=date(year, 1, 1),
        period_end=date(year, 12, 31), period_class="year", scope="unit", scope_name=None, basis=basis,
        status="stated", source="text", quantity_id=f"{at:016x}", dictionary_version="benchmark", confidence=0.9,
        rule="benchmark",
    )  # fmt: skip


def _around(doc_id: str, year: int, restated: str) -> dict[str, list[Any]]:
    """Return what stands around the indicators of a report."""
    text = "本单位坚持为民服务，持续完善管理制度，全年各项工作平稳有序开展。"
    pages = [
        PageRow(
            doc_id=doc_id, page=at, page_label=None, width=595.0, height=842.0, text=(text + "\n") * 20, source="text",
            health=(), running_head=None, running_foot=None,
        )
        for at in range(2, 16)
    ]  # fmt: skip
    sentences = [
        StatementRow(
            doc_id=doc_id, statement_id=f"{at:016x}", section_id=None, page=1 + at // 8, start_char=at * 40,
            end_char=at * 40 + 30, text=text if at else f"上年{restated}因统计口径变化作了调整。", kind="sentence",
        )
        for at in range(100)
    ]  # fmt: skip
    honours = [
        Honour(
            evidence=_evidence(doc_id, 3000 + at, f"先进集体{at}"), title=f"先进集体{at + year % 2}",
            recipient="本单位", recipient_type="unit", grantor=None, award_level=None, period_start=date(year, 1, 1),
            period_end=date(year, 12, 31), edition=None, document_number=None, rule="benchmark",
        )
        for at in range(8)
    ]  # fmt: skip
    return {"pages": pages, "statements": sentences, "honours": honours}


def _evidence(doc_id: str, at: int, text: str) -> Evidence:
    return Evidence(
        doc_id=doc_id, row_id=f"{at:016x}", page=1 + at // 8, end_page=1 + at // 8, start_char=at * 20,
        end_char=at * 20 + 6, text=text, bbox=None, section_id=None, statement_id=f"{at // 3:016x}",
    )  # fmt: skip


def _report(number: int, year: int, count: int, chance: random.Random, *, light: bool = True) -> Extraction:
    doc_id = f"{number * 10 + year - 2020:016x}"
    dictionary = load()
    codes = chance.sample(dictionary.indicators, min(count * 2 // 3, len(dictionary.indicators)))
    said = [(i.code, i.name, dictionary.unit_of(i) or "-") for i in codes]
    for at in range(count - len(said)):
        noun = _NOUNS[at % len(_NOUNS)]
        deed = _DEEDS[(at + (year if chance.random() < 0.2 else 0)) % len(_DEEDS)]
        said.append((f"open:{deed}{noun}{at}|units", f"{deed}{noun}", "处"))
    rows = [_value(doc_id, at, one, (year, float(chance.randint(10, 9999)))) for at, one in enumerate(said)]
    # One quantity in ten of the year before stands in the report too, one in fifty of them restated.
    rows += [
        _value(doc_id, 1000 + at, one, (year - 1, float(chance.randint(10, 9999))))
        for at, one in enumerate(said)
        if at % 10 == 0
    ]
    page = PageRow(
        doc_id=doc_id, page=1, page_label=None, width=595.0, height=842.0, text="社会责任报告", source="text",
        health=(), running_head=None, running_foot=None,
    )  # fmt: skip
    given: dict[str, list[Any]] = {"documents": [_document(doc_id, f"单位{number}", year)], "indicators": rows}
    if not light:
        given |= _around(doc_id, year, said[0][1])
        rows += [
            _value(doc_id, 2000 + at, one, (year + 1, float(chance.randint(10, 9999))), basis="target")
            for at, one in enumerate(said[::20])
        ]
    given["pages"] = [page, *given.get("pages", [])]
    tables: dict[str, pa.Table] = {name: arrow_table(row, given.get(name, [])) for name, row in TABLES.items()}
    return Extraction(doc_id=doc_id, report_year=year, tables=tables)


def _write(root: Path, arguments: argparse.Namespace) -> None:
    chance = random.Random(4)
    with Store.open(root, writable=True) as store:
        store.commit(
            _report(number, year, arguments.indicators, chance, light=arguments.light)
            for number in range(1, arguments.reports // len(_YEARS) + 1)
            for year in _YEARS
        )


def main() -> None:
    """Make the store, compare it, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10000)
    parser.add_argument("--indicators", type=int, default=60)
    parser.add_argument("--light", action="store_true", help="indicators only")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the store there and stop")
    arguments = parser.parse_args()
    if arguments.keep:
        _write(arguments.keep, arguments)
        return
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "store"
        _write(root, arguments)
        print(f"{'':28s}{'wall s':>10s}{'CPU s':>10s}")
        for turn in range(3):
            wall, cpu = time.perf_counter(), time.process_time()
            comparison = compare(root)
            print(
                f"{f'compare, run {turn + 1}':28s}{time.perf_counter() - wall:10.2f}{time.process_time() - cpu:10.2f}"
            )
        print(f"reports {len(comparison.editions)}, values {len(comparison.values)}, changes {len(comparison.changes)}")


if __name__ == "__main__":
    main()
