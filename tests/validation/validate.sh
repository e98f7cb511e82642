#!/bin/sh
# validate.sh PROGRAM JUDGE CASE... - run scenarios of validation (or compare a study)
# from the command line, and judge what was written by the exact values in cases.csv.
set -eu

program=$1
judge=$2
shift 2
here=$(dirname "$0")

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
for case in "$@"; do
    command=run
    if grep -q '^study:' "$here/$case.yaml"; then
        command=compare
    fi
    "$program" "$command" "$here/$case.yaml" --out "$place/$case" --quiet >"$place/said" || {
        cat "$place/said"
        exit 1
    }
done
"$judge" "$here/cases.csv" "$place" "$@"
