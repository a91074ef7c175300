"""The command line as its users call it: extract, show, text, dictionary, and wrong calls.

Each command is started once as a process; what else it says is asked in this one.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from conftest import SAMPLES
from in_process import run
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

from schemas.dictionary import describe

PDFS = SAMPLES / "pdf"


def start(*words: str | Path, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `nianjian` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *map(str, words)],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
        check=False,
    )


@pytest.fixture(scope="module")
def yearbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("某单位 报告")
    store = folder / "年 鉴"
    first = start("extract", PDFS, "--store", store, "--workers", "1")
    assert first.returncode == 0, first.stderr
    return store


def test_a_second_run_reads_nothing(yearbook: Path) -> None:
    before = {path: path.read_bytes() for path in yearbook.glob("*/*/*.parquet")}
    again = start("extract", PDFS, "--store", yearbook)
    assert again.returncode == 0
    assert "skipped (stored already) 3" in " ".join(again.stdout.split())
    assert {path: path.read_bytes() for path in yearbook.glob("*/*/*.parquet")} == before


def test_two_workers_give_the_same_bytes(yearbook: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    assert start("extract", PDFS, "--store", store, "--workers", "2").returncode == 0
    parts = sorted(path.relative_to(yearbook) for path in yearbook.glob("*/*/*.parquet"))
    assert parts == sorted(path.relative_to(store) for path in store.glob("*/*/*.parquet"))
    assert all((store / part).read_bytes() == (yearbook / part).read_bytes() for part in parts)


def test_show_lists_the_reports(yearbook: Path) -> None:
    shown = start("show", yearbook, "--lang", "zh")
    assert shown.returncode == 0
    assert shown.stdout.count("霁川市供水管网养护中心  ") == 3
    assert "文明单位社会责任报告" in shown.stdout


def test_show_one_report(yearbook: Path) -> None:
    shown = run("show", yearbook, "--doc", "2020", "--table", "honours", "--limit", "0")
    assert shown.returncode == 0
    assert "honours (8)" in shown.stdout
    assert "闻敬舟" in shown.stdout  # the signatory
    assert "outline        four-blocks" in shown.stdout


def test_show_says_what_is_wrong(yearbook: Path, tmp_path: Path) -> None:
    many = run("show", yearbook, "--doc", "2")
    assert many.returncode == 2
    assert run("show", yearbook, "--doc", "无此报告").returncode == 2
    assert run("show", yearbook, "--table", "nothing").returncode == 2
    missing = run("show", tmp_path / "none")
    assert missing.returncode == 2
    assert "nianjian extract" in missing.stderr


def test_a_damaged_file_of_the_yearbook_is_named(yearbook: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    shutil.copytree(yearbook, store)
    part = next((store / "quantities").rglob("*.parquet"))
    part.write_bytes(part.read_bytes()[:500])
    shown = run("show", store, "--lang", "zh")
    assert shown.returncode == 2
    assert f"{part} 已损坏：现有 500 字节" in shown.stderr
    assert "加 --repair 可重读有关报告" in shown.stderr


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "总结.docx").write_bytes(b"PK\x03\x04")
    (folder / "空.pdf").write_bytes(b"")
    (folder / "坏.pdf").write_bytes(b"%PDF-1.4\nnothing")
    (folder / "假.pdf").write_text("没有内容", encoding="utf-8")
    read = run("extract", folder, "--store", tmp_path / "store")
    assert read.returncode == 1
    for name in ("总结.docx", "空.pdf", "坏.pdf", "假.pdf"):
        assert name in read.stdout
    assert "export it to PDF" in read.stdout
    assert "Traceback" not in read.stdout + read.stderr
    again = run("extract", folder, "--store", tmp_path / "store", "--lang", "zh")
    told = again.stdout.partition("结果")[0]
    assert again.returncode == 1
    for advice in ("请另存为或导出为 PDF", "请从原处重新复制一份", "文件不完整或已损坏"):
        assert advice in told
    assert not re.search("[a-z]{3} [a-z]{3}", told.replace("Data format error", "")), told


def test_a_file_that_was_mended_is_a_failure_no_longer(tmp_path: Path) -> None:
    whole = (PDFS / "jichuan-2020.pdf").read_bytes()
    folder, store = tmp_path / "报告", tmp_path / "store"
    folder.mkdir()
    (folder / "2020.pdf").write_bytes(whole[:5000])
    (folder / "2019.pdf").write_bytes(whole[:4000])
    assert run("extract", folder, "--store", store).returncode == 1
    (folder / "2020.pdf").write_bytes(whole)
    assert run("extract", folder, "--store", store).returncode == 1
    shown = run("show", store).stdout
    assert shown.count("2020.pdf") == 1
    assert shown.count("2019.pdf") == 2  # still damaged: among the reports and among the problems


def test_a_locked_pdf_says_what_to_do(tmp_path: Path) -> None:
    folder = tmp_path / "报告"
    folder.mkdir()
    locked = StandardEncryption("geheim", "owner", canPrint=1)
    page = canvas.Canvas(str(folder / "加密.pdf"), encrypt=locked)
    page.drawString(72, 700, "2021")
    page.save()
    read = run("extract", folder, "--store", tmp_path / "store", "--lang", "zh")
    assert read.returncode == 1
    assert "需要密码" in read.stdout and "请另存一份不带密码的" in read.stdout
    shown = run("show", tmp_path / "store", "--doc", "加密", "--lang", "zh")
    assert "需要密码" in shown.stdout and "quantities" not in shown.stdout  # no empty tables


def test_of_a_report_that_is_all_pictures_only_that_is_said(tmp_path: Path) -> None:
    page = canvas.Canvas(str(tmp_path / "扫描件.pdf"))
    page.drawInlineImage(Image.new("RGB", (300, 400), "grey"), 0, 0, 595, 842)
    page.save()
    read = run("extract", tmp_path / "扫描件.pdf", "--store", tmp_path / "store", "--ocr", "off")
    assert read.returncode == 1
    assert read.stdout.count("扫描件.pdf") == 1
    assert 'pip install -c constraints.txt -e ".[ocr]"' in " ".join(read.stdout.split())


@pytest.mark.parametrize(
    "words",
    [
        ("extract", "无此文件", "--store", "s"),
        ("extract", "."),
        ("text", "无此文件.txt"),
        ("nothing",),
        (),
    ],
)
def test_wrong_calls(words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for call in (run, start) if not words else (run,):
        result = call(*words)
        assert (result.returncode, "Traceback" in result.stderr) == (2, False)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "缺少参数：COMMAND"),
        (("nothing",), "没有 'nothing'；可选："),
        (("extract", "."), "缺少参数：--store"),
        (("extract", ".", "--store", "s", "--workers", "x"), "x：应为 1 到 256 的整数"),
        (("extract", ".", "--store", "s", "--workers", "0"), "0：应为 1 到 256 的整数"),
        (("extract", ".", "--store"), "后面要跟一个值"),
        (("compare", "s", "--years", "20x"), "应为年份，如 2020-2022 或 2020,2022"),
        (("compare", "s", "--bogus"), "不认识的参数：--bogus"),
        (("compare", "s", "--indi", "x"), "不明确，可能是 --indicator, --indicators"),
        (("text", "--day", "2022-02-30"), "应为日期，如 2022-06-28"),
        (("text", "."), "这是文件夹：请指定文件"),
        (("show", "没有 年鉴"), 'nianjian extract 路径 --store "没有 年鉴"'),
    ],
)
def test_wrong_calls_are_told_in_chinese(
    words: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*words, "--lang", "zh")
    assert result.returncode == 2
    assert told in result.stderr
    said = result.stderr.partition("nianjian")[2].rpartition("\nnianjian")[2]  # without the usage
    assert not re.search("error|argument|invalid|expected", said)


def test_help_names_years_in_full() -> None:
    assert "2020,2022" in run("compare", "--help", "--lang", "zh").stdout


@pytest.mark.parametrize("words", [("show",), ("compare",), ("compare", "--format", "csv"), ("indicators",)])
def test_a_reader_that_closes_the_output_is_no_failure(words: tuple[str, ...], yearbook: Path) -> None:
    call = [words[0], *([str(yearbook)] if words[0] != "indicators" else []), *words[1:]]
    with subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", *call], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (0, b"")


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="nothing is forbidden to root")
def test_a_store_that_must_not_be_written(tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    wrong = run("extract", PDFS, "--store", shut / "store", "--lang", "zh")
    assert wrong.returncode == 2
    assert "没有读写权限" in wrong.stderr


def test_show_speaks_chinese(yearbook: Path) -> None:
    shown = run("show", yearbook, "--doc", "2020", "--limit", "3", "--lang", "zh")
    assert "数据 quantities (143)" in shown.stdout
    assert "报告单位       霁川市供水管网养护中心" in shown.stdout
    assert not re.search(r"\b(exact|level|recipient|page|ORG)\b", shown.stdout)


def test_text_prints_one_object_a_line() -> None:
    sentence = "6月28日组织演练3次，参加260余人次。"
    result = start("text", "--year", "2022", stdin=f"{sentence}\n\n没有内容\n")
    objects = [json.loads(line) for line in result.stdout.splitlines()]
    assert [o["line"] for o in objects] == [1, 2, 3]
    assert [(q["text"], q["value"], q["unit"]) for q in objects[0]["quantities"]] == [
        ("3次", 3.0, "次"),
        ("260余人次", 260.0, "人次"),
    ]
    assert objects[0]["dates"][0]["start_date"] == "2022-06-28"
    assert {key: objects[1][key] for key in ("quantities", "dates", "honours", "persons", "organisations")} == {
        "quantities": [],
        "dates": [],
        "honours": [],
        "persons": [],
        "organisations": [],
    }
    for q in objects[0]["quantities"]:
        assert sentence[q["start"] : q["end"]] == q["text"]


def test_text_names_organisations() -> None:
    sentence = "泽禾食品有限公司（以下简称“泽禾食品”）与霁川市总工会共建实训基地，泽禾食品投入12万元。"
    found = json.loads(start("text", "--year", "2022", stdin=f"{sentence}\n").stdout)
    full = "泽禾食品有限公司"
    assert [(o["text"], o["canonical"]) for o in found["organisations"]] == [
        (full, full),
        ("泽禾食品", full),
        ("霁川市总工会", "霁川市总工会"),
        ("泽禾食品", full),
    ]
    table = start("text", "--lang", "zh", "--format", "table", stdin=f"{sentence}\n").stdout
    assert "机构" in table


def test_text_of_nothing_is_nothing() -> None:
    result = run("text", stdin="")
    assert (result.returncode, result.stdout) == (0, "")


def test_dictionary() -> None:
    assert start("dictionary").stdout == describe()


@pytest.mark.parametrize("command", ["extract", "show", "text", "dictionary", "collect"])
@pytest.mark.parametrize(("language", "word"), [("en", "example:"), ("zh", "示例：")])
def test_help_has_an_example(command: str, language: str, word: str) -> None:
    result = run(command, "--help", "--lang", language)
    assert result.returncode == 0
    assert word in result.stdout


def test_the_language_follows_the_locale() -> None:
    assert "用法" in start("--help", LC_ALL="zh_CN.UTF-8").stdout
    assert "usage" in start("--help", LC_ALL="C").stdout


def test_aliases_join_units(tmp_path: Path) -> None:
    aliases = tmp_path / "别名.csv"
    aliases.write_text("name,canonical\n霁川市供水管网养护中心,霁川市水务集团\n", encoding="utf-8")
    store = tmp_path / "store"
    assert run("extract", PDFS / "jichuan-2020.pdf", "--store", store, "--aliases", aliases).returncode == 0
    plain = tmp_path / "plain"
    assert run("extract", PDFS / "jichuan-2020.pdf", "--store", plain).returncode == 0
    ids = [pq.read_table(s / "documents")["org_id"].to_pylist() for s in (store, plain)]
    assert ids[0] != ids[1]
    aliases.write_text("name\n甲\n", encoding="utf-8")
    wrong = run("extract", PDFS, "--store", store, "--aliases", aliases)
    assert wrong.returncode == 2
    assert "name,canonical" in wrong.stderr


def test_every_bad_line_of_an_alias_file_is_named(tmp_path: Path) -> None:
    aliases = tmp_path / "别名.csv"
    aliases.write_text("name,canonical\n甲,乙\n丙\n甲,丁\n戊,己,庚\n", encoding="utf-8")
    wrong = run("extract", PDFS, "--store", tmp_path / "store", "--aliases", aliases)
    assert wrong.returncode == 2
    assert "line 3: name and canonical must both be given" in wrong.stderr
    assert "line 4: 甲 is already joined to 乙" in wrong.stderr
    assert "line 5: more cells than name,canonical" in wrong.stderr
    aliases.write_text("name,canonical\n甲厂,乙厂\n乙厂,甲厂\n", encoding="utf-8")
    ring = run("extract", PDFS, "--store", tmp_path / "store", "--aliases", aliases, "--lang", "zh")
    assert ring.returncode == 2
    assert f"{aliases}：别名从" in ring.stderr
    aliases.write_bytes(b"")
    assert "file is empty" in run("extract", PDFS, "--store", tmp_path / "store", "--aliases", aliases).stderr
    assert not (tmp_path / "store").exists()


def test_indicators_are_searched_in_both_languages() -> None:
    shown = run("indicators", "--search", "志愿服务时长", "--lang", "zh")
    assert shown.returncode == 0 and "volunteer.hours" in shown.stdout and "时期数" in shown.stdout
    assert "staff.total" not in shown.stdout
    assert "volunteer.hours" in run("indicators", "--search", "Volunteer hours").stdout
    assert "staff.hired" in run("indicators", "--search", "GRI 401-1", "--format", "csv").stdout
    assert run("indicators", "--search", "无此指标").stdout == "no indicator with 无此指标\n"


def test_indicators_as_json_and_csv_say_the_same() -> None:
    answer = json.loads(start("indicators", "--format", "json").stdout)
    lines = run("indicators", "--format", "csv").stdout.splitlines()
    assert len(answer["indicators"]) == len(lines) - 1 > 200
    (staff,) = [row for row in answer["indicators"] if row["code"] == "staff.total"]
    assert (staff["name"], staff["unit"], staff["kind"]) == ("员工总数", "人", "stock")
    assert "在岗职工" in staff["aliases"]


def test_a_bad_entry_of_the_users_own_file_is_a_wrong_call(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "code,name,name_en,aliases,dimensions,kind,topic,definition\n"
        "own.bells,敲钟,Bells,敲钟次数,strokes,flow,report.profile,敲钟的次数\n",
        encoding="utf-8",
    )
    wrong = run("indicators", "--indicators", own)
    assert wrong.returncode == 2
    assert "own.csv, line 2, dimensions: strokes; allowed: " in wrong.stderr
    assert run("indicators", "--indicators", tmp_path / "none.csv").returncode == 2


def test_chinese_and_english_cells_stand_in_line() -> None:
    """Columns align when a Han sign counts for two: every row's unit starts at the column of its head."""
    shown = run("indicators", "--search", "用水量").stdout.splitlines()
    wide = [
        sum(2 if ord(sign) > 0x2E7F else 1 for sign in line[: line.index("立方米")])
        for line in shown
        if "  立方米 " in line
    ]
    assert len(wide) >= 2 and len(set(wide)) == 1
