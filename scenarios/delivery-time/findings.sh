#!/bin/sh
# findings.sh RESULTS - the tables of the study's page, in Markdown, from a results folder.
#
# Differences are to the baseline, in days; costs in CNY/t of the study's products.
set -eu

cd "$1"
LC_ALL=C awk -F, '
BEGIN {
    count = split("guardrail_q235b_3mm guardrail_q355b_4mm pv_zam_2mm", product, " ")
    title["guardrail_q235b_3mm"] = "guardrail 3 mm"
    title["guardrail_q355b_4mm"] = "guardrail 4 mm"
    title["pv_zam_2mm"] = "PV 2.0 mm"
}
{ gsub(/\r/, "") }
FNR == 1 {
    for (i = 1; i <= NF; i++)
        column[FILENAME, $i] = i
    next
}
function cell(name) { return $column[FILENAME, name] }
function signed(text) {
    text = text == "" ? "" : sprintf("%+.1f", text + 0)
    return text == "-0.0" || text == "+0.0" ? "0" : text
}
function range(low, high) { return low == "" ? "" : " [" signed(low) ", " signed(high) "]" }
function head(text, each,    i) {
    for (i = 1; i <= count; i++)
        text = text " " sprintf(each, title[product[i]]) " |"
    return text
}
function rule(columns,    text) {
    for (text = "|"; columns > 0; columns--)
        text = text "---|"
    return text
}

FILENAME == "comparison.csv" {
    row = cell("option") "," cell("product") "," cell("measure") "," cell("statistic")
    difference[row] = cell("difference")
    if (cell("measure") == "delivery_time" && cell("statistic") == "p90")
        day[cell("option") "," cell("product")] = cell("cost_per_day")
    next
}
FILENAME == "quotable.csv" {
    if (cell("share") == 95)
        days[cell("scenario") "," cell("product")] = cell("quotable")
    next
}
FILENAME == "ranking.csv" {
    if (FNR == 2) {
        print "## Every option\n"
        print "P90 of the delivery time; the days that can be quoted for 95 % of the orders; what a day of"
        print "P90 costs where days are surely saved; and what the mean of other customers becomes.\n"
        print head(head(head("| option |", "P90, %s"), "quote, %s"), "a day, %s") " others | cost | limits kept |"
        print rule(4 + 3 * count)
    }
    option = cell("option")
    line = "| `" option "` |"
    for (i = 1; i <= count; i++)
        line = line " " signed(difference[option "," product[i] ",delivery_time,p90"]) " |"
    for (i = 1; i <= count; i++)
        line = line " " days[option "," product[i]] " |"
    for (i = 1; i <= count; i++)
        line = line " " signed(day[option "," product[i]]) " |"
    print line, signed(difference[option ",others,delivery_time,mean"]), "|", \
        (option == "baseline" ? "" : signed(cell("cost"))), "|", cell("feasible"), "|"
    next
}
FILENAME == "combinations.csv" {
    if (cell("difference") == "" && cell("product") == "")
        left[++out] = "`" cell("option") "`: " cell("left_out") "."
    if (cell("difference") == "" || cell("product") == "")
        next
    together[cell("option") "," cell("product")] = \
        signed(cell("difference")) " of " signed(cell("sum_of_parts"))
    apart[cell("option") "," cell("product")] = \
        signed(cell("interaction")) range(cell("interaction_low"), cell("interaction_high"))
    if (cell("product") == product[1])
        combination[++combinations] = cell("option")
    next
}
FILENAME == "sequence.csv" {
    if (!steps++) {
        print "\n## Options together\n"
        print "P90 together, of what the parts gain one by one; and the difference of the two.\n"
        print head(head("| together |", "%s"), "interaction, %s")
        print rule(1 + 2 * count)
        for (k = 1; k <= combinations; k++) {
            line = "| `" combination[k] "` |"
            for (i = 1; i <= count; i++)
                line = line " " together[combination[k] "," product[i]] " |"
            for (i = 1; i <= count; i++)
                line = line " " apart[combination[k] "," product[i]] " |"
            print line
        }
        print ""
        for (k = 1; k <= out; k++)
            print "Left out: " left[k]
        print "\n## In which order to take them\n"
        print "| step | take | product | P90 by now | by this step | more cost | a day of this step |"
        print rule(7)
    }
    if (cell("product") != "")
        print "|", cell("step"), "| `" cell("added") "` |", title[cell("product")], "|", \
            signed(cell("difference")), "|", \
            signed(cell("gain")) range(cell("gain_low"), cell("gain_high")), "|", \
            signed(cell("more_cost")), "|", \
            signed(cell("cost_per_day")), "|"
}
' comparison.csv quotable.csv ranking.csv combinations.csv sequence.csv
