# Sourced by setup.sh: a real browser for the tests, from the system's packages: Chromium, Chinese fonts, and libatomic1,
# which Playwright's own Node needs and Chromium does not bring. Without root they are unpacked below .tools/apt.
# .tools/env.sh says where the browser is; source it before pytest.

no_browser_zh="Chromium 没有装上。也可以自己装好 Chromium（或 Chrome）和中文字体，再用 CHROMIUM=/path/to/chromium make test"
no_browser_en="Chromium could not be installed; you can also install it, or Chrome, with Chinese fonts yourself and name it as above"
packages="chromium fonts-noto-cjk libatomic1 fontconfig"
PATH=$PATH:/sbin:/usr/sbin

install_browser() {
  if [ -n "${CHROMIUM:-}" ] || have_browser; then
    : >.tools/env.sh
  elif ! command -v apt-get >/dev/null; then
    stop "测试需要 Chromium（或 Chrome）和中文字体。请安装后用 CHROMIUM 指明：" \
      "The tests need Chromium (or Chrome) and Chinese fonts. Install them and name the browser:" "CHROMIUM=/path/to/chromium make test"
  elif [ "$(id -u)" = 0 ]; then
    install_packages
  elif sudo -n true 2>/dev/null; then
    install_packages sudo -n
  else
    unpack_packages
  fi
}

have_browser() {
  command -v chromium >/dev/null && ldconfig -p 2>/dev/null | grep -q 'libatomic\.so\.1' && fc-list :lang=zh-cn 2>/dev/null | grep -q .
}

# install_packages [sudo -n]: the ordinary way.
install_packages() {
  need_space 1000
  step "正在安装 Chromium 和中文字体（约一分钟）…" "installing Chromium and Chinese fonts, about a minute"
  {
    "$@" env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
      "$@" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages
  } >.tools/apt.log 2>&1 || explain .tools/apt.log "$no_browser_zh" "$no_browser_en"
  : >.tools/env.sh
}

# unpack_packages: apt into a folder of our own, for a plain user.
unpack_packages() {
  apt=$PWD/.tools/apt root=$PWD/.tools/apt/root
  if [ ! -f "$apt/.complete" ]; then
    need_space 1200
    step "正在下载 Chromium 和中文字体到 .tools（约一分钟）…" "unpacking Chromium and Chinese fonts below .tools, about a minute"
    rm -rf "$apt"
    { fetch_packages && write_font_settings; } >.tools/apt.log 2>&1 || explain .tools/apt.log "$no_browser_zh" "$no_browser_en"
    touch "$apt/.complete"
  fi
  libraries=$(find "$root/usr/lib" "$root/lib" -maxdepth 1 -type d -name '*-linux-gnu*' 2>/dev/null | tr '\n' ':')
  printf 'export LD_LIBRARY_PATH="%s" FONTCONFIG_FILE="%s" CHROMIUM="%s" NO_SANDBOX=1\n' \
    "${libraries}$(find "$root/usr/lib" -type d -name pulseaudio 2>/dev/null | head -n 1)" \
    "$apt/fonts.conf" "$root/usr/lib/chromium/chromium" >.tools/env.sh
}

fetch_packages() {
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$root"
  set -- -o Dir::State::lists="$apt/lists" -o Dir::Cache="$apt/cache" -o Dir::State::status=/var/lib/dpkg/status \
    -o Dir::State::extended_states="$apt/extended" -o Dir::Log="$apt" -o Debug::NoLocking=1 -o APT::Sandbox::User=
  apt-get "$@" -qq update &&
    apt-get "$@" -qq -y --no-install-recommends --download-only install $packages &&
    for package in "$apt"/cache/archives/*.deb; do dpkg -x "$package" "$root" || return 1; done &&
    rm -rf "$apt/cache" "$apt/lists"
}

write_font_settings() {
  mkdir -p "$apt/fonts-cache"
  printf '%s' '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>' \
    "<dir>$root/usr/share/fonts</dir><dir>/usr/share/fonts</dir><cachedir>$apt/fonts-cache</cachedir></fontconfig>" >"$apt/fonts.conf"
}
