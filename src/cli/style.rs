//! The published style sheet: without what only its authors read.

/// A style sheet without comments, indentation and line breaks; ours has no strings that hold any.
pub fn stripped(source: &str) -> String {
    let mut kept = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
    }
    kept.push_str(rest);
    let lines: Vec<&str> = kept.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines
        .join("\n")
        .replace(" {\n", "{")
        .replace(": ", ":")
        .replace(";\n", ";")
        .replace(";}", "}")
        .replace(", ", ",")
        .replace("}\n", "}")
}
