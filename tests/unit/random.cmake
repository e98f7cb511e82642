sw_unit_test(
    distribution
    distribution_counts
    elementary
    philox
)
