//! Closed sets of keys as enums.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::editorial::variant::variant;

/// A closed set of keys that becomes an enum.
pub(super) struct Set<'e> {
    /// The name of the enum.
    pub(super) name: &'static str,
    /// What one of it is.
    pub(super) about: &'static str,
    /// What it is for.
    pub(super) role: Role,
    /// The keys, and what a reader of the documentation sees beside each.
    pub(super) members: Vec<(&'e str, &'e str)>,
}

/// What a set of keys is for.
#[derive(PartialEq)]
pub(super) enum Role {
    /// A text is looked up by it.
    Text,
    /// It is read and written by its key.
    Keyed,
    /// The same, and readers choose some of it.
    Chosen,
}

impl Role {
    fn attributes(&self) -> TokenStream {
        match self {
            Self::Text => quote! { #[derive(strum::VariantArray)] },
            Self::Keyed => {
                quote! { #[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)] }
            }
            Self::Chosen => quote! {
                #[derive(enumset::EnumSetType, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
                #[enumset(no_super_impls)]
            },
        }
    }
}

impl Set<'_> {
    /// The enum; with a role that reads and writes keys, also its `ALL`, `key` and `parse`.
    pub(super) fn declared(&self) -> TokenStream {
        let Self { about, role, members, .. } = self;
        let (name, about, attributes) = (name(self.name), documented(about), role.attributes());
        let is_keyed = *role != Role::Text;
        let members = members.iter().map(|(key, text)| {
            let about = documented(&format!("`{key}`: `{}`", text.replace('`', "’")));
            let written = is_keyed.then(|| quote! { #[strum(serialize = #key)] });
            let member = member(key);
            quote! { #about #written #member, }
        });
        let keyed = is_keyed.then(|| quote! { vocabulary::keyed! { #name } });
        quote! {
            #about
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            #attributes
            pub enum #name { #(#members)* }
            #keyed
        }
    }

    /// A method that looks its answer up by position.
    pub(super) fn lookup(
        &self,
        method: &str,
        about: &str,
        kind: TokenStream,
        answers: impl IntoIterator<Item = TokenStream>,
    ) -> TokenStream {
        lookup(self.name, quote! { self }, quote! { self as usize }, method, about, kind, answers)
    }
}

/// A method of an enum that takes something and looks its answer up at a position.
pub(super) fn lookup(
    of: &str,
    parameter: TokenStream,
    position: TokenStream,
    method: &str,
    about: &str,
    kind: TokenStream,
    answers: impl IntoIterator<Item = TokenStream>,
) -> TokenStream {
    let (of, method, about) = (name(of), name(method), documented(about));
    let answers: Vec<TokenStream> = answers.into_iter().collect();
    let count = answers.len();
    quote! {
        impl #of {
            #about
            pub const fn #method(#parameter) -> #kind {
                static ANSWERS: [#kind; #count] = [#(#answers),*];
                ANSWERS[#position]
            }
        }
    }
}

/// A name of the program.
pub(super) fn name(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// The name that a key gets in an enum.
pub(super) fn member(key: &str) -> Ident {
    name(&variant(key))
}

/// `Message::PlaceMacao` for `place.macao`.
pub(super) fn message(key: &str) -> TokenStream {
    let member = member(key);
    quote! { Message::#member }
}

/// A variant of an enum of the vocabulary, `Layer::Story`, by its debug form.
pub(super) fn word(of: &str, word: impl std::fmt::Debug) -> TokenStream {
    let (of, word) = (name(of), name(&format!("{word:?}")));
    quote! { #of::#word }
}

/// An `Option`, as code.
pub(super) fn option(code: Option<TokenStream>) -> TokenStream {
    code.map_or_else(|| quote! { None }, |code| quote! { Some(#code) })
}

/// A line of documentation.
pub(super) fn documented(text: &str) -> TokenStream {
    let text = format!(" {text}");
    quote! { #[doc = #text] }
}
