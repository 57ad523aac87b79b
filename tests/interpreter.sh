#!/usr/bin/env bash
# The device build on the real interpreter, where the environment names one:
#   NANO_MDP   the metadata processor (.dll to .pe)
#   NANO_CLR   a nanoCLR executable that takes .pe files, and with --fs DIR a folder as the drive I:
#   NANO_LIB   a folder with nanoFramework's own assemblies, .dll and .pe
# Compiles against the real assemblies, converts everything, runs the device's tests, loads the adapters and the application, and holds the
# sum of all images against the deploy partition.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

if [ -z "${NANO_MDP:-}" ] || [ -z "${NANO_CLR:-}" ] || [ -z "${NANO_LIB:-}" ]; then
  echo "== interpreter: skipped, NANO_MDP, NANO_CLR and NANO_LIB name no toolchain"
  exit 0
fi

# On 4 MB chips, by the stock partition table.
deploy_partition_bytes=$((1792 * 1024))

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
products=(Station.Hal Station.Measuring Station.Delivering Station Station.Hal.Esp32 Station.Esp32 NFUnitTest)
projects=(firmware/Station.Esp32 tests/NFUnitTest)

echo "== interpreter: build against the real assemblies"
for project in "${projects[@]}"; do
  # Folders of its own, so that the ordinary build keeps its reference assemblies.
  dotnet build "$project" -c Release -f netnano1.0 -v quiet --nologo -p:NanoFrameworkLib="$NANO_LIB" \
    -p:UseArtifactsOutput=true -p:ArtifactsPath="$work/build"
done

echo "== interpreter: convert"
hints=()
for library in "$NANO_LIB"/*.dll; do
  hints+=(-loadHints "$(basename "$library" .dll)" "$library")
done
for product in "${products[@]}"; do
  find "$work/build/bin/$product" \( -name "$product.dll" -o -name "$product.exe" \) -exec cp {} "$work/$product.assembly" \;
  hints+=(-loadHints "$product" "$work/$product.assembly")
done
for product in "${products[@]}"; do
  assembly=$work/$product.assembly
  "$NANO_MDP" "${hints[@]}" -parse "$assembly" -compile "$work/$product.pe" false >"$work/$product.log" 2>&1 \
    || { cat "$work/$product.log" >&2; echo "interpreter: $product could not be converted" >&2; exit 1; }
done

libraries() { # names of nanoFramework assemblies
  printf '%s.pe\n' "${@/#/$NANO_LIB/}"
}
# What the products need, directly or behind others.
portable=(mscorlib nanoFramework.System.Text nanoFramework.System.Collections)
testing=(nanoFramework.TestFramework nanoFramework.UnitTestLauncher)
adapters=(System.Device.Adc System.Device.Gpio System.Device.I2c System.Device.Spi System.Device.Wifi System.IO.FileSystem System.IO.Ports System.IO.Streams
  System.Net System.Threading nanoFramework.Hardware.Esp32 nanoFramework.M2Mqtt nanoFramework.M2Mqtt.Core nanoFramework.Networking.Sntp
  nanoFramework.Runtime.Events nanoFramework.Runtime.Native nanoFramework.System.IO.Hashing nanoFramework.System.Security.Cryptography)

echo "== interpreter: the device's tests"
"$NANO_CLR" $(libraries "${portable[@]}" "${testing[@]}") "$work/Station.Hal.pe" "$work/Station.Measuring.pe" "$work/Station.Delivering.pe" "$work/Station.pe" "$work/NFUnitTest.pe" >"$work/tests.log" 2>&1 || true
grep -E '^Test (passed|failed|skipped),' "$work/tests.log" | sed 's/^/   /' || true
passed=$(grep -c '^Test passed,' "$work/tests.log" || true)
failed=$(grep -c '^Test failed,' "$work/tests.log" || true)
# The launcher's own last word: an interpreter that dies in the middle has not failed a test, it has run too few.
finished=$(grep -c '^Done\.' "$work/tests.log" || true)
if [ "$passed" -eq 0 ] || [ "$failed" -ne 0 ] || [ "$finished" -ne 1 ]; then
  cat "$work/tests.log" >&2
  [ "$finished" -eq 1 ] || echo "interpreter: the run ended before the last test" >&2
  echo "interpreter: $passed device tests passed, $failed failed" >&2
  exit 1
fi
echo "   $passed device tests passed on the interpreter"

echo "== interpreter: load the adapters and the application"
# The application ends where the host has no such hardware: what counts is that everything is found and that its own last resort is reached.
application=($(libraries "${portable[@]}" "${adapters[@]}") "$work/Station.Hal.pe" "$work/Station.Measuring.pe" "$work/Station.Delivering.pe" "$work/Station.pe" "$work/Station.Hal.Esp32.pe" "$work/Station.Esp32.pe")
status=0
mkdir "$work/volume"
timeout 120 "$NANO_CLR" --fs "$work/volume" "${application[@]}" >"$work/load.log" 2>&1 || status=$?
breadcrumb=$work/volume/run/breadcrumb
if [ ! -s "$breadcrumb" ] || [ "$status" -ne 0 ]; then
  cat "$work/load.log" >&2
  echo "interpreter: the application did not come up to its fault reporter and reboot (exit status $status)" >&2
  exit 1
fi
echo "   all assemblies resolved; without its hardware the application left the breadcrumb \"$(cat "$breadcrumb")\" and rebooted"

total=0
for image in "${application[@]}"; do
  total=$((total + $(stat -c %s "$image")))
done
echo "   $total bytes in ${#application[@]} images, $((total * 100 / deploy_partition_bytes)) % of the deploy partition of $deploy_partition_bytes bytes"
[ "$total" -le "$deploy_partition_bytes" ]
