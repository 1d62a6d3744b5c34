#!/bin/sh
# check.sh: format, lint, types, layers, templates, then every test. Each step runs; one that failed fails the check.
set -u
cd "$(dirname "$0")/.."
. .tools/env.sh
failed=''

# run NAME COMMAND…: runs one step and says how long it took; its output shows when it failed.
run() {
  name=$1 log=$(mktemp) start=$(date +%s)
  shift
  if "$@" >"$log" 2>&1; then
    mark=✓
  else
    mark=✗ failed="$failed $name"
    cat "$log"
  fi
  rm -f "$log"
  printf '%s %-10s %4d s\n' $mark "$name" $(($(date +%s) - start))
}

python=.venv/bin/python
paths="tracker config.py wsgi.py tests"
! ls bench/*.py >/dev/null 2>&1 || paths="$paths bench"
run format $python -m ruff format --check .
run lint $python -m ruff check .
run types $python -m mypy $paths
run layers .venv/bin/lint-imports --no-cache
run templates .venv/bin/djlint templates --lint --quiet

start=$(date +%s)
if $python -m pytest -n 2 "$@"; then mark=✓; else mark=✗ failed="$failed tests"; fi   # finding no test is a failure too (exit 5)
printf '%s %-10s %4d s\n' $mark tests $(($(date +%s) - start))
[ -z "$failed" ] || { printf '✗ 未通过 (failed):%s\n' "$failed" >&2; exit 1; }
