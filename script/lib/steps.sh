# How the two commands talk: one line a step with its seconds, and plain words when something is wrong.

LOG=$(mktemp)
cleanups=("rm -f '$LOG'")

at_exit() { # COMMAND: do it when the script ends, the latest first, however it ends
  cleanups=("$1" "${cleanups[@]}")
}

clean_up() {
  local status=$? command
  trap '' INT TERM
  for command in "${cleanups[@]}"; do eval "$command" || true; done
  exit "$status"
}

trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

stop() { # LINE...: say why and end
  printf '\n' >&2
  printf '%s\n' "$@" >&2
  exit 1
}

step() { # WORDS COMMAND...: run it quietly; its output appears only when it fails
  local words=$1 from=$EPOCHREALTIME status
  shift
  printf '%-44s' "$words"
  # Not as a condition: bash would ignore the set -e within.
  set +e
  (set -e; "$@") >"$LOG" 2>&1 </dev/null
  status=$?
  set -e
  if ((status != 0)); then
    printf ' failed\n\n'
    tail -n 60 "$LOG"
    stop "\"$words\" failed. The lines above say why. Running the command again is safe: it goes on from here."
  fi
  awk -v from="$from" -v to="$EPOCHREALTIME" 'BEGIN { printf "%6.1f s\n", to - from }'
}

fingerprint() { # PATH...: one line that changes when a file in there changes, or this checkout moves
  { pwd; find "$@" -type f ! -name '*.pyc' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum; } | sha256sum
}

# A stamp lies inside what it vouches for, so the two are deleted together, and it is written last: what has no stamp,
# or another than its inputs now have, is made again.
stamped() { # STAMP FINGERPRINT
  [[ -f $1 && $(<"$1") == "$2" ]]
}

stamp() { # STAMP FINGERPRINT
  printf '%s\n' "$2" >"$1.new"
  mv "$1.new" "$1"
}
