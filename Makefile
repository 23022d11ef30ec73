# Everything is set up by `make run` and `make test` on a machine with Python 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PEERS := .venv-peers
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
TEXTS := $(wildcard planner/locale/vi/*.po)
JOBS ?= auto
# Properties that are tried with more made-up cases in test-safety.
TRIALS = $(shell grep -lr "import trials" tests)

.PHONY: run snapshots test test-times test-safety lint format bench docs schemas catalogue clean

run: $(VENV)/.installed
	$(BIN)/cchc

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal -m "not safety" --cov --cov-report=term:skip-covered --cov-fail-under=90

# What the tests cost, dearest first; TESTS=tests/tui asks about a part.
test-times: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal -m "not safety" -p tests.times $(TESTS)

test-safety: $(VENV)/.installed-dev
	CCHC_SAFETY=full $(BIN)/python -m pytest -n $(JOBS) --dist worksteal tests/safety tests/tui/test_any_keys.py \
		tests/tui/test_never_blocked.py $(TRIALS)

snapshots: $(VENV)/.installed-dev
	CCHC_SNAPSHOTS=update $(BIN)/python -m pytest -n $(JOBS) tests/tui/test_snapshots.py

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python .ci/module_length.py
	$(BIN)/python .ci/user_texts.py
	$(BIN)/python .ci/catalogue.py check

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.installed-dev $(PEERS)/.installed
	$(BIN)/python tests/bench/run.py

# The peer of the first picture, in an environment of its own: no part of the program or its tests.
$(PEERS)/.installed:
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip --disable-pip-version-check --quiet install harlequin==2.17.0
	touch $@

docs: $(VENV)/.installed-dev
	$(BIN)/python docs/make_pictures.py
	$(BIN)/python docs/make_document_pictures.py
	$(BIN)/python docs/make_search_page.py
	$(BIN)/python docs/make_guide.py

schemas: $(VENV)/.installed-dev
	$(BIN)/python .ci/schemas.py

catalogue: $(VENV)/.installed-dev
	$(BIN)/python .ci/catalogue.py update

clean:
	rm -rf $(VENV) $(PEERS) .mypy_cache .ruff_cache .import_linter_cache .coverage .coverage.*

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt $(TEXTS) | $(VENV)/bin/python
	$(PIP) install -c constraints.txt -e .
	touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt $(TEXTS) | $(VENV)/bin/python
	$(PIP) install -c constraints.txt -e '.[test,lint,bench]'
	touch $@ $(VENV)/.installed
