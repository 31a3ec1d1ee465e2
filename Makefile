# Every target calls something that also works without make: see README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --quiet --no-compile --no-deps

.PHONY: setup run test check types sql benchmark calibration fuzz clean
.DEFAULT_GOAL := run

setup: $(READY)

# The pip that comes with Python may be years old and takes twice as long; it also compiles on one core alone.
$(READY): requirements.lock requirements-setup.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r requirements-setup.lock
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-build-isolation -e .
	$(BIN)/python -m compileall -q -j 0 -x /tests/ $(VENV)/lib
	touch $(READY)

run: $(READY)
	$(BIN)/cwo run

test: $(READY)
	$(BIN)/python -m pytest -n 2 --dist loadfile

# The one gate: format, lint, types, who imports whom, SQL, measures, and last the tests.
check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/cwo measures > /dev/null
	$(MAKE) --jobs 2 types sql
	$(MAKE) test

types: $(READY)
	$(BIN)/mypy

sql: $(READY)
	$(BIN)/sqlfluff lint --processes 0 transforms/episodes transforms/cohorts transforms/measures transforms/lists quality/records quality/rules

benchmark: $(READY)
	$(BIN)/python -m tests.benchmarks

# The synthetic nation beside published figures, measured anew: some minutes; see data_samples/calibration.
calibration: $(READY)
	$(BIN)/python -m data_samples.calibration

# atheris is needed here alone; TARGET and SECONDS choose one reader and how long it is fuzzed.
fuzz: $(READY)
	$(INSTALL) --require-hashes -r requirements-fuzz.lock
	$(BIN)/python -m tests.fuzz $(TARGET) $(SECONDS)

clean:
	rm -rf $(VENV) warehouse .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .fuzz
