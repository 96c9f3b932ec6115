//! An interactive infographic of intellectual property in the Greater Bay Area.
