use greater_bay_ip::cli::bench::exponent::exponent;
use proptest::prelude::*;

#[test]
fn two_sizes_are_needed() {
    assert_eq!(exponent([]), None);
    assert_eq!(exponent([(10.0, 1.0), (10.0, 2.0)]), None);
    assert_eq!(exponent([(10.0, 1.0), (20.0, 0.0), (0.0, 3.0), (30.0, f64::INFINITY)]), None);
}

#[test]
fn of_what_is_no_power_it_is_the_one_that_lies_nearest() {
    // One doubling of three costs nothing.
    let found = exponent([(1.0, 1.0), (2.0, 2.0), (4.0, 2.0), (8.0, 4.0)]).unwrap();
    assert!((found - 0.6).abs() < 1e-12, "{found}");
}

proptest! {
    #[test]
    fn of_a_power_it_is_that_of_the_power(
        power in -3.0..3.0,
        factor in 1e-6..1e6,
        sizes in proptest::collection::btree_set(1_u32..1_000_000, 2..12),
    ) {
        let points = sizes.iter().map(|&size| (f64::from(size), factor * f64::from(size).powf(power)));
        // Sizes that lie close together tell little of it.
        let tolerance = 1e-6;
        prop_assert!((exponent(points).unwrap() - power).abs() < tolerance);
    }
}
