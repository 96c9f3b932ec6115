use greater_bay_ip::scale::Linear;
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
    fn ticks_are_few_sorted_and_within_the_domain(low in -1e6_f64..1e6, span in 1e-2_f64..1e7, most in 2_usize..12) {
        let ticks = Linear::new((low, low + span), (0.0, 100.0)).ticks(most);
        prop_assert!(ticks.len() <= most, "{} of {}", ticks.len(), most);
        prop_assert!(ticks.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(ticks.iter().all(|tick| (low - 1e-9 * span..=low + span * (1.0 + 1e-9)).contains(tick)));
    }
}
