#!/bin/sh
# setup.sh run|test: from a fresh clone to a tree that runs, or that runs every test.
# Needs Python 3.11 or newer with pip; neither root, nor python3-venv, nor a C compiler. A second run takes about a second.
set -eu
cd "$(dirname "$0")/.."
what=${1:-run}
case $what in run | test) ;; *) echo "usage: sh scripts/setup.sh run|test" >&2 && exit 2 ;; esac

. scripts/say.sh
. scripts/python.sh
. scripts/system.sh

mkdir -p .tools
one_at_a_time
started=$(date +%s)
install_python_packages "$what"
compile_translations
[ "$what" = run ] || install_browser
[ "$changed" = no ] || say "准备完成，用时 $(($(date +%s) - started)) 秒" "ready after $(($(date +%s) - started)) s"
