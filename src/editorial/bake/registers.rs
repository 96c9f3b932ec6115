use super::super::registers::is_domain;
use super::super::variant::variant;
use super::super::{DERIVED, Editorial, MetricEntry, SourceEntry};
use super::figures::period;
use super::{Role, Set, join, line, message};

pub(super) fn bake(code: &mut String, editorial: &Editorial) {
    bake_metrics(code, editorial);
    bake_places(code, editorial);
    bake_sources(code, editorial);
}

fn bake_metrics(code: &mut String, editorial: &Editorial) {
    let metrics = &editorial.metrics;
    let english = |key: String| editorial.english(&key);
    let members = metrics.iter().map(|metric| (&*metric.key, english(format!("metric.{}", metric.key))));
    let set =
        Set { name: "Metric", about: "What was counted.", role: Role::Keyed, members: members.collect() };
    set.bake_enum(code);
    set.bake_keyed(code);
    let answers = |of: &dyn Fn(&MetricEntry) -> String| join(metrics.iter().map(of));
    let unit = answers(&|metric| format!("Unit::{}", variant(&metric.unit)));
    set.bake_lookup(code, "unit", "What it is counted in.", "Unit", unit);
    let basis = answers(&|metric| format!("Basis::{:?}", metric.basis));
    set.bake_lookup(code, "basis", "What kind of quantity it is.", "Basis", basis);
    let dimension = answers(&|metric| format!("Dimension::{}", variant(&metric.dimension)));
    let about = "Together with the basis: what it may share an axis with.";
    set.bake_lookup(code, "dimension", about, "Dimension", dimension);
    let right = answers(&|metric| format!("Right::{:?}", metric.right));
    set.bake_lookup(code, "right", "Which right it counts, or what is done with it.", "Right", right);
    let name = answers(&|metric| message(&format!("metric.{}", metric.key)));
    set.bake_lookup(code, "name", "How readers know it.", "Message", name);

    let units = distinct(metrics.iter().map(|metric| &*metric.unit));
    let members = units.iter().map(|unit| (*unit, english(format!("unit.{unit}"))));
    let set = Set {
        name: "Unit",
        about: "What a metric is counted in.",
        role: Role::Keyed,
        members: members.collect(),
    };
    set.bake_enum(code);
    set.bake_keyed(code);
    let template = join(units.iter().map(|unit| message(&format!("unit.{unit}"))));
    set.bake_lookup(code, "template", "The words around a value.", "Message", template);

    let dimensions = distinct(metrics.iter().map(|metric| &*metric.dimension));
    let sharing = |dimension: &&'_ str| {
        let metrics = metrics.iter().filter(|metric| metric.dimension == **dimension);
        metrics.map(|metric| metric.key.clone()).collect::<Vec<_>>().join(", ")
    };
    let sharing: Vec<String> = dimensions.iter().map(sharing).collect();
    let members = dimensions.iter().copied().zip(sharing.iter().map(String::as_str)).collect();
    let about = "What, besides the basis, two metrics must have in common to share an axis.";
    let set = Set { name: "Dimension", about, role: Role::Keyed, members };
    set.bake_enum(code);
    set.bake_keyed(code);
}

fn bake_places(code: &mut String, editorial: &Editorial) {
    let places = &editorial.places;
    let english = |key: &str| editorial.english(&format!("place.{key}"));
    let members = places.iter().map(|place| (&*place.key, english(&place.key))).collect();
    let set = Set { name: "Place", about: "Where it was counted.", role: Role::Chosen, members };
    set.bake_enum(code);
    set.bake_keyed(code);
    let kinds = join(places.iter().map(|place| format!("PlaceKind::{:?}", place.kind)));
    set.bake_lookup(code, "kind", "What it is.", "PlaceKind", kinds);
    let hues = join(places.iter().map(|place| format!("Hue::{:?}", place.hue)));
    set.bake_lookup(code, "hue", "Its colour role.", "Hue", hues);
    let of = |other: Option<usize>| {
        other.map_or("None".to_owned(), |other| format!("Some(Place::{})", variant(&places[other].key)))
    };
    let leads = join(places.iter().map(|place| of(place.lead)));
    set.bake_lookup(code, "lead", "The leading city of a cluster of the Bay Area.", "Option<Place>", leads);
    let wholes = join(places.iter().map(|place| of(place.within)));
    let about = "The place whose totals count it in, so that shares of them make sense; none where no source says so.";
    set.bake_lookup(code, "within", about, "Option<Place>", wholes);
    let tiles = join(places.iter().map(|place| format!("{:?}", place.tile)));
    let about = "Column and row, from the north-west and from 0, of a city in the schematic map.";
    set.bake_lookup(code, "tile", about, "Option<(u8, u8)>", tiles);
    let names = join(places.iter().map(|place| message(&format!("place.{}", place.key))));
    set.bake_lookup(code, "name", "How readers know it.", "Message", names);
}

/// The sources and, last, the one that stands for “follows from other figures”.
fn bake_sources(code: &mut String, editorial: &Editorial) {
    let sources = &editorial.sources;
    let about = "Who says so. The last, `Derived`, is no publication: the figure follows from others, its texts \
                 are empty and its grade is `-`.";
    let members =
        sources.iter().map(|source| (&*source.key, &*source.about)).chain([(DERIVED, "")]).collect();
    let set = Set { name: "Source", about, role: Role::Keyed, members };
    set.bake_enum(code);
    set.bake_keyed(code);
    let mut texts = |method: &str, about: &str, of: fn(&SourceEntry) -> String| {
        let texts: Vec<String> = sources.iter().map(of).chain([String::new()]).collect();
        set.bake_text(code, method, about, texts.iter().map(String::as_str));
    };
    texts("about", "What the page is about.", |source| source.about.clone());
    texts("date", "A year, a month or a day, in the notation of the tables.", |source| {
        source.date.to_string()
    });
    texts("url", "The address of the page.", |source| source.url.clone());
    let mut lookup =
        |method: &str, about: &str, kind: &str, none: &str, of: &dyn Fn(&SourceEntry) -> String| {
            let answers = join(sources.iter().map(of).chain([none.to_owned()]));
            set.bake_lookup(code, method, about, kind, answers);
        };
    let name = |key: &str| message(&format!("publisher.{key}"));
    lookup("publisher", "Who published it.", "Option<Message>", "None", &|source| {
        format!("Some({})", name(&source.publisher))
    });
    lookup("origins", "Who counted.", "&'static [Message]", "&[]", &|source| {
        format!("&[{}]", join(source.origins.iter().map(|origin| name(origin))))
    });
    lookup("via", "Where the address leads, if not to the publisher.", "Option<Via>", "None", &|source| {
        match &source.via {
            None => "None".to_owned(),
            Some(domain) if is_domain(domain) => format!("Some(Via::Domain({domain:?}))"),
            Some(key) => format!("Some(Via::Publisher({}))", name(key)),
        }
    });
    lookup("kind", "What kind of publication it is.", "Option<SourceKind>", "None", &|source| {
        format!("Some(SourceKind::{:?})", source.kind)
    });
    lookup("published", "When it was published.", "Option<Period>", "None", &|source| {
        format!("Some({})", period(source.date))
    });
    let about = "`A` official or national agency, `B` established press or statistics, `C` repost.";
    lookup("grade", about, "char", "'-'", &|source| format!("{:?}", source.grade));
    line(
        code,
        format_args!(
            "impl Source {{\n    /// Whether it stands for “follows from other figures”.\n    \
             pub const fn is_derived(self) -> bool {{\n        matches!(self, Self::Derived)\n    }}\n}}"
        ),
    );
}

fn distinct<'e>(words: impl Iterator<Item = &'e str>) -> Vec<&'e str> {
    let mut distinct = Vec::new();
    words.for_each(|word| {
        if !distinct.contains(&word) {
            distinct.push(word);
        }
    });
    distinct
}
