use std::hash::{DefaultHasher, Hash, Hasher};

use proc_macro2::TokenStream;
use quote::quote;

use super::set::{Role, Set, lookup, message, name};
use crate::dataset::{Layer, Qualifier, Right, SourceKind, Stage};
use crate::editorial::entry::{Editorial, Language};

/// Begins the keys of what only pages around the infographic say: it is in no pack that readers fetch.
const SITE: &str = "site.";

pub(super) fn bake(editorial: &Editorial) -> TokenStream {
    [messages, names, packs].iter().map(|bake| bake(editorial)).collect()
}

/// Keys of messages are of use in tests and to editors, but only weight on a page.
fn native() -> TokenStream {
    quote! { #[cfg(not(target_arch = "wasm32"))] }
}

/// The keys of messages as enums, by which texts are looked up.
fn messages(editorial: &Editorial) -> TokenStream {
    let english = editorial.languages.first().into_iter().flat_map(|english| &english.messages);
    let english = english.map(|(key, text)| (&**key, &**text));
    let (site, members): (Vec<_>, Vec<_>) = english.partition(|(key, _)| key.starts_with(SITE));
    let about = "A text that every language has; sorted by key, as the lines of a language file are.";
    let messages = Set { name: "Message", about, role: Role::Text, members };
    let members = site.into_iter().map(|(key, text)| (key.strip_prefix(SITE).unwrap_or(key), text)).collect();
    let about = "A text of the pages around the infographic, in every language; sorted by key.";
    let site = Set { name: "SiteMessage", about, role: Role::Text, members };
    let (native, declared, declared_for_site) = (native(), messages.declared(), site.declared());
    let (listed, listed_for_site) = (listed(&messages), listed(&site));
    let (keys, keys_of_site) = (keys(&messages), keys(&site));
    quote! {
        #declared
        #listed
        #native
        #keys
        #native
        #declared_for_site
        #native
        #listed_for_site
        #native
        #keys_of_site
    }
}

/// `ALL` of a set of messages.
fn listed(set: &Set) -> TokenStream {
    let name = name(set.name);
    quote! {
        impl #name {
            /// Every one, in order.
            pub const ALL: &'static [Self] = <Self as strum::VariantArray>::VARIANTS;
        }
    }
}

/// `key` of a set of messages.
fn keys(set: &Set) -> TokenStream {
    let (name, count) = (name(set.name), set.members.len());
    let keys = set.members.iter().map(|(key, _)| key);
    quote! {
        impl #name {
            /// The key under which the files of messages have it.
            pub const fn key(self) -> &'static str {
                static ANSWERS: [&str; #count] = [#(#keys),*];
                ANSWERS[self as usize]
            }
        }
    }
}

/// The messages that name words of the vocabulary, and the months.
fn names(_: &Editorial) -> TokenStream {
    let keys_of = |section: &str, keys: &[&str]| -> Vec<TokenStream> {
        keys.iter().map(|key| message(&format!("{section}.{key}"))).collect()
    };
    let stages: Vec<&str> = Stage::ALL.iter().map(|stage| stage.key()).collect();
    let layers: Vec<&str> = Layer::ALL.iter().map(|layer| layer.key()).collect();
    let rights: Vec<&str> = Right::ALL.iter().map(|right| right.key()).collect();
    let kinds: Vec<&str> = SourceKind::ALL.iter().map(|kind| kind.key()).collect();
    let qualifiers: Vec<&str> = Qualifier::ALL.iter().map(|qualifier| qualifier.key()).collect();
    let words = [
        ("of_stage", "The name of a link of the chain.", "Stage", "stage", &stages),
        ("of_layer", "The name of a layer.", "Layer", "layer", &layers),
        ("of_right", "The name of a right, or of what is done with it.", "Right", "right", &rights),
        ("of_source_kind", "The name of a kind of sources.", "SourceKind", "source-kind", &kinds),
        ("of_qualifier", "The words a qualifier puts around a value.", "Qualifier", "qualifier", &qualifiers),
        ("of_qualifier_name", "The bare word of a qualifier.", "Qualifier", "qualifier-name", &qualifiers),
    ]
    .map(|(method, about, kind, section, keys)| {
        let kind = name(kind);
        let (parameter, position) = (quote! { of: #kind }, quote! { of as usize });
        lookup("Message", parameter, position, method, about, quote! { Message }, keys_of(section, keys))
    });
    let months: Vec<String> = (1..=12).map(|month: u8| month.to_string()).collect();
    let months: Vec<&str> = months.iter().map(String::as_str).collect();
    let months = [
        ("month", "month", "The name of a month, counted from January = 1; past December it begins again."),
        ("month_short", "month-short", "The short name of a month, counted like [`Message::month`]."),
    ]
    .map(|(method, section, about)| {
        let (parameter, position) = (quote! { number: u8 }, quote! { (number as usize + 11) % 12 });
        lookup("Message", parameter, position, method, about, quote! { Message }, keys_of(section, &months))
    });
    words.into_iter().chain(months).collect()
}

/// The texts of each language.
fn packs(editorial: &Editorial) -> TokenStream {
    let (native, languages) = (native(), &editorial.languages);
    let hash = format!("{:016x}", hash(editorial));
    let named = languages.iter().map(|Language { tag, messages }| {
        let name = messages.get("ui.language-name").map_or("", String::as_str);
        quote! { (#tag, #name) }
    });
    let (count, packs, english) =
        (languages.len(), languages.iter().map(pack), languages.iter().take(1).map(pack));
    quote! {
        /// All texts in one language.
        #native
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct Pack {
            /// The BCP 47 tag of the language.
            pub tag: &'static str,
            /// One line per [`Message`], in their order.
            pub lines: &'static [&'static str],
            /// One line per [`SiteMessage`], in their order.
            pub site: &'static [&'static str],
        }
        /// What the file of a language begins with: another build may have its messages in another order.
        pub const WORDS_HASH: &str = #hash;
        /// The tag of each language and its name in itself, English first.
        pub static LANGUAGES: [(&str, &str); #count] = [#(#named),*];
        #(
            /// The language that all others are compared with.
            #native
            pub static ENGLISH: Pack = #english;
        )*
        /// Every language, English first; a page fetches the one it needs.
        #native
        pub static PACKS: &[Pack] = &[#(#packs),*];
    }
}

fn pack(Language { tag, messages }: &Language) -> TokenStream {
    let (site, lines): (Vec<_>, Vec<_>) = messages.iter().partition(|(key, _)| key.starts_with(SITE));
    let [site, lines] =
        [site, lines].map(|texts| texts.into_iter().map(|(_, text)| text).collect::<Vec<_>>());
    quote! { Pack { tag: #tag, lines: &[#(#lines),*], site: &[#(#site),*] } }
}

/// Another number wherever the keys of messages, or what English says under them, are others.
fn hash(editorial: &Editorial) -> u64 {
    let mut hasher = DefaultHasher::new();
    editorial.languages.first().map(|english| &english.messages).hash(&mut hasher);
    hasher.finish()
}
