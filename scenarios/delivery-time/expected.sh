#!/bin/sh
# expected.sh STUDY COMPARISON - lay what was expected of each option beside what came out.
#
# STUDY is a study file whose options have
#
#     expect:
#       PRODUCT: { mean: { min: -1.0 d, max: -0.5 d }, p90: { ... }, fulfilment: { ... } }
#       because: a sentence
#
# and COMPARISON the comparison.csv that came out of it. Prints a table in Markdown: `within` if the
# simulated interval meets what was expected (widened by 0.2 d), `smaller` and `larger`
# if it is nearer to nothing or farther from it, `sign` if it has the other sign.
set -eu

LC_ALL=C awk '
function number(text, key,    at) { # of { min: -1.0 d, ... }
    at = match(text, key ": *-?[0-9.]+ d")
    return at == 0 ? "" : substr(text, at + length(key) + 1) + 0
}

function verdict(expected_low, expected_high, low, high,    middle) {
    if (low <= expected_high + 0.2 && high >= expected_low - 0.2)
        return "within"
    middle = (expected_low + expected_high) / 2
    if ((low + high) * middle < 0)
        return "sign"
    return (low + high) * (low + high) / 4 < middle * middle ? "smaller" : "larger"
}

FILENAME ~ /comparison\.csv$/ {
    gsub(/\r/, "")
    if (FNR == 1) {
        split($0, name, ",")
        for (i in name)
            column[name[i]] = i
        next
    }
    split($0, cell, ",")
    row = cell[column["option"]] "," cell[column["product"]] "," cell[column["measure"]] "," \
        cell[column["statistic"]]
    difference[row] = cell[column["difference"]]
    from[row] = cell[column["diff_low"]]
    to[row] = cell[column["diff_high"]]
    next
}

FNR == 1 {
    print "| option | product | | expected [d] | simulated [d] | | why it was expected |"
    print "|---|---|---|---|---|---|---|"
}
/^  [a-z0-9_]+:$/ { option = substr($1, 1, length($1) - 1); expecting = 0 }
/^    expect:$/ { expecting = 1; count = 0; next }
!expecting { next }
/^      because: / {
    because = $0
    sub(/^ *because: /, "", because)
    for (i = 1; i <= count; i++) {
        printf "%s %s |\n", line[i], because
        because = ""
    }
    expecting = 0
    next
}
{
    product = $1
    sub(/:$/, "", product)
    for (n = 1; n <= 3; n++) {
        what = n == 1 ? "mean" : n == 2 ? "p90" : "fulfilment"
        at = index($0, what ": {")
        if (at == 0)
            continue
        part = substr($0, at)
        low = number(part, "min")
        high = number(part, "max")
        row = option "," product "," (n == 3 ? "fulfilment_time,mean" : "delivery_time," what)
        if (!(row in difference)) {
            print "expected.sh: no result for " row >"/dev/stderr"
            exit 1
        }
        line[++count] = sprintf("| %s | %s | %s | %+.1f to %+.1f | %+.2f [%+.2f, %+.2f] | %s |",
            count == 1 ? option : "", product, n == 3 ? "fulfilment" : what, low, high,
            difference[row], from[row], to[row],
            from[row] == "" ? "no interval" : verdict(low, high, from[row], to[row]))
    }
}
' "$2" "$1"
