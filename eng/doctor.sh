#!/usr/bin/env bash
# ./portal doctor: what is here, what is missing, and how to get it.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
port=8080
while [ $# -gt 0 ]; do
  case "$1" in
    --port) port=${2:?--port needs a number}; shift 2 ;;
    *) echo "'$1' is not understood here. Usage: ./portal doctor [--port N]" >&2; exit 2 ;;
  esac
done
missing=0

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then good=$'\e[32m' bad=$'\e[31m' dim=$'\e[2m' plain=$'\e[0m'; else good='' bad='' dim='' plain=''; fi

ok() { printf '  %sok%s       %-22s %s\n' "$good" "$plain" "$1" "$2"; }
lacks() { printf '  %smissing%s  %-22s %s\n' "$bad" "$plain" "$1" "$2"; missing=1; }
maybe() { printf '  %s-%s        %-22s %s\n' "$dim" "$plain" "$1" "$2"; }
has() { command -v "$1" >/dev/null 2>&1; }

echo "Needed to run"
if has dotnet && sdk=$(dotnet --list-sdks 2>/dev/null | grep '^10\.' | tail -1) && [ -n "$sdk" ]; then
  ok ".NET SDK" "${sdk%% *}"
else
  lacks ".NET SDK 10" "https://dotnet.microsoft.com/download, or: curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0"
fi
if has node && has npm && node -e 'process.exit((([a, b]) => a > 20 || (a == 20 && b >= 19) ? 0 : 1)(process.versions.node.split(".").map(Number)))'; then
  ok "Node.js, npm" "$(node --version), $(npm --version)"
else
  lacks "Node.js 20.19+, npm" "https://nodejs.org/en/download (builds the web UI)"
fi
if grep -qs "127.0.0.1:$port\"" "$root/data/run.json" && curl -s -o /dev/null "http://127.0.0.1:$port/health"; then
  ok "port $port" "the portal is running there"
elif (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  lacks "port $port" "is in use; choose another one with ./portal up --port N"
else
  ok "port $port" "free"
fi
if [ -w "$root" ]; then ok "data folder" "$root/data can be written"; else lacks "data folder" "$root cannot be written; use --data DIR"; fi

echo
echo "For --mode processes, and for the tests"
tool() { # label, where it is, how to get it
  if [ -n "$2" ]; then ok "$1" "$2"; else maybe "$1" "apt install $3"; fi
}
first() { for file in "$@"; do [ -x "$file" ] && { echo "$file"; return; }; done; return 0; }
tool "RabbitMQ" "$(first /usr/lib/rabbitmq/bin/rabbitmq-server "$(command -v rabbitmq-server)")" rabbitmq-server
tool "Redis" "$(command -v redis-server)" redis-server
tool "PostgreSQL" "$(first /usr/lib/postgresql/*/bin/postgres "$(command -v postgres)")" postgresql
tool "Chromium" "$(command -v chromium || command -v chromium-browser || command -v google-chrome)" "chromium (end-to-end tests)"
tool "pdftotext" "$(command -v pdftotext)" "poppler-utils (tests of PDFs)"
tool "ClamAV" "$(first /usr/sbin/clamd)" "clamav-daemon (tests of the virus scan)"
tool "setpriv, setsid" "$(has setsid && command -v setpriv)" util-linux

echo
echo "For --mode aspire"
props="$root/artifacts/feed/feed.props"
if [ ! -e "$props" ]; then
  maybe "package feed" "not looked at yet; the first build does"
elif grep -q '>true</FullFeed>' "$props"; then
  ok "package feed" "complete: Aspire and SQL Server are compiled in"
else
  maybe "package feed" "core packages only: embedded and processes work, aspire is not compiled in (why: artifacts/feed/probe.log)"
fi
engine=
for candidate in docker podman; do
  if has "$candidate" && timeout 5 "$candidate" info >/dev/null 2>&1; then engine=$candidate; break; fi
done
if [ -n "$engine" ]; then ok "container engine" "$engine"; else maybe "container engine" "neither Docker nor Podman answers"; fi

echo
if [ "$missing" = 0 ]; then echo "Ready: ./portal up"; else echo "Something needed is missing, see above."; fi
exit "$missing"
