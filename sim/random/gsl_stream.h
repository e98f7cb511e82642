/*
 * gsl_stream.h - Philox for GSL's routines: fits, tests, offline numbers.
 *
 * Nothing that decides an event draws from here (draw.h does that).
 */
#ifndef SW_RANDOM_GSL_STREAM_H
#define SW_RANDOM_GSL_STREAM_H

#include <gsl/gsl_rng.h>
#include <stdint.h>

/* A generator of 32-bit integers and 53-bit doubles, for gsl_rng_alloc. Its
 * seed is that of GSL, its stream 0. */
extern const gsl_rng_type sw_gsl_stream;

/* Set `rng`, made of sw_gsl_stream, to the beginning of a stream of its own. */
void sw_gsl_stream_set(gsl_rng *rng, uint64_t seed, uint64_t stream);

#endif
