use greater_bay_ip::dataset::{BAKED, Decimal, Layer, Message, Period, Qualifier};
use greater_bay_ip::format::{self, Length, Numbers, Standing, sentence_case};
use greater_bay_ip::language::Language;
use proptest::prelude::*;

use crate::matrix::languages;

const NO_BREAK: &str = "\u{a0}";

fn language(tag: &str) -> Language {
    Language::find(tag).unwrap()
}

fn number(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

#[track_caller]
fn shortened(tag: &str, expected: &[(&str, &str)]) {
    for (plain, written) in expected {
        let short = Numbers::of(&language(tag)).short(number(plain), Standing::Alone);
        assert_eq!(short.replace(NO_BREAK, "~"), *written, "{plain} in {tag}");
    }
}

#[test]
fn english_numbers_are_written_as_newspapers_do() {
    shortened(
        "en",
        &[
            ("817000", "817,000"),
            ("8524000", "8.524~million"),
            ("200000000000", "200~billion"),
            ("14000000000000", "14~trillion"),
            ("98.36", "98.36"),
            ("1413", "1,413"),
            ("8524001", "8,524,001"),
            ("-1413", "−1,413"),
            ("0", "0"),
        ],
    );
}

#[test]
fn chinese_numbers_are_counted_in_ten_thousands() {
    let expected =
        [("817000", "81.7万"), ("8524000", "852.4万"), ("200000000000", "2000亿"), ("98.36", "98.36")];
    shortened("zh-Hans", &expected);
    shortened("zh-Hans", &[("14000000000000", "14万亿"), ("27483", "27,483"), ("1413", "1413")]);
    shortened("zh-Hant", &[("817000", "81.7萬"), ("8524000", "852.4萬"), ("200000000000", "2000億")]);
}

#[test]
fn portuguese_numbers_have_a_comma_and_no_billions() {
    shortened(
        "pt",
        &[
            ("817000", "817~mil"),
            ("8524000", "8,524~milhões"),
            ("200000000000", "200~mil~milhões"),
            ("14000000000000", "14~biliões"),
            ("98.36", "98,36"),
            ("1413", "1413"),
            ("13500", "13~500"),
        ],
    );
    let short = Numbers::of(&language("pt")).short(number("8524000"), Standing::BeforeNoun);
    assert_eq!(short.replace(NO_BREAK, "~"), "8,524~milhões de");
}

#[test]
fn all_digits_are_written_where_there_is_room() {
    let full =
        |tag: &str, plain: &str| Numbers::of(&language(tag)).full(number(plain)).replace(NO_BREAK, "~");
    assert_eq!(full("en", "8524000"), "8,524,000");
    assert_eq!(full("zh-Hans", "8524000"), "8,524,000");
    assert_eq!(full("pt", "8524000"), "8~524~000");
    assert_eq!(full("pt", "1413"), "1413");
    assert_eq!(full("en", "14.0"), "14.0");
}

#[test]
fn shares_are_percentages_or_the_fraction_the_source_gives() {
    let percent = |tag: &str, plain: &str| Numbers::of(&language(tag)).percent(number(plain));
    assert_eq!(percent("en", "0.253"), "25.3%");
    assert_eq!(percent("pt", "0.253"), "25,3%");
    assert_eq!(percent("en", "0.3"), "30%");
    assert_eq!(percent("en", "1.5"), "150%");
    let share = BAKED.counted().map(|id| BAKED.figure(id)).find(|f| f.qualifier == Qualifier::About).unwrap();
    assert_eq!(format::value(share, Length::Short, &language("en")), "about 1/6");
    assert_eq!(format::value(share, Length::Full, &language("zh-Hans")), "约1/6");
}

#[test]
fn a_scale_word_can_be_left_to_the_axis() {
    let english = language("en");
    let numbers = Numbers::of(&english);
    let scale = numbers.scale_for(853_990_000_000.0);
    assert_eq!(scale.map(|scale| scale.suffix.trim_start()), Some("billion"));
    assert_eq!(numbers.in_scale(number("853990000000"), &scale.unwrap()), "853.99");
    assert_eq!(numbers.in_scale(number("41000000"), &scale.unwrap()), "0.041");
    assert_eq!(numbers.scale_for(999.0), None);
}

#[test]
fn labels_begin_with_a_capital() {
    assert_eq!(sentence_case("área"), "Área");
    assert_eq!(sentence_case("valid patents"), "Valid patents");
    assert_eq!(sentence_case("有效专利"), "有效专利");
    for letter in '\0'..='ÿ' {
        // These three have their capitals elsewhere; no word begins with them.
        if !matches!(letter, 'µ' | 'ß' | 'ÿ') {
            assert_eq!(sentence_case(&letter.to_string()), letter.to_uppercase().to_string());
        }
    }
    assert_eq!(sentence_case(""), "");
}

/// The figures of the story in every language, short and in full where that differs.
#[test]
fn the_story_reads_right_in_every_language() {
    let mut table = String::new();
    for figure in BAKED.counted().map(|id| BAKED.figure(id)).filter(|figure| figure.layer == Layer::Story) {
        table += &format!("{} {} {}\n", figure.metric.key(), figure.place.key(), figure.qualifier.key());
        for language in languages() {
            let [short, full] =
                [Length::Short, Length::Full].map(|length| format::quantity(figure, length, &language));
            let full = if full == short { String::new() } else { format!(" | {full}") };
            table += &format!("  {:<8}{short}{full}\n", language.tag()).replace(NO_BREAK, "~");
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn a_figure_never_loses_the_word_for_how_exact_it_is() {
    for language in languages() {
        for figure in BAKED.counted().map(|id| BAKED.figure(id)) {
            let template = language.text(Message::of_qualifier(figure.qualifier));
            let words = template.split("{value}").map(str::trim).filter(|word| !word.is_empty());
            for word in words {
                for length in [Length::Short, Length::Full] {
                    let texts = [
                        format::value(figure, length, &language),
                        format::quantity(figure, length, &language),
                    ];
                    assert!(texts.iter().all(|text| text.contains(word)), "{word}: {texts:?}");
                }
            }
            assert_eq!(template == "{value}", figure.qualifier == Qualifier::Exact, "{}", language.tag());
        }
    }
}

#[test]
fn every_form_of_period_reads_right_in_every_language() {
    let forms = [
        "2025",
        "2025-06",
        "2025-H1",
        "2024-H2",
        "2025-01/08",
        "2022-05/2023-06",
        "2025-to-date",
        "2021/2025",
        "2025-10-28",
        "told-2025-10-31",
    ];
    let mut table = String::new();
    for form in forms {
        table += &format!("{form}\n");
        for language in languages() {
            let words = format::period(Period::parse(form).unwrap(), &language);
            table += &format!("  {:<8}{words}\n", language.tag()).replace(NO_BREAK, "~");
        }
    }
    insta::assert_snapshot!(table);
}

/// A number as `digits × 10^exponent` without trailing zeros.
fn trimmed(number: Decimal) -> (i64, i32) {
    let (mut digits, mut exponent) = (number.digits, -i32::from(number.decimals));
    while digits != 0 && digits % 10 == 0 {
        (digits, exponent) = (digits / 10, exponent + 1);
    }
    if digits == 0 { (0, 0) } else { (digits, exponent) }
}

/// Reads a number as the language writes it.
fn read(text: &str, language: &Language) -> Decimal {
    let plain = text.replace(language.text(Message::NumberGroup), "").replace('−', "-");
    Decimal::parse(&plain.replace(language.text(Message::NumberDecimal), ".")).unwrap()
}

/// The number and the power of ten of the scale word behind it.
fn unscaled<'a>(text: &'a str, language: &Language) -> (&'a str, i32) {
    let scales = language.text(Message::NumberScales).split('|').flat_map(|scale| {
        let mut parts = scale.splitn(4, ':');
        let power: i32 = parts.next().unwrap().parse().unwrap();
        // The word for many, and the one for exactly one where that is another.
        parts.skip(1).map(move |word| (power, word.to_owned())).collect::<Vec<_>>()
    });
    let mut scales: Vec<(i32, String)> = scales.collect();
    scales.sort_by_key(|(_, word)| std::cmp::Reverse(word.len()));
    let scale = scales.iter().find_map(|(power, word)| Some((text.strip_suffix(word.as_str())?, *power)));
    scale.unwrap_or((text, 0))
}

proptest! {
    #[test]
    fn all_digits_read_back_as_the_same_number(digits in -999_999_999_999_999_i64..=999_999_999_999_999, decimals in 0_u8..=9) {
        let number = Decimal::new(digits, decimals);
        for language in languages() {
            prop_assert_eq!(read(&Numbers::of(&language).full(number), &language), number);
        }
    }

    #[test]
    fn a_shortened_number_loses_no_digit(digits in -99_999_i64..=99_999, zeros in 0_u32..12, decimals in 0_u8..=4) {
        let number = Decimal::new(digits * 10_i64.pow(zeros), decimals);
        for language in languages() {
            let short = Numbers::of(&language).short(number, Standing::Alone);
            let (plain, power) = unscaled(&short, &language);
            let (read_digits, exponent) = trimmed(read(plain, &language));
            let exponent = if read_digits == 0 { 0 } else { exponent + power };
            prop_assert_eq!((read_digits, exponent), trimmed(number), "{}", short);
        }
    }
}
