# make run    sets everything up, does the main job on the example organization, opens the window on it
# make test   sets everything up, runs every check and test
# make bench  measures against floors         make shots  draws every page into out/shots
# PYTHON=...  chooses the interpreter (3.11, 3.12 or 3.13); otherwise the first that works is taken

SHELL := /bin/sh
PYTHON ?=
EXAMPLE := out/example
VENV_PYTHON := .venv/bin/python

# Without bytecode every start is three to four times slower.
unexport PYTHONDONTWRITEBYTECODE
unexport PYTHONPATH
unexport PYTHONHOME

# Shims of version managers may exist and not work, so each candidate is run.
RIGHT := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
FIND_PYTHON = for p in $(if $(PYTHON),"$(PYTHON)",python3 python3.13 python3.12 python3.11 python); do \
	"$$p" -c '$(RIGHT)' >/dev/null 2>&1 && echo "$$p" && break; done

.PHONY: run test bench shots setup clean

setup:
	@p=$$($(FIND_PYTHON)); test -n "$$p" || { echo "govdesk: no Python 3.11, 3.12 or 3.13 found$(if $(PYTHON), at $(PYTHON)); PYTHON=/path/to/python3 names one." >&2; exit 1; }; \
	"$$p" packaging/bootstrap.py $(NEEDS)

run: NEEDS := window
run: setup
	@$(VENV_PYTHON) -m govdesk example $(EXAMPLE)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		$(VENV_PYTHON) -m govdesk $(EXAMPLE)/example.govdesk; \
	else \
		echo "There is no display here, so no window was opened; where there is one: $(VENV_PYTHON) -m govdesk $(EXAMPLE)/example.govdesk"; \
	fi

test: setup
	@$(VENV_PYTHON) -m pytest -q -n 2 --dist worksteal $(ARGS)

bench: setup
	@$(VENV_PYTHON) -m bench $(ARGS)

shots: setup
	@QT_QPA_PLATFORM=offscreen $(VENV_PYTHON) -m govdesk.qt.shots out/shots

clean:
	rm -rf .venv out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
