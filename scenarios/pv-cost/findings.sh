#!/bin/sh
# findings.sh FOLDER - what the study asks, from the CSV files in FOLDER, as tables in Markdown.
#
# Costs of all brackets are those of both seasons, weighed by their tonnes; the ends of an interval are weighed alike, which
# is right if the seasons err together, else too wide. Differences of one payer have no interval in the files.
set -eu

LC_ALL=C awk -F, '
function add_scenario(name) {
    if (!(name in seen)) {
        seen[name] = 1
        order[++scenarios] = name
    }
}

function falls(name) { return name ~ /price_falls/ }

# What a payer pays, or all (""), of both seasons, in `unit`; which: "", "low", "high".
function cost(name, payer, unit, which,    a, b) {
    a = tonnes[name, year]
    b = tonnes[name, rush]
    return (a * paid[name, year, payer, unit, which] + b * paid[name, rush, payer, unit, which]) / (a + b)
}

function with_ends(middle, low, high) { return sprintf("%.0f [%.0f, %.0f]", middle, low, high) }

function told_cost(name, payer, unit) {
    return with_ends(cost(name, payer, unit, ""), cost(name, payer, unit, "low"), cost(name, payer, unit, "high"))
}

# What a megawatt of both seasons differs by from the baseline.
function change(name, which,    a, b) {
    if (name == "baseline")
        return 0
    a = tonnes["baseline", year]
    b = tonnes["baseline", rush]
    return (a * differs[name, year, "cost_per_mw,mean", which] + b * differs[name, rush, "cost_per_mw,mean", which]) / (a + b)
}

function told_change(name) {
    return name == "baseline" ? "" : sprintf("%+.0f [%+.0f, %+.0f]", change(name, ""), change(name, "low"), change(name, "high"))
}

function told_difference(name, product, what, form) {
    if (differs[name, product, what, "low"] == "")
        return sprintf(form, differs[name, product, what, ""])
    return sprintf(form " [" form ", " form "]", differs[name, product, what, ""], differs[name, product, what, "low"],
        differs[name, product, what, "high"])
}

function told_value(name, product, what) {
    if (value[name, product, what, "low"] == -999)
        return sprintf("%.1f", value[name, product, what, ""])
    return sprintf("%.1f [%.1f, %.1f]", value[name, product, what, ""], value[name, product, what, "low"],
        value[name, product, what, "high"])
}

# Is P90 within `days`, and OTIF 95 %, in both seasons? 2: with their intervals, 1: as estimated, 0: no.
function keeps(name, days, otif,    p, s, both) {
    both = 2
    for (s = 1; s <= 2; s++) {
        p = s == 1 ? year : rush
        if (value[name, p, "delivery_time,p90", ""] > days || value[name, p, "otif,mean", ""] < otif)
            return 0
        if (value[name, p, "delivery_time,p90", "high"] > days || value[name, p, "otif,mean", "low"] < otif)
            both = 1
    }
    return both
}

function cheapest(days, otif, sure,    i, best) {
    best = ""
    for (i = 1; i <= scenarios; i++)
        if (!falls(order[i]) && keeps(order[i], days, otif) >= sure && (best == "" || change(order[i], "") < change(best, "")))
            best = order[i]
    return best
}

# The same without what thinner gauge does, which is no matter of time.
function cheapest_thick(days, otif, sure,    i, best) {
    best = ""
    for (i = 1; i <= scenarios; i++)
        if (!falls(order[i]) && order[i] !~ /thinner/ && keeps(order[i], days, otif) >= sure &&
            (best == "" || change(order[i], "") < change(best, "")))
            best = order[i]
    return best
}

function demand_cell(name) { return name == "" ? "none" : name == "baseline" ? "baseline: 0" : name ": " told_change(name) }

function built(name) { return name ~ /_16_kt/ ? 16000 : name ~ /_4_kt/ ? 4000 : 8000 }

# What building ahead costs with the price staying, the price falling, and what the fall adds, in CNY a tonne built.
function a_tonne(name, product, which) { # of a difference
    return differs[name, product, "cost_per_mw,mean", which] * tonnes["baseline", product] * 365 / 35 / built(name)
}

function fall_adds(name, product, which) {
    return adds[name, product, which] * tonnes["baseline", product] * 365 / 35 / built(name)
}

function part(label, line, subject,    a, b) {
    a = tonnes["baseline", year]
    b = tonnes["baseline", rush]
    printf "| %s | %.1f | %.1f | %.1f |\n", label, lines["baseline", year, line, subject], lines["baseline", rush, line, subject],
        (a * lines["baseline", year, line, subject] + b * lines["baseline", rush, line, subject]) / (a + b)
}

BEGIN { year = "pv_zam_2mm"; rush = "pv_autumn_2mm" }
{ sub(/\r$/, "") }
FNR == 1 { next }
FILENAME ~ /summary\.csv$/ && ($2 == year || $2 == rush) {
    add_scenario($1)
    what = $3 "," $4
    value[$1, $2, what, ""] = $6
    value[$1, $2, what, "low"] = $7 == "" ? -999 : $7
    value[$1, $2, what, "high"] = $8 == "" ? 999 : $8
    if (what == "delivered,mean")
        tonnes[$1, $2] = $6
    next
}
FILENAME ~ /costs\.csv$/ && ($3 == "total" || $3 == "total_per_mw") {
    unit = $3 == "total" ? "t" : "MW"
    paid[$1, $2, $5, unit, ""] = $7
    paid[$1, $2, $5, unit, "low"] = $8
    paid[$1, $2, $5, unit, "high"] = $9
    next
}
FILENAME ~ /costs\.csv$/ {
    lines[$1, $2, $3, $4 == "" ? $5 : $4] = $7
    if ($3 == "write_down" && $2 == rush)
        written[$1] = $7
    next
}
FILENAME ~ /comparison\.csv$/ {
    differs[$1, $2, $3 "," $4, ""] = $8
    differs[$1, $2, $3 "," $4, "low"] = $9
    differs[$1, $2, $3 "," $4, "high"] = $10
    next
}
FILENAME ~ /combinations\.csv$/ && $5 == "cost_per_mw" {
    adds[$1, $4, ""] = $12
    adds[$1, $4, "low"] = $13
    adds[$1, $4, "high"] = $14
    next
}
FILENAME ~ /stocks\.csv$/ && $3 == "coil" && ($5 == "lead_time" || $5 == "age") {
    stock[$1, $5] = $7 == "" ? "" : sprintf("%.1f [%.1f, %.1f]", $7, $8, $9)
}
END {
    print "## Cost by payer\n"
    print "Both seasons together. What the fabricator pays for coil is the mill\047s revenue, not in the mill\047s cost.\n"
    print "| scenario | mill [CNY/t] | fabricator [CNY/t] | all [CNY/t] | mill [CNY/MW] | fabricator [CNY/MW] | all [CNY/MW] | all, less the baseline [CNY/MW] |"
    print "|---|---|---|---|---|---|---|---|"
    for (i = 1; i <= scenarios; i++)
        printf "| %s | %s | %s | %s | %s | %s | %s | %s |\n", order[i], told_cost(order[i], "mill", "t"),
            told_cost(order[i], "fabricator", "t"), told_cost(order[i], "", "t"), told_cost(order[i], "mill", "MW"),
            told_cost(order[i], "fabricator", "MW"), told_cost(order[i], "", "MW"), told_change(order[i])

    print "\n## Parts of the baseline [CNY/t]\n"
    print "| part | November to August | September, October | all |"
    print "|---|---|---|---|"
    part("coil, fabricator", "variable", "coil_price")
    part("trucks, fabricator", "freight", "truck")
    part("barges, fabricator", "freight", "barge")
    part("holding, fabricator", "holding", "fabricator")
    part("holding, mill", "holding", "mill")
    part("turns of the bath, mill", "changeover", "coat")
    part("sequences, mill", "changeover", "cast")
    part("rolls, mill", "changeover", "roll")
    part("lost hours, mill", "lost_hours", "hot_mill")
    part("surplus steel, mill", "surplus_loss", "heat")
    part("penalties, mill", "lateness_penalty", "mill")

    print "\n## What a demanded delivery costs\n"
    print "Cheapest of all that was run, price unchanged, that keeps P90 and OTIF in both seasons, and what it costs less the baseline [CNY/MW]: as"
    print "estimated, and with the whole of each interval. The last two columns leave thinner gauge out.\n"
    print "| P90 [d] | OTIF [%] | cheapest, as estimated | surely kept | at 2.0 mm, as estimated | surely kept |"
    print "|---|---|---|---|---|---|"
    split("60 50 45 40 35 30", days, " ")
    for (i = 1; i <= 6; i++)
        for (otif = i == 1 ? 70 : 95; otif <= 95; otif += 25)
            printf "| %d | %d | %s | %s | %s | %s |\n", days[i], otif, demand_cell(cheapest(days[i], otif, 1)),
                demand_cell(cheapest(days[i], otif, 2)), demand_cell(cheapest_thick(days[i], otif, 1)),
                demand_cell(cheapest_thick(days[i], otif, 2))

    print "\n## Delivery\n"
    print "| scenario | P90 [d] | OTIF [%] | mean of the rush [d] | P90 of the rush [d] | OTIF of the rush [%] |"
    print "|---|---|---|---|---|---|"
    for (i = 1; i <= scenarios; i++)
        if (!falls(order[i]))
            printf "| %s | %s | %s | %s | %s | %s |\n", order[i], told_value(order[i], year, "delivery_time,p90"),
                told_value(order[i], year, "otif,mean"), told_value(order[i], rush, "delivery_time,mean"),
                told_value(order[i], rush, "delivery_time,p90"), told_value(order[i], rush, "otif,mean")

    print "\n## Making coil ahead: what it gains and costs, less the baseline\n"
    print "| option | comes after [d] | lies [d] | mean of the rush [d] | P90 of the rush [d] | OTIF of the rush [%] | mean of the others [d] | the rush [CNY/MW] | all [CNY/MW] |"
    print "|---|---|---|---|---|---|---|---|---|"
    for (i = 1; i <= scenarios; i++) {
        name = order[i]
        if (name ~ /_kt/ && name !~ /\+/)
            printf "| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", name, stock[name, "lead_time"], stock[name, "age"],
                told_difference(name, rush, "delivery_time,mean", "%+.1f"), told_difference(name, rush, "delivery_time,p90", "%+.1f"),
                told_difference(name, rush, "otif,mean", "%+.0f"), told_difference(name, year, "delivery_time,mean", "%+.1f"),
                told_difference(name, rush, "cost_per_mw,mean", "%+.0f"), told_change(name)
    }

    print "\n## Having made it ahead when coil falls by a tenth on 1 September\n"
    print "What the fall adds to the cost of building ahead, per tonne built, is the interaction of the two; the regret is that and what building costs"
    print "by itself (ends added, too wide). By hand: 460 CNY/t for what is bought before the fall, 0 for what comes later.\n"
    print "| option | the fall adds: others | the rush | both [CNY/t built] | written down [t] | building, price unchanged [CNY/t built] | regret [CNY/t built] | regret [CNY/MW, all] |"
    print "|---|---|---|---|---|---|---|---|"
    for (i = 1; i <= scenarios; i++) {
        name = order[i]
        if (name !~ /^[a-z]*_[0-9]*_kt[a-z_]*\+price_falls$/)
            continue
        alone = name
        sub(/\+price_falls$/, "", alone)
        for (w = 1; w <= 3; w++) {
            which = w == 1 ? "" : w == 2 ? "low" : "high"
            added[w] = fall_adds(name, year, which) + fall_adds(name, rush, which)
            itself[w] = a_tonne(alone, year, which) + a_tonne(alone, rush, which)
            regret[w] = added[w] + itself[w]
            megawatt[w] = regret[w] * built(name) / ((tonnes["baseline", year] + tonnes["baseline", rush]) * 365 / 35)
        }
        printf "| %s | %s | %s | %s | %.0f | %s | %s | %s |\n", alone,
            with_ends(fall_adds(name, year, ""), fall_adds(name, year, "low"), fall_adds(name, year, "high")),
            with_ends(fall_adds(name, rush, ""), fall_adds(name, rush, "low"), fall_adds(name, rush, "high")),
            with_ends(added[1], added[2], added[3]), written[name] * tonnes[name, rush] * 365 / 460,
            with_ends(itself[1], itself[2], itself[3]), with_ends(regret[1], regret[2], regret[3]),
            with_ends(megawatt[1], megawatt[2], megawatt[3])
    }
}
' "$1/summary.csv" "$1/costs.csv" "$1/comparison.csv" "$1/combinations.csv" "$1/stocks.csv"
