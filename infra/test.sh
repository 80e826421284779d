#!/usr/bin/env bash
# Sets up and runs all tests:   bash infra/test.sh [--all]
# --all adds the long ones. The last line is "N passed, N failed"; the exit code is 0 only when nothing failed.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"
. infra/lib/setup.sh

filter=(--filter "Category!=Long")
case "${1:-}" in
  "") ;;
  --all) filter=(); export HUB_TEST_CASES=100000 ;;
  *) fail "unknown option '$1'; use --all or nothing" 2 ;;
esac

passed=0 failed=0
count() { passed=$((passed + $1)); failed=$((failed + $2)); }
step() {
  local name="$1"; shift
  say "$name"
  if "$@"; then count 1 0; else say "FAILED: $name"; count 0 1; fi
}

need dotnet "the .NET SDK named in global.json"
command -v chromium >/dev/null 2>&1 || install_packages chromium
install_packages fonts-noto-cjk curl
setup_identity
for folder in tests/*/; do [ -f "${folder}package-lock.json" ] && setup_npm "${folder%/}"; done

results="$(mktemp -d)"
trap 'rm -rf "$results"' EXIT

build() { dotnet build GovDataHub.sln -c Release -v q "-clp:ErrorsOnly;NoSummary" --nologo; }
say "build, warnings as errors"
build || { echo "0 passed, 1 failed"; exit 1; }
mark_built
count 1 0
step "formatting" dotnet format GovDataHub.sln --verify-no-changes --no-restore --severity warn

node_tests() {
  local report="$results/node.tap" status=0
  (cd "$identity" && "$node" --disable-warning=ExperimentalWarning --test --test-reporter=tap "test/*.test.mjs") >"$report" || status=$?
  count "$(sed -n 's/^# pass //p' "$report")" "$(sed -n 's/^# fail //p' "$report")"
  [ "$status" -eq 0 ] || cat "$report"
}
say "identity provider"
node_tests

say "tests"
dotnet test GovDataHub.sln -c Release --no-build --nologo -v q "${filter[@]}" \
  --logger "trx" --results-directory "$results" -- RunConfiguration.MaxCpuCount=2 >"$results/output" 2>&1 || true
grep -E "^\s+Failed |error|Error Message|\[FAIL\]|Assert|at GovDataHub" "$results/output" | head -n 200 || true
grep -E "^(Passed|Failed)!" "$results/output" || true
trx_count() { grep -ho "<Counters [^>]*" "$results"/*.trx | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | awk '{ n += $1 } END { print n + 0 }'; }
ls "$results"/*.trx >/dev/null 2>&1 || { cat "$results/output"; count 0 1; }
count "$(trx_count passed)" "$(trx_count failed)"
# A project whose run broke off has no counters of its own failure: it counts as one.
for project in tests/*.Tests; do
  grep -q "$(basename "$project").dll" "$results"/*.trx || { say "FAILED: $(basename "$project") ran no test"; count 0 1; }
done
if grep -q "aborted\|Test host process crashed" "$results/output"; then say "FAILED: a test run broke off"; count 0 1; fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
