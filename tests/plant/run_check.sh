#!/bin/sh
# run_check.sh CHECK PROGRAM ROOT - run a check of the base plant in an empty folder.
#
# CHECK is a file of commands for sh. `steelway` is PROGRAM, $base the base plant, and
#   option NAME              writes NAME.yaml, the base plant with the changes on standard input
#   simulate NAME FILE [...]     a few replications of FILE, into the folder NAME
#   value FILE COLUMN=WORD... [COLUMN]  the number in the row of the CSV file that has these words, by
#                            default its mean
#   within WHAT VALUE LOW HIGH   fails unless LOW <= VALUE <= HIGH, and tells both
set -eu

check=$1
PATH=$(dirname "$2"):$PATH
root=$3
base=$root/scenarios/base/base.yaml
LC_ALL=C
export PATH LC_ALL

option() {
    { printf 'inherits: %s\n' "$base" && cat; } >"$1.yaml"
}

simulate() { # few replications may miss a gate: a check looks at means
    folder=$1
    shift
    steelway run "$@" --quiet --out "$folder" >/dev/null || [ $? -eq 4 ]
}

value() {
    file=$1
    shift
    tr -d '\r' <"$file" | awk -F, -v wanted="$*" '
        NR == 1 {
            for (i = 1; i <= NF; i++)
                column[$i] = i
            n = split(wanted, word, " ")
            what = "mean"
            for (i = 1; i <= n; i++) {
                at = index(word[i], "=")
                if (at == 0)
                    what = word[i]
                else
                    must[substr(word[i], 1, at - 1)] = substr(word[i], at + 1)
            }
            next
        }
        {
            for (key in must)
                if ($column[key] != must[key])
                    next
            print $column[what]
            found++
        }
        END { exit found != 1 }' || {
        echo "$file has not one row with $*" >&2
        exit 1
    }
}

within() {
    awk -v what="$1" -v value="$2" -v low="$3" -v high="$4" 'BEGIN {
        good = value != "" && value + 0 >= low && value + 0 <= high
        printf "%s: %.3f, %s within %s to %s\n", what, value, good ? "is" : "IS NOT", low, high
        exit !good
    }'
}

less() { # NUMBER NUMBER: the difference
    awk -v a="$1" -v b="$2" 'BEGIN { printf "%.9g\n", a - b }'
}

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
. "$check"
