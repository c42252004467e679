#!/usr/bin/env bash
# Called by scripts/test-fresh inside a fresh Debian, as root: what a newcomer does there. Arguments: the commands to try,
# "run test".
set -euo pipefail
patience_s=3600
address=127.0.0.1:$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

fail() {
  echo "fresh: $*" >&2
  exit 1
}

# somebody without rights is given the one line that installs everything, and nothing has begun
check_refusal() {
  local command output
  for command in run test; do
    if output=$(setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/nonexistent "scripts/$command" 2>&1); then
      fail "scripts/$command went on without the rights to install"
    fi
    [ "$(grep -c 'apt-get install' <<< "$output")" = 1 ] || fail "not one line that installs everything: $output"
    [ ! -e .venv ] || fail "scripts/$command began before it refused"
  done
  echo "fresh: without rights, everything that is missing is named at once"
}

# ask PATH: prints the answer, or fails
ask() {
  python3 -c 'import sys, urllib.request; print(urllib.request.build_opener(urllib.request.ProxyHandler({})).open(sys.argv[1], timeout=5).read().decode())' \
    "http://$address$1" 2> /dev/null
}

try_run() {
  local began=$SECONDS server answer
  PICLOUD_BIND=$address scripts/run &
  server=$!
  until answer=$(ask '/api/v1/execute/hello?name=Ada'); do
    kill -0 "$server" 2> /dev/null || fail "scripts/run ended before it served"
    [ $((SECONDS - began)) -lt "$patience_s" ] || fail "scripts/run does not serve after $patience_s s"
    sleep 1
  done
  [[ $answer == *'"hello":"Ada"'* ]] || fail "unexpected answer: $answer"
  echo "fresh: scripts/run served after $((SECONDS - began)) s: $answer"
  ask / > /dev/null || fail "no dashboard"
  kill -TERM "$server"
  wait "$server" || fail "scripts/run ended with code $?"
  began=$SECONDS
  PICLOUD_BIND=$address scripts/run > again.log 2>&1 &
  server=$!
  until ask /readyz > /dev/null; do
    [ $((SECONDS - began)) -lt 60 ] || fail "a second start does not serve: $(cat again.log)"
    sleep 0.2
  done
  echo "fresh: a second start served after $((SECONDS - began)) s"
  kill -TERM "$server"
  wait "$server" || fail "the second start ended with code $?"
}

git clone -q /srv/picloud.git picloud
cd picloud
# a reader for everybody, for the attempt without rights
chmod 755 "$HOME"
[ -n "$(command -v cc cargo node caddy || true)" ] || check_refusal
for command in $1; do
  case $command in
    run) try_run ;;
    test) scripts/test ;;
  esac
done
