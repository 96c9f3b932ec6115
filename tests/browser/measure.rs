use greater_bay_ip::dataset::BAKED;
use greater_bay_ip::language::Language;
use greater_bay_ip::layout::{self, Sheet};
use greater_bay_ip::scene::Kind;
use greater_bay_ip::text::{Font, TextMeasure as _, WidthTable};
use greater_bay_ip::theme::Theme;
use greater_bay_ip::view::view;
use serde_json::json;

use super::page::visit;
use super::state;

/// How far the table of widths may be from what a browser measures.
const TOLERANCE: f64 = 0.12;

/// Every text that charts draw in a language, each once in regular and once in bold.
fn drawn(tag: &str) -> Vec<(String, bool)> {
    let language = Language::find(tag).unwrap();
    let mut texts = Vec::new();
    for address in ["", "place=shenzhen,macao&layer=story,context"] {
        for chart in view(&BAKED, &state(address), &[], &language).charts {
            for width in [340.0, 720.0] {
                let sheet = Sheet { width, theme: &Theme::LIGHT, measure: &WidthTable };
                for placed in layout::layout(&chart, &sheet).shapes {
                    if let Kind::Text { text, font, .. } = placed.shape.kind {
                        texts.push((text, font.bold));
                    }
                }
            }
        }
    }
    texts.sort();
    texts.dedup();
    texts
}

#[test]
fn the_table_of_widths_is_near_what_the_canvas_measures() {
    visit("/", |page| {
        let mut offenders = Vec::new();
        for tag in ["en", "zh-Hans", "zh-Hant", "pt"] {
            let texts = drawn(tag);
            assert!(texts.len() > 40, "{tag}: only {} texts", texts.len());
            let measured = page.run_with(
                "const context = document.createElement('canvas').getContext('2d');
                 const [tag, texts] = given;
                 const container = one('.infographic');
                 const before = container.lang;
                 container.lang = tag;
                 const family = getComputedStyle(container).fontFamily;
                 container.lang = before;
                 return texts.map(([text, isBold]) => {
                   context.font = `${isBold ? 'bold' : 'normal'} 100px ${family}`;
                   return context.measureText(text).width;
                 })",
                json!([tag, texts]),
            );
            let measured: Vec<f64> = serde_json::from_value(measured).unwrap();
            for ((text, bold), measured) in texts.iter().zip(measured) {
                let estimated = WidthTable.width(text, Font { size: 100.0, bold: *bold });
                if (estimated / measured - 1.0).abs() > TOLERANCE {
                    let weight = if *bold { "bold" } else { "regular" };
                    offenders
                        .push(format!("{tag} {weight} {text:?}: {estimated:.0}, measured {measured:.0}"));
                }
            }
        }
        assert!(offenders.is_empty(), "off by more than {TOLERANCE}:\n{}", offenders.join("\n"));
    });
}
