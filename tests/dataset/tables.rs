use std::collections::BTreeMap;
use std::path::Path;

use greater_bay_ip::dataset::{
    Arithmetic, BAKED, Basis, ENGLISH, FigureId, Layer, Message, Metric, PACKS, Period, Place, PlaceKind,
    Qualifier, SiteMessage,
};
use greater_bay_ip::editorial::{self, Sum};

/// The article's numbers as they were read from it, one by one, without looking at the tables.
const ARTICLE: &[(&str, &str, &str, &str, &str)] = &[
    ("cluster-rank", "shenzhen-hong-kong-guangzhou", "2025", "exact", "1"),
    ("cluster-top-100-years-running", "macao-zhuhai", "2025", "exact", "2"),
    ("valid-invention-patents", "greater-bay-area", "2025-06", "exact", "817000"),
    ("valid-trademarks", "greater-bay-area", "2025-06", "exact", "8524000"),
    ("valid-invention-patents-national-share", "greater-bay-area", "2025-06", "about", "0.1667"),
    ("valid-trademarks-national-share", "greater-bay-area", "2025-06", "about", "0.1667"),
    ("pct-applications", "greater-bay-area", "2025-H1", "exact", "13500"),
    ("pct-applications-growth", "greater-bay-area", "2025-H1", "over", "0.3"),
    ("focus-areas", "greater-bay-area", "told-2025-10-31", "exact", "5"),
    ("high-value-patents-per-10000", "shenzhen", "2025-06", "exact", "116.9"),
    ("high-value-patents-per-10000", "zhuhai", "2025-06", "exact", "73.1"),
    ("high-value-patents-per-10000", "guangzhou", "2025-06", "exact", "41.4"),
    ("transformation-measures", "guangdong", "told-2025-10-31", "exact", "28"),
    ("patent-information-released", "guangdong", "told-2025-10-31", "over", "120000"),
    ("technical-demands-released", "guangdong", "told-2025-10-31", "over", "1100"),
    ("patents-transformed-by-open-models", "guangdong", "told-2025-10-31", "thousands", ""),
    ("open-licensing-transactions", "guangdong", "2025-01/08", "exact", "1413"),
    ("open-licensing-national-share", "guangdong", "2025-01/08", "exact", "0.253"),
    ("patent-transfers", "shenzhen", "2025-to-date", "exact", "20000"),
    ("patent-licences", "shenzhen", "2025-to-date", "over", "6500"),
    ("ip-pledge-financing-cumulative", "shenzhen", "told-2025-10-31", "over", "200000000000"),
    ("ip-pledge-enterprises", "shenzhen", "told-2025-10-31", "nearly", "7000"),
    ("gdp", "greater-bay-area", "2021/2025", "over", "14000000000000"),
    ("public-ip-service-institutions", "greater-bay-area", "told-2025-10-31", "exact", "46"),
    ("wipo-tiscs", "greater-bay-area", "told-2025-10-31", "exact", "14"),
    ("hong-kong-fast-track-measures", "hong-kong", "told-2025-10-31", "exact", "2"),
    ("macao-integration-aspects", "macao", "told-2025-10-31", "exact", "3"),
];

#[test]
fn the_story_holds_what_the_article_says_and_nothing_else() {
    let mut expected: Vec<String> = ARTICLE
        .iter()
        .map(|(metric, place, period, how, value)| format!("{metric} {place} {period} {how} {value}"))
        .collect();
    let mut found: Vec<String> = BAKED
        .figures()
        .iter()
        .filter(|figure| figure.layer == Layer::Story && figure.metric != Metric::Event)
        .map(|figure| {
            let value = figure.value.map(|value| value.to_string()).unwrap_or_default();
            let (metric, place) = (figure.metric.key(), figure.place.key());
            format!("{metric} {place} {} {} {value}", figure.period, figure.qualifier.key())
        })
        .collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn the_constants_say_what_the_tables_say() {
    let files = editorial::read(Path::new(editorial::FOLDER)).unwrap();
    let tables = editorial::validate(&files).unwrap();
    assert_eq!(tables.figures.len(), BAKED.counted().len());
    assert_eq!(tables.figures.len() + tables.events.len(), BAKED.figures().len());
    let at = |id: FigureId| id.0 as usize;
    for (row, figure) in tables.figures.iter().chain(&tables.events).zip(BAKED.figures()) {
        assert_eq!(tables.metrics[row.metric].key, figure.metric.key());
        assert_eq!(tables.places[row.place].key, figure.place.key());
        let source = row.source.map_or(editorial::DERIVED, |source| &tables.sources[source].key);
        assert_eq!(source, BAKED.source_of(figure).map_or(editorial::DERIVED, |source| &source.key));
        assert_eq!((row.period, row.value), (figure.period, figure.value));
        assert_eq!((row.qualifier, row.layer, row.stage), (figure.qualifier, figure.layer, figure.stage));
        assert_eq!(
            row.note.as_ref().map(|note| format!("note.{note}")).as_deref(),
            figure.note.map(Message::key)
        );
        let sum = figure.arithmetic.map(|arithmetic| match arithmetic {
            Arithmetic::Quotient { dividend, divisor } => Sum::Quotient(at(dividend), at(divisor)),
            Arithmetic::BeforeGrowth { later, growth } => Sum::BeforeGrowth(at(later), at(growth)),
        });
        assert_eq!(row.arithmetic, sum);
    }
    for (row, metric) in tables.metrics.iter().zip(Metric::ALL) {
        assert_eq!(
            (&*row.key, &*row.unit, row.basis, &*row.dimension, row.right),
            (metric.key(), metric.unit().key(), metric.basis(), metric.dimension().key(), metric.right())
        );
        assert_eq!(metric.unit().template().key(), format!("unit.{}", row.unit));
    }
    for (row, place) in tables.places.iter().zip(Place::ALL) {
        assert_eq!((&*row.key, row.kind, row.hue), (place.key(), place.kind(), place.hue()));
        assert_eq!(row.lead.map(|lead| &*tables.places[lead].key), place.lead().map(Place::key));
        assert_eq!(row.within.map(|whole| &*tables.places[whole].key), place.within().map(Place::key));
        assert_eq!(row.tile, place.tile());
    }
    for (row, source) in tables.sources.iter().zip(BAKED.sources()) {
        assert_eq!(
            [&*row.key, &row.about, &row.date.to_string(), &row.url],
            [&*source.key, &source.about, &source.published.to_string(), &source.url]
        );
        let publisher = |key: &String| format!("publisher.{key}");
        assert_eq!(publisher(&row.publisher), source.publisher.key());
        let origins: Vec<&str> = source.origins.iter().map(|origin| origin.key()).collect();
        assert_eq!(row.origins.iter().map(publisher).collect::<Vec<_>>(), origins);
        assert_eq!((row.kind, row.date), (source.kind, source.published));
        assert_eq!(row.via.is_some(), source.via.is_some());
        assert_eq!(row.grade, source.grade);
    }
    for (language, pack) in tables.languages.iter().zip(PACKS) {
        assert_eq!(language.tag, pack.tag);
        // What only the pages around the infographic say is in no pack that readers fetch.
        let site = SiteMessage::ALL.iter().map(|message| format!("site.{}", message.key()));
        let keys = Message::ALL.iter().map(|message| message.key().to_owned()).chain(site);
        let texts = pack.lines.iter().chain(pack.site).map(|&text| text.to_owned());
        let baked: BTreeMap<String, String> = keys.zip(texts).collect();
        assert_eq!(language.messages, baked, "{}", pack.tag);
        assert!(Message::ALL.iter().all(|message| !message.key().starts_with("site.")), "{}", pack.tag);
    }
}

#[test]
fn every_derived_figure_shows_where_it_comes_from() {
    for figure in BAKED.figures() {
        assert_eq!(figure.layer == Layer::Derived, figure.arithmetic.is_some(), "{figure:?}");
        assert_eq!(figure.layer == Layer::Derived, figure.source.is_none(), "{figure:?}");
        let has_words_only = figure.qualifier == Qualifier::Thousands || figure.metric == Metric::Event;
        assert_eq!(figure.value.is_none(), has_words_only, "{figure:?}");
    }
    let ratio = BAKED.figures().iter().find(|figure| figure.metric == Metric::IpPledgePerEnterprise).unwrap();
    let Some(Arithmetic::Quotient { dividend, divisor }) = ratio.arithmetic else { panic!("no quotient") };
    assert_eq!(BAKED.figure(dividend).metric, Metric::IpPledgeFinancingCumulative);
    assert_eq!(BAKED.figure(divisor).metric, Metric::IpPledgeEnterprises);
}

/// The dates the article names, and two from elsewhere.
#[test]
fn events_follow_the_figures_in_order_of_time() {
    let events: Vec<String> = BAKED
        .events()
        .map(|id| BAKED.figure(id))
        .map(|event| format!("{} {} {}", event.period, event.place.key(), event.layer.key()))
        .collect();
    assert_eq!(
        events,
        [
            "2023 hong-kong story",
            "2024-06-24 guangdong context",
            "2025-06 hong-kong story",
            "2025-09-01 shenzhen-hong-kong-guangzhou context",
            "2025-10-28 china story",
            "2025-10-31 greater-bay-area story",
        ]
    );
    for id in BAKED.all() {
        let is_event = BAKED.figure(id).metric.basis() == Basis::Event;
        assert_eq!(BAKED.is_event(id), is_event, "{:?}", BAKED.figure(id));
    }
}

#[test]
fn keys_lead_back_to_their_members() {
    assert!(Metric::ALL.iter().all(|metric| Metric::parse(metric.key()) == Some(*metric)));
    assert!(Place::ALL.iter().all(|place| Place::parse(place.key()) == Some(*place)));
    assert_eq!(Place::parse("Macao"), None);
    assert_eq!(BAKED.counted().count(), BAKED.counted().len());
}

#[test]
fn the_bay_area_has_its_eleven_cities() {
    let cities: Vec<&str> =
        Place::ALL.iter().filter(|place| place.kind() == PlaceKind::City).map(|place| place.key()).collect();
    assert_eq!(
        cities,
        [
            "guangzhou",
            "shenzhen",
            "zhuhai",
            "foshan",
            "dongguan",
            "zhongshan",
            "huizhou",
            "jiangmen",
            "zhaoqing",
            "hong-kong",
            "macao"
        ]
    );
}

#[test]
fn the_map_lies_as_the_land_does() {
    let tile = |place: Place| place.tile().unwrap();
    let (west, north) = (|a, b| tile(a).0 < tile(b).0, |a, b| tile(a).1 < tile(b).1);
    // Four columns, so that names fit on a phone: neighbours may share one, but never lie the wrong way round.
    assert!(Place::ALL.iter().filter_map(|place| place.tile()).all(|(column, _)| column < 4));
    assert!(west(Place::Zhaoqing, Place::Guangzhou) && west(Place::Foshan, Place::Zhongshan));
    assert!(west(Place::Guangzhou, Place::Dongguan) && west(Place::Dongguan, Place::Huizhou));
    assert!(north(Place::Dongguan, Place::Shenzhen) && north(Place::Shenzhen, Place::HongKong));
    assert!(north(Place::Zhuhai, Place::Macao) && west(Place::Macao, Place::HongKong));
    assert!(west(Place::Jiangmen, Place::Zhongshan) && north(Place::Zhongshan, Place::Zhuhai));
    assert!(Place::China.tile().is_none() && Place::Guangdong.tile().is_none());
}

#[test]
fn only_what_the_nation_counts_is_a_part_of_it() {
    assert_eq!(Place::Zhuhai.within(), Some(Place::Guangdong));
    assert_eq!(Place::Guangdong.within(), Some(Place::China));
    assert_eq!([Place::HongKong, Place::Macao, Place::GreaterBayArea].map(Place::within), [None; 3]);
}

#[test]
fn messages_are_found_by_what_they_name() {
    let text = |message: Message| ENGLISH.lines[message as usize];
    assert_eq!(text(Message::month(2)), "February");
    assert_eq!(text(Message::month(12)), "December");
    assert_eq!(text(Message::month_short(10)), "Oct");
    assert_eq!(text(Message::of_qualifier(Qualifier::Nearly)), "nearly {value}");
    assert_eq!(text(Message::of_layer(Layer::Derived)), "Worked out here");
    assert_eq!(text(Message::of_right(Metric::IpPledgeFinancing.right())), "IP finance");
    assert_eq!(text(Place::HongKong.name()), "Hong Kong");
}

#[test]
fn stocks_and_flows_do_not_share_an_axis() {
    let axis = |metric: Metric| (metric.basis(), metric.dimension());
    assert_ne!(axis(Metric::ValidInventionPatents), axis(Metric::InventionPatentsGranted));
    assert_ne!(axis(Metric::IpPledgeFinancing), axis(Metric::IpPledgeFinancingCumulative));
    assert_ne!(axis(Metric::IpPledgeFinancing), axis(Metric::Gdp));
    assert_ne!(axis(Metric::PctApplications), axis(Metric::TrademarkApplications));
    assert_eq!(axis(Metric::PatentTransfers), axis(Metric::PatentTransfersAndLicences));
}

#[test]
fn the_dates_of_the_long_series_stay_uneven() {
    let ends: Vec<f64> = BAKED
        .figures()
        .iter()
        .filter(|figure| figure.metric == Metric::ValidInventionPatents && figure.place == Place::Macao)
        .map(|figure| figure.period.end())
        .collect();
    assert_eq!(ends.len(), 6);
    assert!(ends.windows(2).all(|pair| pair[0] < pair[1]), "{ends:?}");
    assert_eq!(Period::parse("2009-12").map(Period::end), ends.first().copied());
}
