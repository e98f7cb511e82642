sw_unit_test(
    elementary
    philox
)
