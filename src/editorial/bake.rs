//! The tables and messages as constants of the program.

mod figures;
mod languages;
mod registers;
mod tour;

use std::fmt::Write;

use super::Editorial;
use super::variant::variant;

/// The text of a Rust file that holds everything in typed tables.
pub fn bake(editorial: &Editorial) -> String {
    let mut code = String::new();
    registers::bake(&mut code, editorial);
    figures::bake(&mut code, editorial);
    tour::bake(&mut code, editorial);
    languages::bake(&mut code, editorial);
    code
}

/// A closed set of keys that becomes an enum.
struct Set<'e> {
    /// The name of the enum.
    name: &'static str,
    /// What one of it is.
    about: &'static str,
    /// Wide enough for all of them.
    width: &'static str,
    /// The keys, and what a reader of the documentation sees beside each.
    members: Vec<(&'e str, &'e str)>,
}

impl Set<'_> {
    fn bake_enum(&self, code: &mut String) {
        let Self { name, about, width, members } = self;
        line(code, format_args!("/// {about}"));
        line(code, format_args!("#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]"));
        line(code, format_args!("#[repr({width})]\npub enum {name} {{"));
        for (key, text) in members {
            let text = text.replace('`', "’");
            line(code, format_args!("    /// `{key}`: `{text}`\n    {},", variant(key)));
        }
        line(code, format_args!("}}"));
    }

    /// `ALL` and, where `gate` allows, `KEYS` and `key`.
    fn bake_keys(&self, code: &mut String, gate: &str) {
        let Self { name, members, .. } = self;
        let all = join(members.iter().map(|(key, _)| format!("Self::{}", variant(key))));
        let keys = lines(members.iter().map(|(key, _)| *key));
        line(
            code,
            format_args!(
                "impl {name} {{\n    /// Every one, in order.\n    pub const ALL: &'static [Self] = &[{all}];\n\n    \
                 /// The key of each, a line each.\n    {gate}\
                 pub const KEYS: &'static str = {keys:?};\n\n    \
                 /// The word as it stands in the tables, in addresses and in the script interface.\n    {gate}\
                 pub fn key(self) -> &'static str {{\n        line(Self::KEYS, self as usize)\n    }}\n}}"
            ),
        );
    }

    fn bake_parse(&self, code: &mut String) {
        line(
            code,
            format_args!(
                "impl {} {{\n    /// The member whose key is `text`, if there is one.\n    \
                 pub fn parse(text: &str) -> Option<Self> {{\n        \
                 Self::ALL.iter().copied().find(|member| member.key() == text)\n    }}\n}}",
                self.name
            ),
        );
    }

    /// A method that looks up a text by position.
    fn bake_text<'t>(
        &self,
        code: &mut String,
        method: &str,
        about: &str,
        texts: impl Iterator<Item = &'t str>,
    ) {
        line(
            code,
            format_args!(
                "impl {} {{\n    /// {about}\n    pub fn {method}(self) -> &'static str {{\n        \
                 line({:?}, self as usize)\n    }}\n}}",
                self.name,
                lines(texts)
            ),
        );
    }

    /// A method that looks its answer up by position.
    fn bake_lookup(&self, code: &mut String, method: &str, about: &str, kind: &str, answers: String) {
        // Statics are that long-lived by themselves.
        let stored = kind.replace("&'static ", "&");
        line(
            code,
            format_args!(
                "impl {} {{\n    /// {about}\n    pub const fn {method}(self) -> {kind} {{\n        \
                 static ANSWERS: [{stored}; {}] = [{answers}];\n        ANSWERS[self as usize]\n    }}\n}}",
                self.name,
                self.members.len()
            ),
        );
    }
}

fn line(code: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing into a string cannot fail.
    let _ = writeln!(code, "{text}");
}

fn join(items: impl IntoIterator<Item = String>) -> String {
    items.into_iter().collect::<Vec<_>>().join(", ")
}

fn lines<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    texts.collect::<Vec<_>>().join("\n")
}

/// `Message::PlaceMacao` for `place.macao`.
fn message(key: &str) -> String {
    format!("Message::{}", variant(key))
}
