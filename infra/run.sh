#!/usr/bin/env bash
# Brings up the whole platform on this machine: identity, departments, server, portal.
#   bash infra/run.sh [--seconds N] [--citizens N]
# First use installs what is missing and makes the synthetic city; later uses start in seconds. Ctrl+C stops everything.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"
. infra/lib/setup.sh

seconds=0 citizens=2000
while [ $# -gt 0 ]; do
  case "$1" in
    --seconds) seconds="${2:-}"; shift "$(($# > 1 ? 2 : 1))" ;;
    --citizens) citizens="${2:-}"; shift "$(($# > 1 ? 2 : 1))" ;;
    -h|--help) sed -n '2,4s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) fail "unknown option '$1'; use --seconds N or --citizens N" 2 ;;
  esac
done
case "$seconds" in ''|*[!0-9]*) fail "--seconds takes a whole number, for example --seconds 60" 2 ;; esac
case "$citizens" in ''|*[!0-9]*) fail "--citizens takes a whole number, for example --citizens 2000" 2 ;; esac

export HUB_DATA="${HUB_DATA:-$root/.data}" HUB_SCHEMAS="${HUB_SCHEMAS:-$root/schemas}"
export HUB_ENVIRONMENT="${HUB_ENVIRONMENT:-development}"
export HUB_SERVER="${HUB_SERVER:-http://localhost:5080}" HUB_PORTAL="${HUB_PORTAL:-http://localhost:5081}"
export HUB_ISSUER="${HUB_ISSUER:-http://localhost:5082}" HUB_DEPARTMENTS="${HUB_DEPARTMENTS:-http://localhost:5083}"
export HUB_DEPARTMENTS_H2="${HUB_DEPARTMENTS_H2:-http://localhost:5084}" HUB_PAYMENTS="${HUB_PAYMENTS:-http://localhost:5085}"
mkdir -p "$HUB_DATA/logs"
chmod 700 "$HUB_DATA"

for address in "$HUB_SERVER" "$HUB_PORTAL" "$HUB_ISSUER" "$HUB_DEPARTMENTS" "$HUB_DEPARTMENTS_H2" "$HUB_PAYMENTS"; do
  port="${address##*:}"
  port_free "${port%%/*}" || fail "port ${port%%/*} is taken; stop what uses it, or set the address to another one (HUB_SERVER, HUB_PORTAL, HUB_ISSUER, HUB_DEPARTMENTS, HUB_DEPARTMENTS_H2, HUB_PAYMENTS)"
done

setup_identity
build_release

if [ ! -f "$HUB_DATA/city/index.sqlite" ]; then
  say "making the city: $citizens citizens"
  dotnet "$(built Departments)" make-city --citizens "$citizens" --data "$HUB_DATA" || fail "the city could not be made, see above"
fi

start identity "$node" --disable-warning=ExperimentalWarning infra/identity/server.mjs
start departments dotnet "$(built Departments)" serve
start server dotnet "$(built Server)"
start portal dotnet "$(built Portal)"
wait_for identity "$HUB_ISSUER/health/live"
wait_for departments "$HUB_DEPARTMENTS/health/live"
wait_for server "$HUB_SERVER/health/ready"
wait_for portal "$HUB_PORTAL/health/live"

cat <<EOF

GovDataHub is up. Sample people and data: all of it is made up.
  portal        $HUB_PORTAL
  GraphQL       $HUB_SERVER/graphql
  sign-in       $HUB_ISSUER
  departments   $HUB_DEPARTMENTS  (HTTP/2: $HUB_DEPARTMENTS_H2)
  payments      $HUB_PAYMENTS  (sandbox)
  data, logs    $HUB_DATA

EOF
infra/hub personas
echo
if [ "$seconds" -gt 0 ]; then say "stopping after $seconds s"; else say "Ctrl+C stops everything"; fi
watch_over "$seconds"
