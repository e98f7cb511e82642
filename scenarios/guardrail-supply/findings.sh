#!/bin/sh
# findings.sh FOLDER - what the study asks, from the summary.csv in FOLDER, as tables in Markdown.
#
# OTIF of guardrail is that of both gauges, weighed by their orders; the ends of its interval are weighed alike, which is
# right if the gauges are late together, else too wide. The volume that holds 95 % is found by straight lines
# between the volumes that were run, its interval by the same lines through the ends of the intervals.
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
    if (percent == 100)
        return also == "" ? "baseline" : also
    return "volume_" percent (also == "" ? "" : "+" also)
}

# The largest percentage at which the line `which` is at 95 %; 0: below at the least volume, 999: above at the largest.
function holds(also, which,    percent, name, this, last, last_percent) {
    last = ""
    for (percent = 50; percent <= 200; percent++) {
        name = scenario(percent, also)
        if (!((name, thin, "otif") in value))
            continue
        this = both(name, which)
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

function volume_row(also, label) {
    printf "| %s | %s [%s, %s] | %s [%s, %s] |\n", label,
        told(holds(also, ""), 1), told(holds(also, "low"), 1), told(holds(also, "high"), 1),
        told(holds(also, ""), tonnes), told(holds(also, "low"), tonnes), told(holds(also, "high"), tonnes)
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

# More of what is tightest: `percent` of the volume is then to it what percent / times is as it is.
function scaled_row(percent, also, label, times) {
    printf "| %s | %d | %.0f | %.1f [%.1f, %.1f] | %s |\n", label, percent, percent / times,
        otif_at(percent / times, ""), otif_at(percent / times, "low"), otif_at(percent / times, "high"),
        interval(scenario(percent, also))
}

function stock_row(also, label,    quiet, hard) {
    quiet = also == "" ? "quiet_year" : also "+quiet_year"
    hard = also == "" ? "hard_autumn" : also "+hard_autumn"
    printf "| %s | %s | %s | %s |\n", label,
        (quiet, thin, "otif") in value ? interval(quiet) : "",
        interval(also == "" ? "baseline" : also), interval(hard)
}

BEGIN { thin = "guardrail_q235b_3mm"; thick = "guardrail_q355b_4mm" }
FNR == 1 { next }
$4 == "mean" && ($2 == thin || $2 == thick) && ($3 == "otif" || $3 == "orders" || $3 == "delivered") {
    note($1, $2, $3, $6, $7, $8)
    if (!($1 in seen)) {
        seen[$1] = 1
        order[++scenarios] = $1
    }
}
END {
    tonnes = kilotonnes("baseline") / 100
    print "Volume that holds 95 % OTIF, both gauges together\n"
    print "| with | % of the volume today | kt a month |"
    print "|---|---|---|"
    volume_row("", "as it is")
    volume_row("sundays", "Sundays")
    volume_row("coil_stock", "stock of coil")
    volume_row("kettles_and_lines", "two more kettles and lines")
    print "\nOTIF [%] with a stock, when nothing comes, as it comes, and when it comes worse\n"
    print "| with | neither overhaul nor curb | overhaul and curb | overrun for sure, curb of 30 days |"
    print "|---|---|---|---|"
    stock_row("", "no stock")
    stock_row("slab_stock", "slabs")
    stock_row("coil_stock", "coil")
    stock_row("beam_stock", "beams")
    stock_row("kettles_and_lines", "two more kettles and lines")
    print "\nBy hand: OTIF [%] with more of what is tightest is that of less volume\n"
    print "| with | % of the volume | is as % of it now | by hand | simulated |"
    print "|---|---|---|---|---|"
    scaled_row(100, "sundays", "Sundays (7/6)", 7 / 6)
    scaled_row(120, "sundays", "Sundays (7/6)", 7 / 6)
    scaled_row(120, "kettles_and_lines", "eight lines for six (8/6)", 8 / 6)
    scaled_row(135, "kettles_and_lines", "eight lines for six (8/6)", 8 / 6)
    print "\nOTIF [%]\n"
    print "| scenario | kt a month | 3 mm | 4 mm | both |"
    print "|---|---|---|---|---|"
    for (i = 1; i <= scenarios; i++)
        printf "| %s | %.1f | %s | %s | %s |\n", order[i], kilotonnes(order[i]),
            of_one(order[i], thin), of_one(order[i], thick), interval(order[i])
}
' "$1/summary.csv"

LC_ALL=C awk -F, '
FNR == 1 { next }
$4 == "mean" && ($1 == "baseline" || $1 ~ /^grade_/) {
    value[$1, $3] = sprintf("%.1f [%.1f, %.1f]", $6, $7, $8)
    if (!($1 in seen)) {
        seen[$1] = 1
        order[++scenarios] = $1
    }
}
END {
    print "\nDevelopment of the new grade\n"
    print "| scenario | days to approval | trials | heats | surplus [t] |"
    print "|---|---|---|---|---|"
    for (i = 1; i <= scenarios; i++) {
        name = order[i]
        printf "| %s | %s | %s | %s | %s |\n", name, value[name, "development_time"],
            value[name, "development_trials"], value[name, "development_heats"], value[name, "development_surplus"]
    }
}
' "$1/developments.csv"
