# Sourced by setup.sh: the Python packages, in .venv, and the compiled translations.
# uv comes by `pip --target`, which neither PEP 668 nor a missing ensurepip forbids; without uv, pip fills a venv that has no pip.

# install_python_packages run|test: makes .venv hold exactly the locked packages.
install_python_packages() {
  wanted=$1
  [ ! -f .venv/.installed-test ] || wanted=test   # `make run` after `make test` takes nothing away
  lock=requirements.lock
  [ "$wanted" = run ] || lock=requirements-dev.lock
  if cmp -s "$lock" ".venv/.installed-$wanted" && .venv/bin/python -c 'import flask.typing' 2>/dev/null; then return 0; fi
  find_python
  use_pip_settings
  if [ "$wanted" = run ]; then need_space 500; else need_space 1200; fi
  step "正在安装 Python 依赖（约半分钟）…" "installing Python packages, about half a minute"
  rm -f ".venv/.installed-$wanted"   # until it is true again
  if have_uv; then sync_with_uv; else sync_with_pip; fi
  cp "$lock" ".venv/.installed-$wanted"
}

# find_python: sets py. The system's own Python comes first: a version manager's may lack pip or vanish.
find_python() {
  unset VIRTUAL_ENV PYTHONHOME PYTHONPATH 2>/dev/null || true   # an activated venv would catch the installation
  py='' newest=''
  for candidate in ${PYTHON:-} /usr/bin/python3 python3 python3.14 python3.13 python3.12 python3.11; do
    version=$("$candidate" -c 'import platform; print(platform.python_version())' 2>/dev/null) || continue
    newest=${newest:-$version}
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || continue
    new_enough=$candidate
    "$candidate" -m pip --version >/dev/null 2>&1 || continue
    py=$candidate
    return 0
  done
  [ -n "$newest" ] || stop "没有找到 Python。请先安装：" "Python was not found. Install it first:" "$(as_root) apt-get install -y python3 python3-pip"
  [ -n "${new_enough:-}" ] || stop "需要 Python 3.11 或更新版本，现有的是 $newest。安装后用 PYTHON 指明：" \
    "Python 3.11 or newer is needed, found $newest. Install one and name it:" "PYTHON=/path/to/python3.11 make run"
  stop "Python 缺少 pip。请先安装：" "This Python has no pip. Install it first:" "$(as_root) apt-get install -y python3-pip"
}

as_root() { [ "$(id -u)" = 0 ] || echo sudo; }

# use_pip_settings: uv reads no pip.conf, so a mirror, a proxy or a private certificate is handed over.
use_pip_settings() {
  export PIP_USER=0 PIP_REQUIRE_VIRTUALENV=0 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_WARN_SCRIPT_LOCATION=1 PIP_ROOT_USER_ACTION=ignore
  export UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy UV_NO_PROGRESS=1 UV_NO_CONFIG=1
  hand_over UV_DEFAULT_INDEX "${PIP_INDEX_URL:-$(pip_setting index-url)}"
  hand_over UV_INSECURE_HOST "${PIP_TRUSTED_HOST:-$(pip_setting trusted-host)}"
  hand_over SSL_CERT_FILE "${PIP_CERT:-$(pip_setting cert)}"
  hand_over HTTPS_PROXY "${https_proxy:-${PIP_PROXY:-$(pip_setting proxy)}}"
  [ ! -f /etc/ssl/certs/ca-certificates.crt ] || hand_over SSL_CERT_FILE /etc/ssl/certs/ca-certificates.crt
  [ -w "${HOME:-/nowhere}" ] || hand_over UV_CACHE_DIR "$PWD/.tools/cache"
}

pip_setting() { "$py" -m pip config get "global.$1" 2>/dev/null || true; }

# hand_over NAME VALUE: exports it unless NAME is set already or VALUE is empty.
hand_over() {
  eval "current=\${$1:-}"
  [ -n "$current" ] || [ -z "$2" ] || export "$1=$2"
}

# have_uv: true with .tools/bin/uv in place; false where no wheel of it fits this machine.
have_uv() {
  cmp -s scripts/installer.lock .tools/.installer && .tools/bin/uv --version >/dev/null 2>&1 && return 0
  rm -rf .tools/bin .tools/uv .tools/uv-*
  if "$py" -m pip install -q --target .tools --require-hashes -r scripts/installer.lock >.tools/pip.log 2>&1 && .tools/bin/uv --version >/dev/null 2>&1; then
    cp scripts/installer.lock .tools/.installer
    return 0
  fi
  if unreachable .tools/pip.log || disk_full .tools/pip.log; then explain .tools/pip.log "安装失败" "The installation failed"; fi
  return 1
}

sync_with_uv() {
  .venv/bin/python -c '' 2>/dev/null || .tools/bin/uv venv -q --clear --relocatable --python "$py" .venv
  .tools/bin/uv pip sync -q --python .venv/bin/python --require-hashes "$lock" >.tools/pip.log 2>&1 ||
    explain .tools/pip.log "Python 依赖安装失败" "The Python packages could not be installed"
}

sync_with_pip() {
  say "改用 pip 安装，约需一两分钟…" "using pip instead, a minute or two"
  .venv/bin/python -c '' 2>/dev/null || "$py" -m venv --clear --without-pip .venv
  "$py" -m pip --python .venv/bin/python install -q --require-hashes -r "$lock" >.tools/pip.log 2>&1 ||
    explain .tools/pip.log "Python 依赖安装失败" "The Python packages could not be installed"
}

# compile_translations: makes the .mo file of each .po file that is newer.
compile_translations() {
  for po in tracker/translations/*/LC_MESSAGES/*.po; do
    [ -f "$po" ] || return 0
    [ "${po%.po}.mo" -nt "$po" ] || stale=yes
  done
  [ -n "${stale:-}" ] || return 0
  step "正在编译界面译文…" "compiling translations"
  .venv/bin/pybabel -q compile -d tracker/translations || stop "界面译文编译失败。" "The translations could not be compiled."
}
