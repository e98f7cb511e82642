#!/bin/sh
# findings.sh FOLDER - what the study asks, from problems.csv, summary.csv and costs.csv in FOLDER, as tables in Markdown.
#
# Days lost: days that an order waits from its delivery until what replaces bad coil is there, times orders, summed over the four
# products. ± there takes the products for independent. Money: what a problem costs, of all payers, times problems found in a year;
# ± is that of the first.
set -eu

LC_ALL=C awk -F, '
function half(low, high) {
    return (high - low) / 2
}

function told(middle, low, high, places) {
    return sprintf("%." places "f [%." places "f, %." places "f]", middle, low, high)
}

function add(name) {
    if (!(name in seen)) {
        seen[name] = 1
        order[++scenarios] = name
    }
}

function of_all(name, stage, measure, places,    key) {
    key = name SUBSEP stage SUBSEP measure
    return key in middle ? told(middle[key], low[key], high[key], places) : ""
}

FNR == 1 { file = FILENAME; sub(/^.*\//, "", file); next }

file == "problems.csv" && $2 == "" && $3 == "" && $6 == "mean" {
    add($1)
    middle[$1, $4, $5] = $8
    low[$1, $4, $5] = $9
    high[$1, $4, $5] = $10
}

file == "summary.csv" && $4 == "mean" && $3 == "orders" { orders[$1, $2] = $6 }

file == "summary.csv" && $4 == "mean" && $3 == "wait_for_usable" && $6 != "" {
    days[$1] += $6 * orders[$1, $2]
    days_error[$1] += (half($7, $8) * orders[$1, $2]) ^ 2
}

file == "summary.csv" && $4 == "mean" && $3 == "delivered" { tonnes[$1, $2] = $6 * 365 }

file == "costs.csv" && $3 == "problem" { paid[$1, $5] += $7 * tonnes[$1, $2] / 1000 }

END {
    print "Problems of all customers: 95 % intervals, each by itself\n"
    print "| scenario | in target [%] | closed in two weeks [%] | days to close | open |"
    print "|---|---|---|---|---|"
    for (i = 1; i <= scenarios; i++) {
        name = order[i]
        printf "| %s | %s | %s | %s | %s |\n", name, of_all(name, "", "in_target", 1),
            of_all(name, "closed", "stage_in_target", 1), of_all(name, "", "time_to_close", 1),
            of_all(name, "", "backlog", 1)
    }
    print "\nThe fabricator in a year: days lost, and money of problems in thousand CNY\n"
    print "| scenario | order-days lost | of all payers | mill | fabricator | carrier | withheld, in the mean |"
    print "|---|---|---|---|---|---|---|"
    for (i = 1; i <= scenarios; i++) {
        name = order[i]
        found = middle[name, "", "problems_found"] / 1000
        printf "| %s | %.0f ± %.0f | %.0f ± %.0f | %.0f | %.0f | %.0f | %.1f |\n", name, days[name], sqrt(days_error[name]),
            middle[name, "", "problem_money"] * found,
            half(low[name, "", "problem_money"], high[name, "", "problem_money"]) * found, paid[name, "mill"],
            paid[name, "fabricator"], paid[name, "carrier"], middle[name, "", "withheld"] / 1000
    }
    stages = split("acknowledged contained visited cause_found disposition closed", stage, " ")
    print "\nStages in target [%]\n"
    print "| scenario | acknowledged | contained | visited | cause found | decided | closed |"
    print "|---|---|---|---|---|---|---|"
    for (i = 1; i <= scenarios; i++) {
        name = order[i]
        printf "| %s |", name
        for (s = 1; s <= stages; s++)
            printf " %.1f |", middle[name, stage[s], "stage_in_target"]
        printf "\n"
    }
    print "\nWhat problems of the baseline end in, of all that are found, and what that costs\n"
    print "| | share [%] | thousand CNY a year |"
    print "|---|---|---|"
    count = split("advice concession credit rework replace reject", ends, " ")
    for (i = 1; i <= count; i++)
        printf "| %s | %s | %.1f |\n", ends[i], of_all("baseline", "", ends[i] "_share", 1),
            middle["baseline", "", ends[i] "_money"] / 1000
}
' "$1/problems.csv" "$1/summary.csv" "$1/costs.csv"
