use enumset::EnumSet;
use greater_bay_ip::dataset::{BAKED, Basis, FigureId, Layer, Message, Place, Qualifier};
use greater_bay_ip::language::Language;
use greater_bay_ip::measure::{self, Measure, Readings};
use greater_bay_ip::view::Detail;

use crate::matrix::languages;

fn figure(metric: &str, place: &str, period: &str) -> FigureId {
    let is_it = |&id: &FigureId| {
        let figure = BAKED.figure(id);
        (figure.metric.key(), figure.place.key(), &*figure.period.to_string()) == (metric, place, period)
    };
    BAKED.counted().find(is_it).unwrap()
}

/// Readings of all figures there are.
fn of_all(measure: Measure) -> Readings<'static> {
    Readings::new(&BAKED, measure, EnumSet::empty(), &|_| true)
}

/// Text and arithmetic in English; `None` where the figure cannot be read so.
fn said(metric: &str, place: &str, period: &str, measure: Measure) -> Option<[String; 2]> {
    let (id, english) = (figure(metric, place, period), Language::english());
    let read = of_all(measure).read(id)?;
    Some([measure::text(read, &english), measure::arithmetic(&BAKED, id, read, &english)])
}

fn words(text: &str, sum: &str) -> Option<[String; 2]> {
    Some([text.to_owned(), sum.to_owned()])
}

#[test]
fn shares_are_of_the_nation_on_the_same_day_by_the_same_count() {
    let share = |metric, place, period| said(metric, place, period, Measure::Share);
    assert_eq!(
        share("valid-invention-patents", "shenzhen", "2012-03"),
        words("12.7%", "43,312 ÷ 340,248 (China)")
    );
    assert_eq!(share("pct-applications", "guangdong", "2016"), words("55.9%", "23,574 ÷ 42,173 (China)"));
    // Divided by what was made from the share itself; counted by the city, not by CNIPA; of a year the nation has no figure of; of Hong Kong; of itself.
    assert_eq!(share("open-licensing-transactions", "guangdong", "2025-01/08"), None);
    assert_eq!(share("pct-applications", "shenzhen", "2023"), None);
    assert_eq!(share("invention-patents-granted", "guangdong", "2020"), None);
    assert_eq!(share("valid-invention-patents", "hong-kong", "2012-03"), None);
    assert_eq!(share("valid-invention-patents", "china", "2012-03"), None);
    assert_eq!(share("valid-invention-patents", "greater-bay-area", "2025-06"), None);
}

#[test]
fn numbers_per_head_are_of_the_same_place_and_year() {
    let per_head = |metric, place, period| said(metric, place, period, Measure::Per10000);
    assert_eq!(
        per_head("invention-patents-granted", "shenzhen", "2020"),
        words("about 17.7", "31,135 ÷ about 17,560,000 people × 10,000")
    );
    assert_eq!(per_head("invention-patents-granted", "shenzhen", "2019"), None);
    assert_eq!(per_head("invention-patents-granted", "guangdong", "2020"), None);
    assert_eq!(per_head("population", "shenzhen", "2020"), None);
    assert_eq!(per_head("gdp-usd", "shenzhen", "2020"), None);
    assert_eq!(per_head("area", "shenzhen", "2020"), None);
}

#[test]
fn an_index_has_one_base_period_for_all_places() {
    let index = |metric, place, period| said(metric, place, period, Measure::Index);
    // 853.99 ÷ 151.5 = 5.637
    assert_eq!(
        index("ip-pledge-financing", "china", "2023"),
        words("index 564", "853,990,000,000 ÷ 151,500,000,000 (2019) × 100")
    );
    assert_eq!(index("ip-pledge-financing", "china", "2019").unwrap()[0], "index 100");
    assert_eq!(
        index("valid-invention-patents", "shenzhen", "2016-12"),
        words("index 220", "95,370 ÷ 43,312 (end of March 2012) × 100")
    );
    // Shenzhen has no figure of 2009 and none of 2020: the base is the first period that most places have.
    assert_eq!(
        index("valid-invention-patents", "macao", "2016-12"),
        words("index 375", "90 ÷ 24 (end of March 2012) × 100")
    );
    assert_eq!(index("valid-invention-patents", "macao", "2009-12").unwrap()[0], "index 29");
    assert_eq!(index("high-value-patents-per-10000", "china", "2024-12").unwrap()[0], "index about 187");
    assert_eq!(index("high-value-patents-per-10000", "china", "2020-12").unwrap()[0], "index 84");
    // Announced totals have no figure in the base period.
    assert_eq!(index("valid-invention-patents", "china", "2025-06"), None);
    // Nine months against years; one year only; about, with no two exact ones.
    assert_eq!(index("ip-pledge-financing", "china", "2024-01/09"), None);
    assert_eq!(index("ip-pledge-financing", "guangdong", "2022"), None);
    assert_eq!(index("pct-applications", "shenzhen", "2023"), None);
    assert_eq!(index("pct-applications", "greater-bay-area", "2025-H1"), None);
}

#[test]
fn what_is_no_amount_is_read_as_counted_only() {
    for id in BAKED.counted() {
        let figure = BAKED.figure(id);
        assert_eq!(of_all(Measure::Counted).read(id), None);
        for &measure in Measure::ALL {
            let Some(read) = of_all(measure).read(id) else { continue };
            let is_index_of_ratio = measure == Measure::Index && figure.metric.basis() == Basis::Ratio;
            assert!(
                matches!(figure.metric.basis(), Basis::Stock | Basis::Flow) || is_index_of_ratio,
                "{figure:?}"
            );
            assert_ne!(read.qualifier, Qualifier::Thousands);
            assert!(read.value.digits > 0, "{figure:?} {measure:?}");
            let base = BAKED.figure(read.base);
            match measure {
                Measure::Share => {
                    assert!(read.value.to_f64() <= 1.0, "{figure:?}");
                    assert!(!matches!(figure.place, Place::HongKong | Place::Macao | Place::GreaterBayArea));
                    assert_eq!(
                        (base.metric, base.period, base.note),
                        (figure.metric, figure.period, figure.note)
                    );
                }
                Measure::Per10000 => {
                    assert_eq!((base.metric.key(), base.place), ("population", figure.place))
                }
                _ => {
                    assert_eq!(
                        (base.metric, base.place, base.note),
                        (figure.metric, figure.place, figure.note)
                    );
                    assert_eq!(base.qualifier, Qualifier::Exact);
                    assert_eq!(of_all(measure).read(read.base).unwrap().value.digits, 100);
                }
            }
        }
    }
}

#[test]
fn a_detail_says_how_a_figure_was_read_and_what_it_comes_from() {
    for language in languages() {
        for id in BAKED.counted() {
            for &measure in Measure::ALL {
                let detail = Detail::measured(&of_all(measure), id, &language);
                let counted = Detail::of(&BAKED, id, &language);
                let Some(read) = of_all(measure).read(id) else {
                    assert_eq!(detail, counted);
                    continue;
                };
                let sum = measure::arithmetic(&BAKED, id, read, &language);
                assert!(
                    detail.remark.starts_with(&sum) && detail.remark.ends_with(&counted.remark),
                    "{detail:?}"
                );
                assert_eq!(detail.layer, language.text(Message::of_layer(Layer::Derived)));
                let base = Detail::of(&BAKED, read.base, &language);
                assert!(
                    [&counted, &base].iter().all(|one| detail.source.contains(&one.source)),
                    "{detail:?}"
                );
                assert_eq!(detail.url, counted.url);
                let text = measure::text(read, &language);
                assert!(detail.quantity.contains(&text), "{text} in {}", detail.quantity);
                assert!(
                    !format!("{detail:?}{text}").contains(['\u{fffd}']) && !sum.contains(['{', '}']),
                    "{sum}"
                );
            }
        }
    }
    let english = Language::english();
    let id = figure("valid-invention-patents", "shenzhen", "2012-03");
    let detail = Detail::measured(&of_all(Measure::Share), id, &english);
    assert_eq!(detail.quantity, "12.7% of China’s total");
    let id = figure("ip-pledge-financing", "china", "2023");
    let detail = Detail::measured(&of_all(Measure::Index), id, &english);
    assert_eq!(detail.quantity, "index 564 (2019 = 100)");
}

/// With the press conference alone nothing is worked out; without a layer nothing of it is divided by.
#[test]
fn what_is_not_asked_for_divides_nothing() {
    let all: Vec<FigureId> = BAKED.counted().collect();
    for &measure in Measure::ALL {
        let story = Readings::new(&BAKED, measure, EnumSet::only(Layer::Story), &|_| true);
        assert!(all.iter().all(|&id| story.read(id).is_none()), "{measure:?}");
        let derived = Readings::new(&BAKED, measure, Layer::Story | Layer::Derived, &|_| true);
        let bases = all.iter().filter_map(|&id| derived.read(id)).map(|read| BAKED.figure(read.base).layer);
        assert!(bases.into_iter().all(|layer| layer != Layer::Context), "{measure:?}");
    }
}
