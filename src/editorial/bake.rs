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
    /// What it is for.
    role: Role,
    /// The keys, and what a reader of the documentation sees beside each.
    members: Vec<(&'e str, &'e str)>,
}

/// What a set of keys is for.
#[derive(PartialEq)]
enum Role {
    /// A text is looked up by it.
    Text,
    /// It is read and written by its key.
    Keyed,
    /// The same, and readers choose some of it.
    Chosen,
}

impl Role {
    fn attributes(&self) -> &'static str {
        match self {
            Self::Text => "#[derive(strum::VariantArray)]",
            Self::Keyed => "#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]",
            Self::Chosen => {
                "#[derive(enumset::EnumSetType, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]\n\
                 #[enumset(no_super_impls)]"
            }
        }
    }
}

impl Set<'_> {
    fn bake_enum(&self, code: &mut String) {
        let Self { name, about, role, members } = self;
        line(code, format_args!("/// {about}"));
        line(code, format_args!("#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]"));
        line(code, format_args!("{}", role.attributes()));
        line(code, format_args!("pub enum {name} {{"));
        for (key, text) in members {
            let text = text.replace('`', "’");
            line(code, format_args!("    /// `{key}`: `{text}`"));
            if *role != Role::Text {
                line(code, format_args!("    #[strum(serialize = {key:?})]"));
            }
            line(code, format_args!("    {},", variant(key)));
        }
        line(code, format_args!("}}"));
    }

    /// `ALL`, `key` and `parse`.
    fn bake_keyed(&self, code: &mut String) {
        line(code, format_args!("vocabulary::keyed! {{ {} }}", self.name));
    }

    /// A method that looks up a text by position.
    fn bake_text<'t>(
        &self,
        code: &mut String,
        method: &str,
        about: &str,
        texts: impl Iterator<Item = &'t str>,
    ) {
        self.bake_lookup(code, method, about, "&'static str", join(texts.map(|text| format!("{text:?}"))));
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

/// `Message::PlaceMacao` for `place.macao`.
fn message(key: &str) -> String {
    format!("Message::{}", variant(key))
}
