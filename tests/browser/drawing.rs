use greater_bay_ip::charts;
use serde_json::{Value, json};

use super::CHARTS;
use super::page::{Page, visit};

#[test]
fn every_figure_has_one_canvas_with_ink_as_sharp_as_the_screen() {
    visit("/", |page| {
        let mut inked_at_one = Vec::new();
        for ratio in [1.0, 1.5, 2.0, 3.0] {
            page.set_screen(1280, 900, ratio);
            page.open("/");
            assert_eq!(page.texts("return all('figure').map((figure) => figure.dataset.chart)"), CHARTS);
            let drawn: Vec<&str> = drawn().collect();
            let canvases = "return all('canvas').map((canvas) => canvas.closest('figure').dataset.chart)";
            assert_eq!(page.texts(canvases), drawn, "what is text alone has none");
            let inked: Vec<f64> = drawn.iter().map(|chart| inked(page, chart, ratio)).collect();
            if ratio == 1.0 {
                inked_at_one = inked;
            } else {
                for ((chart, more), less) in drawn.iter().zip(inked).zip(&inked_at_one) {
                    let growth = more / less / (ratio * ratio);
                    assert!((0.7..1.3).contains(&growth), "{chart}: {less} pixels at 1, {more} at {ratio}");
                }
            }
        }
    });
}

/// The charts that have a canvas.
fn drawn() -> impl Iterator<Item = &'static str> {
    charts::CHARTS.iter().filter(|chart| chart.is_drawn()).map(|chart| chart.key)
}

/// How many pixels of a chart's canvas are not clear; its size fits the ratio.
fn inked(page: &Page, chart: &str, ratio: f64) -> f64 {
    let report = page.run_with(
        "const canvases = [...figure(given).querySelectorAll('canvas')];
         const [canvas] = canvases;
         const { width, height } = canvas.getBoundingClientRect();
         const inked = pixels(canvas).filter((pixel) => pixel !== 0);
         return {
           canvases: canvases.length,
           svgs: [...figure(given).querySelectorAll('svg')].filter((svg) => svg.checkVisibility()).length,
           width, height,
           device: [canvas.width, canvas.height],
           inked: inked.length,
           colours: new Set(inked).size,
         }",
        json!(chart),
    );
    let number = |key: &str| report[key].as_f64().unwrap();
    assert_eq!((number("canvases"), number("svgs")), (1.0, 0.0), "{chart}");
    let device = ["width", "height"].map(|side| (number(side) * ratio).round() as u64);
    assert_eq!(report["device"], json!(device), "{chart} at {ratio}");
    assert!(number("inked") > 2000.0 && number("colours") > 10.0, "{chart} at {ratio}: {report}");
    number("inked")
}

#[test]
fn a_narrower_window_lays_out_anew_and_a_wider_one_restores_it() {
    visit("/", |page| {
        let wide = page.pictures();
        page.set_screen(360, 900, 1.0);
        page.wait_for("charts as narrow as the window", FITTING);
        let narrow = page.pictures();
        for chart in drawn() {
            let width = narrow[chart].split_once('×').unwrap().0.parse::<u32>().unwrap();
            assert!((280..=360).contains(&width), "{chart}: {}", narrow[chart]);
            assert_ne!(narrow[chart], wide[chart], "{chart}");
        }
        page.set_screen(1280, 900, 1.0);
        page.wait_for_pictures(&wide);
    });
}

/// Whether every canvas has as many pixels as its frame is wide.
const FITTING: &str = "await frames(2); return all('canvas').every((canvas) =>
    canvas.width === Math.round(canvas.parentElement.getBoundingClientRect().width * devicePixelRatio))";

#[test]
fn a_screen_of_another_density_is_drawn_for_at_once() {
    visit("/", |page| {
        let coarse = page.pictures();
        for ratio in [2.0, 1.5] {
            set_density(page, ratio);
            page.wait_for("canvases as fine as the screen", FITTING);
            let fine = page.pictures();
            assert!(drawn().all(|chart| fine[chart] != coarse[chart]), "{fine:#?}");
        }
        set_density(page, 1.0);
        page.wait_for_pictures(&coarse);
    });
}

/// Chromium does not look at media queries again when a density is emulated, as it does when a window moves to
/// another screen; any other change of media makes it look.
fn set_density(page: &Page, ratio: f64) {
    page.set_screen(1280, 900, ratio);
    page.set_media("prefers-reduced-motion", "reduce");
    page.set_media("prefers-reduced-motion", "");
}

#[test]
fn a_dark_or_forced_palette_is_drawn_with_at_once() {
    visit("/", |page| {
        let light = page.pictures();
        for (feature, value) in [("prefers-color-scheme", "dark"), ("forced-colors", "active")] {
            page.set_media(feature, value);
            let changed = page.run_with(
                "const until = performance.now() + 10_000;
                 const same = () => { const now = pictures(); return Object.keys(given).filter((chart) => figure(chart).querySelector('canvas') && now[chart] === given[chart]) };
                 while (performance.now() < until && same().length) await frames(1);
                 return same()",
                json!(light),
            );
            assert_eq!(changed, Value::Array(vec![]), "charts that {feature}: {value} left as they were");
            page.set_media(feature, "");
            page.wait_for_pictures(&light);
        }
    });
}
