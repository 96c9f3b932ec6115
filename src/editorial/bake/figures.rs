use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::set::{member, message, option, word};
use crate::dataset::{Date, Month, Period};
use crate::editorial::entry::{Editorial, FigureEntry, NoteEntry, SourceEntry, Sum};
use crate::editorial::variant::is_domain;

pub(super) fn bake(editorial: &Editorial) -> TokenStream {
    let Editorial { figures, events, sources, notes, .. } = editorial;
    let years = years(figures.iter().chain(events));
    let rows = figures.iter().chain(events).map(|figure| row(figure, editorial));
    let (counted, sources) = (figures.len(), sources.iter().map(source));
    let notes = notes.iter().map(|NoteEntry { key, source }| {
        let (note, source) = (message(&format!("note.{key}")), *source as u16);
        quote! { (#note, SourceId(#source)) }
    });
    quote! {
        #years
        /// The figures and sources of this build.
        pub static BAKED: Dataset = Dataset {
            figures: Cow::Borrowed(&[#(#rows),*]),
            counted: #counted,
            sources: Cow::Borrowed(&[#(#sources),*]),
            notes: Cow::Borrowed(&[#(#notes),*]),
            catalogue: OnceLock::new(),
        };
    }
}

/// The years that readers can choose from.
fn years<'e>(figures: impl Iterator<Item = &'e FigureEntry>) -> TokenStream {
    let years: BTreeSet<u16> =
        figures.flat_map(|figure| [figure.period.first_year(), figure.period.year()]).collect();
    let (count, years) = (years.len(), years.iter());
    quote! {
        /// The years in which the period of a figure begins or ends, ascending.
        pub const YEARS: [u16; #count] = [#(#years),*];
    }
}

fn row(figure: &FigureEntry, editorial: &Editorial) -> TokenStream {
    let metric = member(&editorial.metrics[figure.metric].key);
    let place = member(&editorial.places[figure.place].key);
    let period = period(figure.period);
    let value = option(figure.value.map(|value| {
        let (digits, decimals) = (value.digits, value.decimals);
        quote! { Decimal::new(#digits, #decimals) }
    }));
    let qualifier = word("Qualifier", figure.qualifier);
    let layer = word("Layer", figure.layer);
    let stage = word("Stage", figure.stage);
    let source = option(figure.source.map(|at| {
        let at = at as u16;
        quote! { SourceId(#at) }
    }));
    let note = option(figure.note.as_ref().map(|note| message(&format!("note.{note}"))));
    let arithmetic = option(figure.arithmetic.map(arithmetic));
    quote! {
        Figure {
            metric: Metric::#metric,
            place: Place::#place,
            period: #period,
            value: #value,
            qualifier: #qualifier,
            layer: #layer,
            stage: #stage,
            source: #source,
            note: #note,
            arithmetic: #arithmetic,
        }
    }
}

fn source(source: &SourceEntry) -> TokenStream {
    let SourceEntry { key, about, url, grade, .. } = source;
    let name = |key: &String| message(&format!("publisher.{key}"));
    let publisher = name(&source.publisher);
    let origins = source.origins.iter().map(name);
    let via = option(source.via.as_ref().map(|via| {
        if is_domain(via) {
            quote! { Via::Domain(Cow::Borrowed(#via)) }
        } else {
            let name = name(via);
            quote! { Via::Publisher(#name) }
        }
    }));
    let kind = word("SourceKind", source.kind);
    let published = period(source.date);
    quote! {
        Source {
            key: Cow::Borrowed(#key),
            publisher: #publisher,
            origins: Cow::Borrowed(&[#(#origins),*]),
            via: #via,
            kind: #kind,
            about: Cow::Borrowed(#about),
            published: #published,
            url: Cow::Borrowed(#url),
            grade: #grade,
        }
    }
}

fn period(period: Period) -> TokenStream {
    let day = |Date { year, month, day }| quote! { Date::new(#year, #month, #day) };
    let month = |Month { year, month }| quote! { Month::new(#year, #month) };
    match period {
        Period::Year(year) => quote! { Period::Year(#year) },
        Period::AsOf(at) => {
            let at = month(at);
            quote! { Period::AsOf(#at) }
        }
        Period::Half(year, half) => quote! { Period::Half(#year, #half) },
        Period::Months(from, to) => {
            let (from, to) = (month(from), month(to));
            quote! { Period::Months(#from, #to) }
        }
        Period::ToDate(year) => quote! { Period::ToDate(#year) },
        Period::Years(from, to) => quote! { Period::Years(#from, #to) },
        Period::Day(at) => {
            let at = day(at);
            quote! { Period::Day(#at) }
        }
        Period::Told(at) => {
            let at = day(at);
            quote! { Period::Told(#at) }
        }
    }
}

fn arithmetic(sum: Sum) -> TokenStream {
    let id = |at: usize| {
        let at = at as u32;
        quote! { FigureId(#at) }
    };
    match sum {
        Sum::Quotient(dividend, divisor) => {
            let (dividend, divisor) = (id(dividend), id(divisor));
            quote! { Arithmetic::Quotient { dividend: #dividend, divisor: #divisor } }
        }
        Sum::BeforeGrowth(later, growth) => {
            let (later, growth) = (id(later), id(growth));
            quote! { Arithmetic::BeforeGrowth { later: #later, growth: #growth } }
        }
    }
}
