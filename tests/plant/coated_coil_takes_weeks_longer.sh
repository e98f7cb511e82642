# The plant is as it expects to be of itself. Published: 2.8 weeks between hot-rolled and coated coil in a balanced market.
steelway run "$base" --replications 12 --expect --quiet --out base >/dev/null

days() { # PRODUCT
    value base/summary.csv product="$1" measure=delivery_time statistic=mean
}
within "days of hot-rolled coil" "$(days guardrail_q235b_3mm)" 18 22
within "days of hot-rolled coil, 4 mm" "$(days guardrail_q355b_4mm)" 18 22
within "days that coated coil takes longer" \
    "$(less "$(days pv_zam_2mm)" "$(days guardrail_q235b_3mm)")" 15 20
within "days that coated coil of 2.5 mm takes longer" \
    "$(less "$(days pv_zam_2_5mm)" "$(days guardrail_q235b_3mm)")" 15 20
