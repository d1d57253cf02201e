# `make filing` builds the papers of the example suit; `make` alone lists the rest. GNU make 3.81 is enough.
.DEFAULT_GOAL := help
.PHONY: help filing test test-tools check coverage golden docs pictures kills mutants corpora bench clean setup setup-dev setup-tools setup-bench

BIN := .venv/bin
DIR := /tmp/public-exhibits
FLAGSHIP := matters/parler_v_amazon/federal.yaml matters/parler_v_amazon/king_county.yaml
# Bytecode of the tests is kept too, wherever Python is told otherwise: to compile them takes longer than some of them.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 2 --dist loadgroup --no-loadscope-reorder

help:            ## list the targets
	@sed -n 's/^\([a-z-]*\):[^#]*## /make \1	/p' Makefile

filing: setup    ## build the papers of Parler v. Amazon, in both courts, into output/
	$(BIN)/assembler build $(FLAGSHIP)

test: check      ## check, then run the tests
	$(PYTEST)

test-tools: setup-tools ## install the programs that some tests need, and run those tests
	$(PYTEST) -m tools

check: setup-dev ## lint, formatting and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/python -m mypy --num-workers 2

coverage: setup-dev ## run the tests and show the lines that none of them reaches
	$(PYTEST) --cov --cov-report=term-missing

golden: setup-dev ## rewrite the golden files; then read `git diff`
	$(BIN)/python -m pytest --update

docs: setup-dev  ## rewrite the generated pages of docs/
	$(BIN)/python -m assembler.docgen

pictures: setup-tools ## redraw the pictures of docs/ whose page has changed
	$(BIN)/python -m tests.pictures

kills: setup-dev ## kill 1,000 builds and 30 batches at different moments, and check the result of the next run; takes some minutes
	$(BIN)/python -m tests.kills 1000
	$(BIN)/python -m tests.batch_kills 25

mutants: setup-dev ## try 300 small changes to the last commit, and print those that no test notices; takes an hour
	$(BIN)/python -m tests.mutants

corpora: setup-dev ## attach 305 PDFs of public repositories, which it fetches into DIR, and count what is refused; takes half an hour
	$(BIN)/python -m tests.public_exhibits $(DIR)

bench: setup-bench ## measure this program beside others, by turns, up to 27 minutes; writes benchmarks/results.md
	$(BIN)/python -m benchmarks

clean:           ## remove what make has made: papers in output/, .venv, caches
	find output -mindepth 1 ! -name .gitignore -delete
	find assembler tests benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || :
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage dist

setup:
	@sh setup.sh

setup-dev:
	@sh setup.sh dev

setup-tools:
	@sh setup.sh tools

setup-bench:
	@sh setup.sh bench
