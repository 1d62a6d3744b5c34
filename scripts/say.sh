# Sourced by setup.sh: what the set-up says, and how it stops.

changed=no   # becomes yes with the first step that has something to do

# say CHINESE ENGLISH: one line on what happens now.
say() {
  printf '%s  %s\n' "$1" "($2)"
}

# step CHINESE ENGLISH: the same for a step that changes something.
step() {
  changed=yes
  say "$1" "$2"
}

# stop CHINESE ENGLISH [COMMAND]: what is missing, and the command that mends it.
stop() {
  printf '\n✗ %s\n  %s\n' "$1" "$2" >&2
  [ -z "${3:-}" ] || printf '\n    %s\n' "$3" >&2
  exit 1
}

# explain LOG CHINESE ENGLISH: stops with the likely cause of a failed installation, read from its log.
explain() {
  tail -n 5 "$1" | cut -c 1-160 >&2
  if disk_full "$1"; then
    stop "磁盘空间不足。请清理后再运行同一条命令。" "The disk is full. Free some space and run the same command again." "df -h ."
  elif unreachable "$1"; then
    stop "连接不上软件源。请检查网络或代理；有镜像时先设好镜像，再运行同一条命令：" \
      "Cannot reach the package registry. Check the network or proxy; if you have a mirror, name it and run the same command again:" \
      "${py:-python3} -m pip config set global.index-url <URL>    # apt: /etc/apt/sources.list;  HTTPS_PROXY=<URL>"
  fi
  stop "$2（日志：$1）" "$3 (log: $1)"
}

disk_full() { grep -qiE 'no space left|disk quota' "$1"; }

# unreachable LOG: true when the log of pip, uv or apt tells of a registry that could not be reached.
unreachable() {
  grep -qiE 'error sending request|failed to fetch|unable to connect|connection|timed? ?out|dns error|name resolution|could not resolve|proxy|certificate|max retries' "$1"
}

# need_space MIB: stops when this folder's disk has less.
need_space() {
  free=$(df -Pk . | awk 'NR == 2 { print int($4 / 1024) }')
  [ "$free" -ge "$1" ] || stop "磁盘空间不足：需要约 $1 MB，只剩 $free MB。" "Not enough disk space: about $1 MB needed, $free MB free." "df -h ."
}

# one_at_a_time: waits for another set-up in the same tree.
one_at_a_time() {
  command -v flock >/dev/null || return 0
  exec 9>.tools/lock
  flock -n 9 || { say "另一个安装正在进行，等待…" "another set-up is at work here, waiting"; flock 9; }
}
