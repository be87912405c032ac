# `make site` and `make test` are all that a newcomer needs: each sets up what it uses, then runs.
PYTHON ?= python3
PORT ?= 8000
export PYTHON
# The tests start Python some hundred times: what it has compiled is kept, also where a container
# has set that aside.
unexport PYTHONDONTWRITEBYTECODE
RUN := .venv/bin/python -m

.PHONY: bench calibrate mutants help site serve test test-lowest test-measure test-data fuzz check format lock picture lighthouse clean site-ready dev-ready

help:
	@echo "make site     build the site into _site/"
	@echo "make serve    build it, show it on http://127.0.0.1:$(PORT)/, rebuild on change"
	@echo "make test     everything that must pass: check, then the tests"
	@echo "make test-lowest  what judges, and one build, with the lowest packages that are allowed"
	@echo "make test-measure  the meters with the frameworks, in an environment of their own (a download of 1.2 GB)"
	@echo "make test-data  the lines that load the data, in Spark, R, pandas and mlcroissant, likewise (500 MB)"
	@echo "make check    lint, types and data only"
	@echo "make format   put the code in order"
	@echo "make bench    speed and memory beside other tools, printed (half an hour; N=100 for one size only)"
	@echo "make calibrate  how often the intervals hold, and the tests of a break err (minutes)"
	@echo "make picture  renew the chart in README"
	@echo "make fuzz     hostile inputs of every kind, each key and value made wrong, then 100,000 at random (an hour)"
	@echo "make mutants  change one thing at a time in what differs from main, tell what no test notices"
	@echo "make lock     pin what pyproject.toml asks for, with hashes, for the workflows"
	@echo "make lighthouse  ask Lighthouse about the main pages (minutes)"
	@echo "make clean    remove what these made, .venv too"

site: site-ready
	@echo "Building the site (seconds)"
	@$(RUN) effsota build
	@echo "To look at it: make serve, then open http://127.0.0.1:$(PORT)/"

serve: site-ready
	@$(RUN) effsota serve --port $(PORT)

# Two workers have both cores between them: threads of arithmetic would only wait for each other.
test: check
	OPENBLAS_NUM_THREADS=1 $(RUN) pytest -n 2 --dist loadfile --no-loadscope-reorder

# Python 3.11, the lowest that is supported; uv finds it, or says that it is not there.
test-lowest: .venv-lowest/.ready
	sh scripts/test-lowest .venv-lowest/bin/python

.venv-lowest/.ready: $(wildcard requirements-lowest.lock) | dev-ready
	$(RUN) uv venv --quiet --clear --python 3.11 .venv-lowest
	$(RUN) uv pip install --quiet --python .venv-lowest/bin/python --require-hashes --no-deps -r requirements-lowest.lock
	@touch $@

# Not part of `make test`: Spark and what mlcroissant needs are a download of 500 MB; Spark needs Java, 17 or newer.
# Without R its test is skipped, and said to be.
test-data: .venv-data/.ready
	.venv-data/bin/python -m pytest -rs tests/unit/showing/website/test_other_programs.py

.venv-data/.ready: $(wildcard pyproject.toml) | site-ready
	.venv/bin/python -m venv .venv-data
	.venv-data/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	.venv-data/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[site]' --group tests --group data
	@touch $@

# Not part of `make test`: PyTorch, JAX and what trains with them are a download of 1.2 GB, for meters and counter; without it
# their tests are skipped there, and said to be. Last, what known models cost is printed beside what is counted.
test-measure: .venv-measure/.ready
	.venv-measure/bin/python -m pytest tests/unit/measure
	.venv-measure/bin/python -m tests.measured_table

.venv-measure/.ready: $(wildcard pyproject.toml) | site-ready
	.venv/bin/python -m venv .venv-measure
	.venv-measure/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	.venv-measure/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[site,measure]' --group tests --group architectures --group trainers
	@touch $@

check: dev-ready
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy
	$(RUN) effsota validate
	@if [ -x node_modules/.bin/biome ]; then node_modules/.bin/biome lint; else \
		echo "check: no npm here, so the scripts of the site are not linted"; fi

# COUNT=1000: fewer at random than 100,000. SECONDS=600: no longer than that. SEED=1: others. KIND=log: one kind alone.
fuzz: dev-ready
	$(RUN) tests.fuzz --count $(or $(COUNT),100000) --seconds $(or $(SECONDS),inf) --seed $(or $(SEED),0) $(if $(KIND),--kind "$(KIND)")
	@$(if $(KIND)$(SECONDS),true,HYPOTHESIS_PROFILE=fuzz $(RUN) pytest tests/test_no_third_outcome.py)

# MODULES="src/effsota/limits.py ..." names others than those that differ from main; MOST and SEED choose mutants.
mutants: dev-ready
	@$(RUN) tests.mutation --most $(or $(MOST),20) --seed $(or $(SEED),0) $(MODULES)

lock: dev-ready
	sh scripts/lock

format: dev-ready
	$(RUN) ruff check --fix
	$(RUN) ruff format

# N="1 100 1000": fewer sizes than 1 to 10,000. ONLY="validate build": less work. BUILT=1000: build no larger one.
# WRITE=yes: keep the table.
bench: dev-ready
	@$(RUN) benchmarks.peers
	@$(RUN) benchmarks $(if $(N),--records $(N)) $(if $(ONLY),--only $(ONLY)) $(if $(BUILT),--most-built $(BUILT)) $(if $(WRITE),--write)

# WRITE=2026-11-27 takes what the series are like from the records on file, and keeps both as of that day.
calibrate: dev-ready
	OPENBLAS_NUM_THREADS=1 $(RUN) calibration $(if $(DRAWS),--draws $(DRAWS)) $(if $(WRITE),--write $(WRITE))

# The chart in README is one of the site's own; a test tells when it has grown old.
picture: site
	cp _site/tracks/alexnet-imagenet/chart.svg docs/alexnet-imagenet.svg

# Canonical links name the address at which the site is looked at.
lighthouse: dev-ready
	$(RUN) effsota build --base-url http://127.0.0.1:$(PORT) -o build/lighthouse
	.venv/bin/python benchmarks/lighthouse.py build/lighthouse $(PORT)

clean:
	rm -rf _site dist build node_modules .venv .venv-lowest .venv-measure .venv-data .venv-bench .mypy_cache .pytest_cache .ruff_cache .hypothesis

site-ready:
	@sh scripts/set-up site

dev-ready:
	@sh scripts/set-up dev
