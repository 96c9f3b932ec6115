//! What a reader or a script takes away: pictures, tables, links, embed code.

use std::rc::Rc;

use super::event::Way;
use super::patch::{File, Patch};
use super::showing::{Presenter, region};
use super::surroundings::Surroundings;
use crate::chapter::Chapter;
use crate::charts::Scope;
use crate::dataset::Message;
use crate::export::{self, ExportError, TextAlternative};
use crate::page::embed;
use crate::query::{self, CHAPTER_KEY, CHART_KEY};
use crate::record::{self, Document, Record};
use crate::text::{self, Font, WidthTable, wrap};
use crate::view::ChartView;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum FileKind {
    /// A picture of pixels.
    Png,
    /// A picture of lines.
    Svg,
    /// A table of comma-separated values.
    Csv,
    /// Data.
    Json,
}

/// Why there is no file of what was asked for.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum FileError {
    /// There is no such kind of file.
    #[error("kind: “{0}” is not one of png, svg, csv, json")]
    UnknownKind(String),
    /// A picture cannot be that large or small.
    #[error("scale: “{0}” is not a number from 0.1 to 8")]
    Scale(String),
    /// There is nothing to put into it.
    #[error(transparent)]
    Export(#[from] ExportError),
}

/// Pixels to a CSS pixel in a picture that asks for no other number.
pub const USUAL_SCALE: f64 = 2.0;

/// The heights of a line of text and of a bar with the line under it, in CSS pixels.
const LINE: f64 = 24.0;
const BAR: f64 = 64.0;

/// The width of a chart in a picture where none was laid out, in CSS pixels.
const USUAL_WIDTH: f64 = 640.0;

impl Presenter {
    /// The figures of the chart of a name, or all that are shown.
    ///
    /// # Errors
    /// Where there is no chart of that name.
    pub fn records(&self, chart: Option<&str>) -> Result<Vec<Record>, ExportError> {
        self.expect_known(chart)?;
        let mut records =
            record::records(self.view.dataset, self.scope, &self.state, &self.view.charts, &self.language);
        records.retain(|record| chart.is_none_or(|chart| record.charts.contains(&chart)));
        Ok(records)
    }

    /// A file of what is shown, of the chart of a name or of all; `scale` is of pixels to a CSS pixel.
    ///
    /// # Errors
    /// Where there is no chart of that name, nothing to draw, or no such scale.
    pub fn file(&self, kind: FileKind, chart: Option<&str>, scale: f64) -> Result<File, FileError> {
        if !(0.1..=8.0).contains(&scale) {
            return Err(FileError::Scale(scale.to_string()));
        }
        Ok(match kind {
            FileKind::Png => self.picture(chart, scale)?,
            FileKind::Svg => File::Text { media_type: "image/svg+xml", text: self.svg(chart)? },
            FileKind::Csv => File::Text {
                media_type: "text/csv;charset=utf-8",
                text: export::records_csv(&self.records(chart)?, &self.state, &self.language),
            },
            FileKind::Json => File::Data(self.document(chart)?),
        })
    }

    /// The charts that have something to show, or the one of a name, as they travel alone, each as wide as it is laid
    /// out.
    fn picture(&self, chart: Option<&str>, scale: f64) -> Result<File, ExportError> {
        let views = self.exported(chart)?;
        let poster = export::posters(&views, &self.state, &self.theme, &self.language);
        let shown = views.iter().map(|(view, _)| *view);
        let text = TextAlternative::of(self.name_of(&views), shown, &self.language);
        Ok(File::Picture { scene: Rc::new(poster), scale, text })
    }

    fn svg(&self, chart: Option<&str>) -> Result<String, ExportError> {
        let views = self.exported(chart)?;
        let poster = export::posters(&views, &self.state, &self.theme, &self.language);
        Ok(export::svg(&poster, self.name_of(&views), self.language.tag()))
    }

    fn document(&self, chart: Option<&str>) -> Result<Document, ExportError> {
        let view = chart.and_then(|chart| self.view.charts.iter().find(|view| view.chart.key == chart));
        Ok(Document {
            title: text::plain(view.map_or(region(&self.language), |view| &view.title)),
            lang: self.language.tag().to_owned(),
            chart: view.map(|view| view.chart.key),
            state: self.state,
            figures: self.records(chart)?,
        })
    }

    fn name_of<'a>(&'a self, views: &[(&'a ChartView<'static>, f64)]) -> &'a str {
        match views {
            [(view, _)] => &view.title,
            _ => region(&self.language),
        }
    }

    /// The charts that an export shows, with their widths on the poster in CSS pixels.
    fn exported(&self, chart: Option<&str>) -> Result<Vec<(&ChartView<'static>, f64)>, ExportError> {
        self.expect_known(chart)?;
        let is_asked = |view: &ChartView| chart.is_none_or(|chart| view.chart.key == chart);
        // What a page tells in words travels as pictures.
        if self.view.charts.is_empty() {
            let told = self.view.offices.iter().filter(|view| !view.is_empty());
            let told: Vec<_> = told.map(|view| (view, USUAL_WIDTH + 2.0 * export::MARGIN)).collect();
            return if told.is_empty() { Err(ExportError::Nothing) } else { Ok(told) };
        }
        let charts = self.view.charts.iter().zip(&self.drawings);
        let exported: Vec<_> = charts
            .filter(|(view, _)| is_asked(view) && !view.is_empty())
            .map(|(view, drawing)| {
                // What waits in the explorer was never laid out.
                let width = if drawing.width > 0.0 { drawing.width } else { self.usual_width() };
                (view, width + 2.0 * export::MARGIN)
            })
            .collect();
        if exported.is_empty() { Err(ExportError::Nothing) } else { Ok(exported) }
    }

    /// The width of a chart that stands nowhere yet, in CSS pixels: that of those that do.
    fn usual_width(&self) -> f64 {
        let widest = self.drawings.iter().fold(0.0, |widest: f64, drawing| widest.max(drawing.width));
        if widest > 0.0 { widest } else { USUAL_WIDTH }
    }

    /// Refuses the name of a chart there is none of.
    fn expect_known(&self, chart: Option<&str>) -> Result<(), ExportError> {
        let known = || self.view.charts.iter().map(|view| view.chart.key);
        match chart {
            Some(chart) if !known().any(|key| key == chart) => {
                Err(ExportError::UnknownChart { chart: chart.to_owned(), known: known().collect() })
            }
            _ => Ok(()),
        }
    }

    /// Gives a chart to the reader in a way.
    pub(super) fn share(
        &mut self,
        chart: usize,
        way: Way,
        around: &dyn Surroundings,
        out: &mut Vec<Patch>,
    ) -> bool {
        let Some(view) = self.view.charts.get(chart) else { return false };
        let key = view.chart.key;
        // A picture of the story leads to its chapter, and is framed with it.
        let page = view.chapter.map_or(key, Chapter::key);
        let kind = match way {
            Way::Link => {
                let article = around.article(self.owed().as_deref());
                let article = article.map(|article| self.at_chapter(&article, view));
                let link = article.unwrap_or_else(|| self.page_address(page, around));
                self.settle_address(out);
                self.hand(chart, link, out);
                return true;
            }
            // A package that was built for no site knows no pages of it.
            Way::Embed if around.site().is_empty() => {
                let stated = query::stated(&self.state);
                let name = if view.chapter.is_some() { CHAPTER_KEY } else { CHART_KEY };
                let code = embed::element((name, page), self.language.tag(), &stated, &around.theme());
                self.hand(chart, code, out);
                return true;
            }
            Way::Embed => {
                let height = self.height(view, self.drawings[chart].width);
                let frame = embed::frame(&self.page_address(page, around), &text::plain(&view.title), height);
                let code = frame.into_string() + &embed::host_script(around.site()).into_string();
                self.hand(chart, code, out);
                return true;
            }
            Way::Print => {
                out.push(Patch::Print);
                return true;
            }
            Way::FullScreen => {
                let refused = self.language.words(Message::UiNoFullScreen);
                out.push(Patch::FullScreen { chart, refused });
                return true;
            }
            Way::CopyPicture => {
                // A chart that is shown has something to export.
                let Ok(file) = self.file(FileKind::Png, Some(key), USUAL_SCALE) else { return true };
                self.drawings[chart].has_citation = true;
                let [copied, refused] = [Message::UiPictureCopied, Message::UiNoPictureCopied]
                    .map(|words| self.language.words(words));
                out.push(Patch::CopyPicture { chart, file, copied, refused });
                return true;
            }
            Way::Png => FileKind::Png,
            Way::Svg => FileKind::Svg,
            Way::Csv => FileKind::Csv,
            Way::Json => FileKind::Json,
        };
        // A chart that is shown has something to export.
        if let Ok(file) = self.file(kind, Some(key), USUAL_SCALE) {
            let ending: &str = kind.into();
            let name = embed::named("greater-bay-ip", Some(key), self.language.tag(), ending);
            out.push(Patch::Save { name, file });
        }
        true
    }

    /// About how high a frame of a chart or its chapter is, as if nothing in it were open: the host's script knows better.
    fn height(&self, view: &ChartView, width: f64) -> f64 {
        let poster = export::poster(view, width, &self.state, &self.theme, &self.language).height;
        let Some(chapter) = view.chapter else { return poster };
        let after: &[Message] = match chapter {
            Chapter::OneSixth => &[Message::StorySummary, Message::StoryDefinition],
            _ => &[],
        };
        let lines = |&message: &Message| {
            wrap(self.language.text(message), width, Font { size: LINE / 1.5, bold: false }, &WidthTable)
                .len()
        };
        let lines: usize = [chapter.lead()].iter().chain(after).map(lines).sum();
        poster + BAR + LINE * lines as f64
    }

    /// The address of an article that shows the story, led to where a chart stands in it.
    fn at_chapter(&self, article: &str, view: &ChartView) -> String {
        let is_story = matches!(self.scope, Scope::Story);
        let chapter = view.chapter.or(is_story.then_some(Chapter::Explore));
        let page = article.split('#').next().unwrap_or_default();
        chapter.map_or(article.to_owned(), |chapter| format!("{page}#greater-bay-ip/{}", chapter.key()))
    }

    /// The address of the page of a chart or a chapter alone that shows exactly what is shown, whatever later defaults are.
    fn page_address(&self, alone: &str, around: &dyn Surroundings) -> String {
        if around.site().is_empty() {
            return around.address(self.owed().as_deref());
        }
        let page = embed::file(Some(alone), self.language.tag());
        let theme = Some(around.theme()).filter(|theme| !theme.is_empty());
        let theme = theme.map(|theme| format!("&theme={theme}")).unwrap_or_default();
        format!("{}{page}?{}{theme}", around.site(), query::stated(&self.state))
    }
}
