# A cap on the steel between heats and rolls. With more orders than the mill can roll the
# cap is always reached: below a knee it costs throughput, above it only more stands about, and the time
# inside grows with the cap, as Little says. With the orders of the base plant a cap below the knee
# makes delivery longer, its own queue counted; the wider it is the less, to nothing.
capped() { # NAME TONNES, and more settings on standard input
    option "$1" <<END
routes:
  black_coil: { lots: [cap, heat, sequence, melt, cast, slab_yard, reheat, roll,
      { together: [cool, [sample, test]] }, dispatch, truck] }
  coated_coil: { lots: [cap, heat, sequence, melt, cast, slab_yard, reheat, roll,
      { together: [cool, [sample, test]] }, pickle, coat, dispatch, truck] }
  others_hot_rolled: { lots: [cap, heat, sequence, melt, cast, slab_yard, reheat, roll,
      { together: [cool, [sample, test]] }, dispatch] }
  others_pickled: { lots: [cap, heat, sequence, melt, cast, slab_yard, reheat, roll,
      { together: [cool, [sample, test]] }, pickle, dispatch] }
  others_coated: { lots: [cap, heat, sequence, melt, cast, slab_yard, reheat, roll,
      { together: [cool, [sample, test]] }, pickle, coat, dispatch] }
milestones: { received: null, delivered: { after: [truck] } }
steps:
  cap: { kind: wip_cap, to: roll, tonnes: $2 }
$(cat)
END
}

overloaded() { # KILOTONNES
    capped "over_$1" "$1 kt" <<'END'
run: { warm_up: 90 d, length: 90 d, limit: 1 d }
demand:
  others_hot_rolled: { fill_to: null, tonnes: 8 kt/d }
  others_pickled: { fill_to: null, tonnes: 700 t/d }
  others_coated: { fill_to: null, tonnes: 500 t/d }
END
    simulate "over_$1" "over_$1.yaml" --replications 2
}

rolled() { # KILOTONNES
    value "over_$1/summary.csv" step=roll measure=throughput_tonnes
}

share() { # NUMBER OF
    awk -v a="$1" -v b="$2" 'BEGIN { printf "%.9g\n", a / b }'
}

for cap in 10 20 40 80; do
    overloaded $cap
done
within "rolled with a cap of 10 kt, of that with 80" "$(share "$(rolled 10)" "$(rolled 80)")" 0.2 0.6
within "rolled with a cap of 20 kt, of that with 80" "$(share "$(rolled 20)" "$(rolled 80)")" 0.7 0.95
within "rolled with a cap of 40 kt, of that with 80" "$(share "$(rolled 40)" "$(rolled 80)")" 0.99 1.01

lots_inside() { # KILOTONNES
    value "over_$1/summary.csv" step=cap measure=capped
}
within "lots within a cap of 80 kt, of those within 40" \
    "$(share "$(lots_inside 80)" "$(lots_inside 40)")" 1.3 2.1

with_cap() { # KILOTONNES
    capped "cap_$1" "$1 kt" </dev/null
    simulate "cap_$1" "cap_$1.yaml" --replications 2
}
delivered_after() { # KILOTONNES
    value "cap_$1/summary.csv" product=guardrail_q235b_3mm measure=delivery_time statistic=mean
}
for cap in 25 40 100 200; do
    with_cap $cap
done
within "days of delivery that a cap of 25 kt costs, to one of 40" \
    "$(less "$(delivered_after 25)" "$(delivered_after 40)")" 1 200
within "days of delivery that a cap of 40 kt costs, to one of 100" \
    "$(less "$(delivered_after 40)" "$(delivered_after 100)")" -0.2 20
within "days of delivery that a cap of 100 kt costs, to one of 200" \
    "$(less "$(delivered_after 100)" "$(delivered_after 200)")" -0.2 1
