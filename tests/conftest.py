"""What several tests need: the samples that ship, and the real reports beside the project where they are present."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SAMPLES = ROOT / "corpus" / "samples"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip tests of the yardstick where the real reports are absent, and say so."""
    if (SHARED / "corpus").is_dir():
        return
    skip = pytest.mark.skip(reason=f"real reports are not present beside the project ({SHARED.name}/corpus)")
    for item in items:
        if item.get_closest_marker("yardstick"):
            item.add_marker(skip)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that rewrites golden files; CI refuses it, for nobody would read the change there."""
    parser.addoption(
        "--rewrite-golden", action="store_true", help="rewrite tests/golden from what the readers give now"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to rewrite golden files in CI."""
    if config.getoption("--rewrite-golden") and os.environ.get("CI"):
        raise pytest.UsageError("--rewrite-golden is not for CI")


@pytest.fixture(scope="session")
def sample_yearbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The yearbook of the three sample reports, made once: to be read only."""
    from pipeline.cli import main  # noqa: PLC0415 - tests of start-up begin before anything is loaded

    store = tmp_path_factory.mktemp("samples") / "yearbook"
    assert main(["extract", str(SAMPLES / "pdf"), "--store", str(store), "--ocr", "off"]) == 0
    return store
