#!/usr/bin/env bash
# Builds everything and runs the tests, after installing what a bare Debian machine with the .NET SDK lacks.
#   ./test.sh                 all but the long proofs: at most 15 minutes on 2 cores
#   ./test.sh --full          the long proofs too, and every figure that the documents name: at most 60 minutes
#   ./test.sh --interpreter   the device build on the real interpreter, where the environment names one
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

mode=${1:-}
case "$mode" in
  ""|--full|--interpreter) ;;
  *) echo "test.sh: usage: test.sh [--full | --interpreter]" >&2; exit 2 ;;
esac

if [ "$mode" = --interpreter ]; then
  exec tests/interpreter.sh
fi

install() { # Debian package
  [ -n "${package_lists_fresh:-}" ] || { apt-get update -qq; package_lists_fresh=1; }
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

install_missing() { # command, Debian package
  command -v "$1" >/dev/null || [ -x "/usr/sbin/$1" ] || install "$2"
}

install_missing mosquitto mosquitto
install_missing openssl openssl
install_missing socat socat
install_missing node nodejs
install_missing npm npm
install_missing chromium chromium
install_missing fc-list fontconfig
[ -n "$(fc-list :lang=zh-cn)" ] || install fonts-wqy-microhei # the page and its pictures are in Chinese first

echo "== build"
dotnet build StationFirmware.sln -c Release -v quiet --nologo

export STATION_TESTS_FULL=$([ "$mode" = --full ] && echo 1 || echo 0)

# Of tests that pass only those are shown that have something to say: how many cuts, which rules their inputs reached.
without_silent_passes() {
  awk '/^passed / { held = $0; passing = 1; next }
    passing && (/^  from / || /^  (Standard|Error) output/ || /^ *$/) { next }
    passing && /^    / { if (held != "") { print held; held = "" } print; next }
    { passing = 0; print; fflush() }'
}

# Tests with brokers have real-time limits: the projects run one after another, never side by side.
results=$(mktemp)
run=$(mktemp -d)
trap 'rm -rf "$results" "$run"' EXIT
status=0
for project in Station.Tests Station.Device.Tests Station.Platform.Tests Station.Simulator.Tests Station.Benchmarks.Tests Station.Mutations.Tests Station.Tool.Tests Station.BenchTools.Tests Station.FieldKit.Tests Station.EndToEnd.Tests Station.Page.Tests; do
  if [ -d "tests/$project" ]; then
    echo "== $project"
    dotnet test --project "tests/$project" -c Release --no-build --output Detailed 2>&1 | tee -a "$results" | without_silent_passes || status=1
  fi
done

echo "== node-decoder"
node_decoder() { # the vectors and a run of the simulator, in another language
  ./station demo --speed max --for 3h --outage --stations 2 --json --keep "$run" >/dev/null &&
    ./station contents "$run/messages.jsonl" --keys "$run/keys.json" >"$run/contents.jsonl" &&
    cd tests/node-decoder &&
    npm ci --silent --no-audit --no-fund &&
    STATION_RUN="$run" node --test --test-reporter=spec
}
(node_decoder) 2>&1 | tee -a "$results" || status=1

if [ "$mode" = --full ]; then
  echo "== figures"
  ./station demo --speed max --for 2d --outage --json || status=1
  ./station bench journal --json || status=1
  ./station bench sample --json || status=1
  ./station bench verify --json || status=1
fi

tests/interpreter.sh || status=1

awk '$1 == "succeeded:" { passed += $2 } $1 == "failed:" { failed += $2 } $2 == "pass" { passed += $3 } $2 == "fail" { failed += $3 } END { printf "%d passed, %d failed\n", passed, failed }' "$results"
exit $status
