use serde_json::json;

use super::page::{Page, visit};

fn ground(page: &Page) -> String {
    page.text("return getComputedStyle(one('.infographic')).backgroundColor")
}

#[test]
fn attribute_and_address_turn_the_palette_without_loading_anew() {
    visit("/", |page| {
        let (light, light_ground) = (page.pictures(), ground(page));
        page.run("element.setAttribute('theme', 'dark')");
        let (dark, dark_ground) = (page.pictures(), ground(page));
        // Style sheets turn the colours of what is text.
        let is_text = |picture: &str| picture.starts_with("text");
        assert!(
            dark.iter().all(|(chart, picture)| is_text(picture) || light[chart] != *picture),
            "{dark:#?}"
        );
        assert_ne!(dark_ground, light_ground);
        page.run("element.setAttribute('theme', 'no such theme')");
        assert_eq!((page.pictures(), ground(page)), (light.clone(), light_ground.clone()));
        page.run("element.setAttribute('theme', 'dark'); element.removeAttribute('theme')");
        assert_eq!((page.pictures(), ground(page)), (light.clone(), light_ground.clone()));

        // A step in the history leads to an address that asks for the other palette.
        page.run(
            "history.pushState(null, '', '?theme=dark'); history.pushState(null, '', '?theme=dark#article')",
        );
        page.back();
        page.wait_for_pictures(&dark);
        assert_eq!(ground(page), dark_ground);
        page.back();
        page.wait_for_pictures(&light);

        page.open("/?theme=dark");
        assert_eq!((page.pictures(), ground(page)), (dark.clone(), dark_ground));
        page.run("element.setAttribute('theme', 'light')");
        assert_eq!(page.pictures(), dark, "the address comes before the attribute");
        page.click("input[name=sort][value=place]");
        page.wait_for_query("theme=dark&sort=place");
    });
}

#[test]
fn a_theme_comes_before_the_systems_but_not_before_forced_colours() {
    visit("/", |page| {
        page.run("element.setAttribute('theme', 'light'); await frames(2)");
        let light = page.pictures();
        page.set_media("prefers-color-scheme", "dark");
        page.run("await frames(2)");
        page.wait_for_pictures(&light);
        page.set_media("forced-colors", "active");
        page.run("await frames(2)");
        assert_ne!(page.pictures(), light);
        let theme = page.run("return one('.infographic').dataset.theme");
        assert_eq!(theme, json!("light"));
    });
}
