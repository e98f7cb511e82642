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
# The part that `whole` has beside those of `less`; nothing if that is not just one.
function added_to(less, whole,    i, n, m, part, all, one) {
    n = split(whole, all, "+")
    m = split(less, part, "+")
    for (i = 1; i <= n; i++)
        if (index("+" less "+", "+" all[i] "+") == 0)
            one = one (one == "" ? "" : "+") all[i]
    return n == m + 1 && one !~ /[+]/ ? one : ""
}
# What combination k adds one part to: a set before it, the last; else the cheapest of its parts.
function before(k,    j, n, part, best) {
    for (j = k - 1; j > 0; j--)
        if (named[j] && added_to(combination[j], combination[k]) != "")
            return combination[j]
    n = split(combination[k], part, "+")
    if (n > 2)
        return ""
    for (j = 1; j <= n; j++)
        if (best == "" || cost[part[j]] + 0 < cost[best] + 0)
            best = part[j]
    return best
}
function p90(option, i) { return difference[option "," product[i] ",delivery_time,p90"] }
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
    interval[row] = range(cell("diff_low"), cell("diff_high"))
    if (cell("measure") == "delivery_time" && cell("statistic") == "p90")
        day[cell("option") "," cell("product")] = signed(cell("cost_per_day")) \
            range(cell("cost_per_day_low"), cell("cost_per_day_high"))
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
        line = line " " signed(difference[option "," product[i] ",delivery_time,p90"]) \
            interval[option "," product[i] ",delivery_time,p90"] " |"
    for (i = 1; i <= count; i++)
        line = line " " days[option "," product[i]] " |"
    for (i = 1; i <= count; i++)
        line = line " " day[option "," product[i]] " |"
    cost[option] = cell("cost")
    money[option] = option == "baseline" ? "" : signed(cell("cost")) range(cell("cost_low"), cell("cost_high"))
    kept[option] = cell("feasible")
    print line, signed(difference[option ",others,delivery_time,mean"]) \
        interval[option ",others,delivery_time,mean"], "|", money[option], "|", kept[option], "|"
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
    if (cell("product") == product[1]) {
        combination[++combinations] = cell("option")
        named[combinations] = cell("asked") == "named"
    }
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
        print "\n## A planner\x27s order, and its forks\n"
        print "Each set that the study names, and what it adds to one before it: differences of two rows, without"
        print "an interval. Others: the mean of other customers.\n"
        print head(head("| together | adds |", "P90, %s"), "by this, %s") \
            " cost | more cost | others | quote | limits kept |"
        print rule(7 + 2 * count)
        for (k = 1; k <= combinations; k++) {
            if (!named[k])
                continue
            option = combination[k]
            less = before(k)
            line = "| `" option "` | " (less == "" ? "" : "`" added_to(less, option) "`") " |"
            for (i = 1; i <= count; i++)
                line = line " " signed(p90(option, i)) interval[option "," product[i] ",delivery_time,p90"] " |"
            for (i = 1; i <= count; i++)
                line = line " " (less == "" ? "" : signed(p90(option, i) - p90(less, i))) " |"
            line = line " " money[option] " | " (less == "" ? "" : signed(cost[option] - cost[less])) " | "
            line = line signed(difference[option ",others,delivery_time,mean"]) \
                interval[option ",others,delivery_time,mean"] " |"
            for (i = 1; i <= count; i++)
                line = line (i == 1 ? " " : ", ") days[option "," product[i]]
            print line, "|", kept[option], "|"
        }
        print "\n## The best first\n"
        print "| step | take | product | P90 by now | by this step | more cost | a day of this step |"
        print rule(7)
    }
    if (cell("product") != "")
        print "|", cell("step"), "| `" cell("added") "` |", title[cell("product")], "|", \
            signed(cell("difference")), "|", \
            signed(cell("gain")) range(cell("gain_low"), cell("gain_high")), "|", \
            signed(cell("more_cost")), "|", \
            signed(cell("cost_per_day")) range(cell("cost_per_day_low"), cell("cost_per_day_high")), "|"
}
' comparison.csv quotable.csv ranking.csv combinations.csv sequence.csv
