# The system packages that PiCloud is built, run and tested with, and the installation of those that are missing.
# Sourced by scripts/setup, from the root of the checkout. Names are those of Debian 12 and 13.

# list_missing_packages KIND: one a line. KIND is `run`, or `dev` for the packages of the tests as well
list_missing_packages() {
  local kind=$1 rust="rustc cargo" lints="rustfmt rust-clippy"
  # Debian 12 keeps a recent Rust under these names
  [ "$(release_of_debian)" != 12 ] || { rust="rustc-web cargo-web" lints="rustfmt-web rust-web-clippy"; }
  {
    need run python3-venv has_python
    need run ca-certificates has_certificates
    need run "gcc libc6-dev" has_linker
    need run "$rust" has_rust
    need run util-linux has flock
    need dev "$lints" has_lints
    # a proxy, a database server and a browser, started and stopped by the tests
    need dev caddy has caddy
    need dev postgresql has_postgres
    need dev chromium has chromium
    # shows the system calls of a process
    need dev strace has strace
    need dev wrk has wrk
    need dev curl has curl
    need dev git has git
    need dev openssl has openssl
    # takes what `picloud diff` prints
    need dev patch has patch
    # networks that tests make
    need dev iproute2 has ip
    # file systems that tests fill
    need dev e2fsprogs has mkfs.ext4
    # shells whose completion is tested
    need dev zsh has zsh
    need dev fish has fish
  } | tr ' ' '\n'
}

# need KIND PACKAGES TEST...: prints the packages when the test fails
need() {
  local packages=$2
  [ "$1" = run ] || [ "$kind" = dev ] || return 0
  shift 2
  "$@" || echo "$packages"
}

# list_other_faults KIND: what needs another remedy than a package, one line each
list_other_faults() {
  if [ -n "${PYTHON:-}" ] && ! "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then
    echo "PYTHON=$PYTHON is no Python 3.11 or later"
  fi
  is_rust_of_debian && return
  is_recent_rust || echo "Rust $(wanted_rust) or later is needed, found $(rust_version): rustup update"
  if [ "$1" = dev ] && ! { cargo fmt --version && cargo clippy --version; } > /dev/null 2>&1; then
    echo "rustfmt and clippy are needed: rustup component add rustfmt clippy"
  fi
}

# install_system_packages KIND: installs what is missing. A person at a terminal is asked first; root without a terminal
# (CI, a container) is not. Everybody else gets the one line that installs everything, and an error.
install_system_packages() {
  local packages faults as=()
  mapfile -t packages < <(list_missing_packages "$1")
  faults=$(list_other_faults "$1")
  [ "${#packages[@]}" -gt 0 ] || [ -n "$faults" ] || return 0
  [ "$(id -u)" = 0 ] || as=(sudo)
  if [ "${#packages[@]}" -gt 0 ]; then
    echo "setup: system packages are missing:" >&2
    echo "    ${as[*]:+sudo }apt-get install --no-install-recommends ${packages[*]}" >&2
  fi
  [ -z "$faults" ] || fail "$faults"
  has apt-get || fail "nothing was installed, because this is not Debian: install what provides the same programs"
  has_consent || fail "nothing was installed: run the line above, then this script again"
  run_apt
  mapfile -t packages < <(list_missing_packages "$1")
  [ "${#packages[@]}" = 0 ] || fail "installed, but too old or not usable: ${packages[*]}"
}

# has_consent: whether to install now. Uses `as` of its caller
has_consent() {
  local answer
  if [ -t 0 ] && [ -t 2 ] && [ -z "${CI:-}" ]; then
    [ "${#as[@]}" = 0 ] || has sudo || return 1
    read -r -p "setup: install them now? [Y/n] " answer && [[ $answer =~ ^([yY].*)?$ ]]
  else
    [ "${#as[@]}" = 0 ]
  fi
}

# run_apt: uses `as` and `packages` of its caller
run_apt() {
  local started=$SECONDS log install
  install=("${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends
    -o DPkg::Lock::Timeout=600 "${packages[@]}")
  log=$(mktemp)
  echo "setup: installing system packages (one to five minutes)" >&2
  if ! { "${as[@]}" apt-get update -q && "${install[@]}"; } > "$log" 2>&1 < /dev/null; then
    tail -n 40 "$log" >&2
    fail "that failed; all of it is in $log"
  fi
  rm -f "$log"
  hash -r
  echo "setup: done in $((SECONDS - started)) s" >&2
}

# programs of administrators are not on everybody's PATH
has() { PATH=$PATH:/usr/sbin:/sbin command -v "$1" > /dev/null; }

# find_python: prints the interpreter for a new .venv, 3.11 or later
find_python() {
  local candidate
  for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
    if "$candidate" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then
      echo "$candidate"
      return
    fi
  done
  return 1
}

has_venv() { .venv/bin/python -c 'import importlib.util as u, sys; sys.exit(not u.find_spec("pip"))' 2> /dev/null; }

has_python() { has_venv || find_python > /dev/null; }

has_certificates() { [ -s "${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}" ] || [ -n "$(compgen -G '/etc/pki/tls/certs/*')" ]; }

# a compiler without the files of the C library links nothing
has_linker() { has cc && [[ $(cc -print-file-name=crt1.o) == */* ]]; }

has_postgres() { has postgres || [ -n "$(compgen -G '/usr/lib/postgresql/*/bin/postgres')" ]; }

wanted_rust() {
  sed -n 's/^rust-version = "\(.*\)"/\1/p' rhai-python/Cargo.toml rhai-python/*/Cargo.toml | sort -V | tail -n 1
}

rust_version() { rustc --version 2> /dev/null | cut -d ' ' -f 2; }

is_recent_rust() { has cargo && [ "$(printf '%s\n' "$(wanted_rust)" "$(rust_version)" | sort -V | head -n 1)" = "$(wanted_rust)" ]; }

# no Rust, or that of a package: another one came from rustup or was built by hand, and no package repairs it
is_rust_of_debian() { ! has rustc || [[ $(command -v rustc) == /usr/bin/* ]]; }

has_rust() { has rustc && { ! is_rust_of_debian || is_recent_rust; }; }

has_lints() { has rustc && { ! is_rust_of_debian || { has rustfmt && has cargo-clippy; }; }; }

release_of_debian() { (. /etc/os-release 2> /dev/null && [ "${ID:-}" = debian ] && echo "${VERSION_ID:-}") || true; }
