//! From an SVG to a PNG, with the fonts of this machine and without a single missing letter.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use maud::html;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, ID};
use resvg::usvg::{self, FontResolver, Group, Node, Options, Tree, roxmltree};

/// Families that stand for `sans-serif`, the best first; the generic name alone means Arial, which may be missing.
const SANS_SERIF: [&str; 8] = [
    LATIN_FAMILY,
    "Liberation Sans",
    "Noto Sans",
    "Arial",
    "Helvetica",
    "Helvetica Neue",
    "Segoe UI",
    "Noto Sans CJK SC",
];

/// The family the tests draw Latin text with, so that their pictures are the same everywhere.
pub const LATIN_FAMILY: &str = "DejaVu Sans";

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum RasterError {
    /// The SVG is not well formed, or says something impossible.
    #[error("the drawing is not valid SVG")]
    Svg(#[source] usvg::Error),
    /// The scale or the size asked for gives no picture.
    #[error(
        "a drawing of {width} × {height} at scale {scale} gives no picture; choose a scale between 0.1 and 8"
    )]
    Size {
        /// The width of the drawing in CSS pixels.
        width: f32,
        /// The height of the drawing in CSS pixels.
        height: f32,
        /// Device pixels per CSS pixel.
        scale: f32,
    },
    /// There is no font for plain text at all.
    #[error(
        "no sans-serif font was found, so no text can be drawn; install one (on Debian: apt-get install fonts-dejavu-core)"
    )]
    NoFont,
    /// Some characters are in none of the fonts.
    #[error(
        "none of the installed fonts can draw “{characters}”; install one that can (on Debian: apt-get install {package})"
    )]
    MissingGlyphs {
        /// The characters, each once.
        characters: String,
        /// The Debian packages that have them.
        package: &'static str,
    },
    /// The picture could not be encoded.
    #[error("the picture cannot be written as PNG: {0}")]
    Encode(String),
}

/// The fonts text may be drawn with.
#[derive(Debug, Clone)]
pub struct Fonts {
    database: Arc<Database>,
}

impl Fonts {
    /// The fonts installed on this machine.
    pub fn system() -> Result<Self, RasterError> {
        let mut database = Database::new();
        database.load_system_fonts();
        Self::chosen(database)
    }

    /// The font files in a directory and below, and no others.
    pub fn in_directory(directory: &Path) -> Result<Self, RasterError> {
        let mut database = Database::new();
        database.load_fonts_dir(directory);
        Self::chosen(database)
    }

    fn chosen(mut database: Database) -> Result<Self, RasterError> {
        let families = || database.faces().flat_map(|face| &face.families).map(|(name, _)| name.as_str());
        let sans = SANS_SERIF
            .into_iter()
            .find(|wanted| families().any(|family| family == *wanted))
            .or_else(|| families().find(|family| is_sans(family)))
            .ok_or(RasterError::NoFont)?
            .to_owned();
        // `serif` is what text falls back to when its own family is missing.
        database.set_serif_family(&sans);
        database.set_sans_serif_family(&sans);
        Ok(Self { database: Arc::new(database) })
    }

    /// Whether a family of this name is among them.
    pub fn has_family(&self, wanted: &str) -> bool {
        self.database.faces().flat_map(|face| &face.families).any(|(name, _)| name == wanted)
    }

    /// The names of all faces, a line each: what is drawn depends on them.
    pub fn faces(&self) -> String {
        self.database.faces().map(|face| format!("{}\n", face.post_script_name)).collect()
    }

    /// The characters of a text that none of the fonts can draw.
    pub fn missing(&self, text: &str) -> Result<String, RasterError> {
        let svg = html! {
            svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" {
                text font-family="sans-serif" { (text) }
            }
        };
        Ok(missing_glyphs(self.tree(&svg.into_string())?.root()).into_iter().collect())
    }

    fn tree(&self, svg: &str) -> Result<Tree, RasterError> {
        let document = roxmltree::Document::parse(svg)
            .map_err(|error| RasterError::Svg(usvg::Error::ParsingFailed(error)))?;
        let root = document.root_element();
        let language = root
            .attribute((roxmltree::NS_XML_URI, "lang"))
            .or_else(|| root.attribute("lang"))
            .unwrap_or_default()
            .to_owned();
        let options = Options {
            font_family: "sans-serif".to_owned(),
            fontdb: Arc::clone(&self.database),
            font_resolver: resolver(language),
            ..Options::default()
        };
        Tree::from_xmltree(&document, &options).map_err(RasterError::Svg)
    }
}

/// Draws an SVG at `scale` device pixels per CSS pixel, with the fonts of this machine.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, RasterError> {
    png_with(svg, scale, &Fonts::system()?)
}

/// Draws an SVG with given fonts.
pub fn png_with(svg: &str, scale: f32, fonts: &Fonts) -> Result<Vec<u8>, RasterError> {
    let tree = fonts.tree(svg)?;
    let missing: String = missing_glyphs(tree.root()).into_iter().collect();
    if !missing.is_empty() {
        return Err(RasterError::MissingGlyphs { package: package_for(&missing), characters: missing });
    }
    let (width, height) = (tree.size().width(), tree.size().height());
    let refused = RasterError::Size { width, height, scale };
    if !(0.1..=8.0).contains(&scale) {
        return Err(refused);
    }
    let pixels = |length: f32| (length * scale).ceil() as u32;
    let mut pixmap = Pixmap::new(pixels(width), pixels(height)).ok_or(refused)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| RasterError::Encode(error.to_string()))
}

/// Glyph 0 is the empty box a font draws for what it does not know.
fn missing_glyphs(group: &Group) -> BTreeSet<char> {
    let mut missing = BTreeSet::new();
    for node in group.children() {
        match node {
            Node::Group(group) => missing.extend(missing_glyphs(group)),
            Node::Text(text) => {
                let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
                let unknown = glyphs.filter(|glyph| glyph.id.0 == 0);
                missing.extend(unknown.flat_map(|glyph| glyph.text.chars()));
            }
            Node::Path(_) | Node::Image(_) => {}
        }
    }
    missing
}

/// Falls back like to like: a sans-serif of the same weight with the region's letter forms, then any sans-serif, then anything.
fn resolver(language: String) -> FontResolver<'static> {
    let any = FontResolver::default_fallback_selector();
    let region = region_of(&language);
    FontResolver {
        select_font: FontResolver::default_font_selector(),
        select_fallback: Box::new(move |character, used, database| {
            let bold = used.first().and_then(|&first| database.face(first)).map(|face| face.weight);
            let outside = |wanted: &dyn Fn(&str, bool) -> bool| -> Vec<ID> {
                let unwanted = database.faces().filter(|face| {
                    let family = face.families.first().map_or("", |(name, _)| name.as_str());
                    !wanted(family, Some(face.weight) == bold)
                });
                used.iter().copied().chain(unwanted.map(|face| face.id)).collect()
            };
            let choices = [
                outside(&|family, same| same && is_sans(family) && family.ends_with(region)),
                outside(&|family, same| same && is_sans(family)),
                outside(&|family, _| is_sans(family)),
                used.to_vec(),
            ];
            choices.iter().find_map(|excluded| any(character, excluded, database))
        }),
    }
}

fn is_sans(family: &str) -> bool {
    let family = family.to_lowercase();
    ["sans", "hei", "gothic"].iter().any(|word| family.contains(word)) && !family.contains("mono")
}

/// How the font families name the letter forms a language expects.
fn region_of(language: &str) -> &'static str {
    let language = language.to_lowercase();
    match language.as_str() {
        _ if language.starts_with("ja") => "JP",
        _ if language.starts_with("ko") => "KR",
        _ if language.contains("tw") => "TC",
        _ if language.contains("hant") || language.contains("hk") || language.contains("mo") => "HK",
        _ => "SC",
    }
}

fn package_for(characters: &str) -> &'static str {
    let is_cjk = |c: char| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}');
    match (characters.chars().any(is_cjk), characters.chars().all(is_cjk)) {
        (true, true) => "fonts-noto-cjk",
        (true, false) => "fonts-noto-cjk fonts-dejavu-core",
        _ => "fonts-dejavu-core",
    }
}
