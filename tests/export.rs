mod golden;
mod text_alternative;

use std::collections::BTreeSet;

use greater_bay_ip::charts::CHARTS;
use greater_bay_ip::dataset::{BAKED, FigureId, Message};
use greater_bay_ip::export;
use greater_bay_ip::language::Language;
use greater_bay_ip::scene::{Kind, Scene, Shape};
use greater_bay_ip::state::State;
use greater_bay_ip::text;
use greater_bay_ip::theme::Theme;
use greater_bay_ip::view::{self, ChartView, Sources};
use maud::html;

use crate::matrix::{chart, drawn, languages, queries, view_of};

fn poster(view: &ChartView, width: f64, language: &Language) -> Scene {
    export::poster(view, width, &State::default(), &Theme::LIGHT, language)
}

fn rows(table: &str) -> Vec<Vec<String>> {
    let table = table.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_table_has_a_row_a_figure_under_a_fixed_head() {
    let table = export::figures_csv(&BAKED, &Language::english());
    let rows = rows(&table);
    assert_eq!(rows[0].join(","), "metric,place,period,when,value,unit,qualifier,layer,stage,source");
    assert_eq!((rows.len() - 1, BAKED.counted().len()), (235, 235));
    assert!(rows.iter().all(|row| row.len() == 10));
    assert!(table.starts_with('\u{feff}') && table.ends_with("\r\n") && table.lines().count() == 236);
    // What a spreadsheet would take for a date stands in words beside it.
    let told = rows.iter().find(|row| row[2] == "2025-06").unwrap();
    assert_eq!(told[3], "end of June 2025");
    assert!(table.split("\r\n").all(|line| !line.contains(['\r', '\n'])));
}

#[test]
fn thousands_has_no_number_and_nothing_else_lacks_one() {
    for row in &rows(&export::figures_csv(&BAKED, &Language::english()))[1..] {
        assert_eq!(row[4].is_empty(), row[6] == "thousands", "{row:?}");
    }
}

#[test]
fn every_row_of_the_editors_tables_is_in_the_table() {
    let table = export::figures_csv(&BAKED, &Language::english());
    let exported = rows(&table);
    let mut found = 0;
    for (layer, file) in [
        ("story", include_str!("../src/data/story.csv")),
        ("derived", include_str!("../src/data/derived.csv")),
        ("context", include_str!("../src/data/context.csv")),
    ] {
        for row in &rows_of(file) {
            let [metric, place, period, value, unit, qualifier, stage, source] = &row[..8] else {
                panic!("{row:?}")
            };
            let expected = [metric, place, period, value, unit, qualifier, layer, stage, source];
            let is_it = |row: &Vec<String>| row[..3].iter().chain(&row[4..]).eq(expected);
            assert!(exported.iter().any(is_it), "{layer}: {row:?}");
            found += 1;
        }
    }
    assert_eq!(found, exported.len() - 1);
}

/// The rows of an editor's table without its head.
fn rows_of(file: &str) -> Vec<Vec<String>> {
    rows(file).split_off(1)
}

/// All words of a drawing, in order, without spaces: wrapping may put them on any line.
fn words(scene: &Scene) -> String {
    let texts = scene.shapes.iter().filter_map(|placed| match &placed.shape.kind {
        Kind::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    compact(&texts.collect::<String>())
}

fn compact(text: &str) -> String {
    text::plain(text).chars().filter(|character| !character.is_whitespace()).collect()
}

#[test]
fn a_poster_carries_title_measure_notes_and_sources() {
    for language in languages() {
        for view in view_of("", &language).charts {
            let poster = poster(&view, 360.0, &language);
            let words = words(&poster);
            let sources = view.sources().into_iter().map(|source| view::source(source, &language));
            let said = [view.title.clone(), view.subtitle.clone()].into_iter();
            let licence = [language.words(Message::UiLicence)];
            for text in said.chain(view.notes.clone()).chain(sources).chain(licence) {
                assert!(words.contains(&compact(&text)), "{} {}: {text}", view.chart.key, language.tag());
            }
            let heading = Sources::of(std::slice::from_ref(&view)).heading(&language);
            let label = [heading, language.words(Message::UiLabelGap)].concat();
            let has_sources = words.contains(&compact(&label));
            // A count of all figures has no source of its own.
            assert_eq!(has_sources, !view.sources().is_empty(), "{}", view.chart.key);
            let drawn: BTreeSet<FigureId> = poster.marks.iter().filter_map(|mark| mark.figure).collect();
            assert_eq!(drawn, view.data().map(|datum| datum.id).collect());
        }
    }
}

#[test]
fn a_poster_says_in_which_language_it_is_and_what_was_chosen() {
    for language in languages() {
        let mut said = BTreeSet::new();
        for query in
            ["", "place=shenzhen", "place=macao&period-from=2020", "measure=index", "layer=story&sort=place"]
        {
            let state = crate::matrix::state(query);
            let view = chart("stock", query, &language);
            let poster = export::poster(&view, 360.0, &state, &Theme::LIGHT, &language);
            let stated = view::stated(&state, &language);
            assert!(words(&poster).contains(&compact(&stated)), "{}: {stated}", language.tag());
            said.insert(stated);
        }
        assert_eq!(said.len(), 5, "{said:?}");
    }
    let stated = |query: &str| view::stated(&crate::matrix::state(query), &Language::english());
    assert_eq!(stated(""), "Chosen here: everything. In English.");
    assert_eq!(stated("place=shenzhen&period-from=2020"), "Chosen here: Shenzhen · From 2020. In English.");
    assert_eq!(stated("period-from=2020&period-to=2023"), "Chosen here: 2020–2023. In English.");
    assert_eq!(stated("period-from=2023&period-to=2023"), "Chosen here: 2023. In English.");
}

#[test]
fn posters_of_several_charts_stand_below_one_another_on_one_ground() {
    let language = Language::english();
    let views = view_of("", &language).charts;
    let sized: Vec<(&ChartView, f64)> = views.iter().zip([400.0, 720.0, 360.0]).collect();
    let together = export::posters(&sized, &State::default(), &Theme::LIGHT, &language);
    let heights = sized.iter().map(|(view, width)| poster(view, *width, &language).height);
    assert_eq!((together.width, together.height), (720.0, heights.sum()));
    assert_eq!(together.shapes[0].shape, Shape::block(together.frame(), Theme::LIGHT.background));
    let drawn = sized.iter().map(|(view, width)| words(&poster(view, *width, &language)));
    assert_eq!(words(&together), drawn.collect::<String>());
}

#[test]
fn a_poster_keeps_its_words_within_its_ground() {
    let mut mistakes = Vec::new();
    for language in languages() {
        for query in queries() {
            for view in view_of(&query, &language).charts {
                for width in [320.0, 360.0, 768.0, 1200.0] {
                    let poster = poster(&view, width, &language);
                    let ground = Shape::block(poster.frame(), Theme::LIGHT.background);
                    assert_eq!(poster.shapes[0].shape, ground);
                    for placed in &poster.shapes {
                        if let (Kind::Text { text, .. }, Some(extent)) =
                            (&placed.shape.kind, placed.shape.extent())
                            && !poster.frame().encloses(extent, 0.5)
                        {
                            let name = [view.chart.key, &query, language.tag()].join(" ");
                            mistakes.push(format!("{name} {width} px: “{text}”"));
                        }
                    }
                }
            }
        }
    }
    crate::matrix::none(&mistakes);
}

#[test]
fn a_file_names_itself_and_its_language() {
    let portuguese = Language::find("pt").unwrap();
    let view = chart("share", "", &portuguese);
    let svg = export::svg(&poster(&view, 360.0, &portuguese), "a \"b\" <c>", portuguese.tag());
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"pt\""), "{svg}");
    assert!(svg.contains("aria-label=\"a &quot;b&quot; &lt;c&gt;\"") && svg.ends_with("</svg>"));
    assert!(svg.contains(" role=\"img\"") && svg.contains("viewBox=\"0 0 1440 "));
}

/// What plotters wrote: the elements of a drawing within the root.
fn drawing(svg: &str) -> &str {
    svg.split_once('>').unwrap().1.trim_start().strip_suffix("</svg>").unwrap()
}

#[test]
fn a_picture_in_a_page_is_the_drawing_of_the_file() {
    for query in queries() {
        for view in view_of(&query, &Language::english()).charts.iter().filter(|view| !view.is_empty()) {
            let scene = drawn(view, 360.0);
            let picture = export::picture(&scene, &view.title, "narrow");
            let name = format!("{} {query}", view.chart.key);
            assert_eq!(drawing(&picture), drawing(&export::svg(&scene, &view.title, "en")), "{name}");
            assert!(
                picture.contains(&format!("aria-label=\"{}\"", html! { (view.title) }.into_string())),
                "{name}"
            );
            assert!(picture.contains("font-family=\"inherit\"") && !picture.contains("sans-serif"), "{name}");
        }
    }
}

#[test]
fn a_page_exchanges_every_colour_of_a_picture_for_its_own() {
    let rules = export::color_rules(".plot ");
    let palette = Theme::LIGHT.palette();
    let codes: BTreeSet<String> = palette.iter().map(|(_, color)| color.code()).collect();
    assert_eq!(codes.len(), palette.len(), "two colours of the palette cannot be told from each other");
    // The custom property that a page paints a colour of a drawing with.
    let exchanged = |attribute: &str, code: &str| {
        let (_, rule) = rules.split_once(&format!(".plot [{attribute}=\"{code}\"]{{{attribute}:var("))?;
        Some(rule.split_once(")}")?.0.to_owned())
    };
    for query in queries() {
        for view in view_of(&query, &Language::english()).charts.iter().filter(|view| !view.is_empty()) {
            let picture = export::picture(&drawn(view, 360.0), &view.title, "narrow");
            let document = resvg::usvg::roxmltree::Document::parse(&picture).unwrap();
            let attributes = document.descendants().flat_map(|element| element.attributes());
            let colors: Vec<_> = attributes
                .filter(|attribute| {
                    matches!(attribute.name(), "fill" | "stroke") && attribute.value() != "none"
                })
                .collect();
            assert!(!colors.is_empty(), "{} {query}", view.chart.key);
            for color in colors {
                let property = exchanged(color.name(), color.value());
                let role = palette.iter().find(|(name, _)| Some(name) == property.as_ref());
                let back = role.map(|(_, color)| color.code());
                assert_eq!(back.as_deref(), Some(color.value()), "{} {query}: {property:?}", view.chart.key);
            }
        }
    }
}

#[test]
fn the_same_state_gives_the_same_file() {
    for chart_key in CHARTS.iter().map(|chart| chart.key) {
        let svg = || {
            let view = chart(chart_key, "", &Language::english());
            export::svg(&poster(&view, 480.0, &Language::english()), &view.title, "en")
        };
        assert_eq!(svg(), svg(), "{chart_key}");
    }
}
