#!/bin/sh
# translations.sh: gathers the Chinese strings of code and templates into the catalogues, compiles them and says what lacks a translation.
set -eu
cd "$(dirname "$0")/.."
babel=.venv/bin/pybabel catalogues=tracker/translations
template=$(mktemp)
trap 'rm -f "$template"' EXIT

$babel -q extract -F pyproject.toml -k _l -k lazy_gettext -k lazy_ngettext:1,2 -k lazy_pgettext:1c,2 -k _lp:1c,2 -c 译者: \
  --no-wrap --sort-output --add-location never --project Nianlun -o "$template" tracker templates
[ -d $catalogues/en ] || $babel -q init -i "$template" -d $catalogues -l en --no-wrap
$babel -q update -i "$template" -d $catalogues --no-wrap --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
$babel compile --statistics -d $catalogues
