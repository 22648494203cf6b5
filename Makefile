# Everything a user types. Each verb sets itself up: .venv/ready is remade when the lock or pyproject.toml changes.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
LOCKED := --no-annotate --no-header --no-emit-index-url --allow-unsafe
export OPENBLAS_NUM_THREADS := 1

.PHONY: reports test verify soak lab dashboard serve bench fuzz lock help
.DEFAULT_GOAL := help

help:  ## list the verbs
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16

reports: .venv/ready reports/sbom.cdx.json  ## read data/raw, code, compare, and publish the site and the PDFs into reports/
	@$(BIN)/jangkau build

test: .venv/ready  ## run all the tests
	@$(BIN)/python -m pytest

verify: .venv/ready  ## build again and again under other conditions, and compare every byte
	@$(BIN)/python -m helpers.running.varied

soak: .venv/ready  ## kill, fill and break builds, each fault TIMES (100) at random moments, and compare what a normal build makes of it
	@PYTHONPATH=tests $(BIN)/python -m faults.soak --times $(or $(TIMES),100) --lanes $(or $(LANES),2) \
	    $(if $(FAULTS),--faults "$(FAULTS)") $(if $(SEED),--seed $(SEED))

lab: .venv/ready  ## open JupyterLab on the notebook explore
	@$(BIN)/jangkau lab

dashboard: .venv/ready  ## open explore as a page without code
	@$(BIN)/jangkau dashboard

serve: .venv/ready  ## preview the site on this machine
	@$(BIN)/jangkau serve

bench: .venv/bench  ## measure every claim about speed
	@set -e; for program in bench/*.py; do echo "== $$program"; $(BIN)/python $$program; done

.venv/bench: .venv/ready bench/requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement bench/requirements.lock
	@touch .venv/bench

reports/sbom.cdx.json: .venv/ready  # the software bill of materials of what makes the reports
	@$(BIN)/python -m helpers.supply $@

fuzz: .venv/fuzz  ## code texts that nobody wrote, for an hour or SECONDS (CPython 3.11 on Linux)
	@$(BIN)/python fuzz/coder.py --seconds $(or $(SECONDS),3600)

.venv/fuzz: .venv/ready fuzz/requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement fuzz/requirements.lock
	@touch .venv/fuzz

lock: .venv/ready  ## renew the locks from pyproject.toml and the requirements.in of bench and fuzz (needs uv)
	uv pip compile pyproject.toml --extra test --extra cluster --universal --python-version 3.11 --generate-hashes \
	    $(LOCKED) --output-file requirements.lock
	uv pip compile bench/requirements.in --constraint requirements.lock --universal --python-version 3.11 \
	    --generate-hashes $(LOCKED) --output-file bench/requirements.lock
	uv pip compile fuzz/requirements.in --constraint requirements.lock --universal --python-version 3.11 \
	    --generate-hashes $(LOCKED) --output-file fuzz/requirements.lock

.venv/ready: requirements.lock pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Jangkau needs Python 3.11 or newer; '$(PYTHON)' is older. Name another: make reports PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "Setting up .venv (once, a minute or two) ..."
	@"$(PYTHON)" -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m helpers.running.kernels  # the kernelspec "Jangkau (forked)"
	@touch .venv/ready
