use greater_bay_ip::chapter::Chapter;
use greater_bay_ip::dataset::TOUR;
use serde_json::json;

use super::page::{Page, visit};

/// Expects that a chapter begins at the top of the window.
#[track_caller]
fn expect_chapter(page: &Page, chapter: Chapter) {
    page.wait_for(
        chapter.key(),
        &format!(
            "await frames(2);
             const {{ top, bottom }} = one('section[data-chapter={}]').getBoundingClientRect();
             return (top > -8 && top < 120) || (bottom <= innerHeight && top > 0)",
            chapter.key()
        ),
    );
}

#[test]
fn stops_of_the_tour_in_old_addresses_lead_to_their_chapters() {
    visit("/", |page| {
        for stop in 0..TOUR.len() {
            page.arrive(&format!("/?tour={}", stop + 1));
            let chapter = Chapter::of_stop(stop).unwrap();
            expect_chapter(page, chapter);
            assert_eq!(page.run("return element.state.place"), json!([]), "{stop}");
            assert_eq!(page.holds("return one('[data-explorer]').open"), chapter == Chapter::Explore);
        }
        for nonsense in ["/?tour=0", "/?tour=99", "/?tour=x", "/?tour="] {
            page.arrive(nonsense);
            assert_eq!(page.run("return [scrollY, element.state.place]"), json!([0, []]));
        }
    });
}

#[test]
fn each_chapter_has_an_address_that_can_say_what_is_chosen() {
    visit("/", |page| {
        for &chapter in Chapter::ALL {
            page.arrive(&format!("/?q={0}#greater-bay-ip/{0}", chapter.key()));
            expect_chapter(page, chapter);
        }
        page.run("location.hash = '#greater-bay-ip/uneven?place=shenzhen'");
        expect_chapter(page, Chapter::Uneven);
        assert_eq!(page.run("return element.state.place"), json!(["shenzhen"]));
        // Other fragments are the host's.
        page.arrive("/#top");
        assert_eq!(page.run("return [scrollY, element.state.place]"), json!([0, []]));
    });
}

#[test]
fn an_attribute_leads_to_a_stop() {
    visit("/", |page| {
        page.run(
            "const other = document.createElement('greater-bay-ip');
             other.setAttribute('tour', '2');
             other.setAttribute('place', 'macao');
             element.replaceWith(other);
             await other.ready",
        );
        expect_chapter(page, Chapter::Top);
    });
}
