use greater_bay_ip::scale::{Linear, factors, rounds};
use proptest::prelude::*;

#[test]
fn a_domain_without_extent_still_gives_pixels() {
    let odd = [0.0, -3.0, 7.5, f64::NAN, f64::INFINITY, f64::NEG_INFINITY];
    for low in odd {
        for high in odd {
            let scale = Linear::new((low, high), (10.0, 90.0));
            for value in [-1.0, 0.0, 7.5, 1e12] {
                assert!(scale.at(value).is_finite(), "{low}..{high} at {value}");
            }
        }
    }
    assert_eq!(Linear::new((5.0, 5.0), (10.0, 90.0)).at(5.0), 10.0);
}

proptest! {
    #[test]
    fn both_ends_are_met_exactly_and_order_is_kept(
        low in -1e9_f64..1e9, span in 1e-3_f64..1e9, start in -2000.0_f64..2000.0, end in -2000.0_f64..2000.0,
        a in 0.0_f64..=1.0, b in 0.0_f64..=1.0,
    ) {
        let scale = Linear::new((low, low + span), (start, end));
        prop_assert_eq!(scale.at(low), start);
        prop_assert!((scale.at(low + span) - end).abs() < 1e-9);
        let (first, second) = (scale.at(low + a.min(b) * span), scale.at(low + a.max(b) * span));
        let is_kept = if start <= end { first <= second } else { first >= second };
        prop_assert!(is_kept, "{first} before {second}");
    }

    #[test]
    fn round_values_start_at_zero_are_few_and_reach_about_the_largest(largest in 1e-2_f64..1e13) {
        let values = rounds(largest);
        prop_assert!((2..=6).contains(&values.len()), "{values:?}");
        prop_assert_eq!(values[0], 0.0);
        let step = values[1];
        prop_assert!(values.windows(2).all(|pair| (pair[1] - pair[0] - step).abs() < step * 1e-9));
        prop_assert!(values[values.len() - 1] >= largest - step / 2.0);
    }

    #[test]
    fn values_of_equal_factors_lie_among_what_they_are_for(low in 1e-2_f64..1e9, factor in 1.0_f64..1e6) {
        let values = factors(low, low * factor);
        prop_assert!(values.iter().all(|&value| (low..=low * factor).contains(&value)));
        prop_assert!(values.windows(2).all(|pair| pair[1] / pair[0] > 1.2));
        prop_assert!(factor < 10.0 || values.len() >= 2, "{values:?}");
    }
}
