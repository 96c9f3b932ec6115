use greater_bay_ip::dataset::{Hue, Layer};
use greater_bay_ip::theme::{Color, Theme};

const THEMES: [(&str, Theme); 2] = [("light", Theme::LIGHT), ("dark", Theme::DARK)];

type Matrix = [[f64; 3]; 3];

/// How colours look with a kind of sight: linear RGB to linear RGB, at severity 1.0.
///
/// G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, “A Physiologically-based Model for Simulation of Color
/// Vision Deficiency”, IEEE TVCG 15(6), 2009, table 1.
const SIGHTS: [(&str, Matrix); 4] = [
    ("normal sight", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

fn times(matrix: &Matrix, vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2])
}

fn linear(color: Color) -> [f64; 3] {
    color.channels().map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    })
}

/// B. Ottosson, “A perceptual color space for image processing”, 2020.
fn oklab(linear: [f64; 3]) -> [f64; 3] {
    const CONES: Matrix = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ];
    const LAB: Matrix = [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ];
    times(&LAB, times(&CONES, linear).map(f64::cbrt))
}

fn seen(sight: &Matrix, color: Color) -> [f64; 3] {
    oklab(times(sight, linear(color)).map(|channel| channel.clamp(0.0, 1.0)))
}

fn difference(a: [f64; 3], b: [f64; 3]) -> f64 {
    100.0 * (0..3).map(|index| (a[index] - b[index]).powi(2)).sum::<f64>().sqrt()
}

/// WCAG 2.2, relative luminance and contrast ratio.
pub(crate) fn contrast(a: Color, b: Color) -> f64 {
    let luminance = |color| {
        let [r, g, b] = linear(color);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn the_measures_agree_with_known_values() {
    assert!((contrast(Color::hex(0x000000), Color::hex(0xFFFFFF)) - 21.0).abs() < 1e-9);
    assert!((contrast(Color::hex(0x777777), Color::hex(0xFFFFFF)) - 4.48).abs() < 0.01);
    let [lightness, a, b] = oklab(linear(Color::hex(0xFF0000)));
    assert!((lightness - 0.628).abs() < 0.001 && (a - 0.2249).abs() < 0.001 && (b - 0.1258).abs() < 0.001);
}

#[test]
fn marks_and_words_stand_out_from_the_page() {
    for (name, theme) in THEMES {
        for (hue, color) in Hue::ALL.iter().zip(theme.hues) {
            let contrast = contrast(color, theme.background);
            assert!(contrast >= 3.3, "{name} {}: {contrast:.4}", hue.key());
        }
        let (text, muted) = (contrast(theme.text, theme.background), contrast(theme.muted, theme.background));
        assert!(text >= 7.0 && muted >= 4.5, "{name}: text {text:.4}, muted {muted:.4}");
        let rule = contrast(theme.rule, theme.background);
        assert!(rule >= 3.0, "{name}: rule {rule:.4}");
        // Company to a place.
        let company = contrast(theme.company(Hue::Neutral), theme.background);
        assert!(company >= 3.0, "{name}: company {company:.4}");
    }
}

#[test]
fn any_two_places_can_be_told_apart_with_any_sight() {
    let mut close = Vec::new();
    for (name, theme) in THEMES {
        for (sight, matrix) in &SIGHTS {
            for (index, a) in Hue::ALL.iter().enumerate() {
                for b in &Hue::ALL[index + 1..] {
                    let [first, second] = [a, b].map(|&hue| seen(matrix, theme.hues[hue as usize]));
                    let difference = difference(first, second);
                    let pair = format!("{name}, {sight}: {} and {} {difference:.3}", a.key(), b.key());
                    if difference < 10.0 {
                        close.push(pair);
                    }
                }
            }
        }
    }
    assert!(close.is_empty(), "{close:#?}");
}

#[test]
fn context_is_paler_than_the_story_and_neutral_stays_as_it_is() {
    for (name, theme) in THEMES {
        for &hue in Hue::ALL {
            let [story, context, derived] =
                [Layer::Story, Layer::Context, Layer::Derived].map(|layer| theme.fill(hue, layer));
            assert_eq!([story, derived], [theme.stroke(hue); 2]);
            if hue == Hue::Neutral {
                assert_eq!(story, context);
            } else {
                let ground = theme.background;
                assert!(contrast(context, ground) < contrast(story, ground), "{name} {}", hue.key());
                assert!(contrast(context, ground) >= 1.5, "{name} {}", hue.key());
                // Then context is told by its outline alone.
                assert_eq!(theme.stronger().fill(hue, Layer::Context), ground, "{name} {}", hue.key());
            }
        }
    }
}

#[test]
fn every_colour_of_the_palette_has_a_name_of_its_own() {
    for (name, theme) in THEMES {
        let palette = theme.palette();
        for (index, (property, color)) in palette.iter().enumerate() {
            assert!(property.starts_with("--") && color.opacity == 1.0, "{name} {property}");
            assert!(palette[index + 1..].iter().all(|(other, _)| other != property), "{name} {property}");
        }
        let light = Theme::LIGHT.palette();
        assert!(palette.iter().map(|(name, _)| name).eq(light.iter().map(|(name, _)| name)));
    }
}

#[test]
fn colours_are_written_faded_and_mixed() {
    let red = Color::hex(0xCA100C);
    assert_eq!(red.code(), "#CA100C");
    assert_eq!(red.faded(0.5).faded(0.5), Color { rgb: 0xCA100C, opacity: 0.25 });
    assert_eq!(Color::hex(0xFFFFFF).mixed(Color::hex(0x000000), 0.5), Color::hex(0x808080));
    assert_eq!(red.mixed(Color::hex(0), 1.0), red);
}

#[test]
fn a_host_page_can_exchange_every_colour_that_others_are_mixed_from() {
    let mut theme = Theme::LIGHT;
    let exchanged = Color::hex(0x123456);
    for (_, color) in theme.roles() {
        *color = exchanged;
    }
    assert!(theme.palette().iter().all(|(_, color)| *color == exchanged), "{:?}", theme.palette());
}

/// What stands around controls: see `--outline` in the style sheet.
const OUTLINE: f64 = 0.75;

#[test]
fn outlines_of_controls_stand_out_from_the_page() {
    let styles = std::fs::read_to_string("www/greater-bay-ip.css").unwrap();
    let rule = format!("--outline: color-mix(in srgb, var(--muted) {}%, var(--ground));", OUTLINE * 100.0);
    assert!(styles.contains(&rule), "the style sheet has another outline than {rule}");
    for (name, theme) in THEMES {
        let outline = theme.muted.mixed(theme.background, OUTLINE);
        let contrast = contrast(outline, theme.background);
        assert!(contrast >= 3.0, "{name}: {contrast:.4}");
    }
}

#[test]
fn more_contrast_is_more_of_it() {
    for (name, theme) in THEMES {
        let strong = theme.stronger();
        for (before, after) in
            [(theme.muted, strong.muted), (theme.rule, strong.rule), (theme.grid, strong.grid)]
        {
            let [before, after] = [before, after].map(|color| contrast(color, theme.background));
            assert!(after > before, "{name}: {before} → {after}");
        }
        assert!(contrast(strong.muted, theme.background) >= 7.0, "{name}");
        assert!(contrast(strong.rule, theme.background) >= 7.0, "{name}");
    }
}
