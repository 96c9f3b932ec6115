use greater_bay_ip::dataset::Decimal;
use proptest::prelude::*;

#[test]
fn keeps_the_digits_as_printed() {
    assert_eq!(Decimal::parse("98.36"), Some(Decimal::new(9836, 2)));
    assert_eq!(Decimal::parse("14.0"), Some(Decimal::new(140, 1)));
    assert_eq!(Decimal::parse("-0.05"), Some(Decimal::new(-5, 2)));
    assert_eq!(Decimal::new(-5, 2).to_string(), "-0.05");
}

#[test]
fn refuses_everything_that_is_not_plain_digits() {
    for text in ["", ".", "1.", ".5", "+1", "1e3", "1,413", "1 000", "--1", "0x1", "١", "1234567890123456789"]
    {
        assert_eq!(Decimal::parse(text), None, "{text:?}");
    }
}

#[test]
fn rounds_upwards_to_so_many_digits() {
    for (number, count, rounded) in [
        (Decimal::new(10_385, 0), 3, "10400"),
        (Decimal::new(10_400, 0), 3, "10400"),
        (Decimal::new(9_999, 0), 3, "10000"),
        (Decimal::new(12, 0), 3, "12"),
        (Decimal::new(0, 0), 3, "0"),
        (Decimal::new(-10_385, 0), 3, "-10300"),
    ] {
        assert_eq!(number.rounded_up(count).to_string(), rounded);
    }
}

proptest! {
    #[test]
    fn reads_back_what_it_writes(digits in -999_999_999_999_999_999_i64..=999_999_999_999_999_999, decimals in 0_u8..=17) {
        let number = Decimal::new(digits, decimals);
        prop_assert_eq!(Decimal::parse(&number.to_string()), Some(number));
    }

    #[test]
    fn is_not_below_what_was_rounded_up(digits in 0..=999_999_999_999_999_999_i64, decimals in 0_u8..=17, count in 1_u32..=18) {
        let number = Decimal::new(digits, decimals);
        let rounded = number.rounded_up(count).to_f64();
        prop_assert!(rounded >= number.to_f64() && rounded <= number.to_f64() * (1.0 + 10_f64.powi(1 - count as i32)) * 1.000_000_001);
    }

    #[test]
    fn reads_any_text_without_panic(text in "\\PC*|[-0-9.]{0,30}") {
        if let Some(number) = Decimal::parse(&text) {
            prop_assert_eq!(Decimal::parse(&number.to_string()), Some(number));
        }
    }
}
