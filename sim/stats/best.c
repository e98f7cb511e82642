#include "stats/best.h"

#include "base/hash.h"
#include "base/memory.h"
#include "stats/settle.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_roots.h>

#include <assert.h>
#include <math.h>
#include <string.h>

/* ------------------------------------------------------ critical value --- */

enum { NODES = 64, ROUNDS = 200 };

/*
 * T_i = (Z_i - Z_0) / sqrt(2) / S with S^2 = chi^2_freedom / freedom:
 *     P(all <= t) = E over S of  integral Phi(z + sqrt(2) t S)^others phi(z) dz
 */
struct joint {
    double others;
    double freedom;
    double confidence;
    double from; /* where S is, but for 1e-15 */
    double to;
    const gsl_integration_glfixed_table *nodes;
};

static double given_spread(const struct joint *joint, double shift)
{
    double sum = 0.0;
    for (size_t i = 0; i < NODES; i++) {
        double z;
        double weight;
        gsl_integration_glfixed_point(-8.5, 8.5, i, &z, &weight, joint->nodes);
        sum += weight * gsl_ran_ugaussian_pdf(z) *
               pow(gsl_cdf_ugaussian_P(z + shift), joint->others);
    }
    return sum;
}

static double excess(double t, void *self)
{
    const struct joint *joint = self;
    double sum = 0.0;
    double density_sum = 0.0;
    for (size_t i = 0; i < NODES; i++) {
        double s;
        double weight;
        gsl_integration_glfixed_point(joint->from, joint->to, i, &s, &weight,
                                      joint->nodes);
        const double density =
            s * gsl_ran_chisq_pdf(joint->freedom * s * s, joint->freedom);
        sum += weight * density * given_spread(joint, sqrt(2.0) * t * s);
        density_sum += weight * density;
    }
    return sum / density_sum - joint->confidence;
}

static double root_of(gsl_function *function, double low, double high)
{
    gsl_root_fsolver *solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
    gsl_root_fsolver_set(solver, function, low, high);
    int status = GSL_CONTINUE;
    for (int round = 0; round < ROUNDS && status == GSL_CONTINUE; round++) {
        gsl_root_fsolver_iterate(solver);
        status = gsl_root_test_interval(gsl_root_fsolver_x_lower(solver),
                                        gsl_root_fsolver_x_upper(solver), 1e-13,
                                        0.0);
    }
    const double root = gsl_root_fsolver_root(solver);
    gsl_root_fsolver_free(solver);
    return root;
}

double sw_best_critical(size_t others, size_t freedom, double confidence)
{
    assert(others >= 1 && freedom >= 1);
    assert(confidence >= 0.5 && confidence < 1.0);
    const double spread = 10.0 / sqrt(2.0 * (double)freedom);
    gsl_integration_glfixed_table *nodes =
        gsl_integration_glfixed_table_alloc(NODES);
    struct joint joint = {
        .others = (double)others,
        .freedom = (double)freedom,
        .confidence = confidence,
        .from = fmax(0.0, 1.0 - spread),
        .to = 1.0 + spread,
        .nodes = nodes,
    };
    double high = 2.0;
    while (excess(high, &joint) < 0.0 && high < 1e6) {
        high *= 2.0;
    }
    gsl_function function = {.function = excess, .params = &joint};
    const double root = root_of(&function, -1.0, high);
    gsl_integration_glfixed_table_free(nodes);
    return sw_settle(root);
}

/* ----------------------------------------------------- multiple choice --- */

static double row_mean(const struct sw_contest *contest, size_t option)
{
    double sum = 0.0;
    for (size_t r = 0; r < contest->count; r++) {
        sum += contest->values[option * contest->count + r];
    }
    return sum / (double)contest->count;
}

/* The mean square that is left after options and replications are taken out. */
static double residual_variance(const struct sw_contest *contest)
{
    const double k = (double)contest->options;
    double *means = sw_new_array(contest->options, sizeof(*means));
    double grand = 0.0;
    for (size_t i = 0; i < contest->options; i++) {
        means[i] = row_mean(contest, i);
        grand += means[i] / k;
    }
    double squares = 0.0;
    for (size_t r = 0; r < contest->count; r++) {
        double column = 0.0;
        for (size_t i = 0; i < contest->options; i++) {
            column += contest->values[i * contest->count + r] / k;
        }
        for (size_t i = 0; i < contest->options; i++) {
            const double value = contest->values[i * contest->count + r];
            const double left = value - means[i] - column + grand;
            squares += left * left;
        }
    }
    sw_free(means);
    return squares / ((k - 1.0) * ((double)contest->count - 1.0));
}

/* By how much `option` is worse than the best of the others. */
static double lag_of(const struct sw_contest *contest, size_t option)
{
    const double sign = contest->better == SW_BETTER_SMALLER ? 1.0 : -1.0;
    double lag = -(double)INFINITY;
    for (size_t other = 0; other < contest->options; other++) {
        if (other != option) {
            const double difference =
                contest->centers[option] - contest->centers[other];
            lag = fmax(lag, sign * difference);
        }
    }
    return lag;
}

void sw_best_compare(const struct sw_contest *contest, double confidence,
                     struct sw_standing *standings)
{
    assert(contest->options >= 2 && contest->count >= 2);
    const size_t freedom = (contest->options - 1) * (contest->count - 1);
    const double critical =
        sw_best_critical(contest->options - 1, freedom, confidence);
    const double width = critical * sqrt(residual_variance(contest) * 2.0 /
                                         (double)contest->count);

    for (size_t i = 0; i < contest->options; i++) {
        const double lag = lag_of(contest, i);
        standings[i] = (struct sw_standing){
            .low = fmin(0.0, lag - width),
            .high = fmax(0.0, lag + width),
            .in_best_set = lag - width <= 0.0,
        };
    }
}

/* ---------------------------------------------------------- resampling --- */

void sw_resample(uint64_t seed, uint64_t number, uint32_t *weights,
                 size_t replications)
{
    assert(replications <= UINT32_MAX);
    memset(weights, 0, replications * sizeof(*weights));
    const uint64_t stream = sw_hash_pair(seed, number);
    for (size_t i = 0; i < replications; i++) {
        /* 32 random bits spread over the range: each index within 2^-32. */
        const uint64_t bits = sw_hash_pair(stream, i) >> 32;
        weights[(bits * replications) >> 32]++;
    }
}

/* Give this resample's point to the best of `worth`, in equal parts. */
static void award(const double *worth, size_t options, enum sw_better better,
                  double *points)
{
    const double sign = better == SW_BETTER_SMALLER ? 1.0 : -1.0;
    double best = (double)NAN;
    double winners = 0.0;
    for (size_t i = 0; i < options; i++) {
        const double loss = sign * worth[i];
        if (loss < best || (isnan(best) && !isnan(loss))) {
            best = loss;
            winners = 1.0;
        } else if (loss == best) {
            winners += 1.0;
        }
    }
    for (size_t i = 0; i < options; i++) {
        if (sign * worth[i] == best) {
            points[i] += 1.0 / winners;
        }
    }
}

void sw_best_shares(const struct sw_resampling *resampling, double *p_best)
{
    const size_t options = resampling->options;
    uint32_t *weights =
        sw_new_array(resampling->replications, sizeof(*weights));
    double *worth = sw_new_array(options, sizeof(*worth));
    for (size_t i = 0; i < options; i++) {
        p_best[i] = 0.0;
    }
    for (uint64_t number = 0; number < resampling->resamples; number++) {
        sw_resample(resampling->seed, number, weights,
                    resampling->replications);
        for (size_t i = 0; i < options; i++) {
            worth[i] = resampling->worth(resampling->self, i, weights);
        }
        award(worth, options, resampling->better, p_best);
    }
    for (size_t i = 0; i < options; i++) {
        p_best[i] /= (double)resampling->resamples;
    }
    sw_free(worth);
    sw_free(weights);
}
