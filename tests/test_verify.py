"""`nianjian verify`, and what `extract`, `show` and `compare` do about damage, as their users see it."""

import json
import shutil
from pathlib import Path

import pytest
from conftest import SAMPLES
from in_process import run
from stored import content

from pipeline.store.layout import PRIVATE
from pipeline.store.manifest import OVERVIEW

NAMES = ("jichuan-2020.pdf", "jichuan-2021.pdf")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder with two reports, and the yearbook that was made of it."""
    folder = tmp_path_factory.mktemp("某单位")
    (folder / "报告").mkdir()
    for name in NAMES:
        shutil.copy(SAMPLES / "pdf" / name, folder / "报告" / name)
    done = run("extract", folder / "报告", "--store", folder / "年 鉴")
    assert done.returncode == 0, done.stderr
    return folder / "报告", folder / "年 鉴"


@pytest.fixture
def store(made: tuple[Path, Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(made[1], tmp_path / "年鉴"))


def test_a_yearbook_as_it_was_written_is_whole(store: Path) -> None:
    done = run("verify", store)
    assert (done.returncode, done.stderr) == (0, "")
    assert "every file is as it was written" in done.stdout


def test_verify_names_every_damage(store: Path) -> None:
    quantities, dates = sorted(store.glob("quantities/*/*.parquet")), sorted(store.glob("dates/*/*.parquet"))
    quantities[0].unlink()
    dates[0].write_bytes(dates[0].read_bytes()[:-5] + b"\1PAR1")
    dates[1].write_bytes(b"")
    done = run("verify", store)
    assert done.returncode == 1
    for path, reason in (
        (quantities[0], "it is missing"),
        (dates[0], "its content is not what was written"),
        (dates[1], "it has 0 bytes"),
    ):
        assert f"{path.relative_to(store).as_posix()}: {reason}" in done.stderr
    assert "--repair" in done.stderr
    chinese = run("verify", store, "--lang", "zh")
    assert chinese.returncode == 1
    assert "3 处损坏" in chinese.stderr
    assert "文件缺失" in chinese.stderr


def test_verify_of_no_yearbook_is_a_wrong_call(tmp_path: Path) -> None:
    assert run("verify", tmp_path).returncode == 2


def test_missing_parts_are_read_again_where_the_reports_are_at_hand(made: tuple[Path, Path], store: Path) -> None:
    for path in store.glob("quantities/*/*.parquet"):
        path.unlink()
    done = run("extract", made[0], "--store", store)
    assert done.returncode == 1
    assert "quantities/report_year=2020/part-0000.parquet: it is missing" in done.stderr
    assert "reports to be read again: 2" in done.stderr
    assert content(store) == content(made[1])
    assert run("extract", made[0], "--store", store).returncode == 0


def test_damage_that_shows_when_a_part_is_touched_is_mended_in_the_same_run(
    made: tuple[Path, Path], store: Path
) -> None:
    path = store / "quantities/report_year=2020/part-0000.parquet"
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)
    done = run("extract", made[0], "--store", store, "--force")
    assert done.returncode == 0, done.stderr  # the part was written anew, its old rows were not needed
    assert content(store) == content(made[1])
    path.write_bytes(data)
    done = run("extract", made[0], "--store", store, "--repair", "--lang", "zh")
    assert done.returncode == 1
    assert "内容与写入时不同" in done.stderr
    assert content(store) == content(made[1])


def test_reports_that_are_not_at_hand_are_lost_only_if_asked(made: tuple[Path, Path], store: Path) -> None:
    for path in store.glob("quantities/*/*.parquet"):
        path.unlink()
    before = content(store)
    one = made[0] / NAMES[1]
    refused = run("extract", one, "--store", store)
    assert refused.returncode == 1
    assert NAMES[0] in refused.stderr
    assert "nothing was stored" in refused.stderr
    assert content(store) == before
    repaired = run("extract", one, "--store", store, "--repair")
    assert repaired.returncode == 1
    assert f"1 reports whose rows were damaged have not been read again: {NAMES[0]}" in repaired.stderr
    assert NAMES[0] in run("show", store).stderr
    assert NAMES[0] in run("verify", store).stderr
    assert run("extract", one, "--store", store).returncode == 1  # until it is read again
    assert run("extract", made[0], "--store", store).returncode == 0
    assert content(store) == content(made[1])


def test_force_reads_again(made: tuple[Path, Path], store: Path) -> None:
    plain = run("extract", made[0], "--store", store)
    forced = run("extract", made[0], "--store", store, "--force")
    assert plain.returncode == forced.returncode == 0
    assert "skipped (stored already) 2" in " ".join(plain.stdout.split())
    assert "skipped (stored already) 0" in " ".join(forced.stdout.split())
    assert content(store) == content(made[1])


@pytest.mark.parametrize("command", ["show", "compare", "extract"])
@pytest.mark.parametrize(
    "case",
    [
        (f"{PRIVATE}/format", b"1", "older version"),
        (f"{PRIVATE}/format", b"99", "newer version"),
        (OVERVIEW, None, "another version of nianjian (pages: text)"),
        (f"{PRIVATE}/journal.json", b"{}", "journal.json is not as nianjian writes it"),
    ],
)
def test_what_is_not_of_this_version_is_named_alike(
    made: tuple[Path, Path], store: Path, command: str, case: tuple[str, bytes | None, str]
) -> None:
    name, data, said = case
    if data is None:
        overview = json.loads((store / name).read_text(encoding="utf-8"))
        del overview["columns"]["pages"]["text"]
        data = json.dumps(overview).encode()
    (store / name).write_bytes(data)
    before = content(store)
    done = run("extract", made[0], "--store", store) if command == "extract" else run(command, store)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert content(store) == before


@pytest.mark.parametrize("command", ["show", "compare"])
def test_a_damaged_part_is_named_with_what_to_do(store: Path, command: str) -> None:
    (store / "indicators/report_year=2020/part-0000.parquet").write_bytes(b"PAR1" * 40)
    (store / "problems/report_year=2020/part-0000.parquet").write_bytes(b"PAR1" * 40)
    shown = run(command, store)
    assert shown.returncode == 2
    assert "report_year=2020/part-0000.parquet is damaged" in shown.stderr
    assert "nianjian verify" in shown.stderr
    assert "--repair" in run(command, store, "--lang", "zh").stderr
