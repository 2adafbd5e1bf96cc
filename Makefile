# Two commands matter: `make run` and `make test`. The rest keeps the house in order.
PYTHON ?= python3
PORT   ?= 8000
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check

# Tests start the command many times: what is compiled once is not compiled again, whatever the desk asks for.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help install install-test run test lint fmt types scan vendor lock messages schema clean

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

$(VENV)/.base: requirements/base.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements/base.txt
	$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.base
	$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

install: $(VENV)/.base  ## .venv with everything that running needs; the command is then .venv/bin/gieo

install-test: $(VENV)/.test  ## the same and what the tests need

run: install  ## serve at http://127.0.0.1:8000 with demonstration data (PORT=8123 elsewhere)
	$(BIN)/gieo run --port $(PORT)

test: install-test lint types  ## everything that must be green
	$(BIN)/python -m pytest $(PYTEST)

lint: install-test  ## ruff, import contracts, templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/djlint --lint --quiet src/gieo

fmt: install-test  ## put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djlint --reformat --quiet src/gieo

types: install-test  ## mypy, strict
	$(BIN)/mypy

scan: install-test  ## known holes in dependencies, careless lines in the code; says what it could not look at
	$(BIN)/python scripts/scan.py

vendor: install-test  ## fetch styles, scripts and fonts named in the manifest (needs npm)
	$(BIN)/python scripts/vendor.py

lock:  ## lock the requirements anew (needs uv)
	cd requirements && for part in base test; do \
	  uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 $$part.in -o $$part.txt; done

messages: install-test  ## collect and compile the English catalogue (needs gettext)
	$(BIN)/gieo manage makemessages --locale en --no-location --no-wrap
	$(BIN)/gieo manage compilemessages --locale en

clean:  ## remove the environment and caches, not the data
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
