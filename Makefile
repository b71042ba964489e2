# Two commands do everything on a fresh machine with Python (3.11 to 3.13) and make:
#   make book                       set up, annotate, execute, build; prints where to open the result
#   make book ARTICLE=my-copy.txt   the same, with your own copy of the article taken in first (stays on your machine)
#   make test                       set up, and everything the continuous integration runs
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
BUILD := _build
ARTICLE ?=
# The maintainers' copy of the article, where there is one: only tests use it. Code gets the path in a variable.
MAINTAINERS_COPY := $(abspath $(wildcard ../shared/source/lankov-2010.txt))
CORPORA ?= ../shared/data/ner
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
JUPYTER_BOOK = $(BIN)/jupyter-book build . --path-output . -W -n --keep-going --quiet

export PYTHONHASHSEED := 0
export SOURCE_DATE_EPOCH := 1283299200
export JUPYTER_PLATFORM_DIRS := 1
# Web pages show no PNG, and drawing them takes half of a chapter's time: `book` leaves them out, `publish` offers them.
PICTURES ?=
book: export ANNOTATE_SCREEN_ONLY := $(if $(PICTURES),,1)
# Proposals that nobody has decided on are shown, marked as such, in a build of one's own and not in what is published.
book: export ANNOTATE_PROPOSALS := $(if $(PICTURES),,1)
# Notebooks run side by side: one thread each, or they wait for each other.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1

.PHONY: help book epub pdf test fuzz views check lint data form offer meaning comment push suggestion browser fonts publish lock model bench clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

book: $(VENV)/.book ## set up, annotate, execute, build the book (ARTICLE=FILE takes in your own copy first)
	@if [ -n "$(ARTICLE)" ]; then $(BIN)/annotate text add lankov-2010 "$(ARTICLE)" || [ $$? -eq 1 ]; fi
	@echo "annotate: checking the data" >&2
	@$(BIN)/annotate validate || { echo "The book is not built: mend what is listed above, then run make book again." >&2; exit 1; }
	@echo "annotate: reading the texts" >&2
	@$(BIN)/annotate suggest
	@echo "jupyter-book: building the pages" >&2
	@$(JUPYTER_BOOK)
	@echo "The book is ready. Open $(abspath $(BUILD)/html/index.html)"

epub: $(VENV)/.book ## the book as EPUB, with figures as pictures and their data as tables
	@$(BIN)/annotate suggest
	@$(JUPYTER_BOOK) --builder custom --custom-builder epub
	@echo "The EPUB is ready: $$(ls $(abspath $(BUILD))/epub/*.epub)"

pdf: $(VENV)/.book browser fonts ## the edition as one PDF: texts, notes, maps, chronology, index
	@$(BIN)/annotate print $(BUILD)/two-giant-neighbours.pdf

# What a change to the data or to one stage breaks first.
FAST := $(addprefix tests/,values files facts checks export stages/link stages/senses)

check: lint data ## style, types, data and the fast tests
	@$(BIN)/python -m pytest -q $(FAST)

# A file of tests in one process, as many processes as processors; a book that several ask for is built once.
SIDE_BY_SIDE := -n auto --dist loadfile --no-loadscope-reorder

test: $(VENV)/.dev browser lint data ## set up, then everything the continuous integration runs
	@echo "pytest" >&2
	@ANNOTATE_ARTICLE="$(MAINTAINERS_COPY)" $(BIN)/python -m pytest $(SIDE_BY_SIDE)

fuzz: $(VENV)/.dev ## search at random for what breaks a property; what it finds becomes an @example of its test
	@ANNOTATE_ARTICLE="$(MAINTAINERS_COPY)" $(BIN)/python -m pytest -m hypothesis --hypothesis-profile=fuzz

views: $(VENV)/.dev browser ## every page and figure in both themes at four widths: is there a barrier?
	@ANNOTATE_EVERY_VIEW=1 $(BIN)/python -m pytest $(SIDE_BY_SIDE) tests/browser/test_pages.py tests/figures/test_in_browser.py -k "accessible or barrier"

lint: $(VENV)/.dev ## style, types and layers of the code
	@$(BIN)/ruff format --check . && $(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/zizmor --offline --no-progress --quiet .github

data: $(VENV)/.book ## form and content of everything people edit
	@$(BIN)/annotate fmt --check
	@$(BIN)/annotate validate

form: $(VENV)/.book ## proposals into place, tables into form, ids and labels filled in
	@$(BIN)/annotate fmt

# What the workflows do; each is a script of its own that the tests run (tests/test_workflows.py).
offer meaning: $(VENV)/.book
	@.github/$@.sh

comment push:
	@.github/$@.sh

suggestion: $(VENV)/.book
	@.github/$@.sh

browser: ## Chromium for the browser tests: installed where that is possible, else says what to install
	@for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do \
	  command -v $$name >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "apt-get: installing chromium" >&2; \
	  (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium) >/dev/null; \
	elif [ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ]; then :; \
	else echo "The browser tests need Chromium or Chrome: install one (Debian, Ubuntu: sudo apt-get install chromium) and run make test again." >&2; exit 1; fi

fonts: ## a font for Hangul and Han in the PDF: installed where that is possible, else says what to install
	@if command -v fc-list >/dev/null && [ -n "$$(fc-list :lang=ko)" ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "apt-get: installing fonts-droid-fallback" >&2; \
	  (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends fonts-droid-fallback) >/dev/null; \
	elif command -v fc-list >/dev/null; then \
	  echo "No font here has Hangul: Korean and Chinese names will be boxes in the PDF. Install one (Debian, Ubuntu: sudo apt-get install fonts-noto-cjk) and run make pdf again." >&2; fi

publish: browser fonts ## build anew from nothing, with PDF and EPUB, and put what may be published into _site
	@rm -rf $(BUILD)
	@$(MAKE) --no-print-directory book PICTURES=1
	@$(MAKE) --no-print-directory epub
	@$(BIN)/annotate publish $(BUILD)/html _site --pdf --epub $(BUILD)/epub/*.epub

# edtf-validate names these among its dependencies, but takes the modules of those names from the standard library.
UNUSED := $(addprefix --no-emit-package ,argparse datetime pytz zope-interface)

lock: $(VENV)/.python ## make requirements*.txt anew from requirements*.in, with hashes, for every supported Python
	@python3 -m venv $(VENV)/lock && $(VENV)/lock/bin/python -m pip --quiet install uv
	@$(VENV)/lock/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet requirements.in -o requirements.txt
	@$(VENV)/lock/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet $(UNUSED) -c requirements.txt requirements-dev.in -o requirements-dev.txt

model: $(VENV)/.book ## train the shipped model anew from the open corpora (CORPORA=DIR)
	@$(BIN)/annotate train "$(CORPORA)"

bench: $(VENV)/.dev ## measure speed, store the table that the book shows, and print the rest; asserts nothing
	@$(BIN)/annotate measure speed
	@$(BIN)/annotate measure archive
	@ANNOTATE_ARTICLE="$(MAINTAINERS_COPY)" $(BIN)/python -m tests.bench
	@$(BIN)/python -m tests.bench_recogniser
	@$(BIN)/python -m tests.bench_notebooks
	@$(BIN)/python -m tests.bench_gazetteer
	@$(BIN)/python -m tests.bench_book
	@$(BIN)/python -m tests.bench_edition
	@[ ! -d tests/bench_peers/node_modules ] || ANNOTATE_ARTICLE="$(MAINTAINERS_COPY)" $(BIN)/python -m tests.bench_peers.peers
	@[ ! -d tests/bench_peers/node_modules/edtf ] || $(BIN)/python -m tests.bench_peers.edtf

clean: ## remove what the commands made; your private copy stays
	@rm -rf $(BUILD) _site .cache dist

# The environment: a Python of a supported version, the locked packages, and this package itself.
$(VENV)/.python:
	@for python in "$${PYTHON:-}" python3 python3.13 python3.12 python3.11; do \
	  [ -n "$$python" ] && "$$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && break; \
	  python=; done; \
	if [ -z "$$python" ]; then echo "Python 3.11, 3.12 or 3.13 is needed; install one, or name it: make book PYTHON=/path/to/python3.12" >&2; exit 1; fi; \
	echo "python: setting up $(VENV) with $$($$python --version)" >&2; \
	"$$python" -m venv --clear $(VENV) || { echo "The venv module is missing (Debian, Ubuntu: sudo apt-get install python3-venv)." >&2; exit 1; }
	@touch $@

$(VENV)/.book: requirements.txt pyproject.toml | $(VENV)/.python
	@echo "pip: installing the locked packages (a minute)" >&2
	@$(PIP) --require-hashes --no-deps -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.book
	@echo "pip: installing what the tests need" >&2
	@$(PIP) --require-hashes --no-deps -r requirements-dev.txt
	@touch $@
