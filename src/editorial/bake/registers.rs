use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::set::{Role, Set, member, message, option, word};
use crate::editorial::entry::Editorial;

pub(super) fn bake(editorial: &Editorial) -> TokenStream {
    [metrics, units, dimensions, places].iter().map(|bake| bake(editorial)).collect()
}

fn metrics(editorial: &Editorial) -> TokenStream {
    let metrics = &editorial.metrics;
    let members =
        metrics.iter().map(|metric| (&*metric.key, editorial.english(&format!("metric.{}", metric.key))));
    let set =
        Set { name: "Metric", about: "What was counted.", role: Role::Keyed, members: members.collect() };
    let units = metrics.iter().map(|metric| {
        let unit = member(&metric.unit);
        quote! { Unit::#unit }
    });
    let bases = metrics.iter().map(|metric| word("Basis", metric.basis));
    let dimensions = metrics.iter().map(|metric| {
        let dimension = member(&metric.dimension);
        quote! { Dimension::#dimension }
    });
    let rights = metrics.iter().map(|metric| word("Right", metric.right));
    let names = metrics.iter().map(|metric| message(&format!("metric.{}", metric.key)));
    [
        set.declared(),
        set.lookup("unit", "What it is counted in.", quote! { Unit }, units),
        set.lookup("basis", "What kind of quantity it is.", quote! { Basis }, bases),
        set.lookup(
            "dimension",
            "Together with the basis: what it may share an axis with.",
            quote! { Dimension },
            dimensions,
        ),
        set.lookup("right", "Which right it counts, or what is done with it.", quote! { Right }, rights),
        set.lookup("name", "How readers know it.", quote! { Message }, names),
    ]
    .into_iter()
    .collect()
}

fn units(editorial: &Editorial) -> TokenStream {
    let units = distinct(editorial.metrics.iter().map(|metric| &*metric.unit));
    let members = units.iter().map(|unit| (*unit, editorial.english(&format!("unit.{unit}"))));
    let about = "What a metric is counted in.";
    let set = Set { name: "Unit", about, role: Role::Keyed, members: members.collect() };
    let templates = units.iter().map(|unit| message(&format!("unit.{unit}")));
    let template = set.lookup("template", "The words around a value.", quote! { Message }, templates);
    let templates = units.iter().map(|unit| message(&format!("unit-one.{unit}")));
    let about = "The words around a value that is one.";
    let template_of_one = set.lookup("template_of_one", about, quote! { Message }, templates);
    [set.declared(), template, template_of_one].into_iter().collect()
}

fn dimensions(editorial: &Editorial) -> TokenStream {
    let metrics = &editorial.metrics;
    let dimensions = distinct(metrics.iter().map(|metric| &*metric.dimension));
    let sharing = |dimension: &&str| {
        let metrics = metrics.iter().filter(|metric| metric.dimension == **dimension);
        metrics.map(|metric| metric.key.as_str()).collect::<Vec<_>>().join(", ")
    };
    let sharing: Vec<String> = dimensions.iter().map(sharing).collect();
    let members = dimensions.iter().copied().zip(sharing.iter().map(String::as_str)).collect();
    let about = "What, besides the basis, two metrics must have in common to share an axis.";
    Set { name: "Dimension", about, role: Role::Keyed, members }.declared()
}

fn places(editorial: &Editorial) -> TokenStream {
    let places = &editorial.places;
    let members =
        places.iter().map(|place| (&*place.key, editorial.english(&format!("place.{}", place.key))));
    let set =
        Set { name: "Place", about: "Where it was counted.", role: Role::Chosen, members: members.collect() };
    let of = |other: Option<usize>| {
        option(other.map(|other| {
            let place = member(&places[other].key);
            quote! { Place::#place }
        }))
    };
    let tile = |(column, row): (u8, u8)| quote! { (#column, #row) };
    [
        set.declared(),
        set.lookup(
            "kind",
            "What it is.",
            quote! { PlaceKind },
            places.iter().map(|place| word("PlaceKind", place.kind)),
        ),
        set.lookup(
            "hue",
            "Its colour role.",
            quote! { Hue },
            places.iter().map(|place| word("Hue", place.hue)),
        ),
        set.lookup(
            "lead",
            "The leading city of a cluster of the Bay Area.",
            quote! { Option<Place> },
            places.iter().map(|place| of(place.lead)),
        ),
        set.lookup(
            "within",
            "The place whose totals count it in, so that shares of them make sense; none where no source says so.",
            quote! { Option<Place> },
            places.iter().map(|place| of(place.within)),
        ),
        set.lookup(
            "tile",
            "Column and row, from the north-west and from 0, of a city in the schematic map.",
            quote! { Option<(u8, u8)> },
            places.iter().map(|place| option(place.tile.map(tile))),
        ),
        set.lookup(
            "name",
            "How readers know it.",
            quote! { Message },
            places.iter().map(|place| message(&format!("place.{}", place.key))),
        ),
    ]
    .into_iter()
    .collect()
}

/// Each word once, in the order in which they first stand.
fn distinct<'e>(words: impl Iterator<Item = &'e str>) -> Vec<&'e str> {
    let mut seen = BTreeSet::new();
    words.filter(|word| seen.insert(*word)).collect()
}
