# On a fresh machine with Python 3.11 or newer and make, every target does its own set-up.
#
#   make run        read the samples and show what was found
#   make test       style, types, all tests
#   make check      style and types only
#   make evaluate   compare with labelled publications: make evaluate CORPORA="samples other/folder"
#   make calibrate  learn anew how sure values are: make calibrate CORPORA="samples labelled/folder"
#   make bench      CPU time a page, beside other engines where they are installed (pip install 'steckbrief[peers]')
#   make bench-layout  reading order, headings, lists beside other engines: make bench-layout CORPORA=folder/with/gold
#   make hostile    every hostile file of tests/hostile, and a whole run over all of them; some minutes
#   make fuzz       random harm to the samples and to values for FUZZ_EXAMPLES tries each
#   make train-ner  train the entity model: make train-ner NER_DATA=folder (which files: extractors/entities/training)
#   make evaluate-ner  entities per label, strict and overlap, on the held-out sentences; seconds to load; tokens a second
#   make constraints  resolve all versions anew in an empty environment

VENV ?= .venv
OUT ?= out/warehouse
CORPORA ?= samples
JOBS ?= 2
FUZZ_EXAMPLES ?= 5000
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PYTHON ?= $(shell for p in python3.11 python3 python3.12 python3.13 python3.14 /usr/bin/python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)

export PIP_DISABLE_PIP_VERSION_CHECK = 1
.DEFAULT_GOAL := run
.PHONY: run test check hostile fuzz evaluate calibrate bench bench-layout train-ner evaluate-ner setup constraints clean

setup: $(STAMP)

# The build backend first and without isolation, so that it is held by the constraints like everything else.
$(STAMP): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none was found. Try: make PYTHON=/path/to/python3.11" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
		echo "$(PYTHON) cannot make a virtual environment; on Debian and Ubuntu: apt install python3-venv" >&2; \
		rm -rf $(VENV); exit 2; }
	@echo "Installing into $(VENV) (a few minutes the first time) ..."
	@$(BIN)/python -m pip install --quiet -c constraints.txt hatchling editables
	@$(BIN)/python -m pip install --quiet -c constraints.txt --no-build-isolation -e '.[dev]'
	@touch $@

run: setup
	@$(BIN)/steckbrief run samples --out $(OUT) --show

test: check
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_architecture.py

hostile: setup
	STECKBRIEF_HOSTILE=all $(BIN)/python -m pytest tests/test_hostile.py tests/test_isolate.py tests/test_confine.py --durations=10

fuzz: setup
	STECKBRIEF_FUZZ_EXAMPLES=$(FUZZ_EXAMPLES) $(BIN)/python -m pytest tests/test_fuzz_reading.py tests/test_fuzz_rows.py tests/test_values_fuzz.py

evaluate: setup
	@$(BIN)/steckbrief evaluate $(CORPORA)

calibrate: setup
	@$(BIN)/python -m pipeline.evaluate.calibrate $(CORPORA)

bench: setup
	@$(BIN)/python tests/benchmarks/bench.py

bench-layout: setup
	@$(BIN)/python tests/benchmarks/bench_layout.py $(CORPORA)

train-ner: setup
	@test -d "$(NER_DATA)/ner" || { echo "make train-ner NER_DATA=folder: the folder holds ner/germeval14-*.conll" >&2; exit 2; }
	@$(BIN)/python -m pip install --quiet -c constraints.txt python-crfsuite
	$(BIN)/python -m extractors.entities.training.train $(NER_DATA) build/ner
	rm -rf extractors/entities/model && cp -r build/ner/model extractors/entities/model

evaluate-ner: setup
	@$(BIN)/python -m extractors.entities.training.measure $(if $(NER_DATA),--data $(NER_DATA))

# Whoever remakes it looks at the difference: a version that jumped to 999 is somebody else's package under a free name.
constraints:
	rm -rf build/constraints && $(PYTHON) -m venv build/constraints
	build/constraints/bin/python -m pip install --quiet '.[dev,excel,samples,train]'
	build/constraints/bin/python -m pip freeze --all --exclude steckbrief --exclude pip --exclude setuptools > build/constraints.txt
	! grep -n '==999' build/constraints.txt
	mv build/constraints.txt constraints.txt

clean:
	rm -rf build dist out .pytest_cache .mypy_cache .ruff_cache
