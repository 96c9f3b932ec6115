use greater_bay_ip::order::sort_by_number;
use proptest::prelude::*;

proptest! {
    #[test]
    fn sorts_as_the_standard_library_and_keeps_equals_in_order(
        numbers in prop::collection::vec(prop_oneof![-1e6_f64..1e6, (0_i8..4).prop_map(f64::from)], 0..60)
    ) {
        let mut items: Vec<(usize, f64)> = numbers.into_iter().enumerate().collect();
        let mut expected = items.clone();
        expected.sort_by(|a, b| a.1.total_cmp(&b.1));
        sort_by_number(&mut items, |item| item.1);
        prop_assert_eq!(items, expected);
    }
}
