//! Where links of an infographic lead that its site answers for.

/// The addresses, as a page can follow them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Links<'l> {
    /// The table of all figures.
    pub table: &'l str,
    /// The accessibility statement; empty where there is none.
    pub statement: &'l str,
}
