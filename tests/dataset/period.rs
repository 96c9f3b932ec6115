use greater_bay_ip::dataset::{Date, Month, Period};
use proptest::prelude::*;

fn any_period() -> impl Strategy<Value = Period> {
    let year = 1900_u16..2100;
    let month = (1900_u16..2100, 1_u8..=12).prop_map(|(year, month)| Month::new(year, month));
    prop_oneof![
        year.clone().prop_map(Period::Year),
        month.clone().prop_map(Period::AsOf),
        (year.clone(), 1_u8..=2).prop_map(|(year, half)| Period::Half(year, half)),
        (month.clone(), month)
            .prop_filter("in order", |(from, to)| from < to)
            .prop_map(|(from, to)| Period::Months(from, to)),
        year.clone().prop_map(Period::ToDate),
        (year.clone(), 1_u8..=12, 1_u8..=28)
            .prop_map(|(year, month, day)| Period::Day(Date::new(year, month, day))),
        (year.clone(), year)
            .prop_filter("in order", |(from, to)| from < to)
            .prop_map(|(a, b)| Period::Years(a, b)),
    ]
}

#[test]
fn refuses_what_is_no_period() {
    for text in [
        "",
        "25",
        "2025-13",
        "2025-00",
        "2025-6",
        "2025-+6",
        "2025-H3",
        "2025-h1",
        "2025-08/01",
        "2025-01/13",
        "2025/2021",
        "2025/2025",
        "2025-to-dat",
        "-to-date",
        "2025-06-31",
        "2025-02-29",
        "1900-02-29",
        "2025-06-00",
        "2025-6-30",
        "2025-06-3",
        "2025-06-30-1",
        "2025-H1-01",
        "2025-01/08/09",
        "1899",
        "２０２５",
    ] {
        assert_eq!(Period::parse(text), None, "{text:?}");
    }
}

#[test]
fn ends_where_its_last_day_ends() {
    let end = |text: &str| Period::parse(text).unwrap().end();
    assert_eq!(end("2025-06"), end("2025-H1"));
    assert_eq!(end("2025-01/12"), end("2025"));
    assert_eq!(end("2021/2025"), 2026.0);
    assert_eq!(end("2022-05/2023-06"), 2023.5);
    assert_eq!(end("2025-10-31"), end("2025-10"));
    assert_eq!(end("2024-02-29"), end("2024-02"));
    assert!(end("2025-10-30") < end("2025-10-31") && end("2025-09") < end("2025-10-01"));
    assert_eq!(end("told-2025-10-31"), end("2025-10-31"));
    assert_eq!(Period::parse("told-2025-10-31").unwrap().year(), 2025);
    assert_eq!(Period::parse("told-2025-10"), None);
    assert_eq!(Period::parse("2025-10-28").unwrap().year(), 2025);
}

proptest! {
    #[test]
    fn reads_back_what_it_writes(period in any_period()) {
        prop_assert_eq!(Period::parse(&period.to_string()), Some(period));
    }

    #[test]
    fn days_follow_one_another(year in 1900_u16..2100, month in 1_u8..=12, day in 1_u8..=30) {
        let end = |day: u8| Period::parse(&format!("{year}-{month:02}-{day:02}")).map(Period::end);
        if let (Some(one), Some(next)) = (end(day), end(day + 1)) {
            prop_assert!(one < next && next <= Period::AsOf(Month::new(year, month)).end());
        }
    }

    #[test]
    fn reads_any_text_without_panic(text in "\\PC*|20[0-9]{2}[-/+H0-9]{0,9}") {
        if let Some(period) = Period::parse(&text) {
            prop_assert_eq!(Period::parse(&period.to_string()), Some(period));
        }
    }
}

proptest! {
    #[test]
    fn a_code_tells_periods_apart_and_a_shape_those_that_are_unlike(one in any_period(), other in any_period()) {
        prop_assert!(one.code() >> 44 == 0 && one.shape() >> Period::SHAPE_BITS == 0);
        prop_assert_eq!(one.code() == other.code(), one == other);
        if one.is_like(one) && other.is_like(other) {
            prop_assert_eq!(one.shape() == other.shape(), one.is_like(other));
        }
    }
}
