//! axe-core over the pages as readers find them: every rule of WCAG's levels A and AA, and of best practice.

use std::collections::BTreeSet;
use std::fs;

use greater_bay_ip::chapter::Chapter;
use greater_bay_ip::cli::packages::Packages;
use greater_bay_ip::cli::verify::FULL_VARIABLE;
use greater_bay_ip::dataset::LANGUAGES;
use greater_bay_ip::page::embed;
use serde::Deserialize;
use serde_json::json;

use super::page::{Page, visit};

/// What axe cannot decide by itself, and why it is as it must be: the rule, what it says, and the reason.
const UNDECIDED: [(&str, &str, &str); 7] = [
    (
        "color-contrast",
        "overlapped by another",
        "a panel or a tooltip that is open lies over it, as it is meant to",
    ),
    (
        "color-contrast",
        "partially overlaps",
        "a tooltip lies over more than one thing; its ground lets none of them through",
    ),
    (
        "color-contrast",
        "partially obscured",
        "tables scroll in a box of their own, and panels end where they end",
    ),
    ("color-contrast", "only non-text characters", "the button “⋯” is as dark as the words beside it"),
    (
        "color-contrast",
        "too short to determine",
        "a sign between two sources, in the colour of the words beside it",
    ),
    (
        "color-contrast",
        "Unable to determine contrast",
        "a cell without words: what happens to the whole has no place",
    ),
    ("label-content-name-mismatch", "Unable to determine", "“⋯” is no word that could be spoken to press it"),
];

/// Something a rule stopped at.
#[derive(Debug, Deserialize)]
struct Finding {
    rule: String,
    #[expect(dead_code, reason = "shown where a test fails")]
    target: String,
    why: String,
}

/// What axe found: what is wrong, and what it leaves to people.
#[derive(Debug, Deserialize)]
struct Findings {
    violations: Vec<Finding>,
    undecided: Vec<Finding>,
    passes: usize,
}

/// A state of a page.
#[derive(Debug, Clone)]
struct Case {
    path: String,
    width: u32,
    media: (&'static str, &'static str),
}

const LIGHT: (&str, &str) = ("prefers-color-scheme", "light");
const DARK: (&str, &str) = ("prefers-color-scheme", "dark");
const FORCED: (&str, &str) = ("forced-colors", "active");

/// A sample in which each page, language, colour scheme and width occurs.
const SAMPLE: [(&str, u32, (&str, &str)); 11] = [
    ("/", 1280, LIGHT),
    ("/?lang=pt", 320, DARK),
    ("/?lang=zh-Hans&place=shenzhen", 1280, FORCED),
    ("/embed.zh-Hant.html", 320, LIGHT),
    ("/embed-top.pt.html", 1280, DARK),
    ("/embed-filing.html", 1280, LIGHT),
    ("/embed-explore.html", 320, LIGHT),
    ("/embed-rank.zh-Hans.html", 320, DARK),
    ("/gallery.html", 1280, LIGHT),
    ("/embedding.html", 320, DARK),
    ("/accessibility.html", 320, LIGHT),
];

/// Opens all that is folded, has the keys on a mark, and lets axe look.
fn examine(page: &Page, axe: &str, case: &Case) -> Findings {
    page.set_screen(case.width, 900, 1.0);
    page.set_media(case.media.0, case.media.1);
    page.go(&case.path);
    page.run(
        "if (!element) return;
         await element.ready;
         for (const details of all('details')) details.open = true;
         await settled();
         all('.opener').find(isVisible)?.click();
         all('.marks').find((marks) => marks.childElementCount)?.focus();
         await settled()",
    );
    let found = page.run_with(
        &format!(
            "{axe};
             const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
             const {{ violations, incomplete, passes }} = await axe.run(document, {{ runOnly: tags }});
             const listed = (rules) => rules.flatMap(({{ id, nodes }}) => nodes.map((node) => ({{
               rule: id,
               target: node.target.flat(2).join(' ').slice(0, 160),
               why: [...node.any, ...node.all, ...node.none].map(({{ message }}) => message).join('; ').slice(0, 300),
             }})));
             return {{ violations: listed(violations), undecided: listed(incomplete), passes: passes.length }}"
        ),
        json!(null),
    );
    serde_json::from_value(found).unwrap()
}

#[test]
fn axe_finds_nothing_wrong_and_leaves_nothing_open_that_is_not_explained() {
    let directory = Packages::Tests.directory().unwrap();
    let axe = fs::read_to_string(directory.join("node_modules/axe-core/axe.min.js")).unwrap();
    let sample = SAMPLE.map(|(path, width, media)| Case { path: path.to_owned(), width, media });
    let cases = if std::env::var_os(FULL_VARIABLE).is_some() { all_cases() } else { sample.to_vec() };
    let mut faults = Vec::new();
    let mut explained = BTreeSet::new();
    visit("/", |page| {
        for case in cases {
            let Findings { violations, undecided, passes } = examine(page, &axe, &case);
            assert!(passes > 20, "{case:?}: axe has looked at next to nothing");
            faults.extend(violations.into_iter().map(|found| (case.clone(), "wrong", found)));
            for found in undecided {
                let reason =
                    UNDECIDED.iter().find(|(rule, why, _)| found.rule == *rule && found.why.contains(why));
                match reason {
                    Some(reason) => _ = explained.insert(reason),
                    None => faults.push((case.clone(), "undecided", found)),
                }
            }
        }
        for (case, what, found) in &faults {
            println!("{} {} {}: {what}: {found:?}", case.path, case.width, case.media.1);
        }
        assert!(faults.is_empty(), "{} faults", faults.len());
        assert_eq!(explained.len(), UNDECIDED.len(), "an explanation of nothing any more: {explained:#?}");
    });
}

/// Every page in every language, colour scheme and width.
fn all_cases() -> Vec<Case> {
    let mut paths = vec!["/embedding.html".to_owned(), "/accessibility.html".to_owned()];
    for (tag, _) in LANGUAGES {
        let chapters = Chapter::ALL.iter().map(|chapter| Some(chapter.key()));
        let alone = [None, Some("rank"), Some("matrix")].into_iter().chain(chapters);
        paths.extend(alone.map(|alone| format!("/{}", embed::file(alone, tag))));
        paths.push(format!("/{}", embed::named("gallery", None, tag, "html")));
        paths.push(format!("/?lang={tag}"));
    }
    let mut cases = Vec::new();
    for path in paths {
        for media in [LIGHT, DARK, FORCED] {
            for width in [320, 1280] {
                cases.push(Case { path: path.clone(), width, media });
            }
        }
    }
    cases
}
