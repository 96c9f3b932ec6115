//! The Bay Area's share of the nation: parts of a whole, on one track from nothing to everything.

use crate::charts::{Axis, Chart};
use crate::dataset::{FigureId, Message, Metric};
use crate::form::{Paragraph, Sheet};
use crate::format;
use crate::geometry::{Point, Rect};
use crate::language::Language;
use crate::mark::{Bar, Growth, overshoot};
use crate::scene::{Scene, Shape, Style};
use crate::selection::Selection;
use crate::text::Font;
use crate::view::{ChartView, Datum, Facet, notes_of};

/// See the module.
pub(super) const CHART: Chart = Chart { key: "share", is_wide: false, view, layout };

const SHARES: Axis<3> = Axis::new([
    Metric::ValidInventionPatentsNationalShare,
    Metric::ValidTrademarksNationalShare,
    Metric::OpenLicensingNationalShare,
]);

fn view(chart: &'static Chart, selection: Selection, language: &Language) -> ChartView {
    let figures = selection.of(&SHARES.0).into_iter();
    let data = figures.filter_map(|id| Datum::labelled(id, label(id, language), language)).collect();
    let facets = vec![Facet::of_marks(String::new(), data)];
    ChartView {
        chart,
        title: title(&facets[0].data, language),
        measure: measure(&facets[0].data, language),
        notes: notes_of(&facets, language),
        facets,
    }
}

/// What the shares are of, and as of when.
fn measure(data: &[Datum], language: &Language) -> String {
    if data.is_empty() {
        return language.text(Message::ChartShareTopic).to_owned();
    }
    language.fill(Message::ChartShareMeasure, &[("periods", &language.list(&periods(data)))])
}

/// The periods the shares are of, each once.
fn periods(data: &[Datum]) -> Vec<String> {
    let mut periods: Vec<String> = Vec::new();
    for datum in data {
        if !periods.contains(&datum.when) {
            periods.push(datum.when.clone());
        }
    }
    periods
}

/// What the share is a share of, and whose it is.
fn label(id: FigureId, language: &Language) -> String {
    let figure = id.figure();
    let whole = match figure.metric {
        Metric::ValidInventionPatentsNationalShare => Metric::ValidInventionPatents,
        Metric::ValidTrademarksNationalShare => Metric::ValidTrademarks,
        Metric::OpenLicensingNationalShare => Metric::OpenLicensingTransactions,
        other => other,
    };
    let whole = format::sentence_case(language.text(whole.name()));
    let place = language.text(figure.place.name());
    language.fill(Message::ChartShareRow, &[("metric", &whole), ("place", place)])
}

fn title(data: &[Datum], language: &Language) -> String {
    let of = |metric: Metric| data.iter().find(|datum| datum.id.figure().metric == metric);
    let patents = of(Metric::ValidInventionPatentsNationalShare);
    let trademarks = of(Metric::ValidTrademarksNationalShare);
    match (patents, trademarks, data.first()) {
        (Some(patents), Some(trademarks), _) if patents.text == trademarks.text => {
            language.fill(Message::ChartShareTitleBoth, &[("share", &patents.text)])
        }
        (_, _, Some(first)) => language.fill(
            Message::ChartShareTitleOne,
            &[
                ("place", language.text(first.place.name())),
                ("share", &first.text),
                ("metric", language.text(first.id.figure().metric.name())),
            ],
        ),
        _ => language.text(Message::UiNothingHere).to_owned(),
    }
}

/// The height of a track.
const TRACK: f64 = 26.0;
/// From the bottom of a track to the next label.
const GAP: f64 = 18.0;

fn layout(view: &ChartView, sheet: &Sheet) -> Scene {
    let mut scene = Scene::new(sheet.width);
    let data = &view.facets[0].data;
    let mut top = 0.0;
    for datum in data {
        top = row(&mut scene, datum, top, sheet) + GAP;
    }
    scene.reach(top - GAP + 4.0);
    scene
}

/// A label and a track; returns the track's bottom.
fn row(scene: &mut Scene, datum: &Datum, top: f64, sheet: &Sheet) -> f64 {
    let theme = sheet.theme;
    let words = Paragraph { left: 0.0, top, width: sheet.width, font: Font::LABEL, color: theme.text };
    let mut track = Rect::default();
    scene.of_place(datum.place, |scene| {
        let under = sheet.paragraph(scene, &datum.label, words) + 4.0;
        track = Rect::sized(0.0, under, sheet.width, TRACK);
    });
    let bar = Bar {
        origin: Point::new(0.0, track.top),
        length: datum.value * sheet.width,
        thickness: TRACK,
        growth: Growth::Rightward,
        is_partial: false,
    };
    let bounds = Rect { top, ..track };
    scene.push(Shape::Block { rect: track, color: theme.grid });
    scene.mark(datum.id, datum.place, bounds, |scene| {
        bar.draw(scene, datum, theme);
        let x = bar.length + overshoot(datum.qualifier) + 8.0;
        let y = track.center().y + Font::STRONG.cap_height() / 2.0;
        scene.text(&datum.text, Point::new(x, y), Style::start(Font::STRONG, theme.text), sheet.measure);
    });
    track.bottom
}
