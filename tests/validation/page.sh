#!/bin/sh
# page.sh PROGRAM JUDGE - print docs/validation.md: every case, run now.
set -eu

here=$(dirname "$0")
cat <<'END'
# Validation

<!-- Made by `cmake --build build/release --target validation_page`. -->

Every row is a model whose answer is known exactly, run from the command line as a
planner would run it, and read from the CSV files that it wrote. The scenarios are in
[tests/validation](../tests/validation); the exact values are in its `cases.csv`.

A row passes if the estimate is within *t* standard errors of the exact value. *t* is the
quantile of Student's distribution that an unbiased simulator misses six times in a
hundred thousand (four sigma). *z* is the miss in standard errors, *error* the standard error
as a share of the exact value, which has a limit of its own, mostly 0.3 % for means and 0.1 %
for shares: else noise would pass anything. Seeds are fixed, and there is one try.

| scenario | estimate | unit | exact | estimated | z | t | error | exact by |
|---|---|---|---|---|---|---|---|---|
END
# shellcheck disable=SC2046 # names of scenarios have no spaces
sh "$here/validate.sh" "$1" "$2" $(awk -F, 'NR > 1 && !seen[$1]++ { print $1 }' "$here/cases.csv")
cat <<'END'

## What is judged otherwise, or not at all

| case | how, and why |
|---|---|
| newsvendor, the best level | the cost at given levels is judged; nothing searches for a level yet |
| inventory of Law and Kelton over an endless horizon | the 120 months are judged; the long run differs from them by its start alone |
| supplier disruptions, lot size without randomness | demand flows there, here it comes in orders; judged with lots of 7 t, whose exact cost is known, and which comes near the flow as lots shrink |
| serial stocks (four stages, three stages) | the cost of what is on the road is constant, and left out |
| kitting with limited stores | in the form of two make-to-stock lines, which is the same chain |
| random network, its second moment | mean and 95 % quantile are judged; there is no second moment of delivery times |
| waits, their second moment | likewise, but for last come, first served and the moments that quantiles show |
| machine repair, all machines up | only shares of time of single resources are measured |
| quotas and displacement of slots, test lots, rounds, policies of dispatch | no theory gives their answer: tests of small plants by hand, to the microsecond |

Deterministic cases (one server and several by their recursions, lines with little room, branches that
meet, base stock, lines of constant times, calendars, lists of tasks that take longer when each task is
shorter) are unit tests, exact to the microsecond: `unit.oracles`, `unit.extension`, `unit.calendar`,
`unit.metamorphic`.

Sources: Gross, Harris, *Fundamentals of Queueing Theory*; Kleinrock, *Queueing Systems*; Burke,
Operations Research 4 (1956) 699; Reich, Annals of Mathematical Statistics 28 (1957) 768; Spitzer,
Transactions of the AMS 82 (1956) 323; Cobham, Operations Research 2 (1954) 70; Kella, Yechiali, Naval
Research Logistics 32 (1985) 23; Phipps, Operations Research 4 (1956) 76; White, Christie, Operations
Research 6 (1958) 79; Gaver, Journal of the RSS B 24 (1962) 73; Chaudhry, Templeton, *A First Course in
Bulk Queues*; Bailey, Journal of the RSS B 16 (1954) 80; Jackson, Management Science 10 (1963) 131;
Hillier, Boling, Operations Research 15 (1967) 286; Gershwin, Berman, AIIE Transactions 13 (1981) 2;
Flatto, Hahn, SIAM Journal on Applied Mathematics 44 (1984) 1041; Higginson, Bookbinder, Journal of
Business Logistics 15 (1994) 87; Resing, Queueing Systems 13 (1993) 409; Reiser, Lavenberg, Journal of
the ACM 27 (1980) 313; Daley, Journal of the Australian Mathematical Society 8 (1968) 683; Hopp, Spearman, *Factory Physics*.
END
