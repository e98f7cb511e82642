#!/bin/sh
# paired.sh FOLDER - differences between two options, and of developments, from the replications.csv in FOLDER, as tables in
# Markdown. comparison.csv has differences to the baseline only, and none of developments.
#
# Replication r of every scenario has the same orders, so the difference is taken in each and its interval is that of paired
# replications: of ratios of sums for OTIF (docs/model.md, Estimators). Intervals are of 95 %, each by itself.
set -eu

LC_ALL=C awk -F, '
function quantile(f,    z) { # of Student with f degrees of freedom, 97.5 %
    z = 1.959964
    return z + (z ^ 3 + z) / (4 * f) + (5 * z ^ 5 + 16 * z ^ 3 + 3 * z) / (96 * f ^ 2) \
        + (3 * z ^ 7 + 19 * z ^ 5 + 17 * z ^ 3 - 15 * z) / (384 * f ^ 3)
}

# Fills error[1..n]: what each replication adds to the OTIF of a gauge, or of "both". Returns the OTIF.
function otif_of(name, which, error,    r, good, all, sum_good, sum_all, ratio) {
    sum_good = 0
    sum_all = 0
    for (r = 1; r <= replications; r++) {
        good[r] = 0
        all[r] = 0
        if (which != thick) {
            good[r] += value[name, r, thin, "otif"] * value[name, r, thin, "orders"]
            all[r] += value[name, r, thin, "orders"]
        }
        if (which != thin) {
            good[r] += value[name, r, thick, "otif"] * value[name, r, thick, "orders"]
            all[r] += value[name, r, thick, "orders"]
        }
        sum_good += good[r]
        sum_all += all[r]
    }
    ratio = sum_good / sum_all
    for (r = 1; r <= replications; r++)
        error[r] = (good[r] - ratio * all[r]) / (sum_all / replications)
    return ratio
}

function half_width(error,    r, sum) {
    sum = 0
    for (r = 1; r <= replications; r++)
        sum += error[r] ^ 2
    return quantile(replications - 1) * sqrt(sum / ((replications - 1) * replications))
}

function otif_cell(name, which,    error, ratio, half) {
    ratio = otif_of(name, which, error)
    half = half_width(error)
    return sprintf("%.1f [%.1f, %.1f]", ratio, ratio - half, ratio + half > 100 ? 100 : ratio + half)
}

function difference_cell(name, other, which,    error, of_other, r, difference, half) {
    difference = otif_of(name, which, error) - otif_of(other, which, of_other)
    for (r = 1; r <= replications; r++)
        error[r] -= of_other[r]
    half = half_width(error)
    return sprintf("%+.1f [%+.1f, %+.1f]", difference, difference - half, difference + half)
}

# The value of a development in a replication; of all of them ("") the mean.
function developed(name, r, which, measure,    i, sum) {
    sum = 0
    for (i = 1; i <= developments; i++) {
        if (!((name, r, development[i], measure) in value)) {
            print "paired.sh: " measure " of " development[i] " is not reached in replication " r " of " name >"/dev/stderr"
            exit 1
        }
        if (which == development[i])
            return value[name, r, which, measure]
        sum += value[name, r, development[i], measure]
    }
    return sum / developments
}

function development_cell(name, other, which, measure,    r, error, mean, half) {
    mean = 0
    for (r = 1; r <= replications; r++) {
        error[r] = developed(name, r, which, measure) - (other == "" ? 0 : developed(other, r, which, measure))
        mean += error[r] / replications
    }
    for (r = 1; r <= replications; r++)
        error[r] -= mean
    half = half_width(error)
    return sprintf(other == "" ? "%.1f [%.1f, %.1f]" : "%+.1f [%+.1f, %+.1f]", mean, mean - half, mean + half)
}

function known(name) { return name in seen }

function pair(name, other) {
    if (known(name) && known(other))
        printf "| %s | %s | %s | %s | %s |\n", name, other, difference_cell(name, other, thin),
            difference_cell(name, other, thick), difference_cell(name, other, "both")
}

function shift(year) { # Sundays by due date: named in the order of the options of the study
    return (known("sundays+due_dates" year) ? "sundays+due_dates" : "due_dates+sundays") year
}
function dated(year) { # coil by due date
    return "due_dates+coil_stock" year
}

BEGIN {
    thin = "guardrail_q235b_3mm"
    thick = "guardrail_q355b_4mm"
}
FNR == 1 { next }
!($1 in seen) {
    seen[$1] = 1
    order[++scenarios] = $1
}
$2 + 0 > replications { replications = $2 + 0 }
$5 == "" && ($6 == "otif" || $6 == "orders") && ($3 == thin || $3 == thick) { value[$1, $2, $3, $6] = $8 }
$6 ~ /^development_/ && $8 != "" {
    value[$1, $2, $4, $6] = $8
    if (!($4 in is_development)) {
        is_development[$4] = 1
        development[++developments] = $4
    }
}
END {
    if (developments == 0) { # a study of which there is no findings.md
        print "OTIF [%]\n"
        print "| scenario | 3 mm | 4 mm | both |"
        print "|---|---|---|---|"
        for (i = 1; i <= scenarios; i++)
            printf "| %s | %s | %s | %s |\n", order[i], otif_cell(order[i], thin), otif_cell(order[i], thick),
                otif_cell(order[i], "both")
        print ""
    }
    print "OTIF [%]: the first option less the second\n"
    print "| option | less | 3 mm | 4 mm | both |"
    print "|---|---|---|---|---|"
    k = known("kettle_and_lines") ? "kettle_and_lines" : "one_kettle+lines"
    for (i = 1; i <= 2; i++) {
        year = i == 1 ? "" : "+hard_autumn"
        none = i == 1 ? "baseline" : "hard_autumn"
        pair("slab_stock" year, none)
        pair("coil_stock" year, none)
        pair("beam_stock" year, none)
        pair(shift(year), none)
        pair(k year, none)
        pair(dated(year), none)
        pair("coil_stock" year, "slab_stock" year)
        pair("coil_stock" year, "beam_stock" year)
        pair("coil_stock" year, shift(year))
        pair("coil_stock" year, k year)
        pair(dated(year), "coil_stock" year)
        pair(dated(year), k year)
        pair(k "+coil_stock" year, "coil_stock" year)
        pair(k "+coil_stock" year, k year)
        pair(k "+coil_stock" year, dated(year))
    }
    pair("hard_autumn", "baseline")
    pair("quiet_year", "baseline")
    pair("due_dates", "baseline")
    pair("due_dates_slitters", "baseline")
    pair("sundays", "baseline")
    pair(shift(""), "sundays")
    pair(shift(""), k)
    pair("volume_120+sundays+due_dates", "volume_120+sundays")
    pair("volume_120+due_dates+coil_stock", "volume_120+coil_stock")
    pair("one_kettle", "baseline")
    pair("kettles", "one_kettle")
    pair("lines", "baseline")
    pair("lines", "one_kettle")
    pair(k, "one_kettle")
    pair("one_kettle+due_dates", "one_kettle")
    pair(k "+due_dates", k)
    pair("volume_120+one_kettle+lines+due_dates", "volume_120+one_kettle+lines")
    pair("kettles+lines", k)
    pair("volume_120+kettles+lines", "volume_120+one_kettle+lines")
    pair("volume_135+kettles+lines", "volume_135+one_kettle+lines")
    pair("quota_600", "baseline")
    pair("quota_900", "baseline")
    pair("quota_1100", "baseline")
    pair("volume_135+kettles+lines+quota_900", "volume_135+kettles+lines")
    if (developments == 0)
        exit
    for (j = 0; j <= developments; j++) {
        which = j == 0 ? "" : development[j]
        printf "\nDevelopment %s\n\n", j == 0 ? "of a new grade, mean of all begun" : which
        print "| scenario | days to approval | less those of the baseline | trials | heats | surplus [t] |"
        print "|---|---|---|---|---|---|"
        for (i = 1; i <= scenarios; i++) {
            name = order[i]
            if (name == "baseline" || name == "quiet_year" || name == "hard_autumn" || name ~ /^grade_/)
                printf "| %s | %s | %s | %s | %s | %s |\n", name, development_cell(name, "", which, "development_time"),
                    name == "baseline" ? "" : development_cell(name, "baseline", which, "development_time"),
                    development_cell(name, "", which, "development_trials"),
                    development_cell(name, "", which, "development_heats"),
                    development_cell(name, "", which, "development_surplus")
        }
    }
}
' "$1/replications.csv"
