# More than four fifths of the delivery time is waiting, and none of it is drawn: of the delays, which
# draw their time, only cooling makes more than a tenth of it.
simulate base "$base" --replications 6
tr -d '\r' <base/breakdown.csv | awk -F, '
    NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
    $column["product"] == "others" { next }
    {
        hours = $column["mean"]
        class = $column["class"]
        step = $column["step"]
        all[$column["product"]] += hours
        if (class != "setup" && class != "process" && class != "transport")
            wait[$column["product"]] += hours
        if (step == "sample")
            delay[$column["product"]] += hours
    }
    END {
        for (product in all) {
            printf "%s: %.1f %% waiting, %.1f %% in delays but cooling\n", product,
                100 * wait[product] / all[product], 100 * delay[product] / all[product]
            products++
            share += wait[product] / all[product]
            if (delay[product] > 0.1 * all[product])
                bad = 1
        }
        exit bad || products != 4 || share / products <= 0.8
    }'
