#!/bin/sh
# make_orders.sh - write orders.csv, an invented order book of a quarter.
#
#     sh make_orders.sh >orders.csv
#
# 24 projects of 5 to 30 order lines, entered on working days from 2026-01-05 to
# 2026-04-03, fewer in winter and none over Spring Festival. Customers and sites are
# invented. Sizes follow the base plant's streams: tonnes lognormal with a median of
# 90 t and a sigma of 0.8, one project in ten rush. The same file comes out of every
# awk: the random numbers are whole, and the lognormal is a table of its quantiles.
set -eu

LC_ALL=C awk '
# Numbers from 0 to n - 1: the multiplicative generator of Lehmer with modulus
# 2^31 - 1 and factor 16807 (Park and Miller 1988), exact in a double.
function pick(n) {
    seed = (seed * 16807) % 2147483647
    return int(seed / 2147483647 * n)
}

# A whole number from a to b.
function between(a, b) {
    return a + pick(b - a + 1)
}

# 2026-01-05 plus so many days.
function date(days,    month, day) {
    day = 5 + days
    month = 1
    while (day > days_of[month]) {
        day -= days_of[month]
        month++
    }
    return sprintf("2026-%02d-%02d", month, day)
}

# Monday is 0; 2026-01-05 is one. Day 38 to 49: 12 to 23 February, Spring Festival.
function works(day) {
    return day % 7 < 5 && !(day >= 38 && day <= 49)
}

function working_day(from, to,    day) {
    do {
        day = between(from, to)
    } while (!works(day))
    return day
}

# The middle of a twentieth of the lognormal, and something about it.
function tonnes(    i) {
    i = between(1, 20)
    return int(quantile[i] * between(94, 106) / 100)
}

function line(product,    lead) {
    lines++
    lead = int(usual[product] * pace / 100)
    printf "SO26-%04d,%s,%s,%s,%s,%d,%s %02d:%02d,%s\n", 1000 + lines, name, customer,
        product, class, tonnes(), date(day), hour, minute, date(day + lead)
    minute += between(1, 4)
    if (minute > 59) {
        minute -= 60
        hour++
    }
}

function project(from, to, first, second, share,    i, count) {
    day = working_day(from, to)
    hour = between(8, 14)
    minute = between(0, 59)
    class = pick(10) == 0 ? "rush" : "standard"
    pace = class == "rush" ? between(55, 75) : between(80, 150)
    count = between(5, 30)
    for (i = 1; i <= count; i++)
        line(pick(100) < share ? first : second)
}

function guardrail(from, to) {
    rails++
    name = road[rails]
    customer = road_customer[between(1, road_customers)]
    project(from, to, "guardrail_q235b_3mm", "guardrail_q355b_4mm", 70)
}

function brackets(from, to) {
    plants++
    name = site[plants]
    customer = sun_customer[between(1, sun_customers)]
    project(from, to, "pv_zam_2mm", "pv_zam_2_5mm", 75)
}

BEGIN {
    seed = 20260105
    split("31 28 31 30 31 30", days_of, " ")
    split("20 28 36 42 48 54 60 67 74 82 90 99 109 121 135 153 177 211 270 430", quantile, " ")
    usual["guardrail_q235b_3mm"] = usual["guardrail_q355b_4mm"] = 21
    usual["pv_zam_2mm"] = usual["pv_zam_2_5mm"] = 19
    road_customers = split("江淮路桥工程有限公司|太湖交通设施有限公司|皖东公路养护有限公司|" \
        "云龙高速建设有限公司|海陵交通安全科技有限公司", road_customer, "|")
    sun_customers = split("沙洲绿能工程有限公司|金湖新能源有限公司|河西光伏电力有限公司|" \
        "青原电力建设有限公司|滨海清洁能源有限公司|天山新能源投资有限公司", sun_customer, "|")
    split("宁合高速护栏更新一标|淮徐高速改扩建二标|环湖大道安全提升工程|皖东干线公路养护工程|" \
        "沿江高速护栏改造三标|通海大桥引线工程|宜溧山区公路生命防护工程|苏北国道改线一标|" \
        "苏北国道改线二标|江北快速路护栏工程|洪泽湖堤顶公路工程", road, "|")
    split("金湖渔光互补光伏电站|河西走廊光伏基地一区|河西走廊光伏基地二区|滨海滩涂光伏电站|" \
        "青原高原光伏电站|天山南麓光伏基地|沙洲工业园屋顶光伏|东台农光互补光伏电站|" \
        "淮南采煤沉陷区光伏电站|盱眙山地光伏电站|榆林荒漠光伏电站|大同光伏基地三期|" \
        "乌兰光伏电站", site, "|")

    print "order,project,customer,product,class,tonnes_t,entered,requested"
    for (i = 0; i < 3; i++) guardrail(0, 25)     # January
    for (i = 0; i < 4; i++) brackets(0, 25)
    for (i = 0; i < 2; i++) guardrail(28, 54)    # February
    for (i = 0; i < 4; i++) brackets(28, 54)
    for (i = 0; i < 6; i++) guardrail(56, 88)    # March
    for (i = 0; i < 5; i++) brackets(56, 88)
}
'
