//! The infographic on paper.

use greater_bay_ip::dataset::LANGUAGES;

use super::driver::site;
use super::page::Page;

/// The most A4 pages that the story may take.
const PAGES: usize = 6;

#[test]
fn the_story_takes_few_pages_on_paper_in_every_language_and_from_any_window() {
    let page = Page::of(site());
    for width in [360, 1280] {
        page.set_screen(width, 800, 1.0);
        for (tag, _) in LANGUAGES {
            page.arrive(&format!("/embed.html?lang={tag}"));
            page.run("await settled()");
            let pages = page.pages_on_paper();
            assert!((1..=PAGES).contains(&pages), "{tag} from {width}: {pages}");
        }
        // With the article around it.
        page.arrive("/");
        page.run("await settled()");
        let pages = page.pages_on_paper();
        assert!((1..=PAGES).contains(&pages), "the article from {width}: {pages}");
    }
}

#[test]
fn paper_has_what_is_read_and_nothing_to_press_and_tables_that_were_opened() {
    let page = Page::of(site());
    page.set_screen(390, 800, 1.0);
    page.arrive("/embed.html");
    page.run(
        "one('[data-chart=rank] .rest').open = true;
         one('[data-chart=rank] .toggle').click();
         await settled()",
    );
    page.show_as_on_paper();
    page.set_screen(718, 1040, 1.0);
    let seen = page.run(
        "await settled();
         const seen = (selector) => all(selector).filter(isVisible).length;
         return {
           pressed: seen('button, .bar, .rest > summary, .toggle, select'),
           pictures: seen('canvas[width]'),
           tables: all('.table[open]').map((table) => table.closest('figure').dataset.chart),
           tasks: seen('.task'),
           unsourced: all('section:not([data-chapter=explore])')
             .filter((section) => ![...section.querySelectorAll('.foot a')].some(isVisible))
             .map(({ dataset }) => dataset.chapter),
           columns: getComputedStyle(one('.tasks > div')).columnCount,
         }",
    );
    assert_eq!(seen["pressed"], 0, "{seen}");
    assert_eq!(seen["pictures"], greater_bay_ip::charts::STORY.len(), "{seen}");
    assert_eq!(seen["tables"], serde_json::json!(["rank"]));
    assert_ne!(seen["tasks"], 0);
    assert_eq!(seen["unsourced"], serde_json::json!([]), "paper says who says so");
    assert_eq!(seen["columns"], "3", "a sheet of paper has room for them");
}
