//! Where the focus goes, and that what has it can be seen.

use fantoccini::key::Key;
use serde_json::json;

use super::page::{Page, visit};
use super::stops::tab_through;

/// What stands on top in the middle of what has the focus: itself or a part of it.
const IS_SEEN: &str = "
    const seen = now.matches('.marks') ? now.closest('.plot').querySelector('.ring') : now;
    const box = seen.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, innerHeight / 4)];
    const isIn = y > 0 && y < innerHeight;
    const over = isIn ? root.elementsFromPoint(x, y).find((element) => !element.matches('.ring, .marks')) : null;
    const cover = over?.closest('.bar, .sheet');
    return { name: now.ariaLabel ?? now.textContent, isIn, isCovered: Boolean(cover) && !cover.contains(now), y };";

#[test]
fn what_has_the_focus_is_in_the_window_and_not_under_a_bar() {
    // The last is what 1280 by 1024 pixels are at 400 %.
    for (path, width, height) in
        [("/embed.html", 1280, 800), ("/embed.html", 360, 740), ("/embed.html?place=shenzhen", 320, 256)]
    {
        visit("/", |page| {
            page.set_screen(width, height, 1.0);
            page.arrive(path);
            let script = format!("await frames(3); {IS_SEEN}");
            for stop in tab_through::<serde_json::Value>(page, &script) {
                assert_eq!(
                    (&stop["isIn"], &stop["isCovered"]),
                    (&json!(true), &json!(false)),
                    "{path} {width}: {stop}"
                );
            }
        });
    }
}

/// Puts the focus on what a selector finds and presses Enter there.
fn enter(page: &Page, selector: &str) {
    page.run_with("one(given).focus()", json!(selector));
    page.press(Key::Enter);
}

#[test]
fn the_sheet_takes_the_focus_where_it_hides_its_button_and_closes_when_it_is_left() {
    visit("/", |page| {
        page.set_screen(320, 640, 1.0);
        page.arrive("/");
        enter(page, ".dock .opener");
        assert!(page.holds("return Boolean(root.activeElement?.closest('.sheet'))"));
        page.press(Key::Escape);
        assert!(page.holds("return root.activeElement.matches('.dock .opener') && one('.sheet').hidden"));
        page.set_screen(1280, 800, 1.0);
        page.run("await settled()");
        enter(page, ".top .opener");
        assert!(page.holds("return root.activeElement.matches('.top .opener') && !one('.sheet').hidden"));
        page.run("one('.done').focus()");
        page.press(Key::Tab);
        assert!(page.holds("return one('.sheet').hidden && isVisible(root.activeElement)"));
    });
}

#[test]
fn a_link_of_the_article_takes_the_focus_to_the_chapter_and_what_it_chooses_is_said() {
    visit("/", |page| {
        page.arrive("/");
        page.run(
            "const link = document.querySelector('[data-greater-bay-ip^=top]');
             link.dataset.greaterBayIp = 'top?place=shenzhen';
             link.focus()",
        );
        page.press(Key::Enter);
        page.wait_for("the focus", "return root.activeElement?.dataset.chapter === 'top'");
        let heard = page.text("return one('.heard').textContent");
        assert!(heard.starts_with("Top of the list") && heard.contains("Shenzhen: "), "{heard}");
        page.press(Key::Tab);
        assert!(page.holds("return Boolean(root.activeElement.closest('[data-chapter=top]'))"));
    });
}

#[test]
fn what_was_copied_is_said() {
    visit("/", |page| {
        page.arrive("/");
        page.run("one('figure[data-chart=rank] .cite').focus()");
        page.press(Key::Enter);
        page.wait_for(
            "the citation, aloud",
            "return one('.heard').textContent.includes('tops the world’s innovation clusters')",
        );
    });
}

#[test]
fn nothing_that_is_chosen_is_cut_at_the_bar_of_a_phone() {
    visit("/", |page| {
        page.set_screen(320, 640, 1.0);
        page.arrive("/?place=shenzhen,zhuhai&lang=pt");
        page.run("one('.dock .opener').click(); await frames(2)");
        assert!(page.holds(
            "const line = one('.dock .outcome');
             return line.textContent && line.scrollWidth <= line.clientWidth && line.scrollHeight <= line.clientHeight"
        ));
    });
}

#[test]
fn without_an_infographic_that_answers_no_list_of_marks_is_a_stop() {
    visit("/", |page| {
        page.arrive("/");
        page.run("element.setAttribute('data-fault', '')");
        assert!(
            page.holds("return all('.marks').every((list) => getComputedStyle(list).display === 'none')")
        );
    });
}
