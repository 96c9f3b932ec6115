//! What pages with the infographic allow themselves, in the terms of Content Security Policy Level 3.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The policy of a page that carries these style sheets and scripts in itself, each as its element holds it. Whatever else it
/// runs or fetches is a file of its own site.
pub fn of_page(styles: &[&str], scripts: &[&str]) -> String {
    let hashes = |texts: &[&str]| texts.iter().map(|text| format!(" {}", hash(text))).collect::<String>();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{}; style-src 'self'{}; img-src 'self' data: blob:; \
         connect-src 'self'; base-uri 'none'; form-action 'none'",
        hashes(scripts),
        hashes(styles)
    )
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}
