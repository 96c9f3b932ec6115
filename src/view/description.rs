//! A chart's drawing in one sentence, for whoever does not see it: what its title and its list do not say.

use super::chart::ChartView;
use super::detail::Detail;
use super::model::{Datum, Facet};
use crate::chart::form::Form;
use crate::dataset::Message;
use crate::format;
use crate::language::Language;
use crate::text;

impl ChartView<'_> {
    /// How it is drawn, its parts by their headings with how far their values reach, its scale, what is written among the
    /// marks, where the way of counting changed, and where its first course leads from and to.
    pub fn description(&self, language: &Language) -> String {
        self.described(self.facets.iter().filter(|facet| !facet.is_empty()).collect(), language)
    }

    /// The same of what a page draws of it on a canvas.
    pub fn description_in_page(&self, language: &Language) -> String {
        self.described(self.drawn().collect(), language)
    }

    fn described(&self, facets: Vec<&Facet>, language: &Language) -> String {
        if facets.is_empty() {
            return text::plain(language.text(Message::UiNothingHere));
        }
        let mut kinds: Vec<String> = Vec::new();
        for facet in &facets {
            let kind = language.words(kind(facet.form));
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        let range_of = |facet: &Facet| range(facet, language).unwrap_or_default();
        let mut parts: Vec<String> =
            facets.iter().flat_map(|facet| [facet.heading.clone(), range_of(facet)]).collect();
        parts.extend(
            facets
                .iter()
                .any(|facet| facet.is_log && facet.heading.is_empty())
                .then(|| language.words(Message::PictureLog)),
        );
        let annotations = facets.iter().flat_map(|facet| &facet.annotations);
        parts.extend(annotations.map(|datum| {
            let amount = Detail::in_chart(self, datum.id, language).quantity;
            [&*datum.place_name(language), language.text(Message::UiLabelGap), &amount].concat()
        }));
        parts.extend(facets.iter().flat_map(|facet| &facet.breaks).map(|at| at.label.clone()));
        parts.extend(facets.iter().find_map(|facet| trend(facet, language)));
        parts.retain(|part| !part.is_empty());
        let kinds = format::sentence_case(&language.list(&kinds));
        let parts = parts.join(language.text(Message::UiListSemicolon));
        let gap = if parts.is_empty() { "" } else { language.text(Message::UiLabelGap) };
        language.sentence(&text::plain(&[&kinds, gap, &parts].concat()))
    }
}

/// The least and the most of a facet whose marks share a scale, where there are more than the two that it would name.
fn range(facet: &Facet, language: &Language) -> Option<String> {
    let on_scale = || facet.data.iter().filter(|datum| !datum.text.is_empty());
    if !facet.form.has_scale() || on_scale().count() <= 2 {
        return None;
    }
    let by_value = |one: &&Datum, other: &&Datum| one.value.total_cmp(&other.value);
    let (least, most) = on_scale().min_by(by_value).zip(on_scale().max_by(by_value))?;
    let values = [("value", &*least.text), ("value-2", &*most.text)];
    (least.value < most.value).then(|| language.fill(Message::PictureRange, &values))
}

/// Where the course of a facet's first place leads from and to.
fn trend(facet: &Facet, language: &Language) -> Option<String> {
    if !facet.form.has_courses() {
        return None;
    }
    let place = facet.data.first()?.place;
    let course = || facet.data.iter().filter(|datum| datum.place == place);
    let along = |datum: &&Datum| facet.form.along(datum.period);
    let first = course().min_by(|one, other| along(one).total_cmp(&along(other)))?;
    // What is counted otherwise later is not where it leads.
    let alike = course().filter(|datum| !facet.has_break_between(first, datum));
    let last = alike.max_by(|one, other| along(one).total_cmp(&along(other)))?;
    let values = [
        ("place", &*first.place_name(language)),
        ("value", &*first.text),
        ("period", &*first.when),
        ("value-2", &*last.text),
        ("period-2", &*last.when),
    ];
    (first.id != last.id).then(|| language.fill(Message::PictureTrend, &values))
}

/// What a form looks like.
fn kind(form: Form) -> Message {
    match form {
        Form::Bars => Message::PictureBars,
        Form::Against => Message::PictureAgainst,
        Form::Columns => Message::PictureColumns,
        Form::Change => Message::PictureChange,
        Form::Tiles => Message::PictureTiles,
        Form::Blocks(_) => Message::PictureBlocks,
        Form::Callouts => Message::PictureCallouts,
        Form::Aside => Message::PictureAside,
        Form::Part => Message::PicturePart,
        Form::Trends => Message::PictureTrends,
        Form::Lines | Form::History => Message::PictureLines,
        Form::Ranks => Message::PictureRanks,
        Form::Units(_) => Message::PictureUnits,
        Form::Words => Message::PictureWords,
        Form::Events => Message::PictureEvents,
        Form::Matrix => Message::PictureMatrix,
        Form::Map | Form::Picker => Message::PictureMap,
    }
}
