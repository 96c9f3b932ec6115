//! What is made before any reader comes: the first picture, the colours, the words of each language.

use maud::{Markup, PreEscaped, html};

use super::subject::Subject;
use super::version::Location;
use crate::charts::Scope;
use crate::dataset::{Dataset, Hue, PACKS};
use crate::export;
use crate::language::Language;
use crate::layout::{self, Sheet};
use crate::movement::OPENING;
use crate::page::{self, HeadingLevel, Links, Rendering, STATEMENT};
use crate::scene::Scene;
use crate::state::State;
use crate::text::WidthTable;
use crate::theme::{Color, Theme};
use crate::view::{ChartView, view, view_of};

/// The element's style sheet.
pub const STYLES: &str = "greater-bay-ip.css";

/// The table of all figures.
pub const FIGURES: &str = "figures.csv";

/// The folder of the pictures that are files.
pub const PICTURES: &str = "pictures";

/// The widths the first pictures are drawn for, with the class that is shown when there is room for it.
pub const WIDTHS: [(f64, &str); 2] = [(340.0, "narrow"), (720.0, "wide")];

/// How many charts, from the first on, have their pictures in the page itself; those of the others are files that
/// only readers without the drawing fetch.
pub const DRAWN_IN_PAGE: usize = 1;

/// What stands in an element before any script runs.
#[derive(Debug, Clone, Copy)]
pub struct Content<'s> {
    /// Its style sheet, which is written into it, so that nothing is waited for.
    pub styles: &'s str,
    /// What is shown.
    pub scope: Scope,
    /// The figures.
    pub dataset: &'s Dataset,
    /// The level of its first heading.
    pub heading: HeadingLevel,
    /// How many charts, from the first on, have their pictures in the page itself.
    pub drawn: usize,
}

/// The attributes that name what is shown, where that is not the whole: a chart, a chapter.
pub fn alone(scope: Scope) -> (Option<&'static str>, Option<&'static str>) {
    match scope {
        Scope::Chart(chart) => (Some(chart.key), None),
        Scope::Chapter(chapter) => (None, Some(chapter.key())),
        Scope::Story | Scope::Unknown => (None, None),
    }
}

/// The element in its default state, its first heading at a level; it names what it shows, where that is not the whole. `files`
/// are as seen from the page.
pub fn element(lang: Option<&str>, content: Content<'_>, language: &Language, files: Location<'_>) -> String {
    let level = (content.heading != HeadingLevel::default()).then_some(content.heading);
    let (chart, chapter) = alone(content.scope);
    html! {
        greater-bay-ip id="greater-bay-ip" address="" chart=[chart] chapter=[chapter] lang=[lang] heading-level=[level] {
            (first_picture(files, content, language))
        }
    }
    .into_string()
}

/// What stands in the element before any script runs: words, tables, the pictures of the first charts, and room for
/// those of the others.
pub fn first_picture(files: Location<'_>, content: Content<'_>, language: &Language) -> Markup {
    let Content { styles, scope, dataset, heading, drawn } = content;
    let view = view_of(dataset, scope, &State::default(), &[], language);
    let first = &view.charts[..drawn.min(view.charts.len())];
    let picture = |chart: &ChartView| {
        let is_drawn = first.iter().any(|drawn| drawn.chart.key == chart.chart.key);
        if is_drawn { drawn_in_page(chart, language) } else { kept_in_files(chart, language, files) }
    };
    let address = |chart: &ChartView| {
        let scope = Scope::Chart(chart.chart);
        format!("{}{}", files.root, Subject { scope, language, dataset }.file("embed", "html"))
    };
    let rendering = Rendering::Static { picture: &picture, address: &address };
    html! {
        template shadowrootmode="open" {
            style { (PreEscaped(styles)) }
            div.infographic lang=(language.tag()) data-build=(page::BUILD)
                data-scope=[scope.key()] data-heading=(heading)
                data-bars=[matches!(scope, Scope::Chapter(_)).then_some("here")]
            {
                @let [table, statement] = [FIGURES, STATEMENT].map(|file| format!("{}{file}", files.root));
                (page::infographic(&view, language, heading, Links { table: &table, statement: &statement }, rendering))
            }
        }
    }
}

fn drawn_in_page(chart: &ChartView, language: &Language) -> Markup {
    if page::is_undrawn(chart) {
        return Markup::default();
    }
    let name = page::canvas_name(chart, language);
    html! {
        @for (width, class) in WIDTHS {
            (PreEscaped(export::picture(&drawing(chart, width), &name, class)))
        }
    }
}

/// Pictures in files, which take the room of the drawing and are fetched where they come near the window before it is
/// drawn.
fn kept_in_files(chart: &ChartView, language: &Language, files: Location<'_>) -> Markup {
    if page::is_undrawn(chart) {
        return Markup::default();
    }
    let name = page::canvas_name(chart, language);
    html! {
        @for (width, class) in WIDTHS {
            @let height = drawing(chart, width).height;
            @let file = picture_file(&drawing_key(chart), class, language);
            img class=(class) width=(width) height=(height) src={ (files.version) (PICTURES) "/" (file) } alt=(name)
                loading="lazy";
        }
    }
}

/// What the picture of what a page draws of a chart is named by: the whole chart has another where some of it is text.
fn drawing_key(chart: &ChartView) -> String {
    let has_text = chart.written().next().is_some();
    format!("{}{}", chart.chart.key, if has_text { "-drawing" } else { "" })
}

/// The file of a chart's picture, in the folder of the pictures.
pub fn picture_file(key: &str, class: &str, language: &Language) -> String {
    match language.tag() {
        "en" => format!("{key}-{class}.svg"),
        tag => format!("{key}-{class}.{tag}.svg"),
    }
}

fn drawing(chart: &ChartView, width: f64) -> Scene {
    layout::layout_in_page(chart, &sheet(width))
}

/// The ground that first pictures are drawn on.
pub fn sheet(width: f64) -> Sheet<'static> {
    Sheet { width, theme: &Theme::LIGHT, measure: &WidthTable }
}

/// The pictures of all charts in all languages as files: their names and what they hold, in the colours of light and
/// dark systems.
pub fn pictures(dataset: &Dataset, languages: &[Language]) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for language in languages {
        for chart in &view(dataset, &State::default(), &[], language).charts {
            for (width, class) in WIDTHS {
                let mut keep = |key: &str, name: &str, scene: &Scene| {
                    let file = picture_file(key, class, language);
                    files.push((file, export::picture_file(scene, name, language.tag())));
                };
                let whole = layout::layout(chart, &sheet(width));
                keep(chart.chart.key, &chart.description(language), &whole);
                let key = drawing_key(chart);
                if key != chart.chart.key && !page::is_undrawn(chart) {
                    keep(&key, &page::canvas_name(chart, language), &drawing(chart, width));
                }
            }
        }
    }
    files
}

/// The custom properties that the first pictures are coloured with: the colours of both themes, and their mixtures with
/// the ground. They follow the colour scheme of the page, in browsers that do not know how to the system's.
pub fn palette() -> String {
    let (mut light, mut dark) = (Theme::LIGHT, Theme::DARK);
    let (light, dark) = (light.roles(), dark.roles());
    let color = |name: &str, color: &str| format!("--{name}:var(--greater-bay-ip-{name},{color});");
    let of = |roles: &[(&str, &mut Color)]| -> String {
        roles.iter().map(|(name, role)| color(name, &role.code())).collect()
    };
    let both: String = light
        .iter()
        .zip(&dark)
        .map(|((name, light), (_, dark))| {
            color(name, &format!("light-dark({},{})", light.code(), dark.code()))
        })
        .collect();
    let mixtures: String = Theme::mixtures()
        .into_iter()
        .map(|(name, hue, share)| {
            let (hue, share) = (hue.key(), (share * 100.0).round());
            format!("--{name}:color-mix(in srgb,var(--{hue}) {share}%,var(--ground));")
        })
        .collect();
    // Whoever exchanges one of the host's colours is heard of by a transition of all of them, which nobody sees.
    let shadows: Vec<String> = light.iter().map(|(name, _)| format!("0 0 var(--{name})")).collect();
    let hue = |hue: &Hue| format!("[data-hue={0}]{{--hue:var(--{0})}}", hue.key());
    let hues: String = Hue::ALL.iter().map(hue).collect();
    let (light, dark, shadows) = (of(&light), of(&dark), shadows.join(","));
    format!(
        ".infographic{{{light}{mixtures}box-shadow:{shadows}}}
         @media (prefers-color-scheme:dark){{.infographic:not([data-theme=\"light\"]){{{dark}}}}}
         .infographic[data-theme=\"dark\"]{{{dark}}}
         @supports (color:light-dark(#000,#fff)){{.infographic.infographic{{{both}}}}}
         {}\n{hues}\n{}\n",
        export::color_rules(".plot "),
        opening()
    )
}

/// Has the hero's first picture fill its blocks, from the left, as its canvas does where it is first seen later.
fn opening() -> String {
    let fill = Theme::LIGHT.stroke(Hue::Bay).code();
    format!(
        "@media (prefers-reduced-motion:no-preference){{.hero .picture [fill=\"{fill}\"]{{animation:fill {OPENING}ms ease-out}}}}\
         @keyframes fill{{from{{transform:scaleX(0)}}}}"
    )
}

/// The file of a language.
pub fn pack_name(tag: &str) -> String {
    format!("greater-bay-ip.{tag}.txt")
}

/// Every language of this build, English first.
pub fn languages() -> impl Iterator<Item = Language> {
    PACKS.iter().filter_map(|pack| Language::find(pack.tag))
}
