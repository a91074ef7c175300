# nianjian: set-up, main job on the samples, tests. Needs Python 3.11 or later and make.
PYTHON ?= python3
VENV ?= .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
STORE ?= yearbook
JOBS ?= auto
# Compiled modules are kept, whatever the environment says: hundreds of processes start in the tests.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test check types quick setup clean

demo: $(BIN)/nianjian  ## set up, read the sample reports, compare their years, write the workbook
	$(BIN)/nianjian extract corpus/samples/pdf --store "$(STORE)"
	$(BIN)/nianjian compare "$(STORE)"
	$(BIN)/nianjian export "$(STORE)" --excel "$(STORE).xlsx"

test: $(VENV)/.dev  ## set up with the development tools, run all checks and tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal --durations 10 --durations-min 5

check: $(VENV)/.dev  ## before each commit: lint, types, import contracts and the tests not marked slow
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	@$(MAKE) --no-print-directory -j 2 types quick || { $(MAKE) --no-print-directory types; false; }

# Beside the tests, for they take one core; where anything fails they are run again, so that what they say stands last.
types:
	$(BIN)/mypy
	$(BIN)/lint-imports

quick:
	$(BIN)/python -m pytest -q -m "not slow" -n $(JOBS) --dist worksteal --durations 5 --durations-min 2

setup: $(BIN)/nianjian

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(BIN)/nianjian: $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[dev,ocr,docx,dask]"
	@touch $@

clean:
	rm -rf $(VENV) yearbook yearbook.xlsx build *.egg-info
