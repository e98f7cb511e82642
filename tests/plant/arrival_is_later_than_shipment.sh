# The date is met at the fabricator's gate, not at the mill's: measured at arrival, fewer orders are
# on time.
option shipped <<'END'
milestones: { delivered: { after: [dispatch] } }
END
simulate arrival "$base" --replications 6
simulate shipment shipped.yaml --replications 6
for product in guardrail_q235b_3mm guardrail_q355b_4mm pv_zam_2mm; do
    arrived=$(value arrival/summary.csv product=$product measure=on_time)
    shipped=$(value shipment/summary.csv product=$product measure=on_time)
    within "$product, points of punctuality lost on the road" "$(less "$shipped" "$arrived")" 1 20
done
