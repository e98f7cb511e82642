#!/bin/sh
# expected.sh STUDY COMPARISON - lay what was expected of each option beside what came out.
#
# STUDY is a study file whose options have
#
#     expect:
#       PRODUCT: { mean: { min: -1.0 d, max: -0.5 d }, otif: { min: -2 %, max: 0 % } }
#       because: a sentence
#
# and COMPARISON the comparison.csv that came out of it. `mean` and `p90` are of the delivery time, `fulfilment`
# is the mean fulfilment time, anything else the mean of the measure of that name. Prints a table in Markdown: `within` if the
# simulated interval meets what was expected (widened by 0.2 d, or 1 %), `smaller` and `larger`
# if it is nearer to nothing or farther from it, `sign` if it has the other sign.
set -eu

LC_ALL=C awk '
function number(text, key,    at) { # of { min: -1.0 d, ... }
    at = match(text, key ": *-?[0-9.]+ ")
    return at == 0 ? "" : substr(text, at + length(key) + 1) + 0
}

function unit_of(text) {
    sub(/^.*max: *-?[0-9.]+ */, "", text)
    sub(/ *\}.*$/, "", text)
    return text
}

function statistic(key) {
    if (key == "mean" || key == "p90")
        return "delivery_time," key
    return (key == "fulfilment" ? "fulfilment_time" : key) ",mean"
}

function verdict(expected_low, expected_high, low, high, unit,    middle, slack) {
    slack = unit == "d" ? 0.2 : unit == "%" ? 1 : 0
    if (low <= expected_high + slack && high >= expected_low - slack)
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
    print "| option | product | | expected | simulated | | why it was expected |"
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
    rest = $0
    sub(/^[^{]*\{/, "", rest)
    while (match(rest, /[a-z0-9_]+: \{[^}]*\}/)) {
        part = substr(rest, RSTART, RLENGTH)
        rest = substr(rest, RSTART + RLENGTH)
        key = part
        sub(/:.*$/, "", key)
        low = number(part, "min")
        high = number(part, "max")
        unit = unit_of(part)
        row = option "," product "," statistic(key)
        if (!(row in difference)) {
            print "expected.sh: no result for " row >"/dev/stderr"
            exit 1
        }
        line[++count] = sprintf("| %s | %s | %s [%s] | %+.1f to %+.1f | %+.2f [%+.2f, %+.2f] | %s |",
            count == 1 ? option : "", product, key, unit, low, high,
            difference[row], from[row], to[row],
            from[row] == "" ? "no interval" : verdict(low, high, from[row], to[row], unit))
    }
}
' "$2" "$1"
