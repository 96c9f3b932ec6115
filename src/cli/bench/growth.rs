//! `bench --growth`: how the cost of a page grows with the rows of its dataset, the infographics in it, its width, and the
//! density of the screen. Line and processor are as fast as they are: what counts are exponents.

use std::path::Path;

use serde_json::{Value, json};

use super::rows;
use crate::cli::desk::preview::{self, Preview};
use crate::cli::error::Error;
use crate::cli::output;
use crate::cli::prerender::{self, PICTURES};
use crate::cli::progress::Step;
use crate::cli::site_url::{PORT, SiteUrl};
use crate::cli::sources::Sources;
use crate::cli::tables::Tables;
use crate::cli::wasm::{self, Bound, MODULE_FILE, Purpose};
use crate::dataset::BAKED;
use crate::language::Language;

/// Something that cost may grow with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Growth {
    /// How it is called in the table; begins the name of each page.
    pub name: &'static str,
    /// How much of it pages have, ascending.
    pub sizes: &'static [u32],
}

/// Rows of the dataset, behind the whole story.
pub const ROWS: Growth = Growth { name: "rows", sizes: &[100, 1_000, 10_000, 100_000] };

/// Infographics in one page, each of one chart.
pub const EMBEDS: Growth = Growth { name: "embeds", sizes: &[1, 2, 5, 10, 20, 50] };

/// CSS pixels across, of the whole story.
pub const WIDTHS: Growth = Growth { name: "width", sizes: &[280, 390, 768, 1100, 1600] };

/// Device pixels to a CSS pixel, of the whole story.
pub const DENSITIES: Growth = Growth { name: "density", sizes: &[1, 2, 3] };

/// All that is measured, in the order of the tables.
pub const GROWTHS: [Growth; 4] = [ROWS, EMBEDS, WIDTHS, DENSITIES];

impl Growth {
    /// What a page is called that has so much of it.
    pub fn page(self, size: u32) -> String {
        format!("{}-{size}", self.name)
    }

    /// The pages to visit on a server at an address, as the driver of the browser reads them.
    pub fn pages(self, origin: &str) -> Vec<Value> {
        let page = |&size: &u32| {
            let (file, drawing) = match self {
                ROWS => (format!("{}/{STORY}", self.page(size)), FIRST_OF_STORY),
                EMBEDS => (format!("{OWN}/{}.html", self.page(size)), ONE),
                _ => (format!("{OWN}/{STORY}"), FIRST_OF_STORY),
            };
            let screen = match self {
                WIDTHS => json!({ "width": size }),
                DENSITIES => json!({ "deviceScaleFactor": size }),
                _ => json!({}),
            };
            json!({
                "name": self.page(size), "url": format!("{origin}/{file}"), "isOurs": true, "drawing": drawing,
                "screen": screen,
            })
        };
        self.sizes.iter().map(page).collect()
    }
}

/// The page of the whole story, and what holds its first drawing.
const STORY: &str = "embed.html";
const FIRST_OF_STORY: &str = "figure[data-chart=share] canvas";

/// What holds the drawing of one chart.
const ONE: &str = "figure[data-chart=rank] canvas";

/// The folder of the site that shows the figures of this build.
const OWN: &str = "own";

/// Writes a site for each number of rows, one of the figures of this build, and the pages of many infographics.
pub fn write(site: &Path) -> Result<(), Error> {
    wasm::ensure_target()?;
    let step = Step::start("Compiling the module of a preview", 0);
    let bound = wasm::build(Purpose::Preview, &step)?;
    step.finish("done");
    for &rows in ROWS.sizes {
        let dataset = rows::dataset(rows as usize);
        write_preview(&site.join(ROWS.page(rows)), Tables { dataset, ..tables() }, &bound)?;
    }
    write_preview(&site.join(OWN), tables(), &bound)?;
    for &embeds in EMBEDS.sizes {
        let name = format!("{}.html", EMBEDS.page(embeds));
        output::write(&site.join(OWN).join(name), page_of(embeds).as_bytes())?;
    }
    Ok(())
}

/// The figures of this build, in English.
fn tables() -> Tables {
    Tables { dataset: BAKED.clone(), languages: vec![Language::english()] }
}

/// Writes what a browser fetches of a preview.
fn write_preview(site: &Path, tables: Tables, bound: &Bound) -> Result<(), Error> {
    let version = preview::version();
    for (name, picture) in prerender::pictures(&tables.dataset, &tables.languages) {
        output::write(&site.join(format!("{version}{PICTURES}/{name}")), picture.as_bytes())?;
    }
    let preview = Preview::new(tables, Sources::read()?, SiteUrl::local(PORT));
    for name in preview.names().chain([STORY.to_owned()]) {
        if let Some(bytes) = preview.file(&name)? {
            output::write(&site.join(name), &bytes)?;
        }
    }
    output::write(&site.join(format!("{version}{MODULE_FILE}")), &bound.module)?;
    Ok(output::write(&site.join(format!("{version}{}", preview::BINDINGS)), bound.bindings.as_bytes())?)
}

/// A page of some infographics that all start at once, wherever in it they stand.
fn page_of(embeds: u32) -> String {
    let embed = "<greater-bay-ip chart=\"rank\" lang=\"en\"></greater-bay-ip>\n";
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{embeds}</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<script type=\"module\" src=\"greater-bay-ip.js\"></script>\n\
         <script type=\"module\">\nawait customElements.whenDefined('greater-bay-ip');\n\
         document.querySelectorAll('greater-bay-ip').forEach((element) => element.ready);\n</script>\n\
         </head>\n<body>\n{}</body>\n</html>\n",
        embed.repeat(embeds as usize)
    )
}
