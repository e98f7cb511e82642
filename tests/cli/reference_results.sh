#!/bin/sh
# reference_results.sh PROGRAM ROOT STUDY [three] - the study gives the results that are
# committed in results/STUDY: all of its files; or, with `three`, the hash of what its first
# three replications measured. `./dev results` makes them anew.
set -eu

program=$1
reference=$2/results/$3
study=scenarios/$3/study.yaml # as the manifest names it
cd "$2"
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

if [ "${4:-}" = three ]; then
    # So few replications may miss a gate.
    "$program" compare "$study" --replications 3 --out "$place/results" --quiet \
        >/dev/null || [ $? -eq 4 ]
    sha256sum <"$place/results/replications.csv" >"$place/three"
    exec cmp "$place/three" "$reference/three-replications.sha256"
fi

"$program" compare "$study" --out "$place/results" --quiet >/dev/null
for file in "$reference"/*.csv "$reference"/*.json; do
    cmp "$place/results/$(basename "$file")" "$file"
done
