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
# is the mean fulfilment time, anything else the mean of the measure of that name. Prints a table in Markdown, with a verdict:
# `inside` if the simulated value, to one decimal, lies in the range that was expected; `meets` if only its interval
# reaches into it; else `smaller` and `larger`, nearer to nothing or farther from it, or `sign`, the other sign. Under the
# table they are told and counted.
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

function verdict(expected_low, expected_high, value, low, high,    middle) {
    value = sprintf("%.1f", value) + 0 # as exact as what was expected
    if (value >= expected_low && value <= expected_high)
        return "inside"
    if (low == "")
        return "no interval"
    if (low <= expected_high && high >= expected_low)
        return "meets"
    middle = (expected_low + expected_high) / 2
    if (value * middle < 0)
        return "sign"
    return value * value < middle * middle ? "smaller" : "larger"
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
        judged = verdict(low, high, difference[row], from[row], to[row])
        verdicts[judged]++
        all++
        line[++count] = sprintf("| %s | %s | %s [%s] | %+.1f to %+.1f | %+.2f [%+.2f, %+.2f] | %s |",
            count == 1 ? option : "", product, key, unit, low, high,
            difference[row], from[row], to[row], judged)
    }
}
END {
    print "\n`inside`: the simulated value, to one decimal, lies in the range; `meets`: only its interval reaches into it;"
    print "else `smaller`, `larger` or of the other `sign`.\n"
    printf "%d inside, %d meet, %d not%s.\n", verdicts["inside"], verdicts["meets"],
        all - verdicts["inside"] - verdicts["meets"] - verdicts["no interval"],
        verdicts["no interval"] ? sprintf(", %d outside without an interval", verdicts["no interval"]) : ""
}
' "$2" "$1"
