//! Each figure of the story, in every way in which a reader meets it, in every language.

use greater_bay_ip::charts::Scope;
use greater_bay_ip::dataset::{BAKED, Figure, FigureId, Layer};
use greater_bay_ip::format::{self, Length};
use greater_bay_ip::language::Language;
use greater_bay_ip::measure::Readings;
use greater_bay_ip::page::{HeadingLevel, Links, Rendering};
use greater_bay_ip::record::{Record, records};
use greater_bay_ip::state::State;
use greater_bay_ip::view::{ChartView, Detail, View};
use greater_bay_ip::{export, page, text};

use crate::matrix::{languages, story_of};

/// What markup says, without its tags.
fn bare(markup: &str) -> String {
    let words = markup.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words));
    words.collect::<String>().replace("&amp;", "&").replace("&quot;", "\"")
}

/// The chart of a chapter of the story that draws or writes a figure.
fn teller<'v>(view: &'v View, id: FigureId) -> Option<&'v ChartView<'v>> {
    let told = view.charts.iter().filter(|chart| chart.chapter.is_some()).chain(&view.offices);
    told.into_iter().find(|chart| chart.data().any(|datum| datum.id == id))
}

/// The ways, in the order of a row: picture or text, table, tooltip, speech, CSV, JSON.
fn ways(view: &View, records: &[Record], id: FigureId, language: &Language) -> [bool; 6] {
    let figure: &Figure = BAKED.figure(id);
    let detail = Detail::of(&BAKED, id, language);
    let readings = Readings::counted(&BAKED);
    let says_all = |words: &str, detail: &Detail| {
        [&detail.quantity, &detail.period, &detail.source].into_iter().all(|part| words.contains(&**part))
    };
    // What is in no chart stands in the lead.
    let lead = bare(
        &page::infographic(
            view,
            language,
            HeadingLevel::default(),
            Links::default(),
            Rendering::Live { made: usize::MAX },
        )
        .0,
    );
    let is_written = lead.contains(&text::plain(&format::quantity(figure, Length::Short, language)));
    let teller = teller(view, id);
    let drawn = teller.and_then(|chart| chart.data().find(|datum| datum.id == id));
    let speech = teller.map_or(is_written, |chart| {
        let detail = Detail::in_chart(chart, id, language);
        let in_text =
            chart.written().flat_map(|(_, facet)| &facet.data).find(|datum| datum.id == id).map(|datum| {
                let said = bare(&page::text(chart, language, HeadingLevel::default()).0);
                [&datum.text, &detail.period, &detail.source].into_iter().all(|part| said.contains(&**part))
            });
        // What the offices do is text of the page, which speech reads by itself.
        chart.chapter.is_none()
            || in_text.unwrap_or_else(|| says_all(&bare(&page::marks(chart, language).0), &detail))
    });
    let table = bare(&page::table("", &[id], &readings, language).0);
    let tip = bare(&page::tip(&detail, &readings, id, language).0);
    let csv = export::figures_csv(&BAKED, language);
    let period = text::plain(&format::period(figure.period, language));
    let keys = [figure.metric.key(), figure.place.key(), &figure.period.to_string()].join(",");
    let row = csv.lines().find(|line| line.starts_with(&keys)).unwrap_or_default();
    let value = figure.value.map(|value| value.to_string()).unwrap_or_default();
    let record = records.iter().find(|record| {
        (record.metric, record.place, &record.period)
            == (figure.metric, figure.place, &figure.period.to_string())
    });
    [
        drawn.map_or(is_written, |datum| !datum.text.is_empty() && !datum.when.is_empty()),
        says_all(&table, &detail) && table.contains(&detail.exactness),
        says_all(&tip, &detail),
        speech,
        [&value, &period, figure.qualifier.key()].into_iter().all(|part| row.contains(part)),
        record.is_some_and(|record| {
            record.qualifier == figure.qualifier
                && record.when == period
                && record.value == figure.value.map(|value| value.to_f64())
                && !record.text.is_empty()
                && !record.source.url.is_empty()
        }),
    ]
}

#[test]
fn every_figure_of_the_story_is_met_in_each_way_in_each_language() {
    let story: Vec<FigureId> = BAKED.counted().filter(|&id| BAKED.figure(id).layer == Layer::Story).collect();
    for language in languages() {
        let view = story_of("", &language);
        let records = records(&BAKED, Scope::Story, &State::default(), &view.charts, &language);
        let mut counts = [0; 6];
        for &id in &story {
            let ways = ways(&view, &records, id, &language);
            assert_eq!(ways, [true; 6], "{}: {:?}", language.tag(), BAKED.figure(id));
            for (count, is_met) in counts.iter_mut().zip(ways) {
                *count += usize::from(is_met);
            }
        }
        println!("{}: {} figures: {counts:?}", language.tag(), story.len());
    }
}
