//! One name for many pieces, by what is in them.

use sha2::{Digest as _, Sha256};

/// The SHA-256 of some pieces, in hexadecimal digits. Their lengths keep them apart: `ab`, `c` is not `a`, `bc`.
pub fn digest<'p>(pieces: impl IntoIterator<Item = &'p [u8]>) -> String {
    let mut hasher = Sha256::new();
    for piece in pieces {
        hasher.update((piece.len() as u64).to_le_bytes());
        hasher.update(piece);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
