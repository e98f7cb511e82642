# One guardrail project in ten is put on a list: it may book what is kept for the list, and its heats and
# coils go first. Published: the share that is late falls to a third. It is the others that wait.
on_list() { # NAME CLASS, and more settings on standard input
    option "$1" <<END
run: { replications: 12 }
products:
  listed:
    label: Guardrail coil on the list
    family: { group: guardrail, gauge: 3.0 mm, width: 980 mm }
    steel_code: Q235B
    coil: { unit: 17 t, min: 14 t, max: 19 t }
    standard_lead_time: 26 d
    route: black_coil
demand:
  guardrail: { rate: 7.2 /month, class: { standard: 100 % } }
  photovoltaic: { class: { standard: 100 % } }
  listed:
    kind: projects
    products: { listed: 100 % }
    rate: 0.8 /month
    monthly: [4, 3, 8, 11, 11, 9, 8, 8, 11, 12, 9, 6]
    lines: "integers(5, 21)"
    tonnes: "lognormal(median 90 t, sigma 0.8)"
    class: { $2: 100 % }
steps:
  roll: { sequence: fifo }      # without a list too, as narrow coil goes last else
  slot:
    quotas: { guardrail: { products: [guardrail_q235b_3mm, guardrail_q355b_4mm, listed] } }
$(cat)
END
    simulate "$1" "$1.yaml"
}

on_list off standard </dev/null
on_list on rush <<'END'
    reserve: { share: 2 %, classes: [rush], frozen: 3 d }
resources:
  hot_metal: { rule: priority }
  hot_mill: { rule: priority }
  laboratory: { rule: priority }
  yard_cranes: { rule: priority }
  trucks: { rule: priority }
END

late() { # NAME PRODUCT
    less 100 "$(value "$1/summary.csv" product="$2" measure=on_time)"
}
days() { # NAME PRODUCT
    value "$1/summary.csv" product="$2" measure=delivery_time statistic=mean
}
within "late without the list, %" "$(late off listed)" 8 20
within "late on the list, %" "$(late on listed)" 0 6
for product in guardrail_q235b_3mm guardrail_q355b_4mm others; do
    within "$product, days that the others wait longer" \
        "$(less "$(days on $product)" "$(days off $product)")" 0 1.5
done
within "points by which more of the others are late" \
    "$(less "$(late on guardrail_q235b_3mm)" "$(late off guardrail_q235b_3mm)")" 0 5
