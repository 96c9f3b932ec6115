use greater_bay_ip::dataset::{Message, PACKS, WORDS_HASH};
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
        let loaded = Language::load(pack.tag, &Language::find(pack.tag).unwrap().file()).unwrap();
        let baked = Language::find(pack.tag).unwrap();
        assert!(Message::ALL.iter().all(|&message| loaded.text(message) == baked.text(message)));
    }
}

#[test]
fn a_language_file_of_another_build_is_refused() {
    // As many lines as there are messages do not make them the same messages.
    let other = Language::english().file().replacen(WORDS_HASH, "0123456789abcdef", 1);
    let error = Language::load("pt", &other).unwrap_err();
    assert_eq!(error, ForeignPack::OtherBuild { tag: "pt".to_owned(), found: "0123456789abcdef".to_owned() });
    let expected = format!("“pt” is of build \"0123456789abcdef\", this is build {WORDS_HASH:?}");
    assert!(error.to_string().contains(&expected), "{error}");
    for foreign in ["", "<!doctype html>", "\n", &"x".repeat(100_000)] {
        assert!(
            matches!(Language::load("pt", foreign), Err(ForeignPack::OtherBuild { .. })),
            "{foreign:.20}"
        );
    }
}

#[test]
fn a_language_file_that_was_cut_off_is_refused() {
    let whole = Language::english().file();
    let ends =
        whole.char_indices().map(|(end, _)| end).step_by(997).chain([whole.len() - 1, whole.len() - 20]);
    for end in ends.filter(|end| *end > WORDS_HASH.len()) {
        let error = Language::load("pt", &whole[..end]).unwrap_err();
        assert!(matches!(error, ForeignPack::Damaged { .. }), "{end}: {error}");
    }
    let twice = whole.replacen('\n', "\n\n", 1);
    assert!(matches!(Language::load("pt", &twice), Err(ForeignPack::Damaged { .. })));
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
