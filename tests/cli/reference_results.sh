#!/bin/sh
# reference_results.sh PROGRAM STUDY REFERENCE [two] - the study gives the results that are
# committed in REFERENCE: all of its files; or, with `two`, the hash of what its first two
# replications measured. `./dev results` makes them anew.
set -eu

program=$1
study=$2
reference=$3
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

if [ "${4:-}" = two ]; then
    # So few replications may miss a gate.
    "$program" compare "$study" --replications 2 --out "$place/results" --quiet \
        >/dev/null || [ $? -eq 4 ]
    sha256sum <"$place/results/replications.csv" >"$place/two"
    exec cmp "$place/two" "$reference/two-replications.sha256"
fi

cd "$(dirname "$study")/../.."
"$program" compare "scenarios/$(basename "$(dirname "$study")")/study.yaml" \
    --out "$place/results" --quiet >/dev/null
for file in "$reference"/*.csv "$reference"/*.json; do
    cmp "$place/results/$(basename "$file")" "$file"
done
