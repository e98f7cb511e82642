#!/bin/sh
# findings.sh FOLDER - what the study asks, from the summary.csv in FOLDER, as tables in Markdown.
#
# OTIF of guardrail is that of both gauges, weighed by their orders; the ends of its interval are weighed alike, which is
# right if the gauges are late together, else too wide. The volume that holds 95 % is found by straight lines
# between the volumes that were run, its interval by the same lines through the ends of the intervals; once for both gauges
# together, and once for the gauge that falls below first. Differences of two options are in paired.sh.
set -eu

LC_ALL=C awk -F, '
function note(name, product, measure, middle, low, high) {
    value[name, product, measure] = middle
    from[name, product, measure] = low
    to[name, product, measure] = high
}

# OTIF of both gauges: which of the arrays `value`, `from` and `to`.
function both(name, which,    three, four) {
    three = value[name, thin, "orders"]
    four = value[name, thick, "orders"]
    if (which == "low")
        return (three * from[name, thin, "otif"] + four * from[name, thick, "otif"]) / (three + four)
    if (which == "high")
        return (three * to[name, thin, "otif"] + four * to[name, thick, "otif"]) / (three + four)
    return (three * value[name, thin, "otif"] + four * value[name, thick, "otif"]) / (three + four)
}

# OTIF of both gauges, or of that which is worse.
function of_what(what, name, which,    three, four) {
    if (what == "both")
        return both(name, which)
    three = which == "low" ? from[name, thin, "otif"] : which == "high" ? to[name, thin, "otif"] : value[name, thin, "otif"]
    four = which == "low" ? from[name, thick, "otif"] : which == "high" ? to[name, thick, "otif"] : value[name, thick, "otif"]
    return three < four ? three : four
}

function interval(name) {
    return sprintf("%.1f [%.1f, %.1f]", both(name, ""), both(name, "low"), both(name, "high"))
}

function of_one(name, product) {
    return sprintf("%.1f [%.1f, %.1f]", value[name, product, "otif"], from[name, product, "otif"],
        to[name, product, "otif"])
}

function kilotonnes(name) { # a month
    return (value[name, thin, "delivered"] + value[name, thick, "delivered"]) * 365 / 12 / 1000
}

# What is run at `percent` of the volume with `also`.
function scenario(percent, also) {
    if (percent == 150) # an option with its own kettles and lines
        return also ~ /^kettles\+lines/ ? "half_again" substr(also, length("kettles+lines") + 1) : "none"
    if (percent == 100)
        return also == "" ? "baseline" : also
    return "volume_" percent (also == "" ? "" : "+" also)
}

# The largest percentage at which the line `which` is at 95 %; 0: below at the least volume, 999: above at the largest.
function holds(what, also, which,    percent, name, this, last, last_percent) {
    last = ""
    for (percent = 50; percent <= 200; percent++) {
        name = scenario(percent, also)
        if (!((name, thin, "otif") in value))
            continue
        this = of_what(what, name, which)
        if (this < 95)
            return last == "" ? 0 : last_percent + (percent - last_percent) * (last - 95) / (last - this)
        last = this
        last_percent = percent
    }
    return last == "" ? 0 : 999
}

function told(percent, unit) {
    return percent == 0 ? "less than was run" : percent == 999 ? "more than was run" \
        : sprintf("%." (unit == 1 ? 0 : 1) "f", percent * unit)
}

function volume_cell(what, also, unit) {
    return sprintf("%s [%s, %s]", told(holds(what, also, ""), unit), told(holds(what, also, "low"), unit),
        told(holds(what, also, "high"), unit))
}

function volume_row(also, label) {
    printf "| %s | %s | %s | %s | %s | %s |\n", label, volume_cell("both", also, 1), volume_cell("both", also, tonnes),
        volume_cell("each", also, 1), volume_cell("each", also, tonnes), also in cost ? cost[also] : ""
}

# OTIF as it is at any percentage of the volume, by straight lines.
function otif_at(percent, which,    p, name, this, last, last_p) {
    last = ""
    for (p = 50; p <= 200; p++) {
        name = scenario(p, "")
        if (!((name, thin, "otif") in value))
            continue
        this = both(name, which)
        if (p >= percent)
            return last == "" ? this : last + (percent - last_p) * (this - last) / (p - last_p)
        last = this
        last_p = p
    }
    return last
}

# More of what is tight: `percent` of the volume is then to it what percent / times is as it is. If lines have more by one
# number and kettles by another, OTIF lies between what the two give.
function scaled_row(percent, also, label, times, more,    low, high) {
    low = otif_at(percent / times, "")
    high = otif_at(percent / more, "")
    printf "| %s | %d | %s | %s | %s |\n", label, percent,
        sprintf(times == more ? "%.0f" : "%.0f to %.0f", percent / times, percent / more),
        sprintf(times == more ? "%.1f" : "%.1f to %.1f", low, high), interval(scenario(percent, also))
}

function if_known(name) { return (name, thin, "otif") in value ? interval(name) : "" }

function stock_row(also, label) {
    printf "| %s | %s | %s | %s |\n", label, if_known(also == "" ? "quiet_year" : also "+quiet_year"),
        if_known(also == "" ? "baseline" : also), if_known(also == "" ? "hard_autumn" : also "+hard_autumn")
}

BEGIN { thin = "guardrail_q235b_3mm"; thick = "guardrail_q355b_4mm" }
FNR == 1 { next }
FILENAME ~ /ranking\.csv$/ {
    if (!($2 in cost)) {
        cost[$2] = sprintf("%+.1f [%+.1f, %+.1f]", $15, $16, $17)
        feasible[$2] = $18
    }
    next
}
FILENAME ~ /resources\.csv$/ {
    if ($3 == "utilisation" || $3 == "queue" || $3 == "setup")
        resource[$1, $2, $3] = $5
    next
}
$4 == "mean" && ($2 == thin || $2 == thick) && ($3 == "otif" || $3 == "orders" || $3 == "delivered") {
    note($1, $2, $3, $6, $7, $8)
    if (!($1 in seen)) {
        seen[$1] = 1
        order[++scenarios] = $1
    }
}
END {
    tonnes = kilotonnes("baseline") / 100
    print "Volume that holds 95 % OTIF: of both gauges together, and of each; what the option costs at the volume of today\n"
    print "| with | both: % of today | kt a month | each: % of today | kt a month | cost [CNY/t] |"
    print "|---|---|---|---|---|---|"
    volume_row("", "as it is")
    volume_row("due_dates", "by due date")
    volume_row("sundays", "Sundays")
    volume_row("sundays+due_dates", "Sundays, by due date")
    volume_row("coil_stock", "stock of coil")
    volume_row("due_dates+coil_stock", "stock of coil, by due date")
    volume_row("one_kettle+lines", "one more kettle, two more lines")
    volume_row("one_kettle+lines+due_dates", "the same, by due date")
    volume_row("kettles+lines", "two more kettles, two more lines")
    volume_row("kettles+lines+coil_stock", "the same and coil")
    print "\nAt the fabricator: use of what is open and up [%], lots that wait; of it set-ups [% of all time]\n"
    print "| scenario | slitters | set-ups | wait | lines | set-ups | wait | kettles | wait |"
    print "|---|---|---|---|---|---|---|---|---|"
    count = split("baseline one_kettle kettles lines one_kettle+lines kettles+lines half_again sundays due_dates sundays+due_dates " \
        "due_dates_slitters volume_120+one_kettle+lines volume_135+one_kettle+lines volume_135+kettles+lines", name, " ")
    for (i = 1; i <= count; i++)
        printf "| %s | %.0f | %.1f | %.0f | %.0f | %.1f | %.0f | %.0f | %.1f |\n", name[i],
            resource[name[i], "slitters", "utilisation"], resource[name[i], "slitters", "setup"],
            resource[name[i], "slitters", "queue"], resource[name[i], "guardrail_lines", "utilisation"],
            resource[name[i], "guardrail_lines", "setup"], resource[name[i], "guardrail_lines", "queue"],
            resource[name[i], "kettles", "utilisation"], resource[name[i], "kettles", "queue"]
    print "\nOTIF [%] with a stock, when nothing comes, as it comes, and when it comes worse\n"
    print "| with | neither overhaul nor curb | overhaul and curb | overrun for sure, curb of 30 days |"
    print "|---|---|---|---|"
    stock_row("", "no stock")
    stock_row("slab_stock", "slabs")
    stock_row("coil_stock", "coil")
    stock_row("beam_stock", "beams")
    stock_row("sundays+due_dates", "Sundays, by due date")
    stock_row("due_dates+coil_stock", "coil, by due date")
    stock_row("one_kettle+lines", "one more kettle, two more lines")
    stock_row("one_kettle+lines+coil_stock", "the same and coil")
    print "\nBy hand: OTIF [%] with more of what is tight is that of less volume\n"
    print "| with | % of the volume | is as % of it now | by hand | simulated |"
    print "|---|---|---|---|---|"
    scaled_row(100, "sundays", "Sundays (7/6)", 7 / 6, 7 / 6)
    scaled_row(120, "sundays", "Sundays (7/6)", 7 / 6, 7 / 6)
    scaled_row(120, "one_kettle+lines", "five kettles for four, eight lines for six (5/4 to 8/6)", 5 / 4, 8 / 6)
    scaled_row(135, "one_kettle+lines", "the same", 5 / 4, 8 / 6)
    scaled_row(120, "kettles+lines", "eight lines for six, six kettles for four (8/6 to 6/4)", 8 / 6, 6 / 4)
    scaled_row(135, "kettles+lines", "the same", 8 / 6, 6 / 4)
    print "\nOTIF [%]\n"
    print "| scenario | kt a month | 3 mm | 4 mm | both | cost [CNY/t] | surely within the limits |"
    print "|---|---|---|---|---|---|---|"
    for (i = 1; i <= scenarios; i++)
        printf "| %s | %.1f | %s | %s | %s | %s | %s |\n", order[i], kilotonnes(order[i]), of_one(order[i], thin),
            of_one(order[i], thick), interval(order[i]), order[i] == "baseline" ? "" : cost[order[i]], feasible[order[i]]
}
' "$1/ranking.csv" "$1/resources.csv" "$1/summary.csv"

LC_ALL=C awk -F, '
FNR == 1 { next }
$4 == "mean" && ($1 == "baseline" || $1 == "quiet_year" || $1 == "hard_autumn" || $1 ~ /^grade_/) {
    value[$1, $2, $3] = sprintf("%.1f [%.1f, %.1f]", $6, $7, $8)
    if (!(($1, $2) in seen)) {
        seen[$1, $2] = 1
        scenario[++rows] = $1
        development[rows] = $2
    }
}
END {
    print "\nDevelopment of the new grade, begun in January (s420), April, July and October\n"
    print "| scenario | development | days to approval | trials | heats | surplus [t] |"
    print "|---|---|---|---|---|---|"
    for (i = 1; i <= rows; i++)
        printf "| %s | %s | %s | %s | %s | %s |\n", scenario[i], development[i],
            value[scenario[i], development[i], "development_time"], value[scenario[i], development[i], "development_trials"],
            value[scenario[i], development[i], "development_heats"], value[scenario[i], development[i], "development_surplus"]
}
' "$1/developments.csv"
