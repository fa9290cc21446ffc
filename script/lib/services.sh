# A PostgreSQL and a Redis for one run of the tests, on ports of their own, in a folder of their own.

start_services() { # sets DATABASE_URL and REDIS_URL; both end with the script
  local note="$FOI_DATA_DIR/.test-services"
  if [[ -f $note ]]; then # a killed run left its services behind
    stop_services "$(<"$note")"
  fi
  SERVICES=$(mktemp -d "${TMPDIR:-/tmp}/foi-services.XXXXXX")
  chmod 755 "$SERVICES"
  printf '%s\n' "$SERVICES" >"$note"
  at_exit "stop_services '$SERVICES'; rm -f '$note'"
  read -r PGPORT REDIS_PORT < <(free_ports)
  step "Starting PostgreSQL" start_postgresql
  step "Starting Redis" start_redis
  export DATABASE_URL="postgres://foi@127.0.0.1:$PGPORT/foi" REDIS_URL="redis://127.0.0.1:$REDIS_PORT/0"
}

free_ports() {
  .venv/bin/python - <<'PYTHON'
import socket
probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
print(*(probe.getsockname()[1] for probe in probes))
PYTHON
}

as_postgres() { # PostgreSQL refuses to run as root
  if ((EUID == 0)); then runuser -u postgres -- "$@"; else "$@"; fi
}

postgresql_bin() {
  printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1
}

# Our own cluster below /tmp, and not one of pg_createcluster's, so that nothing is written to /etc.
start_postgresql() {
  local bin data="$SERVICES/postgresql"
  bin=$(postgresql_bin)
  mkdir "$data"
  ((EUID)) || chown postgres "$data"
  cd "$SERVICES"
  as_postgres "$bin/initdb" -D "$data" -U foi --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync
  as_postgres "$bin/pg_ctl" -D "$data" -w -l "$data/log" start \
    -o "-p $PGPORT -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c full_page_writes=off"
  "$bin/createdb" -h 127.0.0.1 -p "$PGPORT" -U foi foi
}

start_redis() {
  redis-server --port "$REDIS_PORT" --bind 127.0.0.1 --save '' --appendonly no --dir "$SERVICES" \
    --pidfile "$SERVICES/redis.pid" --logfile "$SERVICES/redis.log" --daemonize yes
  local tries
  for tries in {1..50}; do
    [[ $(redis-cli -p "$REDIS_PORT" ping 2>/dev/null) == PONG ]] && return
    sleep 0.1
  done
  cat "$SERVICES/redis.log"
  return "$tries"
}

stop_services() { # FOLDER: only what was started there
  local data="$1/postgresql" pid
  if [[ -f $data/postmaster.pid ]]; then
    (cd / && as_postgres "$(postgresql_bin)/pg_ctl" -D "$data" -m immediate -w stop) >/dev/null 2>&1 || true
  fi
  if [[ -f $1/redis.pid ]]; then
    pid=$(<"$1/redis.pid")
    while grep -qs redis-server "/proc/$pid/cmdline"; do
      kill "$pid" 2>/dev/null || true
      sleep 0.1
    done
  fi
  rm -rf "$1"
}
