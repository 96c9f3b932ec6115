//! What is made before any reader comes: the first picture, the colours, the words of each language.

use crate::charts;
use crate::dataset::{Message, PACKS};
use crate::export;
use crate::form::Sheet;
use crate::language::Language;
use crate::markup;
use crate::state::State;
use crate::text::WidthTable;
use crate::theme::Theme;
use crate::view::{ChartView, view};

/// The element as an article embeds it.
const ELEMENT: &str = "<greater-bay-ip></greater-bay-ip>";

/// The widths the first picture is drawn for, with the class that is shown when there is room for it.
const PICTURES: [(f64, &str); 2] = [(340.0, "narrow"), (720.0, "wide")];

/// The page with the default state in its element: words, tables and pictures, before any script runs.
pub fn page(html: &str) -> String {
    let filled = format!(
        "<greater-bay-ip><template shadowrootmode=\"open\"><link rel=\"stylesheet\" href=\"greater-bay-ip.css\">\
         <div class=\"infographic\" lang=\"en\">{}</div></template></greater-bay-ip>",
        infographic(&Language::english())
    );
    html.replace(ELEMENT, &filled)
}

fn infographic(language: &Language) -> String {
    let view = view(&State::default(), &[], language);
    markup::infographic(&view, language, "figures.csv", |chart| pictures(chart, language))
}

fn pictures(chart: &ChartView, language: &Language) -> String {
    let name = markup::canvas_name(chart, language);
    let picture = |(width, class)| {
        let sheet = Sheet { width, theme: &Theme::LIGHT, measure: &WidthTable };
        export::picture(&charts::layout(chart, &sheet), &name, class)
    };
    PICTURES.into_iter().map(picture).collect()
}

/// The custom properties of both themes, which the first picture is coloured with.
pub fn palette() -> String {
    let properties = |theme: &Theme| -> String {
        theme.palette().into_iter().map(|(name, color)| format!("{name}:{};", color.code())).collect()
    };
    format!(
        ":host{{{}}}@media (prefers-color-scheme:dark){{:host{{{}}}}}\n",
        properties(&Theme::LIGHT),
        properties(&Theme::DARK)
    )
}

/// The file of a language.
pub fn pack_name(tag: &str) -> String {
    format!("greater-bay-ip.{tag}.txt")
}

/// The files of the languages: tag and messages, one a line; English first, as the page itself is.
pub fn packs() -> impl Iterator<Item = (&'static str, String)> {
    PACKS.iter().map(|pack| (pack.tag, pack.lines.join("\n")))
}

/// What the element's code must know before any WebAssembly runs: the languages there are, English
/// first, and how to say in each that it cannot run.
pub fn constants() -> String {
    let tags: Vec<&str> = PACKS.iter().map(|pack| pack.tag).collect();
    let fault = |pack: &crate::dataset::Pack| (pack.tag, pack.lines[Message::UiFault as usize]);
    let faults: serde_json::Map<String, serde_json::Value> =
        PACKS.iter().map(fault).map(|(tag, words)| (tag.to_owned(), words.into())).collect();
    format!("const LANGUAGES = {};\nconst FAULT = {};\n", serde_json::json!(tags), serde_json::json!(faults))
}
