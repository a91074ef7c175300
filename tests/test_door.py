"""The verbs for Python programs, and what a start beside foreign packages says."""

import os
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT
from raw_pdf import write_sound

import pipeline
from pipeline import StoreError, Unreadable, compare_reports, extract_reports, open_store, read_pdf, read_text
from pipeline.rooms import ROOMS, ForeignPackage, check_rooms
from schemas.tables import TABLES

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SENTENCE = "2022年，中心共受理市民诉求12.5万件，比上年增长8.3%。"


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    place = tmp_path / "reports" / "报告.pdf"
    place.parent.mkdir()
    return write_sound(place, [["霁川市供水管网养护中心2022年社会责任报告"], [SENTENCE]])


def test_a_pdf_and_its_bytes_give_the_same_rows(pdf: Path) -> None:
    report = read_pdf(pdf)
    assert [(q.value, q.unit, q.evidence.page) for q in report.quantities] == [(125000.0, "件", 2), (8.3, "%", 2)]
    assert report.document.year == 2022 and report.documents[0].file_name == pdf.name
    again = read_pdf(pdf.read_bytes())
    assert again.quantities == report.quantities and again.documents[0].file_name == ""
    for table in TABLES:
        assert report.arrow(table).num_rows == len(getattr(report, table))
    with pytest.raises(ValueError, match="no table 'figures'; there are documents"):
        report.arrow("figures")


def test_aliases_name_the_unit(pdf: Path, tmp_path: Path) -> None:
    names = {"霁川市供水管网养护中心": "霁川水务"}
    table = tmp_path / "names.csv"
    table.write_text("name,canonical\n霁川市供水管网养护中心,霁川水务\n", encoding="utf-8")
    found = [read_pdf(pdf, aliases=given).document.identity.canonical for given in (None, names, table)]
    assert found == ["霁川市供水管网养护中心", "霁川水务", "霁川水务"]
    with pytest.raises(ValueError, match="back to"):
        read_pdf(pdf, aliases={"甲中心": "乙中心", "乙中心": "甲中心"})


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(Unreadable) as refusal:
        read_pdf(b"no PDF at all")
    assert refusal.value.reason == "unreadable"
    with pytest.raises(FileNotFoundError):
        read_pdf("nowhere.pdf")
    with pytest.raises(ValueError, match="not_installed_at_all"):
        read_text(SENTENCE, ner="not_installed_at_all")


def test_a_text_gives_rows_with_their_offsets() -> None:
    text = read_text(SENTENCE)
    assert [text.document.text[q.evidence.start_char : q.evidence.end_char] for q in text.quantities] == [
        "12.5万件",
        "8.3%",
    ]


def test_a_text_is_read_from_the_day_that_is_given() -> None:
    found = read_text("昨天修复漏点3处。", day=date(2022, 6, 30)).dates
    assert [(row.start, row.end) for row in found] == [(date(2022, 6, 29), date(2022, 6, 29))]
    assert not read_text("昨天修复漏点3处。", year=2022).dates


def test_reports_go_into_a_store_and_are_compared(pdf: Path, tmp_path: Path) -> None:
    store = tmp_path / "yearbook"
    steps: list[str] = []
    first = extract_reports(pdf, store, workers=1, progress=lambda step: steps.append(step.status))
    assert (first.done, first.failed, steps) == (1, 0, ["ok"])
    assert extract_reports([pdf.parent], str(store)).skipped == 1
    assert open_store(store).read("quantities").num_rows == 2
    comparison = compare_reports(store, org="管网", language="en")
    assert 125000.0 in set(comparison.values["value"])
    with pytest.raises(ValueError, match="no organisation like"):
        compare_reports(store, org="别的单位")
    with pytest.raises(ValueError, match="no PDF"):
        extract_reports(ROOT / "tests" / "golden", store)
    with pytest.raises(ValueError, match="is no store"):
        open_store(pdf.parent)
    with pytest.raises(StoreError, match="newer version"):
        (store / "_nianjian" / "format").write_text("99")
        open_store(store)


def test_every_name_of_the_door_can_be_had() -> None:
    assert [name for name in pipeline.__all__ if not hasattr(pipeline, name)] == []
    assert set(pipeline.__all__) <= set(dir(pipeline))
    with pytest.raises(AttributeError, match="no attribute 'reed_pdf'"):
        pipeline.reed_pdf  # noqa: B018


def test_the_packages_are_typed_and_the_start_is_installed() -> None:
    """What setuptools is told to install holds the markers of PEP 561 and the module of the start."""
    tools = PROJECT["tool"]["setuptools"]
    assert [room for room in ROOMS if "py.typed" not in tools["package-data"][room]] == []
    assert [room for room in ROOMS if not (ROOT / room / "py.typed").is_file()] == []
    assert PROJECT["project"]["scripts"] == {"nianjian": "nianjian:main"} and tools["py-modules"] == ["nianjian"]


# --- a start beside foreign packages


def start(words: list[str], cwd: Path, *first: Path) -> subprocess.CompletedProcess[str]:
    """Start Python in a folder; `first` are folders that are searched for packages before this project's."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (*first, ROOT)))}
    return subprocess.run(
        [sys.executable, *words],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def lay(place: Path, name: str) -> Path:
    """Lay a foreign package, a bare folder, or a module of a name into a folder."""
    place.mkdir(exist_ok=True)
    if name.endswith(".py"):
        (place / name).write_text("SCHEMA = 1\n")
        return place / name
    (place / name.rstrip("/")).mkdir()
    if not name.endswith("/"):
        (place / name / "__init__.py").write_text("SCHEMA = 1\n")
    return place / name.rstrip("/")


@pytest.fixture
def command(tmp_path: Path) -> Path:
    """The command as pip writes it: a file in a folder of its own that imports what the project names."""
    module, function = PROJECT["project"]["scripts"]["nianjian"].split(":")
    place = tmp_path / "bin" / "nianjian"
    place.parent.mkdir()
    place.write_text(f"import sys\nfrom {module} import {function}\nsys.exit({function}())\n")
    return place


def test_the_command_does_not_mind_the_current_folder(command: Path, tmp_path: Path) -> None:
    here = tmp_path / "work"
    for room in ROOMS:
        lay(here, room)
    done = start([str(command), "--version"], here)
    assert (done.returncode, done.stderr) == (0, "") and done.stdout.startswith("nianjian ")


@pytest.mark.parametrize("name", [*ROOMS, "schemas.py"])
def test_the_command_names_a_foreign_package_that_stands_before_its_own(
    name: str, command: Path, tmp_path: Path
) -> None:
    foreign = lay(tmp_path / "before", name)
    done = start([str(command), "--version"], tmp_path, tmp_path / "before")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"nianjian can't start: Python finds {foreign}, which is not nianjian's own package")
    assert "Traceback" not in done.stderr and "PYTHONPATH" in done.stderr and "无法启动" in done.stderr


def test_python_m_nianjian_names_a_foreign_package_in_the_current_folder(tmp_path: Path) -> None:
    foreign = lay(tmp_path / "work", "pipeline")
    done = start(["-m", "nianjian", "--version"], foreign.parent)
    assert done.returncode == 2 and str(foreign) in done.stderr and "Traceback" not in done.stderr
    assert start(["-m", "nianjian", "--version"], tmp_path).returncode == 0


@pytest.mark.parametrize("room", ["schemas", "extractors", "corpus"])
def test_python_m_pipeline_cli_names_a_foreign_package_in_the_current_folder(room: str, tmp_path: Path) -> None:
    foreign = lay(tmp_path / "work", room)
    done = start(["-m", "pipeline.cli", "--version"], foreign.parent)
    assert done.returncode == 1
    assert f"ForeignPackage: nianjian can't start: Python finds {foreign}, which is not" in done.stderr


def test_a_program_that_has_loaded_its_own_package_is_told(tmp_path: Path) -> None:
    foreign = lay(tmp_path / "work", "schemas")
    done = start(["-c", "import schemas, pipeline"], foreign.parent)
    assert f"ForeignPackage: nianjian can't start: Python finds {foreign}," in done.stderr


def test_a_bare_folder_of_a_name_is_no_package_where_the_own_one_follows(tmp_path: Path) -> None:
    foreign = lay(tmp_path / "work", "schemas/")
    done = start(["-m", "pipeline.cli", "--version"], foreign.parent)
    assert (done.returncode, done.stderr) == (0, "")


EDITABLE = """if True:
    import sys
    from importlib.util import spec_from_file_location
    from pathlib import Path

    class Finder:
        @staticmethod
        def find_spec(name, path=None, target=None):
            place = Path(sys.argv[1]).joinpath(*name.split("."))
            for file in (place / "__init__.py", place.with_suffix(".py")):
                if file.is_file():
                    return spec_from_file_location(name, file)

    sys.meta_path.append(Finder)
    from pipeline.cli import main
    sys.exit(main(["--version"]))
"""


@pytest.mark.parametrize("room", ["pipeline/", "schemas/"])
def test_a_bare_folder_is_named_where_an_editable_install_comes_after_it(room: str, tmp_path: Path) -> None:
    """Its packages are found by a finder that is asked after the folders of sys.path."""
    foreign = lay(tmp_path / "work", room)
    words = [sys.executable, "-c", EDITABLE, str(ROOT)]
    done = subprocess.run(words, cwd=foreign.parent, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode in (1, 2) and f"Python finds {foreign}, which is not" in done.stderr
    assert ("Traceback" in done.stderr) == (room == "schemas/")


def test_a_package_that_is_nowhere_is_named(tmp_path: Path) -> None:
    with pytest.raises(ForeignPackage, match=r"finds .*schemas, which is not"):
        check_rooms(tmp_path)
    check_rooms(ROOT)


def test_no_name_of_a_folder_steers_the_terminal(tmp_path: Path) -> None:
    foreign = lay(tmp_path / "a\x1b[31m", "schemas")
    done = start(["-m", "nianjian", "--version"], foreign.parent)
    assert done.returncode == 2 and "\x1b" not in done.stderr and "a?[31m" in done.stderr
