# What the product needs from the system, as Debian 12 names it.

APP_PACKAGES=(libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2) # WeasyPrint and its fall-back fonts
TEST_PACKAGES=(chromium chromium-headless-shell postgresql redis-server poppler-utils)

find_python() { # sets PYTHON
  local candidate
  for candidate in $(type -ap python3.11 python3); do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
      PYTHON=$candidate
      return
    fi
  done
  stop "Python 3.11 is needed and was not found (python3 is: $(python3 --version 2>&1 || true))." \
    "On Debian 12: apt-get install python3 python3-venv"
}

missing_packages() { # PACKAGE...: prints those that are not installed
  local package
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || printf '%s\n' "$package"
  done
  "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null || printf 'python3-venv\n'
}

install_packages() { # PACKAGE...
  export DEBIAN_FRONTEND=noninteractive
  dpkg --configure -a # mends an installation that was interrupted
  apt-get update -qq
  # Run level 1, in which no service starts: the tests bring their own PostgreSQL and Redis up and down.
  RUNLEVEL=1 apt-get install -y -qq --fix-broken --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"
}

need_packages() { # PACKAGE...: install what is missing as root, otherwise say what to do and stop
  local missing
  if ! command -v dpkg-query >/dev/null; then
    printf 'This is not Debian: make sure that there are %s.\n' "$*"
    return
  fi
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  if [[ $(id -u) != 0 ]]; then
    stop "Some system packages are missing. Please run this line, then start again:" "" \
      "  sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}"
  fi
  step "Installing ${missing[*]:0:2}${missing[2]:+ ...}" install_packages "${missing[@]}"
}
