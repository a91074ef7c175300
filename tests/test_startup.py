"""What a process loads before it does its work, and what jieba's dictionary gives when it is taken in bit by bit."""

import subprocess
import sys
from pathlib import Path

import jieba

from extractors import nlp
from extractors.jieba_dictionary import Dictionary

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples" / "pdf"
TEXT = "2022年，12345热线共受理市民诉求12.5万件，金澜任T恤衫厂党支部书记，B超检查AT&T员工3,210人次；亞洲龢𠮷。"


def loaded(code: str, *arguments: str, given: str = "") -> set[str]:
    """Run code in a new process; return the packages that it has loaded at the end."""
    shown = f"{code}\nimport sys\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", shown, *arguments],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return {name.partition(".")[0] for name in done.stderr.split()}


def test_a_reading_process_loads_neither_pandas_nor_spacy() -> None:
    code = """if True:
        import sys, pathlib, pickle
        from corpus.find import find
        from pipeline.extract import read_report
        from pipeline.guarded import READ, _read
        from pipeline.pandas_out import keep_pandas_out
        keep_pandas_out()
        report = find([pathlib.Path(sys.argv[1])]).reports[0]
        word, extraction = _read(read_report, report.path, report.source)
        assert word == READ and pickle.dumps(extraction)
    """
    found = loaded(code, str(SAMPLES / "jichuan-2021.pdf"))
    assert {"pyarrow", "jieba", "pdfplumber"} <= found
    assert not found & {"pandas", "spacy", "thinc", "pkg_resources", "cv2", "rapidocr"}


def test_sentences_load_no_arrow_no_pdf_library_and_no_pandas() -> None:
    code = "from pipeline.cli import main\nmain(['text'])"
    found = loaded(code, given="中心共受理诉求12.5万件。\n")
    assert "jieba" in found
    assert not found & {"pyarrow", "numpy", "pandas", "spacy", "pdfplumber", "pypdfium2", "rich", "pkg_resources"}


def test_help_loads_no_row_class_of_a_table() -> None:
    code = (
        "import sys\nfrom pipeline.cli import main\ntry:\n    main(['check', '--help'])\nexcept SystemExit:\n    pass"
    )
    shown = f"{code}\nprint(*[n for n in sys.modules if n.startswith('schemas.tables')], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, encoding="utf-8", check=True)
    assert "triage" in done.stdout and done.stderr.split() == []


def test_the_commands_that_draw_no_frames_load_no_pandas_and_no_spacy(tmp_path: Path) -> None:
    code = "import sys\nfrom pipeline.cli import main\nassert main(sys.argv[1:]) == 0"
    store = str(tmp_path / "store")
    assert not {"pandas", "spacy"} & loaded(code, "extract", str(SAMPLES / "jichuan-2021.pdf"), "--store", store)
    assert not {"pandas", "spacy", "jieba", "pdfplumber", "pypdfium2"} & loaded(code, "show", store)


def test_pandas_works_where_it_was_kept_out() -> None:
    code = """if True:
        from pipeline.pandas_out import keep_pandas_out
        keep_pandas_out()
        import pyarrow as pa
        frame = pa.table({"a": [1.5, None]}).to_pandas()
        import pandas as pd
        assert pa.array(pd.Series([1.5, None])).null_count == 1
        assert pa.Table.from_pandas(frame).schema.names == ["a"]
    """
    assert "pandas" in loaded(code)


def test_the_dictionary_is_jiebas_own() -> None:
    tokenizer = jieba.Tokenizer()
    counts, total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    known = Dictionary(tokenizer.get_dict_file().read())
    assert known.total == total
    asked = ("中国", "中国人民解", "国中", "B", "", "龘龘")
    assert [known.count(word) for word in asked] == [counts.get(word, 0) for word in asked]
    known.meet({word[0] for word in counts})
    assert known.counts == counts


def test_words_are_cut_as_jieba_cuts_them() -> None:
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    assert [word.text for word in nlp.words(TEXT)] == list(tokenizer.cut(TEXT))


def test_a_dictionary_of_another_kind_is_taken_as_it_stands() -> None:
    known = Dictionary("上海 5 ns\n北京 2 ns\n上 7 f\n上海市 1 nsf\n上海 6 nz".encode())
    assert (known.total, known.count("上海"), known.flag("上海")) == (21, 6, "nz")
    known.meet("上北")
    assert known.counts == {"上": 7, "上海": 6, "上海市": 1, "北": 0, "北京": 2}
    assert [known.flag(word) for word in ("上", "上海市", "北", "南京", "3", "x9", "")] == [
        "f",
        "nsf",
        "x",
        "x",
        "m",
        "eng",
        "x",
    ]
