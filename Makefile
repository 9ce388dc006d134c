# The commands for people and for the checks. Each makes what it needs first: see .ci/bootstrap.
python = .venv/bin/python
translation = resources/translations/counter_app_en

.PHONY: demo test crash storm bench translations clean

demo:
	@.ci/bootstrap demo
	@$(python) main.py demo $(ARGS)

test:
	@.ci/bootstrap test
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy
	.venv/bin/lint-imports
	$(python) -m pytest -n 3 --dist worksteal $(ARGS)

# Clients and server of a hall are killed so many times; see docs/concurrency.md.
ROUNDS = 1000
crash:
	@.ci/bootstrap test
	@$(python) -m tests.database.crash_suite $(ROUNDS) $(ARGS)

# 20 kiosks and 180 windows at once; see docs/concurrency.md.
storm:
	@.ci/bootstrap test
	@$(python) -m tests.database.storm $(ARGS)

bench:
	@.ci/bootstrap test
	@.tools/uv/bin/uv pip install -q --python $(python) --require-hashes -r requirements-bench.lock
	@$(python) -m bench $(ARGS)

translations:
	@.ci/bootstrap demo
	@mkdir -p resources/translations
	.venv/bin/pyside6-lupdate -source-language zh_CN -target-language en -locations none -no-obsolete \
		-extensions py ui -ts $(translation).ts
	.venv/bin/pyside6-lrelease $(translation).ts -qm $(translation).qm

clean:
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build demo-output
