//! Licensing and transfers: Guangdong's part of the nation's open licences, Shenzhen's records of the year, and
//! what the nation recorded before.

use crate::charts::{Axis, Chart};
use crate::dataset::{FigureId, Layer, Message, Metric, Month, Period, Place, PlaceKind};
use crate::form::bars::bars;
use crate::form::tiles::tiles;
use crate::form::{Paragraph, Sheet};
use crate::format;
use crate::geometry::{Point, Rect};
use crate::language::Language;
use crate::mark::{Bar, Growth, overshoot};
use crate::scene::{Scene, Shape, Style};
use crate::selection::Selection;
use crate::text::Font;
use crate::view::{ChartView, Datum, Facet, Naming, largest, notes_of};

/// See the module.
pub(super) const CHART: Chart = Chart { key: "licensing", is_wide: false, view, layout };

const OPEN_LICENCES: Axis<1> = Axis::new([Metric::OpenLicensingTransactions]);
const CITY_RECORDS: Axis<2> = Axis::new([Metric::PatentTransfers, Metric::PatentLicences]);
const NATION_RECORDS: Axis<1> = Axis::new([Metric::PatentTransfersAndLicences]);

/// The months of which the story counts Guangdong's open licences.
const MONTHS: Period = Period::Months(Month::new(2025, 1), Month::new(2025, 8));

/// The facets, in order.
const PART: usize = 0;
const CITY: usize = 1;
const NATION: usize = 2;
const EARLIER: usize = 3;

fn view(chart: &'static Chart, selection: Selection, language: &Language) -> ChartView {
    let heading = |message: Message| language.text(message).to_owned();
    let mut earlier = selection.of(&OPEN_LICENCES.0);
    earlier.retain(|id| id.figure().period != MONTHS);
    let facets = vec![
        open_licences(selection, language),
        city_records(selection, language),
        Facet::of_marks(
            heading(Message::ChartLicensingNation),
            Datum::all(&selection.of(&NATION_RECORDS.0), Naming::Period, language),
        ),
        Facet::of_words(
            heading(Message::ChartLicensingEarlier),
            Datum::all(&earlier, Naming::Period, language),
        ),
    ];
    ChartView {
        chart,
        title: title(&facets, language),
        measure: language.text(Message::ChartLicensingMeasure).to_owned(),
        notes: notes_of(&facets, language),
        facets,
    }
}

/// Transfers and licences side by side, under the name of the city and the period they were counted in.
fn city_records(selection: Selection, language: &Language) -> Facet {
    let data = Datum::all(&selection.of(&CITY_RECORDS.0), Naming::Metric, language);
    let heading = data.first().map(|first| {
        let place = language.text(first.place.name());
        language.fill(Message::ChartLicensingCity, &[("place", place), ("period", &first.when)])
    });
    Facet::of_marks(heading.unwrap_or_default(), data)
}

/// The story's open licences: a part of a whole, or a number where one of the two is filtered away.
fn open_licences(selection: Selection, language: &Language) -> Facet {
    let period = format::period(MONTHS, language);
    let heading = language.fill(Message::ChartLicensingPart, &[("period", &period)]);
    let data = part_and_whole(selection, language);
    Facet { is_in_words: data.len() < 2, heading, data }
}

/// Guangdong first, then the whole it is part of; the whole stays as a yardstick when Guangdong is asked for.
fn part_and_whole(selection: Selection, language: &Language) -> Vec<Datum> {
    let [open] = OPEN_LICENCES.0;
    let part = selection.one(open, Place::Guangdong, MONTHS);
    let whole = match part {
        Some(_) => selection.yardstick(open, Place::China, MONTHS),
        None => selection.one(open, Place::China, MONTHS),
    };
    let ids: Vec<FigureId> = part.into_iter().chain(whole).collect();
    Datum::all(&ids, Naming::Place, language)
}

fn title(facets: &[Facet], language: &Language) -> String {
    let place = |datum: &Datum| datum.place_name(language);
    if let [part, whole] = facets[PART].data.as_slice() {
        return language.fill(
            Message::ChartLicensingTitlePart,
            &[("place", &part.label), ("part", &part.text), ("whole", &whole.text)],
        );
    }
    if let [transfers, licences] = facets[CITY].data.as_slice() {
        return language.fill(
            Message::ChartLicensingTitleCity,
            &[("place", &place(transfers)), ("transfers", &transfers.text), ("licences", &licences.text)],
        );
    }
    let metric_in_title = |datum: &Datum| language.text(datum.id.figure().metric.name()).to_owned();
    let single = facets[PART].data.first().or(facets[NATION].data.last()).or(facets[EARLIER].data.last());
    match single {
        Some(datum) => language.fill(
            Message::ChartLicensingTitleOne,
            &[
                ("place", &place(datum)),
                ("value", &datum.text),
                ("metric", &metric_in_title(datum)),
                ("period", &datum.when),
            ],
        ),
        None => language.text(Message::UiNothingHere).to_owned(),
    }
}

/// Between two parts.
const GAP: f64 = 26.0;

fn layout(view: &ChartView, sheet: &Sheet) -> Scene {
    let mut scene = Scene::new(sheet.width);
    let mut top = 0.0;
    for (index, facet) in view.facets.iter().enumerate().filter(|(_, facet)| !facet.data.is_empty()) {
        if top > 0.0 {
            top += GAP;
        }
        top = sheet.heading(&mut scene, &facet.heading, 0.0, top, sheet.width);
        top = match index {
            PART if !facet.is_in_words => track(&mut scene, top, &facet.data, sheet),
            PART | EARLIER => tiles(&mut scene, top, &facet.data, &[], sheet),
            _ => bars(&mut scene, top, &facet.data, largest(&facet.data), sheet).bottom,
        };
    }
    scene.reach(top + 6.0);
    scene
}

/// The part as a bar within the whole.
fn track(scene: &mut Scene, top: f64, data: &[Datum], sheet: &Sheet) -> f64 {
    const THICKNESS: f64 = 30.0;
    const WORDS: f64 = 24.0;
    let theme = sheet.theme;
    let largest = largest(data);
    let reach = sheet.width - data.iter().map(|datum| overshoot(datum.qualifier)).fold(0.0, f64::max);
    let bar = |datum: &Datum| Bar {
        origin: Point::new(0.0, top + WORDS),
        length: datum.value / largest * reach,
        thickness: THICKNESS,
        growth: Growth::Rightward,
        is_partial: false,
    };
    let is_whole = |datum: &&Datum| datum.place.kind() == PlaceKind::Nation;
    let mut bottom = top + WORDS + THICKNESS;
    let words = |datum: &Datum| [datum.label.as_str(), "\u{2002}", datum.text.as_str()].concat();
    if let Some(whole) = data.iter().find(is_whole) {
        let body = bar(whole).stretch(0.0, bar(whole).length);
        let bounds = Rect { bottom: body.bottom + WORDS, right: sheet.width, ..body };
        bottom = bounds.bottom;
        scene.mark(whole.id, whole.place, bounds, |scene| {
            bar(whole).draw(scene, whole, theme);
            let at = Point::new(sheet.width, body.bottom + 17.0);
            scene.text(&words(whole), at, Style::end(Font::STRONG, theme.text), sheet.measure);
        });
    }
    if let Some(part) = data.iter().find(|datum| !is_whole(datum)) {
        let body = bar(part).stretch(0.0, bar(part).length);
        scene.mark(part.id, part.place, Rect { top, ..body }, |scene| {
            // The whole's hatching must not show through the part.
            scene.push(Shape::Block { rect: body, color: theme.background });
            bar(part).draw(scene, part, theme);
            let color = if part.layer == Layer::Story { theme.text } else { theme.muted };
            let place = Paragraph { left: 0.0, top, width: sheet.width, font: Font::STRONG, color };
            sheet.paragraph(scene, &words(part), place);
        });
    }
    bottom
}
