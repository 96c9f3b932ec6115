//! Every claim of every chart against a recount of the tables. Knows no chart by name: a new one is recounted too.

use std::collections::{BTreeMap, BTreeSet};

use greater_bay_ip::chart::claim::{Claim, Sentence};
use greater_bay_ip::charts::CHARTS;
use greater_bay_ip::dataset::{
    BAKED, Basis, Figure, FigureId, Layer, Message, Metric, Period, Place, PlaceKind, Qualifier, Stage, Unit,
};
use greater_bay_ip::format::{self, Length};
use greater_bay_ip::language::Language;
use greater_bay_ip::measure::{self, Measure};
use greater_bay_ip::pick::Pick;
use greater_bay_ip::state::{Field, State};
use greater_bay_ip::text;
use greater_bay_ip::view::{ChartView, Datum, Facet};

use crate::matrix::{languages, none, state};
use crate::view::recount::pairs;

/// A sentence of a chart in a state.
#[derive(Clone, Copy)]
struct Case<'a> {
    chart: &'a ChartView<'a>,
    sentence: &'a Sentence,
    state: &'a State,
    language: &'a Language,
}

/// What a sentence is about, beside what it says of it.
fn figures(claim: &Claim) -> Vec<FigureId> {
    match claim {
        Claim::Stated(figures) | Claim::Alike(figures) | Claim::Fraction { figures, .. } => figures.clone(),
        Claim::Most { figure, .. } | Claim::First(figure) => vec![*figure],
        Claim::Times { figure, than: other, .. }
        | Claim::UpFrom { figure, before: other }
        | Claim::Multiplied { figure, before: other, .. }
        | Claim::Grown { figure, growth: other }
        | Claim::PartOf { figure, whole: other }
        | Claim::Span { first: figure, last: other } => vec![*figure, *other],
        Claim::Fullest { .. } | Claim::Only { .. } | Claim::Shared | Claim::Nothing => Vec::new(),
    }
}

fn kind(claim: &Claim) -> &'static str {
    match claim {
        Claim::Stated(_) => "stated",
        Claim::Most { .. } => "most",
        Claim::First(_) => "first",
        Claim::Times { .. } => "times",
        Claim::UpFrom { .. } => "up from",
        Claim::Multiplied { .. } => "multiplied",
        Claim::Fraction { .. } => "fraction",
        Claim::Grown { .. } => "grown",
        Claim::PartOf { .. } => "part of",
        Claim::Alike(_) => "alike",
        Claim::Span { .. } => "span",
        Claim::Fullest { .. } => "fullest",
        Claim::Only { .. } => "only",
        Claim::Shared => "shared",
        Claim::Nothing => "nothing",
    }
}

/// Words that claim something, and the claims they may stand for: `(language, word, kinds)`. A space is a character.
const CLAIMING: [(&str, &str, &[&str]); 35] = [
    ("en", "most", &["most", "fullest", "shared"]),
    ("en", "largest", &["most"]),
    ("en", "least", &[]),
    ("en", "smallest", &[]),
    ("en", "lead", &["most"]),
    ("en", " tops ", &["first"]),
    ("en", " times", &["times", "multiplied"]),
    ("en", " quarter", &["fraction"]),
    ("en", " sixth", &["fraction"]),
    ("en", "up from", &["up from"]),
    ("en", "year earlier", &["grown"]),
    ("pt", " tem mais ", &["most", "times", "shared"]),
    ("pt", "maior ", &["most"]),
    ("pt", "menor ", &[]),
    ("pt", "sobretudo", &["fullest"]),
    ("pt", "um só local e etapa com mais", &["shared"]),
    ("pt", "lidera", &["first", "most"]),
    ("pt", " à frente", &["most"]),
    ("pt", " cresceu mais", &["most"]),
    ("pt", " vezes", &["times", "multiplied"]),
    ("pt", " quarto", &["fraction"]),
    ("pt", " sexto", &["fraction"]),
    ("pt", "; eram ", &["up from"]),
    ("pt", ", face a ", &["up from"]),
    ("pt", "homólog", &["grown"]),
    ("zh", "最", &["most", "fullest", "shared"]),
    ("zh", "居首", &["most", "first"]),
    ("zh", "登顶", &["first"]),
    ("zh", "登頂", &["first"]),
    ("zh", "倍", &["times", "multiplied"]),
    ("zh", "四分之", &["fraction"]),
    ("zh", "六分之", &["fraction"]),
    ("zh", "三分之", &[]),
    ("zh", "同比", &["grown"]),
    ("zh", "按年", &["grown"]),
];

/// The numbers in a text: runs of digits with the signs within them.
fn numbers(text: &str) -> Vec<String> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '/' | '%' | '\u{a0}');
    let runs = text.split(|character| !is_number(character));
    let trimmed = runs.map(|run| run.trim_matches(|c: char| !c.is_ascii_digit()).to_owned());
    trimmed.filter(|run| !run.is_empty()).collect()
}

impl Case<'_> {
    fn name(&self) -> String {
        let query = greater_bay_ip::query::written(self.state);
        format!("{} “{query}” {}: {}", self.chart.chart.key, self.language.tag(), self.sentence.words)
    }

    fn is_title(&self) -> bool {
        self.sentence.words == self.chart.title
    }

    /// The facet that draws a figure.
    fn facet(&self, id: FigureId) -> Option<&Facet> {
        let draws = |facet: &&Facet| facet.data.iter().chain(&facet.annotations).any(|datum| datum.id == id);
        self.chart.facets.iter().find(draws)
    }

    /// A figure as it can be written, always with the word for how exact it is.
    fn written(&self, id: FigureId) -> Vec<String> {
        let figure = BAKED.figure(id);
        let mut written = vec![
            format::value(figure, Length::Full, self.language),
            format::value(figure, Length::Short, self.language),
            format::quantity(figure, Length::Short, self.language),
        ];
        let read = self.facet(id).and_then(|facet| facet.data.iter().find(|datum| datum.id == id)?.read);
        if let Some(read) = read {
            written =
                vec![measure::text(read, self.language), measure::quantity(&BAKED, id, read, self.language)];
        }
        written.iter().map(|written| text::plain(written)).collect()
    }

    /// A figure's number, recounted where it is read in another way.
    fn number(&self, id: FigureId) -> Option<f64> {
        let value = BAKED.figure(id).value?.to_f64();
        let read = self.facet(id).and_then(|facet| facet.data.iter().find(|datum| datum.id == id)?.read);
        let Some(read) = read else { return Some(value) };
        let factor = match read.measure {
            Measure::Counted | Measure::Share => 1.0,
            Measure::Per10000 => 10_000.0,
            Measure::Index => 100.0,
        };
        Some(value / BAKED.figure(read.base).value?.to_f64() * factor)
    }

    /// Everything that is wrong with it.
    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        self.recount(&mut faults);
        self.expect_figures_shown(&mut faults);
        self.expect_numbers(&mut faults);
        self.expect_places(&mut faults);
        self.expect_what_and_when(&mut faults);
        self.expect_claiming_words(&mut faults);
        let name = self.name();
        faults.into_iter().map(|fault| format!("{name}\n  {fault}")).collect()
    }

    /// Expects that what it speaks of is drawn, and asked for or the nation's for comparison.
    fn expect_figures_shown(&self, faults: &mut Vec<String>) {
        let mut spoken = figures(&self.sentence.claim);
        if let Claim::Most { among, .. } = &self.sentence.claim {
            spoken.extend(among);
        }
        for id in spoken {
            let figure = BAKED.figure(id);
            let is_yardstick =
                figure.place.kind() == PlaceKind::Nation && self.state.admits_beside(figure, Field::Place);
            if self.facet(id).is_none() || !self.state.admits(figure) && !is_yardstick {
                faults.push(format!("not shown: {figure:?}"));
            }
        }
    }

    /// Expects that every number is one of what it speaks of, and that a title gives the numbers it is about.
    fn expect_numbers(&self, faults: &mut Vec<String>) {
        let spoken = figures(&self.sentence.claim);
        let mut sayable = BTreeSet::new();
        for &id in &spoken {
            let figure = BAKED.figure(id);
            let period = format::period(figure.period, self.language);
            let names = [figure.metric.name(), figure.place.name(), figure.metric.unit().template()];
            let names = names.map(|name| self.language.words(name));
            let year = figure.period.year().to_string();
            let written = self.written(id);
            for text in written.iter().chain(&names).chain([&period, &year]) {
                sayable.extend(numbers(text));
            }
        }
        sayable.extend(numbers(self.language.text(self.chart.measure.name())));
        match &self.sentence.claim {
            Claim::Times { figure, than, times } => {
                sayable.insert(times.to_string());
                let ratio = self.number(*figure).zip(self.number(*than)).map(|(one, other)| one / other);
                sayable.extend(ratio.map(|ratio| format!("{ratio:.1}")));
                sayable.extend(ratio.map(|ratio| format!("{ratio:.1}").replace('.', ",")));
            }
            Claim::Multiplied { times, .. } => {
                sayable.insert(times.to_string());
            }
            Claim::Most { among, .. } => {
                sayable.insert(among.len().to_string());
            }
            Claim::Fullest { count, .. } => {
                sayable.insert(count.to_string());
            }
            _ => {}
        }
        // What the list or the treaty is called.
        sayable.extend(numbers(&self.language.words(Metric::ClusterTop100YearsRunning.name())));
        for number in numbers(&self.sentence.words) {
            if !sayable.contains(&number) {
                faults.push(format!("{number} is not among {sayable:?}"));
            }
        }
        let gives_numbers = !matches!(
            self.sentence.claim,
            Claim::Times { .. }
                | Claim::Multiplied { .. }
                | Claim::Fraction { .. }
                | Claim::First(_)
                | Claim::Span { .. }
        );
        for id in spoken.into_iter().filter(|_| self.is_title() && gives_numbers) {
            let written = self.written(id);
            if !written.iter().any(|written| self.sentence.words.contains(written)) {
                faults.push(format!("does not say any of {written:?}"));
            }
        }
    }

    /// The words without the names of what was counted and without the numbers, which may hold names of places.
    fn bare(&self) -> String {
        let mut bare = self.sentence.words.clone();
        for id in figures(&self.sentence.claim) {
            for text in
                self.written(id).into_iter().chain([self.language.words(BAKED.figure(id).metric.name())])
            {
                bare = bare.replace(&text, "");
            }
        }
        bare
    }

    /// Expects that it names the places it speaks of, in the title or right above the drawing, and no other.
    fn expect_places(&self, faults: &mut Vec<String>) {
        let spoken: Vec<Place> =
            figures(&self.sentence.claim).into_iter().map(|id| BAKED.figure(id).place).collect();
        let (Claim::Fullest { pick, .. } | Claim::Only { pick }) = &self.sentence.claim else {
            self.expect_no_other_place(&spoken, faults);
            // The years of many events are those of no place.
            let is_span = matches!(self.sentence.claim, Claim::Span { .. });
            for place in spoken.into_iter().filter(|place| !is_span && place.kind() != PlaceKind::Nation) {
                let names = [self.language.text(place.name()), self.language.text(Message::UiTheBay)];
                if !names.iter().any(|name| self.sentence.words.contains(name)) {
                    faults.push(format!("does not say where: {}", place.key()));
                }
            }
            return;
        };
        self.expect_no_other_place(&[pick.place], faults);
    }

    fn expect_no_other_place(&self, spoken: &[Place], faults: &mut Vec<String>) {
        let mut places: Vec<(&str, Place)> =
            Place::ALL.iter().map(|&place| (self.language.text(place.name()), place)).collect();
        // A cluster is named by its cities: the longest name that fits is meant.
        places.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        let mut rest = self.bare();
        for (word, place) in places {
            if rest.contains(word) {
                let is_of_nation = |id: &FigureId| BAKED.figure(*id).metric.basis() == Basis::Share;
                let compares = self.chart.measure == Measure::Share
                    || figures(&self.sentence.claim).iter().any(is_of_nation);
                let is_compared = place.kind() == PlaceKind::Nation && compares;
                if !spoken.contains(&place) && !is_compared {
                    faults.push(format!("speaks of {}", place.key()));
                }
                rest = rest.replace(word, "");
            }
        }
    }

    /// Expects that the title, with the lines above the drawing, says when, and in what money, measure or ratio.
    fn expect_what_and_when(&self, faults: &mut Vec<String>) {
        for id in figures(&self.sentence.claim) {
            let figure = BAKED.figure(id);
            let heading = self.facet(id).map_or("", |facet| &facet.heading);
            let said = format!("{}\n{}\n{heading}", self.sentence.words, self.chart.subtitle);
            let period = format::period(figure.period, self.language);
            let year = figure.period.year().to_string();
            let is_year = matches!(figure.period, Period::Year(_));
            let is_dated =
                said.to_lowercase().contains(&period.to_lowercase()) || is_year && said.contains(&year);
            let is_span = matches!(self.sentence.claim, Claim::Span { .. }) && said.contains(&year);
            if !is_dated && !is_span {
                faults.push(format!("does not say when: {period}"));
            }
            let unit = figure.metric.unit();
            let counts = [Unit::Yuan, Unit::UsDollars, Unit::People, Unit::SquareKilometres].contains(&unit)
                || figure.metric.basis() == Basis::Ratio;
            // How many times one is the other is so in any unit, and a remark stands under the title.
            let is_factor = matches!(self.sentence.claim, Claim::Times { .. } | Claim::Multiplied { .. });
            let counts = counts && !is_factor && self.is_title();
            let is_read = self.chart.measure != Measure::Counted;
            let pieces = self.language.text(unit.template()).split("{value}").map(str::trim);
            for piece in pieces.filter(|piece| counts && !is_read && !said.contains(piece)) {
                faults.push(format!("does not say in what: {piece}"));
            }
        }
    }

    /// Expects that words which claim something stand for a claim of their kind, and that its numbers are said.
    fn expect_claiming_words(&self, faults: &mut Vec<String>) {
        // A language may need a word between a number and its noun.
        let template = text::plain(self.language.text(self.sentence.message)).replace("-of}", "}");
        let kind = kind(&self.sentence.claim);
        for (tag, word, kinds) in CLAIMING.iter().filter(|(tag, ..)| self.language.tag().starts_with(tag)) {
            if template.contains(word) && !kinds.contains(&kind) {
                faults.push(format!("{tag}: “{word}” in “{template}” is claimed by nothing, only {kind}"));
            }
        }
        let needed: &[&str] = match kind {
            "most" => &["{among}"],
            "times" | "multiplied" if self.is_title() => &["{times}"],
            "up from" | "part of" | "grown" => &["{value}", "{value-2}"],
            _ => &[],
        };
        for placeholder in needed.iter().filter(|placeholder| !template.contains(**placeholder)) {
            faults.push(format!("“{template}” has no {placeholder}"));
        }
        let second = template.contains("-2}") || template.contains("{ratio}");
        if second && figures(&self.sentence.claim).len() < 2 {
            faults.push(format!("“{template}” speaks of two"));
        }
    }

    /// Counts again what is claimed.
    fn recount(&self, faults: &mut Vec<String>) {
        let mut expect = |is_so: bool, what: &str| {
            if !is_so {
                faults.push(format!("{what}: {:?}", self.sentence.claim));
            }
        };
        let number = |id: &FigureId| self.number(*id).unwrap_or(f64::NAN);
        let of = |id: &FigureId| BAKED.figure(*id);
        let is_alike = |one: &Figure, other: &Figure| (one.metric, one.note) == (other.metric, other.note);
        match &self.sentence.claim {
            Claim::Stated(ids) => expect(!ids.is_empty(), "states nothing"),
            Claim::Most { figure, among } => {
                let places: BTreeSet<&str> = among.iter().map(|id| of(id).place.key()).collect();
                let cities = |figure: &Figure| {
                    figure.place.kind() == PlaceKind::City
                        && figure.metric == of(among.first().unwrap()).metric
                };
                let drawn = self.chart.data().filter(|datum| cities(BAKED.figure(datum.id)));
                let drawn: BTreeSet<&str> = drawn.map(|datum| datum.place.key()).collect();
                expect(drawn == places, "drawn, but not compared");
                let asked = BAKED
                    .counted()
                    .filter(|&id| cities(BAKED.figure(id)) && self.state.admits(BAKED.figure(id)));
                let asked: BTreeSet<&str> = asked.map(|id| BAKED.figure(id).place.key()).collect();
                let is_read = self.chart.measure != Measure::Counted;
                expect(is_read && places.is_subset(&asked) || asked == places, "asked for, but not compared");
                expect(among.len() > 1 && among.len() == places.len(), "alone, or one place twice");
                for other in among {
                    expect(is_alike(of(figure), of(other)), "counted otherwise");
                    expect(of(figure).period == of(other).period, "of another time");
                    expect(other == figure || number(figure) > number(other), "no smaller");
                    expect(of(other).qualifier != Qualifier::Over || other == figure, "may be larger");
                }
            }
            Claim::First(id) => {
                expect(of(id).metric.basis() == Basis::Rank && number(id) == 1.0, "not first");
            }
            Claim::Times { figure, than, times } => {
                let ratio = number(figure) / number(than);
                expect(
                    ratio > f64::from(*times) && ratio <= f64::from(*times) + 1.0,
                    "another number of times",
                );
                expect(of(figure).period == of(than).period && is_alike(of(figure), of(than)), "unlike");
                expect(matches!(of(figure).qualifier, Qualifier::Exact | Qualifier::Over), "may be less");
                let is_bounded = [Qualifier::Exact, Qualifier::Nearly, Qualifier::Below];
                expect(is_bounded.contains(&of(than).qualifier), "may be more");
            }
            Claim::UpFrom { figure, before } | Claim::Multiplied { figure, before, .. } => {
                let (one, other) = (of(figure), of(before));
                let is_comparable = |other: &Figure| {
                    other.place == one.place
                        && is_alike(one, other)
                        && other.period.is_like(one.period)
                        && self.state.admits(other)
                };
                expect(is_comparable(other), "unlike");
                expect(number(figure) > number(before), "not up");
                if let Claim::Multiplied { times, .. } = self.sentence.claim {
                    let ratio = number(figure) / number(before);
                    let is_whole = ratio > f64::from(times) && ratio <= f64::from(times) + 1.0;
                    expect(is_whole && times > 1, "another number of times");
                    expect(matches!(one.qualifier, Qualifier::Exact | Qualifier::Over), "may be less");
                    let is_bounded = [Qualifier::Exact, Qualifier::Nearly, Qualifier::Below];
                    expect(is_bounded.contains(&other.qualifier), "may have been more");
                }
                let earliest = BAKED.counted().filter(|&id| is_comparable(BAKED.figure(id)));
                let earliest = earliest.min_by(|one, other| {
                    BAKED.figure(*one).period.end().total_cmp(&BAKED.figure(*other).period.end())
                });
                expect(earliest == Some(*before), "not the first");
                // Breaks stand where the axis of their form has the year.
                let between = other.period.end()..one.period.end();
                let breaks = self.chart.chart.facets.iter().filter(|plan| plan.metrics.contains(&one.metric));
                let mut breaks = breaks.flat_map(|plan| plan.breaks);
                expect(!breaks.any(|(at, _)| between.contains(at)), "across a break");
            }
            Claim::Fraction { figures, parts } => {
                for figure in figures {
                    let is_share = of(figure).metric.basis() == Basis::Share;
                    let off = (number(figure) - 1.0 / f64::from(*parts)).abs();
                    expect(is_share && off < 0.05 / f64::from(*parts), "another fraction");
                    expect(
                        [Qualifier::Exact, Qualifier::About].contains(&of(figure).qualifier),
                        "has an open end",
                    );
                }
            }
            Claim::Grown { figure, growth } => {
                let (one, other) = (of(figure), of(growth));
                expect(other.metric.basis() == Basis::Growth, "no growth");
                expect((one.place, one.period) == (other.place, other.period), "another's growth");
                expect(one.metric.right() == other.metric.right(), "growth of something else");
            }
            Claim::PartOf { figure, whole } => {
                let (one, other) = (of(figure), of(whole));
                expect(one.period == other.period && is_alike(one, other), "unlike");
                let above = std::iter::successors(one.place.within(), |place| place.within());
                expect(above.into_iter().any(|place| place == other.place), "not a part");
                expect(number(figure) < number(whole), "more than the whole");
            }
            Claim::Alike(ids) => {
                let number = |id: &FigureId| (of(id).place, of(id).period, of(id).value, of(id).qualifier);
                expect(
                    ids.len() > 1 && ids.windows(2).all(|pair| number(&pair[0]) == number(&pair[1])),
                    "unlike",
                );
            }
            Claim::Span { first, last } => {
                let events = BAKED.events().filter(|&id| self.state.admits(BAKED.figure(id)));
                let ends: Vec<f64> = events.map(|id| BAKED.figure(id).period.end()).collect();
                expect(
                    ends.iter().all(|end| (of(first).period.end()..=of(last).period.end()).contains(end)),
                    "earlier or later",
                );
                expect(ends.len() > 1, "one alone");
            }
            Claim::Fullest { pick, count } => {
                let counts = self.counts();
                let largest = counts.values().max();
                expect(counts.get(&cell(pick)) == Some(count) && largest == Some(count), "not most");
                expect(counts.values().filter(|other| *other == count).count() == 1, "a tie is no winner");
                expect(counts.len() > 1, "alone");
            }
            Claim::Only { pick } => {
                let counts = self.counts();
                expect(counts.len() == 1 && counts.contains_key(&cell(pick)), "others too");
            }
            Claim::Shared => {
                let counts = self.counts();
                let largest = counts.values().max();
                expect(counts.values().filter(|count| Some(*count) == largest).count() > 1, "one alone");
            }
            Claim::Nothing => expect(self.chart.data().next().is_none(), "something"),
        }
    }

    /// How many figures there are of each stage and place that can be chosen, those two filters aside.
    fn counts(&self) -> BTreeMap<(&'static str, &'static str), usize> {
        let mut counts = BTreeMap::new();
        let places: Vec<String> = Field::Place.choices().map(|choice| choice.key().into_owned()).collect();
        let is_counted = |figure: &&Figure| {
            places.iter().any(|place| place == figure.place.key())
                && self.state.admits_beside(figure, Field::Place | Field::Stage)
        };
        for figure in BAKED.counted().map(|id| BAKED.figure(id)).filter(is_counted) {
            *counts.entry((figure.place.key(), figure.stage.key())).or_default() += 1;
        }
        counts
    }
}

fn cell(pick: &Pick) -> (&'static str, &'static str) {
    (pick.place.key(), pick.stage.map_or("", Stage::key))
}

/// Whether what a template says of a figure is said of one metric only, for it does not name the metric.
fn names_no_metric(template: &str) -> bool {
    !["{metric}", "{what}", "{cell}"].iter().any(|placeholder| template.contains(placeholder))
}

/// What is not honest in how the figures of a chart are read.
fn reading_faults(chart: &ChartView, state: &State, language: &Language) -> Vec<String> {
    let mut faults = Vec::new();
    let mut bases = BTreeSet::new();
    for facet in &chart.facets {
        for (datum, read) in facet.data.iter().filter_map(|datum| Some((datum, datum.read?))) {
            let (figure, base) = (BAKED.figure(datum.id), BAKED.figure(read.base));
            if read.measure == Measure::Index {
                bases.insert(format::period(base.period, language));
            }
            if base.arithmetic.is_some_and(|arithmetic| arithmetic.operands().contains(&datum.id)) {
                faults.push(format!("{figure:?} is divided by what was made from it"));
            }
            let is_told = figure.layer == Layer::Story && figure.qualifier == Qualifier::Exact;
            if is_told && read.qualifier != Qualifier::Exact {
                faults.push(format!("{figure:?} is made less exact"));
            }
            let said = format!("{}\n{}", chart.subtitle, facet.heading);
            if bases.iter().any(|base| !said.contains(base)) {
                faults.push(format!("“{said}” does not name the base {bases:?}"));
            }
        }
    }
    if bases.len() > 1 {
        faults.push(format!("an index with several bases: {bases:?}"));
    }
    // With the press conference alone nothing is worked out, and the nation has no figure.
    let is_told = |datum: &Datum| datum.layer == Layer::Story && datum.place.kind() != PlaceKind::Nation;
    let events = |datum: &Datum| datum.metric == Metric::Event;
    if state.layer == Layer::Story && !chart.data().all(|datum| is_told(datum) || events(datum)) {
        faults.push("shows more than was told".to_owned());
    }
    faults
}

/// What was said in the states of one language.
#[derive(Default)]
struct Heard {
    faults: Vec<String>,
    kinds: BTreeMap<&'static str, usize>,
    charts: BTreeSet<&'static str>,
    /// Of which metrics each template was said.
    said_of: BTreeMap<String, BTreeSet<Vec<&'static str>>>,
}

/// Every chart of a state, without marks of where a line may end: they are no part of what is claimed.
fn each_plain(state: &State, language: &Language) -> Vec<ChartView<'static>> {
    let mut charts = crate::matrix::each_alone(state, language);
    for chart in &mut charts {
        let lines = [&mut chart.title, &mut chart.subtitle].into_iter();
        let headings = chart.facets.iter_mut().map(|facet| &mut facet.heading);
        let sentences = chart.sentences.iter_mut().map(|sentence| &mut sentence.words);
        for words in lines.chain(headings).chain(sentences).chain(&mut chart.notes) {
            *words = text::plain(words);
        }
    }
    charts
}

fn heard(language: &Language, queries: &[String]) -> Heard {
    let mut heard = Heard::default();
    for query in queries {
        let state = state(query);
        for chart in &each_plain(&state, language) {
            let name = format!("{} “{query}” {}", chart.chart.key, language.tag());
            let says_nothing = chart.title == text::plain(language.text(Message::UiNothingHere));
            if [says_nothing, chart.sentences.is_empty()] != [chart.is_empty(); 2] {
                heard.faults.push(format!("{name}: “{}” over {} figures", chart.title, chart.data().count()));
            }
            heard.faults.extend(
                reading_faults(chart, &state, language).into_iter().map(|fault| format!("{name}: {fault}")),
            );
            for sentence in &chart.sentences {
                let case = Case { chart, sentence, state: &state, language };
                heard.faults.extend(case.faults());
                *heard.kinds.entry(kind(&sentence.claim)).or_default() += 1;
                heard.charts.insert(chart.chart.key);
                let template = &*text::plain(language.text(sentence.message));
                let metrics =
                    figures(&sentence.claim).iter().map(|&id| BAKED.figure(id).metric.key()).collect();
                heard.said_of.entry(template.to_owned()).or_default().insert(metrics);
                if names_no_metric(template) && chart.measure != Measure::Counted {
                    heard.faults.push(format!("{name}: “{}” of what is read otherwise", sentence.words));
                }
            }
        }
    }
    let said_of = heard.said_of.iter().filter(|(template, of)| names_no_metric(template) && of.len() > 1);
    heard.faults.extend(said_of.map(|(template, of)| format!("“{template}” is said of {of:?}")));
    heard
}

#[test]
fn every_claim_holds_when_it_is_recounted() {
    let queries: Vec<String> = pairs().into_iter().chain([String::new()]).collect();
    let languages = languages();
    let heard: Vec<Heard> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            languages.iter().map(|language| scope.spawn(|| heard(language, &queries))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let faults: Vec<String> = heard.iter().flat_map(|heard| heard.faults.clone()).collect();
    none(&faults);
    for heard in heard {
        println!("{} charts, {} states: {:?}", heard.charts.len(), queries.len(), heard.kinds);
        assert_eq!(heard.charts.len(), CHARTS.len(), "a chart that never says anything");
    }
}

/// A claim that is changed a little no longer holds.
#[test]
fn a_claim_that_says_too_much_is_noticed() {
    let mut changed: BTreeMap<&str, usize> = BTreeMap::new();
    for language in languages() {
        for query in ["", "layer=story", "stage=creation&layer=derived", "measure=per-10000", "place=zhuhai"]
        {
            let state = state(query);
            for chart in &each_plain(&state, &language) {
                for sentence in chart.sentences.iter().take(1) {
                    let case = Case { chart, sentence, state: &state, language: &language };
                    assert_eq!(case.faults(), Vec::<String>::new());
                    for wrong in exaggerations(sentence) {
                        let mut chart = chart.clone();
                        chart.title.clone_from(&wrong.words);
                        let case = Case { chart: &chart, sentence: &wrong, ..case };
                        assert!(!case.faults().is_empty(), "{} {:?}", case.name(), wrong.claim);
                        *changed.entry(kind(&sentence.claim)).or_default() += 1;
                    }
                }
            }
        }
    }
    assert!(changed.len() > 7, "{changed:?}");
}

/// The sentence with other numbers in it, and with claims that go further.
fn exaggerations(sentence: &Sentence) -> Vec<Sentence> {
    let mut wrong = Vec::new();
    let number = numbers(&sentence.words).into_iter().next();
    wrong.extend(
        number
            .map(|number| sentence.words.replacen(&number, "4,711", 1))
            .map(|words| Sentence { words, ..sentence.clone() }),
    );
    let claim = match sentence.claim.clone() {
        Claim::Most { figure, among } => {
            let other = among.iter().copied().find(|other| *other != figure).unwrap();
            Some(Claim::Most { figure: other, among })
        }
        Claim::Times { figure, than, times } => Some(Claim::Times { figure, than, times: times + 1 }),
        Claim::UpFrom { figure, before } => Some(Claim::UpFrom { figure: before, before: figure }),
        Claim::PartOf { figure, whole } => Some(Claim::PartOf { figure: whole, whole: figure }),
        Claim::Grown { figure, growth } => Some(Claim::UpFrom { figure, before: growth }),
        Claim::Span { first, last } => Some(Claim::Span { first: last, last: first }),
        Claim::Fullest { pick, count } => Some(Claim::Fullest { pick, count: count + 1 }),
        _ => None,
    };
    wrong.extend(claim.map(|claim| Sentence { claim, ..sentence.clone() }));
    wrong
}
