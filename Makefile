# make run: set up and serve http://127.0.0.1:8000 with demo data (PORT=8010 make run for another port).
# make test: set up and run every test, with a real browser and a real PostgreSQL, in two processes (T=tests/parsing for a part).
T ?=
python = .venv/bin/python
flask = .venv/bin/flask --app wsgi
pytest = . .tools/env.sh && exec $(python) -m pytest

.PHONY: run test setup check bench soak fmt translations lock clean

run:
	@sh scripts/setup.sh run
	@$(flask) demo
	@exec $(python) wsgi.py

test:
	@sh scripts/setup.sh test
	@$(pytest) $(if $(T),$(T),-n 2)

setup:
	@sh scripts/setup.sh test

check:
	@sh scripts/setup.sh test
	@sh scripts/check.sh

bench:
	@sh scripts/setup.sh test
	@. .tools/env.sh && exec $(python) -m bench

soak:
	@sh scripts/setup.sh test
	@. .tools/env.sh && exec $(python) -m bench.soak

fmt:
	@sh scripts/setup.sh test
	@$(python) -m ruff check -q --fix-only .
	@$(python) -m ruff format .

translations:
	@sh scripts/setup.sh test
	@sh scripts/translations.sh

lock:
	@sh scripts/lock.sh

clean:
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage htmlcov test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
