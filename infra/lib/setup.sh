# Sourced by run.sh and test.sh: what must be there, how it is installed, how processes are started and ended.
say() { printf '%s\n' "hub: $*" >&2; }
fail() { say "$1"; exit "${2:-1}"; }

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
identity=infra/identity
node="$root/$identity/node_modules/.bin/node"
declare -A pids=()

need() { command -v "$1" >/dev/null 2>&1 || fail "$1 is missing; install $2"; }

# Installs Debian packages where this user may; says what to install where not.
install_packages() {
  local missing=()
  for package in "$@"; do dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package"); done
  [ ${#missing[@]} -eq 0 ] && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "installing ${missing[*]}"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } \
      >"${TMPDIR:-/tmp}/hub-apt.log" 2>&1 || fail "installing ${missing[*]} failed: $(tail -n 1 "${TMPDIR:-/tmp}/hub-apt.log")"
  else
    fail "please install: ${missing[*]}"
  fi
}

# The npm packages of a folder, as its lock file says, once per lock file.
setup_npm() {
  need npm "Node.js with npm"
  local stamp="$1/node_modules/.lock-installed"
  if [ ! -f "$stamp" ] || ! cmp -s "$1/package-lock.json" "$stamp"; then
    say "installing the npm packages of $1"
    npm ci --prefix "$1" --no-fund --no-audit --loglevel=error >/dev/null || fail "npm ci failed in $1"
    cp "$1/package-lock.json" "$stamp"
  fi
}

setup_identity() {
  setup_npm "$identity"
  [ -x "$node" ] || fail "node 22 did not install under $identity"
}

built() { echo "$root/src/GovDataHub.$1/bin/Release/net10.0/$( [ "$1" = Cli ] && echo hub || echo "GovDataHub.$1").dll"; }

stamp=src/GovDataHub.Cli/obj/release-built

# Builds what runs, unless every built file is newer than every source.
build_release() {
  need dotnet "the .NET SDK named in global.json"
  if [ -f "$stamp" ] && [ -f "$(built Cli)" ] && [ -f "$(built Portal)" ] && [ -z "$(find src Directory.Build.props \
    Directory.Packages.props -newer "$stamp" -not -path '*/obj/*' -not -path '*/bin/*' -type f -print -quit)" ]; then
    return
  fi
  say "building"
  for project in Cli Portal; do
    dotnet build "src/GovDataHub.$project" -c Release -v q "-clp:ErrorsOnly;NoSummary" --nologo >&2 || fail "the build failed, see above"
  done
  mark_built
}

# Notes that what runs has just been built.
mark_built() { touch "$stamp" "$(built Cli)"; }

port_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && ! (exec 3<>"/dev/tcp/::1/$1") 2>/dev/null; }

# start NAME COMMAND...: in the background, output to a log file; ended with this script, by process id.
start() {
  local name="$1"; shift
  "$@" >"$HUB_DATA/logs/$name.log" 2>&1 &
  pids[$name]=$!
  trap stop_all EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

stop_all() {
  trap - EXIT INT TERM
  for name in "${!pids[@]}"; do kill "${pids[$name]}" 2>/dev/null || true; done
  for name in "${!pids[@]}"; do
    for _ in $(seq 50); do kill -0 "${pids[$name]}" 2>/dev/null || break; sleep 0.1; done
    kill -9 "${pids[$name]}" 2>/dev/null || true
  done
}

# wait_for NAME URL: until it answers 200, at most 60 s; the log's end is shown when it does not.
wait_for() {
  local name="$1" url="$2"
  for _ in $(seq 300); do
    kill -0 "${pids[$name]}" 2>/dev/null || { tail -n 15 "$HUB_DATA/logs/$name.log" >&2; fail "$name ended while starting, see above"; }
    curl -fsS -o /dev/null --max-time 2 "$url" 2>/dev/null && return
    sleep 0.2
  done
  tail -n 15 "$HUB_DATA/logs/$name.log" >&2
  fail "$name did not become ready in 60 s, see above"
}

# watch_over SECONDS: returns when the time is up (0: never); fails when a part ends by itself.
watch_over() {
  local until=$((SECONDS + $1))
  while [ "$1" -eq 0 ] || [ "$SECONDS" -lt "$until" ]; do
    for name in "${!pids[@]}"; do
      kill -0 "${pids[$name]}" 2>/dev/null || { tail -n 15 "$HUB_DATA/logs/$name.log" >&2; fail "$name ended, see above"; }
    done
    sleep 0.5
  done
}
