#!/usr/bin/env bash
# ./portal test [unit|integration|e2e|chaos|web] [arguments for dotnet test]
# Installs what is missing when it may, builds, runs everything and ends with one line: N passed, N failed, N skipped.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
results="$root/artifacts/test-results"
passed=0 failed=0 skipped=0 child=
deadline=$((57 * 60)) # in seconds since this started; an hour is what everything together may take

kind=all
case "${1:-}" in unit | integration | e2e | chaos | web) kind=$1; shift ;; esac

has() { command -v "$1" >/dev/null 2>&1; }
wanted() { [ "$kind" = all ] || [ "$kind" = "$1" ]; }
# A project that crashed, or ran nothing, is a failure too.
broken() { echo "$*"; failed=$((failed + 1)); }
heading() { printf '\n== %s\n' "$*"; }

stop() {
  [ -n "$child" ] && kill -TERM "$child" 2>/dev/null && wait "$child"
  exit 130
}
trap stop INT TERM

# In the background and waited for, so that Ctrl-C is handled at once and not after the tests.
# stdin is closed: nothing here may wait for a person.
limited() { # minutes, command...
  local seconds=$(($1 * 60)) code
  shift
  [ "$seconds" -le $((deadline - SECONDS)) ] || seconds=$((deadline - SECONDS))
  [ "$seconds" -gt 10 ] || seconds=10
  timeout --kill-after=30s "$seconds" "$@" </dev/null &
  child=$!
  wait "$child"
  code=$?
  child=
  [ "$code" != 124 ] || echo "Stopped after $((seconds / 60)) minutes."
  return "$code"
}

install_missing() {
  local packages=()
  [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || has rabbitmq-server || packages+=(rabbitmq-server)
  has redis-server || packages+=(redis-server)
  compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || has postgres || packages+=(postgresql)
  has chromium || has chromium-browser || has google-chrome || packages+=(chromium)
  [ -x /usr/sbin/clamd ] || packages+=(clamav-daemon)
  has pdftotext || packages+=(poppler-utils)
  [ ${#packages[@]} = 0 ] && return
  if [ "$(id -u)" != 0 ] || ! has apt-get; then
    echo "Not installed: ${packages[*]}. Tests that need them are skipped or fail; see ./portal doctor."
    return
  fi

  # The tests start servers of their own: what is installed must not start the machine's.
  local policy=/usr/sbin/policy-rc.d
  local ours=
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy" && ours=1
  fi
  echo "Installing ${packages[*]}..."
  local log="$results/apt.log"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"; } >"$log" 2>&1 </dev/null \
    || { tail -5 "$log"; echo "They could not be installed; tests that need them are skipped or fail."; }
  [ -n "$ours" ] && rm -f "$policy"
  return 0
}

install_server() { # folder below tests, what is skipped without it
  local folder="$root/tests/$1"
  if ! has npm || [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ]; then
    return
  fi
  limited 5 npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent \
    || echo "tests/$1 could not be installed; the tests of $2 are skipped."
}

count() { # attribute of the results' Counters element, file
  sed -n "s/.*<Counters[^>]* $1=\"\([0-9]*\)\".*/\1/p" "$2" | head -1
}

run_project() { # kind, project, minutes, arguments...
  local project=$2 minutes=$3 trx="$results/$2.trx" code total executed good
  shift 3
  heading "$project"
  rm -f "$trx"
  limited "$minutes" dotnet test "tests/$project" --no-build -c Release --nologo -v quiet \
    --logger "trx;LogFileName=$trx" --logger "console;verbosity=minimal" --results-directory "$results" "$@"
  code=$?
  total=0 executed=0 good=0
  if [ -s "$trx" ]; then
    total=$(count total "$trx") executed=$(count executed "$trx") good=$(count passed "$trx")
  fi
  : "${total:=0}" "${executed:=0}" "${good:=0}"
  passed=$((passed + good))
  failed=$((failed + executed - good))
  skipped=$((skipped + total - executed))
  if [ "$total" = 0 ]; then
    # With a filter, a project may well have nothing to run.
    if [ $# = 0 ] || [ "$code" != 0 ]; then
      broken "$project ran no test (exit code $code)."
    fi
  elif [ "$code" != 0 ] && [ "$executed" = "$good" ]; then
    broken "$project ended with exit code $code although no test failed."
  fi
}

run_web() {
  heading "gateway/web"
  if [ ! -f gateway/web/package.json ]; then
    return
  fi
  if ! has npm; then
    broken "Node.js is missing."
    return
  fi
  cd gateway/web || return
  if [ ! -d node_modules ] || [ package-lock.json -nt node_modules/.stamp ]; then
    limited 10 npm ci --no-audit --no-fund --silent && touch node_modules/.stamp
  fi

  if limited 5 npm run --silent lint; then
    passed=$((passed + 1))
  else
    echo "lint failed"
    failed=$((failed + 1))
  fi

  local json="$results/web.json" code numbers
  rm -f "$json"
  limited 10 npm test --silent -- --reporter=dot --reporter=json --outputFile.json="$json"
  code=$?
  cd "$root" || return
  if [ -s "$json" ] && numbers=$(node -e '
      const r = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
      console.log(r.numPassedTests, r.numFailedTests, r.numPendingTests + (r.numTodoTests ?? 0));' "$json"); then
    local good bad pending
    read -r good bad pending <<<"$numbers"
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + pending))
    if [ "$code" != 0 ] && [ "$bad" = 0 ] || [ $((good + bad)) = 0 ]; then
      broken "The web tests ended with exit code $code."
    fi
  else
    broken "The web tests did not run (exit code $code)."
  fi
}

build_all() {
  local log="$results/build.log"
  echo "Building..."
  # Build servers that stay would keep a continuous-integration job from ending.
  if ! limited 20 dotnet build Portal.sln -c Release -v quiet --nologo -clp:NoSummary ${CI:+--disable-build-servers} >"$log" 2>&1; then
    grep -E ' error ' "$log" | sort -u | head -50
    broken "The build failed: $log"
    return 1
  fi
}

mkdir -p "$results"
if [ "$kind" != unit ] && [ "$kind" != web ]; then install_missing; fi
if wanted integration; then
  install_server s3-server "files in a bucket"
  install_server smtp-server "e-mail"
fi
if [ "$kind" = web ] || build_all; then
  wanted unit && run_project unit Portal.UnitTests 10 "$@"
  wanted web && run_web
  wanted integration && run_project integration Portal.IntegrationTests 15 "$@"
  wanted e2e && run_project e2e Portal.EndToEndTests 25 "$@"
  wanted chaos && run_project chaos Portal.ChaosTests 20 "$@"
fi

echo
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
