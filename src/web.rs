//! The boundary to JavaScript: an infographic as the scripts in `www` meet it. They hear the reader and change the
//! page; here their values become ours, and drawings become pixels.

mod canvas;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, DomException, HtmlCanvasElement};

use crate::export::ExportError;
use crate::geometry::{Point, Rect};
use crate::language::Language;
use crate::page::{ChartPart, Part};
use crate::presenter;
use crate::theme::{Color, Theme};
use canvas::{CanvasMeasure, CrispCanvas};

/// An infographic for an element of a page. Charts and their marks are counted from 0, in reading order.
#[wasm_bindgen]
pub struct Infographic {
    shown: presenter::Presenter,
    measure: CanvasMeasure,
}

#[wasm_bindgen]
impl Infographic {
    /// Shows what a query asks for, in the charts that the element's attributes do, written as a query.
    ///
    /// `tag` and `pack` are a language and the text of its file; text is measured with the context `ruler`.
    ///
    /// # Errors
    /// Where the language file is of another build.
    #[wasm_bindgen(constructor)]
    pub fn new(
        tag: &str,
        pack: &str,
        attributes: &str,
        query: &str,
        ruler: CanvasRenderingContext2d,
    ) -> Result<Infographic, JsValue> {
        let language = Language::load(tag, pack).map_err(|error| js_sys::Error::new(&error.to_string()))?;
        Ok(Self {
            shown: presenter::Presenter::new(language, attributes, query),
            measure: CanvasMeasure::new(ruler),
        })
    }

    /// The state, as plain data: `{ place: [], …, 'period-from': null, …, sort: 'value' }`.
    #[wasm_bindgen(getter)]
    pub fn state(&self) -> JsValue {
        written_out(self.shown.state())
    }

    /// The figures of a chart, or without a name all that are shown, as plain data: a list of
    /// [`crate::record::Record`].
    ///
    /// # Errors
    /// `TypeError` for a chart there is none of.
    pub fn figures(&self, chart: Option<String>) -> Result<JsValue, JsValue> {
        Ok(written_out(&self.shown.records(chart.as_deref()).map_err(exception)?))
    }

    /// What is shown, as an address writes it, without a `?`.
    #[wasm_bindgen(getter)]
    pub fn query(&self) -> String {
        self.shown.query()
    }

    /// What is shown as an address that stays true when defaults change, without a `?`.
    #[wasm_bindgen(getter)]
    pub fn stated(&self) -> String {
        self.shown.stated()
    }

    /// Shows what a query asks for.
    pub fn ask(&mut self, query: &str) {
        self.shown.ask(query);
    }

    /// Does what a control of a name and a value, written `name=value`, asks for, and without one takes all back; says
    /// whether that led anywhere.
    pub fn act(&mut self, control: &str) -> bool {
        self.shown.act(control)
    }

    /// Goes to a stop of the tour, counted from 1.
    pub fn visit(&mut self, stop: usize) {
        self.shown.visit(stop);
    }

    /// Chooses what a mark is a control for; says whether it is one.
    pub fn pick(&mut self, chart: usize, mark: usize) -> bool {
        self.shown.pick(chart, mark)
    }

    /// The whole markup; `table_url` is where all figures can be downloaded.
    pub fn markup(&self, table_url: &str) -> String {
        self.shown.markup(table_url)
    }

    /// What stands in the part of the page of a name; nothing where there is no such part.
    pub fn part(&self, name: &str) -> Option<String> {
        let part = Part::ALL.into_iter().find(|part| part.name() == name)?;
        Some(self.shown.part(part))
    }

    /// What stands in the part of a chart of a name; nothing where there is no such chart or part.
    #[wasm_bindgen(js_name = chartPart)]
    pub fn chart_part(&self, chart: usize, name: &str) -> Option<String> {
        let part = ChartPart::ALL.into_iter().find(|part| part.name() == name)?;
        self.shown.chart_part(chart, part)
    }

    /// What the canvas of a chart is called; nothing where there is no such chart.
    #[wasm_bindgen(js_name = canvasName)]
    pub fn canvas_name(&self, chart: usize) -> Option<String> {
        self.shown.canvas_name(chart)
    }

    /// A citation of a chart as it is shown at an address.
    pub fn citation(&self, chart: usize, address: &str) -> String {
        self.shown.citation(chart, address)
    }

    /// Whether there is nothing at all to show.
    #[wasm_bindgen(getter, js_name = isEmpty)]
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// Whether the last step changed what a chart has to show.
    #[wasm_bindgen(js_name = hasNews)]
    pub fn has_news(&self, chart: usize) -> bool {
        self.shown.has_news(chart)
    }

    /// Whether a chart has nothing to show.
    pub fn lacks(&self, chart: usize) -> bool {
        self.shown.lacks(chart)
    }

    /// Takes the font that texts are set in, and the dark or the light colours.
    pub fn dress(&mut self, family: &str, is_dark: bool) {
        self.measure.set_family(family);
        *self.shown.theme() = if is_dark { Theme::DARK } else { Theme::LIGHT };
    }

    /// Exchanges the colour of a role, counted from 0, for `0xRRGGBB`.
    pub fn dye(&mut self, role: usize, code: u32) {
        if let Some((_, color)) = self.shown.theme().roles().into_iter().nth(role) {
            *color = Color::hex(code);
        }
    }

    /// Lays a chart out in a width, in CSS pixels; what was there before moves there if it may. Returns the height.
    #[wasm_bindgen(js_name = layOut)]
    pub fn lay_out(&mut self, chart: usize, width: f64, moves: bool) -> f64 {
        self.shown.lay_out(chart, width, moves, &self.measure)
    }

    /// Paints a chart as it is so many milliseconds after it was laid out, at `density` pixels to a CSS pixel; says
    /// whether it still moves then.
    pub fn paint(&mut self, chart: usize, canvas: HtmlCanvasElement, density: f64, elapsed: f64) -> bool {
        let Self { shown, measure } = self;
        shown.paint(chart, elapsed, |scene, lit| {
            CrispCanvas::paint(scene, lit, &canvas, density, measure.family());
        })
    }

    /// Draws a chart, or without a name all that have something to show, as they travel alone: with title, notes
    /// and sources, at `scale` pixels to a CSS pixel.
    ///
    /// # Errors
    /// `TypeError` for a chart there is none of, and `NotFoundError` where there is nothing to draw.
    #[wasm_bindgen(js_name = drawPoster)]
    pub fn draw_poster(
        &self,
        chart: Option<String>,
        scale: f64,
        canvas: HtmlCanvasElement,
    ) -> Result<(), JsValue> {
        let poster = self.shown.poster(chart.as_deref()).map_err(exception)?;
        CrispCanvas::paint(&poster, None, &canvas, scale, self.measure.family());
        Ok(())
    }

    /// The same as an SVG document.
    ///
    /// # Errors
    /// As [`Infographic::draw_poster`].
    pub fn svg(&self, chart: Option<String>) -> Result<String, JsValue> {
        self.shown.svg(chart.as_deref()).map_err(exception)
    }

    /// The figures of a chart, or without a name all that are shown, as comma-separated values.
    ///
    /// # Errors
    /// `TypeError` for a chart there is none of.
    pub fn csv(&self, chart: Option<String>) -> Result<String, JsValue> {
        self.shown.csv(chart.as_deref()).map_err(exception)
    }

    /// The mark at a point of a chart.
    pub fn hit(&self, chart: usize, x: f64, y: f64) -> Option<usize> {
        self.shown.hit(chart, Point::new(x, y))
    }

    /// How many marks a chart has.
    #[wasm_bindgen(js_name = markCount)]
    pub fn mark_count(&self, chart: usize) -> usize {
        self.shown.mark_count(chart)
    }

    /// The id of a mark in the list of its chart's marks.
    #[wasm_bindgen(js_name = markId)]
    pub fn mark_id(&self, chart: usize, mark: usize) -> String {
        self.shown.mark_id(chart, mark)
    }

    /// What is said beside a mark of a figure.
    pub fn tip(&self, chart: usize, mark: usize) -> String {
        self.shown.tip(chart, mark)
    }

    /// Where an edge of a mark is, in the pixels of its chart: 0 is the left one, then clockwise.
    pub fn edge(&self, chart: usize, mark: usize, edge: usize) -> f64 {
        let Rect { left, top, right, bottom } = self.shown.bounds(chart, mark);
        match edge {
            0 => left,
            1 => top,
            2 => right,
            _ => bottom,
        }
    }

    /// Lights up the place of a mark in every chart, and without such a mark none; says whether that is news.
    #[wasm_bindgen(js_name = lightUp)]
    pub fn light_up(&mut self, chart: usize, mark: usize) -> bool {
        self.shown.light_up(chart, mark)
    }
}

/// The names of the colours a page may exchange, in the order of [`Infographic::dye`].
#[wasm_bindgen]
pub fn roles() -> String {
    let mut names = String::new();
    for (name, _) in Theme::LIGHT.clone().roles() {
        names.push_str(name);
        names.push(' ');
    }
    names
}

/// What a script catches where nothing can be exported.
fn exception(error: ExportError) -> JsValue {
    let message = error.to_string();
    match error {
        ExportError::UnknownChart { .. } => js_sys::TypeError::new(&message).into(),
        ExportError::Nothing => DomException::new_with_message_and_name(&message, "NotFoundError")
            .map_or_else(JsValue::from, JsValue::from),
    }
}

/// What consists of maps, lists, texts and numbers, as plain objects: nothing in it can be refused.
fn written_out<T: Serialize>(value: &T) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}

/// Has panics say in the console what they are about, with a stack trace.
#[wasm_bindgen(start)]
fn report_panics() {
    console_error_panic_hook::set_once();
}
