use greater_bay_ip::cli::raster::{Fonts, RasterError, png, png_with};
use resvg::tiny_skia::Pixmap;

const CHINESE: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" xml:lang="zh-Hans" width="200" height="40" viewBox="0 0 200 40">
<text x="4" y="28" font-family="Nowhere, sans-serif" font-size="24" fill="red">Bay 大湾区 &amp; 灣</text></svg>"#;

#[test]
fn text_is_drawn_at_the_size_asked_for() {
    let picture = Pixmap::decode_png(&png(CHINESE, 2.0).unwrap()).unwrap();
    assert_eq!((picture.width(), picture.height()), (400, 80));
    // Latin stands on the left, Chinese to its right: both halves must hold ink.
    let inked = |from: u32, to: u32| {
        (from..to)
            .flat_map(|x| (0..80).map(move |y| (x, y)))
            .filter(|&(x, y)| picture.pixel(x, y).unwrap().alpha() > 0)
            .count()
    };
    assert!(inked(0, 90) > 300, "no Latin text");
    assert!(inked(120, 240) > 300, "no Chinese text");
}

#[test]
fn a_character_no_font_has_is_an_error() {
    let svg = CHINESE.replace('灣', "\u{10fffd}");
    let Err(RasterError::MissingGlyphs { characters, package }) = png(&svg, 1.0) else {
        panic!("a private character was drawn");
    };
    assert_eq!((characters.as_str(), package), ("\u{10fffd}", "fonts-dejavu-core"));
}

#[test]
fn missing_chinese_names_the_font_to_install() {
    let directory = tempfile::tempdir().unwrap();
    let latin = Latin::file().expect("a font without Chinese, as fonts-dejavu-core brings it");
    std::fs::copy(latin, directory.path().join("latin.ttf")).unwrap();
    let fonts = Fonts::in_directory(directory.path()).unwrap();
    let error = png_with(CHINESE, 1.0, &fonts).unwrap_err();
    let RasterError::MissingGlyphs { characters, package } = &error else { panic!("{error}") };
    assert_eq!(characters.chars().count(), 4);
    assert_eq!(*package, "fonts-noto-cjk");
    assert!(error.to_string().contains("apt-get install fonts-noto-cjk"));
    assert_eq!(fonts.missing("<Bay> & 湾").unwrap(), "湾");
}

#[test]
fn no_font_at_all_is_an_error() {
    let empty = tempfile::tempdir().unwrap();
    assert!(matches!(Fonts::in_directory(empty.path()), Err(RasterError::NoFont)));
}

#[test]
fn impossible_drawings_are_errors() {
    assert!(matches!(png("<svg", 1.0), Err(RasterError::Svg(_))));
    for scale in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        assert!(matches!(png(CHINESE, scale), Err(RasterError::Size { .. })));
    }
}

/// A font file of this machine that has no Chinese.
struct Latin;

impl Latin {
    fn file() -> Option<std::path::PathBuf> {
        let mut database = resvg::usvg::fontdb::Database::new();
        database.load_system_fonts();
        let face =
            database.faces().find(|face| face.families.iter().any(|(name, _)| name == "DejaVu Sans"))?;
        match &face.source {
            resvg::usvg::fontdb::Source::File(path) => Some(path.clone()),
            resvg::usvg::fontdb::Source::SharedFile(path, _) => Some(path.clone()),
            resvg::usvg::fontdb::Source::Binary(_) => None,
        }
    }
}
