use std::hash::{DefaultHasher, Hash, Hasher};

use super::super::{Editorial, Language};
use super::{Role, Set, join, line, message};
use crate::dataset::{Layer, Qualifier, Right, Stage};

/// Keys of messages are of use in tests and to editors, but only weight on a page.
const NATIVE: &str = "#[cfg(not(target_arch = \"wasm32\"))]";

/// Begins the keys of what only pages around the infographic say: it is in no pack that readers fetch.
const SITE: &str = "site.";

pub(super) fn bake(code: &mut String, editorial: &Editorial) {
    bake_messages(code, editorial);
    bake_packs(code, editorial);
}

fn bake_messages(code: &mut String, editorial: &Editorial) {
    let Some(english) = editorial.languages.first() else { return };
    let members = english.messages.iter().map(|(key, text)| (&**key, &**text));
    let (site, members): (Vec<_>, Vec<_>) = members.partition(|(key, _)| key.starts_with(SITE));
    let about = "A text that every language has; sorted by key, as the lines of a [`Pack`] are.";
    let set = Set { name: "Message", about, role: Role::Text, members };
    set.bake_enum(code);
    bake_message_keys(code, &set, "");
    let members = site.into_iter().map(|(key, text)| (&key[SITE.len()..], text)).collect();
    let about = "A text of the pages around the infographic, in every language; sorted by key.";
    let set = Set { name: "SiteMessage", about, role: Role::Text, members };
    line(code, format_args!("{NATIVE}"));
    set.bake_enum(code);
    bake_message_keys(code, &set, NATIVE);
    let words =
        |section: &str, keys: &[&str]| join(keys.iter().map(|key| message(&format!("{section}.{key}"))));
    let stages: Vec<&str> = Stage::ALL.iter().map(|stage| stage.key()).collect();
    let layers: Vec<&str> = Layer::ALL.iter().map(|layer| layer.key()).collect();
    let rights: Vec<&str> = Right::ALL.iter().map(|right| right.key()).collect();
    let qualifiers: Vec<&str> = Qualifier::ALL.iter().map(|qualifier| qualifier.key()).collect();
    for (method, about, kind, section, keys) in [
        ("of_stage", "The name of a link of the chain.", "Stage", "stage", &stages),
        ("of_layer", "The name of a layer.", "Layer", "layer", &layers),
        ("of_right", "The name of a right, or of what is done with it.", "Right", "right", &rights),
        ("of_qualifier", "The words a qualifier puts around a value.", "Qualifier", "qualifier", &qualifiers),
        ("of_qualifier_name", "The bare word of a qualifier.", "Qualifier", "qualifier-name", &qualifiers),
    ] {
        let answers = words(section, keys);
        bake_function(code, method, about, &format!("of: {kind}"), "of as usize", keys.len(), &answers);
    }
    let months: Vec<String> = (1..=12).map(|month: u8| month.to_string()).collect();
    let months: Vec<&str> = months.iter().map(String::as_str).collect();
    for (method, section, about) in [
        ("month", "month", "The name of a month, counted from January = 1; past December it begins again."),
        ("month_short", "month-short", "The short name of a month, counted like [`Message::month`]."),
    ] {
        let answers = words(section, &months);
        bake_function(code, method, about, "number: u8", "(number as usize + 11) % 12", 12, &answers);
    }
}

/// `ALL`, where `gate` allows, and `key`, which only editors and tests need.
fn bake_message_keys(code: &mut String, set: &Set, gate: &str) {
    line(
        code,
        format_args!(
            "{gate}\nimpl {} {{\n    /// Every one, in order.\n    \
             pub const ALL: &'static [Self] = <Self as strum::VariantArray>::VARIANTS;\n}}\n{NATIVE}",
            set.name
        ),
    );
    let keys = set.members.iter().map(|(key, _)| *key);
    set.bake_text(code, "key", "The key under which the files of messages have it.", keys);
}

fn bake_function(
    code: &mut String,
    method: &str,
    about: &str,
    parameter: &str,
    position: &str,
    count: usize,
    answers: &str,
) {
    line(
        code,
        format_args!(
            "impl Message {{\n    /// {about}\n    pub const fn {method}({parameter}) -> Self {{\n        \
             static ANSWERS: [Message; {count}] = [{answers}];\n        ANSWERS[{position}]\n    }}\n}}"
        ),
    );
}

fn bake_packs(code: &mut String, editorial: &Editorial) {
    line(
        code,
        format_args!(
            "/// All texts in one language.\n{NATIVE}\n#[derive(Debug, Clone, Copy, PartialEq, Eq)]\npub struct Pack {{\n    \
             /// The BCP 47 tag of the language.\n    pub tag: &'static str,\n    \
             /// One line per [`Message`], in their order.\n    pub lines: &'static [&'static str],\n    \
             /// One line per [`SiteMessage`], in their order.\n    pub site: &'static [&'static str],\n}}"
        ),
    );
    line(
        code,
        format_args!(
            "/// What the file of a language begins with: another build may have its messages in another order.\n\
             pub const WORDS_HASH: &str = \"{:016x}\";",
            hash(editorial)
        ),
    );
    let literal = |Language { tag, messages }: &Language| {
        let (site, lines): (Vec<_>, Vec<_>) = messages.iter().partition(|(key, _)| key.starts_with(SITE));
        let [lines, site] =
            [lines, site].map(|texts| join(texts.into_iter().map(|(_, text)| format!("{text:?}"))));
        format!("Pack {{ tag: {tag:?}, lines: &[{lines}], site: &[{site}] }}")
    };
    let named = |Language { tag, messages }: &Language| {
        let name = messages.get("ui.language-name").map_or("", String::as_str);
        format!("({tag:?}, {name:?})")
    };
    let names = join(editorial.languages.iter().map(named));
    line(
        code,
        format_args!(
            "/// The tag of each language and its name in itself, English first.\n\
             pub static LANGUAGES: [(&str, &str); {}] = [{names}];",
            editorial.languages.len()
        ),
    );
    if let Some(english) = editorial.languages.first() {
        let english = literal(english);
        line(
            code,
            format_args!(
                "/// The language that all others are compared with.\n{NATIVE}\npub static ENGLISH: Pack = {english};"
            ),
        );
    }
    let packs = join(editorial.languages.iter().map(literal));
    line(
        code,
        format_args!(
            "/// Every language, English first; a page fetches the one it needs.\n{NATIVE}\n\
             pub static PACKS: &[Pack] = &[{packs}];"
        ),
    );
}

/// Another number wherever the keys of messages, or what English says under them, are others.
fn hash(editorial: &Editorial) -> u64 {
    let mut hasher = DefaultHasher::new();
    editorial.languages.first().map(|english| &english.messages).hash(&mut hasher);
    hasher.finish()
}
