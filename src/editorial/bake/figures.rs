use std::collections::BTreeSet;

use super::super::variant::variant;
use super::super::{DERIVED, Editorial, FigureEntry, Sum};
use super::{join, line, message};
use crate::dataset::{Date, Month, Period};

pub(super) fn bake(code: &mut String, editorial: &Editorial) {
    let Editorial { figures, events, .. } = editorial;
    bake_years(code, figures.iter().chain(events));
    line(code, format_args!("/// How many of [`FIGURES`] are counted; events follow them."));
    line(code, format_args!("pub const FIGURE_COUNT: usize = {};", figures.len()));
    line(
        code,
        format_args!(
            "/// Every figure, in the order of the tables: story, derived, context; then the events."
        ),
    );
    line(code, format_args!("pub static FIGURES: [Figure; {}] = [", figures.len() + events.len()));
    for figure in figures.iter().chain(events) {
        let source = figure.source.map_or(DERIVED, |source| &*editorial.sources[source].key);
        let value = figure.value.map(|value| format!("Decimal::new({}, {})", value.digits, value.decimals));
        let note = figure.note.as_ref().map(|note| message(&format!("note.{note}")));
        line(
            code,
            format_args!(
                "    Figure {{ metric: Metric::{}, place: Place::{}, period: {}, value: {}, \
                 qualifier: Qualifier::{:?}, layer: Layer::{:?}, stage: Stage::{:?}, source: Source::{}, \
                 note: {}, arithmetic: {} }},",
                variant(&editorial.metrics[figure.metric].key),
                variant(&editorial.places[figure.place].key),
                period(figure.period),
                option(value),
                figure.qualifier,
                figure.layer,
                figure.stage,
                variant(source),
                option(note),
                option(arithmetic(figure)),
            ),
        );
    }
    line(code, format_args!("];"));
}

/// The years that readers can choose from.
fn bake_years<'e>(code: &mut String, figures: impl Iterator<Item = &'e FigureEntry>) {
    let years = figures.flat_map(|figure| [figure.period.first_year(), figure.period.year()]);
    let years: BTreeSet<u16> = years.collect();
    line(
        code,
        format_args!(
            "/// The years in which the period of a figure begins or ends, ascending.\n\
             pub const YEARS: [u16; {}] = [{}];",
            years.len(),
            join(years.iter().map(u16::to_string))
        ),
    );
}

fn option(code: Option<String>) -> String {
    code.map_or_else(|| "None".to_owned(), |code| format!("Some({code})"))
}

pub(super) fn period(period: Period) -> String {
    let day = |Date { year, month, day }| format!("Date::new({year}, {month}, {day})");
    let month = |Month { year, month }| format!("Month::new({year}, {month})");
    match period {
        Period::Year(year) => format!("Period::Year({year})"),
        Period::AsOf(at) => format!("Period::AsOf({})", month(at)),
        Period::Half(year, half) => format!("Period::Half({year}, {half})"),
        Period::Months(from, to) => format!("Period::Months({}, {})", month(from), month(to)),
        Period::ToDate(year) => format!("Period::ToDate({year})"),
        Period::Years(from, to) => format!("Period::Years({from}, {to})"),
        Period::Day(at) => format!("Period::Day({})", day(at)),
        Period::Told(at) => format!("Period::Told({})", day(at)),
    }
}

fn arithmetic(figure: &FigureEntry) -> Option<String> {
    Some(match figure.arithmetic? {
        Sum::Quotient(dividend, divisor) => {
            format!("Arithmetic::Quotient {{ dividend: FigureId({dividend}), divisor: FigureId({divisor}) }}")
        }
        Sum::BeforeGrowth(later, growth) => {
            format!("Arithmetic::BeforeGrowth {{ later: FigureId({later}), growth: FigureId({growth}) }}")
        }
    })
}
