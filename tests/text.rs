use greater_bay_ip::text::{Font, TextMeasure, WidthTable, wrap};
use proptest::prelude::*;

const COUNTED: &str = "万亿萬億年月日";
const CLOSING: &str = "，。、；：）》」”％";

fn lines(text: &str, width: f64) -> Vec<&str> {
    wrap(text, width, Font::LABEL, &WidthTable)
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|&character| !character.is_whitespace()).collect()
}

#[test]
fn breaks_between_words_and_between_ideographs() {
    assert_eq!(lines("valid invention patents", 100.0), ["valid", "invention", "patents"]);
    assert_eq!(lines("大湾区有效发明专利", 45.0), ["大湾区", "有效发", "明专利"]);
    assert_eq!(lines("Hong Kong–Guangzhou", 90.0), ["Hong Kong–", "Guangzhou"]);
    assert_eq!(lines("", 80.0), Vec::<&str>::new());
    assert_eq!(lines("   ", 80.0), Vec::<&str>::new());
}

#[test]
fn numbers_stay_with_their_scale_word_and_unit_and_years_whole() {
    assert_eq!(lines("共852.4万件", 60.0), ["共", "852.4万件"]);
    assert_eq!(lines("截至2025年6月", 50.0), ["截至", "2025年", "6月"]);
    assert_eq!(lines("2019–2025", 10.0), ["2019–2025"]);
    assert_eq!(lines("200\u{a0}mil\u{a0}milhões", 10.0), ["200\u{a0}mil\u{a0}milhões"]);
}

#[test]
fn a_text_that_marks_its_phrases_ends_its_lines_there_and_within_one_only_where_it_must() {
    assert_eq!(
        lines("大湾区的|有效发明专利".replace('|', "\u{200b}").as_str(), 112.0),
        ["大湾区的\u{200b}", "有效发明专利"]
    );
    let whole = "深圳有\u{200b}发明专利\u{200b}31,135件";
    assert_eq!(lines(whole, 300.0), [whole]);
    assert_eq!(lines(whole, 105.0), ["深圳有\u{200b}发明专利\u{200b}", "31,135件"]);
    assert_eq!(lines(whole, 60.0), ["深圳有\u{200b}", "发明专利\u{200b}", "31,135件"]);
    // A phrase that no line holds begins where there is room.
    assert_eq!(lines("深圳有\u{200b}发明专利", 50.0), ["深圳有\u{200b}", "发明专", "利"]);
}

#[test]
fn a_number_stays_with_what_it_counts() {
    assert_eq!(lines("共28项措施", 40.0), ["共", "28项", "措施"]);
    assert_eq!(lines("增长30%以上", 50.0), ["增长", "30%以", "上"]);
}

#[test]
fn punctuation_stays_with_what_it_closes_and_opens() {
    assert_eq!(lines("专利（商标）。", 40.0), ["专利", "（商", "标）。"]);
    assert_eq!(lines("香港，澳门", 10.0), ["香", "港，", "澳", "门"]);
}

#[test]
fn bold_is_wider_than_regular_and_ideographs_fill_their_em() {
    for text in ["Guangzhou", "1,413", "mais de"] {
        assert!(WidthTable.width(text, Font::STRONG) > WidthTable.width(text, Font::LABEL), "{text}");
    }
    assert_eq!(WidthTable.width("大湾区", Font::LABEL), 42.0);
    assert_eq!(WidthTable.width("", Font::LABEL), 0.0);
}

proptest! {
    #[test]
    fn wrapping_keeps_every_character_in_order(
        text in "[a-zA-Z0-9 ,.–/（）《》，。、万亿年深圳香港éã]{0,60}|[\\PC&&[^\\pZ]]{0,40}", width in 0.0_f64..400.0
    ) {
        let text = text.trim_start();
        let lines = lines(text, width);
        prop_assert_eq!(without_spaces(&lines.concat()), without_spaces(text));
        for line in &lines {
            prop_assert!(!line.is_empty());
            let is_single = || wrap(line, 0.0, Font::LABEL, &WidthTable).len() == 1;
            prop_assert!(WidthTable.width(line, Font::LABEL) <= width || is_single(), "{line:?} over {width}");
        }
    }

    #[test]
    fn no_line_begins_with_what_belongs_to_the_one_before(
        text in "[a-zA-Z0-9,.（《“」）》”，。、；：％万亿萬億年月日深圳香港]{0,60}", width in 0.0_f64..200.0
    ) {
        for pair in lines(&text, width).windows(2) {
            let (last, first) = (pair[0].chars().next_back().unwrap(), pair[1].chars().next().unwrap());
            prop_assert!(!CLOSING.contains(first), "{pair:?}");
            prop_assert!(!(last.is_ascii_digit() && COUNTED.contains(first)), "{pair:?}");
            prop_assert!(!"（《“".contains(last), "{pair:?}");
        }
    }
}
