# Contracts of 5,000 t in ten lines at an empty mill, each alone, from all hours of the day: they book
# what is kept for them of the bucket that runs, slabs go hot to the rolls, and neither a least size nor
# a heat that is not full holds them back. Published: 34 hours, of a larger mill.
{
    echo order,project,product,class,tonnes_t,entered
    for entered in 01-06_02:00 01-20_06:00 03-10_10:00 03-24_14:00 04-07_18:00 04-21_22:00; do
        for line in 0 1 2 3 4 5 6 7 8 9; do
            echo "$entered/$line,$entered,guardrail_q235b_3mm,rush,500,2026-${entered%_*} ${entered#*_}"
        done
    done
} >book.csv
option rush <<'END'
run: { warm_up: 0 d, length: 120 d, limit: 30 d, replications: 20 }
demand:
  guardrail: null
  photovoltaic: null
  others_hot_rolled: null
  others_pickled: null
  others_coated: null
  rush: { kind: order_book, file: book.csv }
products: { guardrail_q235b_3mm: { tolerance: 0 % } }
routes:
  black_coil: { lots: [heat, sequence, melt, cast, slab_yard, reheat, roll, contract_rolled] }
steps:
  slot: { quotas: null, reserve: { share: 90 %, classes: [rush], frozen: 0 d } }
  sequence: { families: { guardrail: { lots: { min: 0 } } } }
  heat: { max_wait: 2 h }
  slab_yard: { time: "triangular(0.5 h, 1.5 h, 3 h)" }
  reheat: { time: "triangular(90 min, 120 min, 160 min)" }
  roll: { families: { middle: { tonnes: { min: 0 t } } } }
  contract_rolled: { kind: join, by: project }
milestones: { ready: null, received: null, delivered: { after: [contract_rolled] } }
END
simulate rush rush.yaml
hours=$(value rush/summary.csv product=guardrail_q235b_3mm measure=delivery_time statistic=mean |
    awk '{ print $1 * 24 }')
within "hours from entry to the last coil rolled" "$hours" 28 42
