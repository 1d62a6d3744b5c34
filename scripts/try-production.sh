#!/usr/bin/env bash
# try-production.sh: follows docs/production.md on a new Debian 12 with a real systemd, in a container that is thrown away.
# Every block marked sh runs as it stands, in order, in one shell as root; only the lines that the guide says to replace are replaced.
# Where the guide has a comment 试装 NAME, scripts/try-production/NAME.sh does what a person would do there, and looks at the result.
# Needs root, debootstrap, systemd-container, and `sh scripts/setup.sh test` for its mail server. KEEP=1 keeps the machine's folder.
set -euo pipefail
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] || { echo "try-production: needs root to make a machine" >&2; exit 2; }
base=${TRY_BASE:-/var/tmp/nianlun-try-base}
root=$(mktemp -d /var/tmp/nianlun-try.XXXXXX)
mail=$root/srv/mail machine='' leader='' smtp=''

end() {
  [ -z "$leader" ] || kill -9 "$leader" 2>/dev/null || true   # the machine's first process; all others go with it
  [ -z "$machine" ] || wait "$machine" 2>/dev/null || true
  [ -z "$smtp" ] || kill "$smtp" 2>/dev/null || true
  if [ -n "${KEEP:-}" ]; then echo "kept: $root"; else rm -rf --one-file-system "$root" "$root.log"; fi
}
trap end EXIT

# make_base: Debian's smallest system with systemd, from the mirror that this machine uses.
make_base() {
  [ ! -f "$base/.ready" ] || return 0
  rm -rf --one-file-system "$base"
  mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | grep -v security | head -n 1)
  debootstrap --variant=minbase --include=systemd,systemd-sysv,dbus,ca-certificates bookworm "$base" "$mirror" >/dev/null
  rm -f "$base/etc/apt/sources.list"
  cp -r /etc/apt/sources.list* "$base/etc/apt/"
  cp /usr/share/keyrings/debian-archive-*.gpg "$base/usr/share/keyrings/"

  touch "$base/.ready"
}

# steps PORT: the guide as one script.
steps() {
  echo 'set -euo pipefail; export DEBIAN_FRONTEND=noninteractive'
  awk '
    /^```sh$/ { inside = 1; printf "echo; echo \"### docs/production.md, line %d\"\n", NR; next }
    /^```/ { inside = 0; next }
    /^<!-- 试装 / { printf "echo; echo \"### %s\"; . /root/try/%s.sh\n", $3, $3; next }
    inside
  ' docs/production.md | sed "s|^SMTP_URL=smtp://.*|SMTP_URL=smtp://127.0.0.1:$1|"
}

make_base
cp -a "$base/." "$root/"
cp /etc/resolv.conf "$root/etc/"
cp /etc/ssl/certs/ca-certificates.crt "$root/srv/certificates.crt"   # this network may have an authority of its own
echo '127.0.0.1 localhost nianlun.example.gov.cn' >"$root/etc/hosts"
git archive --format=tar.gz -o "$root/root/nianlun.tar.gz" HEAD
cp -r scripts/try-production "$root/root/try"
mkdir -p "$mail"
port=$(.venv/bin/python -c 'import socket; s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1])')
.venv/bin/python -m aiosmtpd -n -l "127.0.0.1:$port" -c aiosmtpd.handlers.Mailbox "$mail/box" &
smtp=$!
steps "$port" >"$root/root/steps.sh"

systemd-nspawn -q --register=no --keep-unit --resolv-conf=off -D "$root" -b >"$root.log" 2>&1 &
machine=$!
for _ in $(seq 60); do
  leader=$(ps -o pid= --ppid "$machine" | head -n 1 | tr -d ' ') || true
  inside=(nsenter -t "${leader:-0}" -a env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8
    PIP_CERT=/srv/certificates.crt)
  [ -n "$leader" ] && "${inside[@]}" systemctl is-system-running --wait >/dev/null 2>&1 && break
  sleep 1
done
started=$SECONDS code=0
"${inside[@]}" bash -c 'cd /root && bash steps.sh 2>&1 | tee steps.log; exit ${PIPESTATUS[0]}' || code=$?
[ "$code" = 0 ] || "${inside[@]}" journalctl --no-pager -n 40
"${inside[@]}" systemctl poweroff || true
echo "try-production: $((SECONDS - started)) s, exit $code"
exit "$code"
