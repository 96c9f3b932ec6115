//! `render`: one chart as a file, drawn by the same code as in the browser.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::error::Error;
use super::tables::Tables;
use super::terminal::{note, say};
use super::{output, raster};
use crate::charts::{self, CHARTS};
use crate::export::{self, TextAlternative};
use crate::language::Language;
use crate::query;
use crate::selection::Selection;
use crate::state::Field;
use crate::theme::Theme;
use crate::view::view_of_chart;

/// What `render` may be told.
#[derive(Debug, Clone, Args)]
#[group(id = "render")]
pub struct Arguments {
    /// The chart to draw
    #[arg(long, value_name = "NAME")]
    pub chart: String,
    /// The kind of file [default: what the file name ends with]
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// The directory of figures, sources and words, laid out as src/data [default: those of this build]
    #[arg(long, value_name = "DIRECTORY")]
    pub data: Option<PathBuf>,
    /// What the reader asked for, as in the page's address
    #[arg(long, default_value = "", value_name = "place=shenzhen&stage=application")]
    pub state: String,
    /// The width in CSS pixels
    #[arg(long, default_value_t = 720.0, value_parser = width)]
    pub width: f64,
    /// The colours
    #[arg(long, value_enum, default_value_t = Appearance::Light)]
    pub theme: Appearance,
    /// The language, as a BCP 47 tag
    #[arg(long, default_value = "en", value_name = "TAG")]
    pub lang: String,
    /// For PNG, the device pixels per CSS pixel
    #[arg(long, default_value_t = 2.0, value_parser = scale)]
    pub scale: f32,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

/// The kinds of file a chart can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Scalable, with its text as text
    Svg,
    /// Pixels
    Png,
}

/// Light or dark colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Appearance {
    /// Dark on light
    Light,
    /// Light on dark
    Dark,
}

/// A chart as SVG, and what is to be said of the state asked for.
#[derive(Debug, Clone, Default)]
pub struct Drawing {
    /// The drawing.
    pub svg: String,
    /// What it says of itself in words, where its pixels cannot.
    pub text: TextAlternative,
    /// One sentence for each part of the state that means nothing, and one where nothing matches.
    pub notes: Vec<String>,
}

/// Draws the chart and writes the file.
pub fn run(arguments: &Arguments) -> Result<(), Error> {
    run_with(arguments, draw)
}

/// As [`run`], with the drawing done by `draw`.
pub fn run_with(
    arguments: &Arguments,
    draw: impl FnOnce(&Arguments) -> Result<Drawing, Error>,
) -> Result<(), Error> {
    let format = arguments.format.map_or_else(|| format_of(&arguments.out), Ok)?;
    let drawing = draw(arguments)?;
    for sentence in &drawing.notes {
        note(format_args!("note: {sentence}"));
    }
    let bytes = match format {
        Format::Svg => drawing.svg.into_bytes(),
        Format::Png => drawing.text.in_png(&raster::png(&drawing.svg, arguments.scale)?),
    };
    output::write(&arguments.out, &bytes)?;
    say(format_args!("Wrote {} ({} bytes).", arguments.out.display(), bytes.len()));
    Ok(())
}

/// Runs the pipeline on the arguments.
fn draw(arguments: &Arguments) -> Result<Drawing, Error> {
    let keys: Vec<&str> = CHARTS.iter().map(|chart| chart.key).collect();
    let Tables { dataset, languages } =
        arguments.data.as_deref().map_or_else(|| Ok(Tables::baked()), Tables::read)?;
    let tags: Vec<&str> = languages.iter().map(Language::tag).collect();
    let chart =
        charts::find(&arguments.chart).ok_or_else(|| unknown("chart", "--chart", &arguments.chart, &keys))?;
    let language = languages
        .iter()
        .find(|language| language.tag().eq_ignore_ascii_case(&arguments.lang))
        .ok_or_else(|| unknown("language", "--lang", &arguments.lang, &tags))?;
    let theme = match arguments.theme {
        Appearance::Light => Theme::LIGHT,
        Appearance::Dark => Theme::DARK,
    };
    // An address of a page may hold keys of others; here each is meant for us.
    if let Some(key) = query::first_foreign(&arguments.state) {
        let keys: Vec<&str> = Field::ALL.iter().map(|field| field.key()).collect();
        return Err(unknown("key", "each key of --state", &key, &keys));
    }
    let (state, repairs) = query::read(&arguments.state);
    let view = view_of_chart(chart, Selection::new(&dataset, &state), language);
    let poster = export::poster(&view, arguments.width, &state, &theme, language);
    let empty = view.is_empty().then(|| format!("{} has nothing that matches the state", chart.key));
    Ok(Drawing {
        svg: export::svg(&poster, &view.title, language.tag()),
        text: TextAlternative::of(&view.title, [&view].into_iter(), language),
        notes: repairs.iter().map(ToString::to_string).chain(empty).collect(),
    })
}

/// The error for a value that is not one of a list.
pub fn unknown(what: &str, argument: &str, value: &str, known: &[&str]) -> Error {
    Error::Usage(format!("there is no {what} “{value}”; {argument} is one of: {}", known.join(", ")))
}

fn format_of(file: &Path) -> Result<Format, Error> {
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    Format::from_str(extension, true).map_err(|_| {
        Error::Usage(format!(
            "{} ends with neither .svg nor .png; name the kind of file with --format",
            file.display()
        ))
    })
}

fn width(text: &str) -> Result<f64, String> {
    within(text, 200.0, 4000.0)
}

fn scale(text: &str) -> Result<f32, String> {
    within(text, 0.1, 8.0).map(|scale| scale as f32)
}

fn within(text: &str, least: f64, most: f64) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| format!("it is not a number from {least} to {most}"))
}
