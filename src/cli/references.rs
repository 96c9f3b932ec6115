//! What a browser fetches for a page, found by following the page's own references.

use std::collections::{BTreeSet, VecDeque};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// A reference that leads nowhere we can follow.
#[derive(Debug, thiserror::Error)]
pub enum ReferenceError {
    /// The file is not part of the site.
    #[error("{from} refers to {to}, which cannot be read; correct the reference or add the file")]
    Missing {
        /// The referring file, within the site.
        from: String,
        /// What it refers to.
        to: String,
        /// What the system says.
        source: io::Error,
    },
    /// The browser would fetch from elsewhere, which can be neither weighed nor relied upon.
    #[error("{from} fetches {to} from another server; put the file into the site")]
    Elsewhere {
        /// The referring file, within the site.
        from: String,
        /// The address.
        to: String,
    },
    /// The reference leaves the directory of the site.
    #[error("{from} refers to {to}, which lies outside the site")]
    Outside {
        /// The referring file, within the site.
        from: String,
        /// What it refers to.
        to: String,
    },
}

/// Every file fetched for `page`, itself first, each named within `site`.
pub fn fetched(site: &Path, page: &str) -> Result<Vec<PathBuf>, ReferenceError> {
    let mut files = Vec::new();
    let mut seen = BTreeSet::from([PathBuf::from(page)]);
    let mut waiting = VecDeque::from([(String::from("the site"), PathBuf::from(page))]);
    while let Some((from, file)) = waiting.pop_front() {
        let bytes = fs::read(site.join(&file)).map_err(|source| ReferenceError::Missing {
            from,
            to: file.display().to_string(),
            source,
        })?;
        let from = file.display().to_string();
        for reference in references(&file, &String::from_utf8_lossy(&bytes)) {
            if let Some(target) = resolve(&file, &reference)?
                && seen.insert(target.clone())
            {
                waiting.push_back((from.clone(), target));
            }
        }
        files.push(file);
    }
    Ok(files)
}

fn references(file: &Path, text: &str) -> Vec<String> {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => in_page(text),
        Some("js" | "mjs") => in_script(text),
        Some("css") => in_style(text),
        _ => Vec::new(),
    }
}

/// The file a reference names, seen from the file it stands in; `None` for what is not fetched.
fn resolve(from: &Path, reference: &str) -> Result<Option<PathBuf>, ReferenceError> {
    let name = |to: &str| (from.display().to_string(), to.to_owned());
    let path = reference.split(['?', '#']).next().unwrap_or_default();
    if path.is_empty() || ["data:", "blob:", "about:"].iter().any(|scheme| reference.starts_with(scheme)) {
        return Ok(None);
    }
    if reference.starts_with("//") || reference.contains("://") {
        let (from, to) = name(reference);
        return Err(ReferenceError::Elsewhere { from, to });
    }
    let base = from.parent().unwrap_or(Path::new(""));
    let joined = path.strip_prefix('/').map_or_else(|| base.join(path), PathBuf::from);
    let mut resolved = PathBuf::new();
    for part in joined.components() {
        match part {
            Component::Normal(part) => resolved.push(part),
            Component::CurDir => {}
            _ if resolved.pop() => {}
            _ => {
                let (from, to) = name(reference);
                return Err(ReferenceError::Outside { from, to });
            }
        }
    }
    if path.ends_with('/') {
        resolved.push("index.html");
    }
    Ok(Some(resolved))
}

/// References of a page: elements that fetch, and the scripts and styles written into it.
fn in_page(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let (tag, attributes, after) = element(&rest[1..]);
        rest = after;
        let value = |name: &str| attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value);
        let relation = value("rel").map(|rel| rel.to_ascii_lowercase()).unwrap_or_default();
        let fetching = ["stylesheet", "icon", "preload", "modulepreload", "manifest"];
        let followed = relation.split_whitespace().any(|word| fetching.contains(&word));
        // What is fetched where it comes near the window stands in for what will be drawn there.
        if value("loading").is_some_and(|loading| loading == "lazy") {
            continue;
        }
        for (key, value) in &attributes {
            match (tag.as_str(), key.as_str()) {
                ("link", "href") if followed => found.push(value.clone()),
                ("image" | "use", "href" | "xlink:href") => found.push(value.clone()),
                ("object", "data") | (_, "src" | "poster") => found.push(value.clone()),
                (_, "srcset" | "imagesrcset") => {
                    let candidates = value.split(',').filter_map(|one| one.split_whitespace().next());
                    found.extend(candidates.map(str::to_owned));
                }
                (_, "style") => found.extend(in_style(value)),
                _ => {}
            }
        }
        if tag == "script" || tag == "style" {
            let end = rest.find(&format!("</{tag}")).unwrap_or(rest.len());
            found.extend(if tag == "script" { in_script(&rest[..end]) } else { in_style(&rest[..end]) });
            rest = &rest[end..];
        }
    }
    found
}

/// Reads one element from after its `<`: its name, its attributes, and what follows it.
fn element(text: &str) -> (String, Vec<(String, String)>, &str) {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '/' | '!');
    let name_end = text.find(|c| !is_name(c)).unwrap_or(text.len());
    let name = text[..name_end].trim_end_matches('/').to_ascii_lowercase();
    let mut attributes = Vec::new();
    let mut rest = &text[name_end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return (name, attributes, rest);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (name, attributes, after);
        }
        let key_end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len());
        let key = rest[..key_end].to_ascii_lowercase();
        let Some(after_sign) = rest[key_end..].trim_start().strip_prefix('=') else {
            // A stray character is stepped over, so that the loop always gets on.
            rest = &rest[key_end.max(rest.chars().next().map_or(0, char::len_utf8))..];
            continue;
        };
        let after_sign = after_sign.trim_start();
        let (value, after) = match after_sign.chars().next() {
            Some(quote @ ('"' | '\'')) => after_sign[1..].split_once(quote).unwrap_or((&after_sign[1..], "")),
            _ => after_sign.split_at(
                after_sign.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after_sign.len()),
            ),
        };
        attributes.push((key, value.trim().replace("&amp;", "&")));
        rest = after;
    }
}

/// References of a script: the modules it cannot start without. Other addresses it names are only known to it; what
/// a page needs of them, the page preloads.
fn in_script(script: &str) -> Vec<String> {
    let mut found = Vec::new();
    for opening in ["import", "from"] {
        for (position, _) in script.match_indices(opening) {
            let after = script[position + opening.len()..].trim_start();
            let Some(quote @ ('"' | '\'' | '`')) = after.chars().next() else { continue };
            let Some((target, _)) = after[1..].split_once(quote) else { continue };
            // A module is named by a path; anything else behind these words is prose.
            if target.starts_with("./") || target.starts_with("../") || target.starts_with('/') {
                found.push(target.to_owned());
            }
        }
    }
    found
}

/// References of a style sheet: `url(…)` and `@import "…"`.
fn in_style(style: &str) -> Vec<String> {
    let quotes = ['"', '\'', ' '];
    let urls = style.match_indices("url(").filter_map(|(position, opening)| {
        let inside = &style[position + opening.len()..];
        // The closing parenthesis may stand inside quotes, as it does in pictures written into the sheet.
        match inside.chars().next() {
            Some(quote @ ('"' | '\'')) => inside[1..].split(quote).next(),
            _ => inside.split(')').next(),
        }
    });
    let imports = style.match_indices("@import").filter_map(|(position, opening)| {
        let after = style[position + opening.len()..].trim_start();
        let quote = after.chars().next().filter(|c| quotes.contains(c))?;
        after[1..].split(quote).next()
    });
    urls.chain(imports).map(|target| target.trim_matches(quotes).to_owned()).collect()
}
