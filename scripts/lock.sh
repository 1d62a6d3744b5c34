#!/bin/sh
# lock.sh [--upgrade]: rewrites the lock files from pyproject.toml: hashes, no addresses, valid for every platform.
set -eu
cd "$(dirname "$0")/.."
sh scripts/setup.sh test

compile() { .tools/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate "$@"; }

compile "$@" -o requirements.lock pyproject.toml
compile "$@" -o requirements-dev.lock --group dev -c requirements.lock pyproject.toml
! grep -n '://' requirements.lock requirements-dev.lock
