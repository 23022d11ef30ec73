# Everything is set up by `make run` and `make test` on a machine with Python 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
TEXTS := $(wildcard planner/locale/vi/*.po)
JOBS ?= auto

.PHONY: run test test-safety lint format bench docs schemas catalogue clean

run: $(VENV)/.installed
	$(BIN)/cchc

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n $(JOBS) -m "not safety" --cov --cov-report=term:skip-covered --cov-fail-under=90

test-safety: $(VENV)/.installed-dev
	CCHC_SAFETY=full $(BIN)/python -m pytest -n $(JOBS) tests/safety

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

bench: $(VENV)/.installed-dev
	$(BIN)/python tests/bench/run.py

docs: $(VENV)/.installed-dev
	$(BIN)/python docs/make_pictures.py
	$(BIN)/python docs/make_document_pictures.py
	$(BIN)/python docs/make_search_page.py

schemas: $(VENV)/.installed-dev
	$(BIN)/python .ci/schemas.py

catalogue: $(VENV)/.installed-dev
	$(BIN)/python .ci/catalogue.py update

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache .coverage .coverage.*

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt $(TEXTS) | $(VENV)/bin/python
	$(PIP) install -c constraints.txt -e .
	touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt $(TEXTS) | $(VENV)/bin/python
	$(PIP) install -c constraints.txt -e '.[test,lint,bench]'
	touch $@ $(VENV)/.installed
