#!/bin/sh
# common_numbers.sh PROGRAM STUDY LIMIT - how much of the variance of a difference common
# random numbers leave: prints it for every option; the median is at most LIMIT.
set -eu

program=$1
study=$2
limit=$3

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
"$program" compare "$study" --out "$place/results" --quiet >"$place/said"
tr -d '\r' <"$place/results/ranking.csv" | awk -F, '
    NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
    $column["option"] != "baseline" {
        print $column["variance_ratio"], $column["option"]
    }' | sort -g >"$place/ratios"
awk -v limit="$limit" '
    { print; ratio[NR] = $1 }
    $1 == "" || $1 + 0 != $1 { print "no ratio"; bad = 1 }
    END {
        if (NR == 0) { print "no options"; exit 1 }
        median = (ratio[int((NR + 1) / 2)] + ratio[int(NR / 2) + 1]) / 2
        print median, "median, at most", limit
        exit bad || !(median <= limit)
    }' "$place/ratios"
