use greater_bay_ip::dataset::{ENGLISH, Message, PACKS};
use greater_bay_ip::language::{ForeignPack, Language};

fn owned(items: &[&str]) -> Vec<String> {
    items.iter().map(|&item| item.to_owned()).collect()
}

#[test]
fn languages_are_found_whatever_the_case_of_their_tag() {
    assert_eq!(Language::find("ZH-hans").unwrap().tag(), "zh-Hans");
    assert_eq!(Language::english().tag(), "en");
    assert!(Language::find("fr").is_none() && Language::find("").is_none());
}

#[test]
fn a_loaded_language_says_the_same_as_a_baked_one() {
    for pack in PACKS {
        let loaded = Language::load(pack.tag, &pack.lines.join("\n")).unwrap();
        let baked = Language::find(pack.tag).unwrap();
        assert!(Message::ALL.iter().all(|&message| loaded.text(message) == baked.text(message)));
        assert_eq!(loaded.numbers(), baked.numbers());
    }
}

#[test]
fn a_language_file_of_another_build_is_refused() {
    let error = Language::load("pt", "one\ntwo").unwrap_err();
    let expected = ENGLISH.lines.len();
    assert_eq!(error, ForeignPack { tag: "pt".to_owned(), found: 2, expected });
    assert!(error.to_string().contains("“pt” has 2 lines"), "{error}");
    assert!(Language::load("pt", "").is_err());
}

#[test]
fn placeholders_are_filled_once_and_by_name() {
    let english = Language::english();
    let filled = english.fill(Message::UiQuotient, &[("divisor", "7"), ("dividend", "{divisor}")]);
    assert_eq!(filled, "{divisor} ÷ 7");
    assert_eq!(english.fill(Message::UiQuotient, &[]), " ÷ ");
}

#[test]
fn lists_are_joined_as_each_language_does() {
    let english = Language::english();
    assert_eq!(english.list(&[]), "");
    assert_eq!(english.list(&owned(&["a"])), "a");
    assert_eq!(english.list(&owned(&["a", "b"])), "a and b");
    assert_eq!(english.list(&owned(&["a", "b", "c"])), "a, b and c");
    let chinese = Language::find("zh-Hans").unwrap();
    assert_eq!(chinese.list(&owned(&["香港", "澳门", "深圳"])), "香港、澳门和深圳");
}
