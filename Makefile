# `make filing` builds the papers of the example lawsuit; `make` lists all targets. Works with GNU make 3.81 or later.
.DEFAULT_GOAL := help
.PHONY: help filing test test-tools check coverage golden docs pictures kills mutants corpora bench clean setup setup-dev setup-tools setup-bench

BIN := .venv/bin
DIR := output/public-exhibits
FLAGSHIP := matters/parler_v_amazon/federal.yaml matters/parler_v_amazon/king_county.yaml
# Keep the tests' bytecode even if the environment forbids it, because compiling a test can take longer than running it.
# `loadfile` runs the tests of a file in one process, so that what they share is made once.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 2 --dist loadfile

help:            ## list the targets
	@sed -n 's/^\([a-z-]*\):[^#]*## /make \1	/p' Makefile

filing: setup    ## build the papers of Parler v. Amazon, in both courts, into output/
	$(BIN)/assembler build $(FLAGSHIP)

test: check      ## run `make check`, then the tests
	$(PYTEST)

test-tools: setup-tools ## install the programs that some tests need, then run those tests and the slow ones
	$(PYTEST) -m "tools or slow"

check: setup-dev ## lint, formatting and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/python -m mypy --num-workers 2

coverage: setup-dev ## run the tests and show the lines that none of them reaches
	$(PYTEST) --cov --cov-report=term-missing

golden: setup-dev ## rewrite the golden files; read `git diff` afterwards
	$(BIN)/python -m pytest --update

docs: setup-dev  ## rewrite the generated pages of docs/
	$(BIN)/python -m assembler.docgen

pictures: setup-tools ## redraw the pictures of docs/ whose page has changed
	$(BIN)/python -m tests.pictures

kills: setup-dev ## kill 1,000 builds and 30 batches at different moments, and check what the next run makes of each; takes minutes
	$(BIN)/python -m tests.kills 1000
	$(BIN)/python -m tests.batch_kills 25

mutants: setup-dev ## make 300 small changes to the last commit, one at a time, and print those that no test catches; takes an hour
	$(BIN)/python -m tests.mutants

corpora: setup-dev ## attach 305 PDFs from public repositories, fetched into DIR, and count those refused; takes half an hour
	$(BIN)/python -m tests.public_exhibits $(DIR)

bench: setup-bench ## compare this program's speed with others', in up to 27 minutes; writes benchmarks/results.md
	$(BIN)/python -m benchmarks

clean:           ## remove the papers in output/, .venv and caches
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
