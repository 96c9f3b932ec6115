//! The tables and messages as constants of the program.

mod figures;
mod languages;
mod registers;
mod set;
mod tour;

use proc_macro2::TokenStream;

use super::entry::Editorial;

/// The text of a Rust file that holds everything in typed tables.
///
/// # Errors
/// Where what was made is no Rust: a fault of this module, not of the tables.
pub fn bake(editorial: &Editorial) -> Result<String, syn::Error> {
    let parts = [registers::bake, figures::bake, tour::bake, languages::bake];
    let code: TokenStream = parts.iter().map(|bake| bake(editorial)).collect();
    Ok(prettyplease::unparse(&syn::parse2(code)?))
}
