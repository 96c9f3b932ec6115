//! What a host's page sets on its `body` and hands down, and how wide the infographic is where nothing says so.

use serde_json::json;

use super::guest::host;
use super::page::Page;

const SCRIPT: &str = "<script type=module src={site}/greater-bay-ip.js></script>";

const READY: &str = "return element.hasAttribute('data-ready')";

/// Every inherited property that a host may set, with a value that nobody wants in a guest.
const INHERITED: [(&str, &str); 57] = [
    ("border-collapse", "collapse"),
    ("border-spacing", "20px"),
    ("caption-side", "bottom"),
    ("caret-color", "lime"),
    ("color", "lime"),
    ("cursor", "none"),
    ("direction", "rtl"),
    ("empty-cells", "hide"),
    ("fill", "lime"),
    ("font-family", "fantasy"),
    ("font-feature-settings", "'smcp'"),
    ("font-kerning", "none"),
    ("font-language-override", "'SRB'"),
    ("font-optical-sizing", "none"),
    ("font-size", "40px"),
    ("font-size-adjust", "1"),
    ("font-stretch", "expanded"),
    ("font-style", "italic"),
    ("font-synthesis-weight", "none"),
    ("font-variant-caps", "small-caps"),
    ("font-variant-numeric", "oldstyle-nums"),
    ("font-variation-settings", "'wght' 900"),
    ("font-weight", "900"),
    ("hyphens", "auto"),
    ("image-rendering", "pixelated"),
    ("letter-spacing", "9px"),
    ("line-break", "anywhere"),
    ("line-height", "3"),
    ("list-style-position", "inside"),
    ("list-style-type", "square"),
    ("overflow-wrap", "anywhere"),
    ("paint-order", "stroke"),
    ("pointer-events", "none"),
    ("quotes", "'a' 'b'"),
    ("scrollbar-color", "lime red"),
    ("stroke", "lime"),
    ("stroke-width", "9px"),
    ("tab-size", "9"),
    ("text-align", "right"),
    ("text-align-last", "right"),
    ("text-anchor", "end"),
    ("text-combine-upright", "all"),
    ("text-emphasis-style", "dot"),
    ("text-indent", "40px"),
    ("text-orientation", "upright"),
    ("text-rendering", "geometricPrecision"),
    ("text-shadow", "lime 0 0 4px"),
    ("text-transform", "uppercase"),
    ("text-underline-offset", "9px"),
    ("text-wrap-style", "balance"),
    ("user-select", "none"),
    ("white-space-collapse", "preserve"),
    ("text-wrap-mode", "nowrap"),
    ("word-break", "break-all"),
    ("word-spacing", "20px"),
    ("-webkit-text-fill-color", "lime"),
    ("-webkit-text-stroke-width", "3px"),
];

#[test]
fn no_inherited_property_of_the_host_reaches_in() {
    host(
        &format!(
            "<style>body {{ margin: 0 }}</style><body>{SCRIPT}<greater-bay-ip chart=licensing></greater-bay-ip>"
        ),
        |page| {
            page.wait_for("the infographic", READY);
            page.run("await settled()");
            // What is set on text, not on what holds it: the height is that of all of it.
            let look = "const part = one('.measure');
             const { width, height } = one('.infographic').getBoundingClientRect();
             return [width, Math.round(height), getComputedStyle(part).getPropertyValue(given)]";
            for (property, value) in INHERITED {
                let usual = page.run_with(look, json!(property));
                page.run_with("document.body.style.setProperty(...given)", json!([property, value]));
                let told = page.run_with(
                    "return getComputedStyle(document.body).getPropertyValue(given)",
                    json!(property),
                );
                assert_ne!(told, usual[2], "{property} is none, or nothing would be seen of it");
                page.run("await frames(2)");
                assert_eq!(page.run_with(look, json!(property)), usual, "{property}: {value}");
                page.run_with("document.body.style.removeProperty(given)", json!(property));
            }
            // Readers copy numbers.
            page.run("document.body.style.userSelect = 'none'");
            let selected = page.run(
                "const part = one('.title');
             getSelection().setBaseAndExtent(part, 0, part, 1);
             return [getComputedStyle(part).userSelect, part.textContent.length > 9]",
            );
            assert_eq!(selected, json!(["text", true]));
            // What a host hides is hidden with all that is in it.
            for hide in [
                "document.body.style.visibility = 'hidden'",
                "document.body.style.visibility = ''; element.hidden = true",
            ] {
                page.run(hide);
                assert!(page.holds("return !isVisible(one('.title'))"), "{hide}");
            }
        },
    );
}

#[test]
fn it_has_a_width_of_its_own_wherever_a_host_gives_it_none() {
    let boxes = [
        ("flex", "display: flex"),
        ("a column of flex", "display: flex; flex-direction: column; align-items: center"),
        ("flex that wraps", "display: flex; flex-wrap: wrap; justify-content: center"),
        ("grid", "display: grid; justify-content: center"),
        ("a grid that places", "display: grid; place-items: center"),
        ("inline-block", "display: inline-block"),
        ("inline-flex", "display: inline-flex"),
        ("inline-grid", "display: inline-grid"),
        ("float", "float: left"),
        ("fit-content", "width: fit-content"),
        ("max-content", "width: max-content; max-width: 100%"),
        ("absolute", "position: absolute; left: 0; top: 0"),
        ("a table", "display: table"),
        ("a cell", "display: table-cell"),
    ];
    host(
        &format!(
            "<style>body {{ margin: 0 }}</style><body><div>{SCRIPT}<greater-bay-ip chart=rank></greater-bay-ip></div>"
        ),
        |page| {
            page.wait_for("the infographic", READY);
            for width in [390, 1280] {
                page.set_screen(width, 800, 1.0);
                for (name, style) in boxes {
                    page.run_with("element.parentElement.style = given; await frames(2)", json!(style));
                    expect_wide(page, name, width);
                }
                page.run("element.parentElement.style = ''");
                for style in
                    ["float: left", "position: absolute", "width: fit-content", "display: inline-block"]
                {
                    page.run_with("element.style = given; await frames(2)", json!(style));
                    expect_wide(page, style, width);
                }
                page.run("element.style = ''");
            }
            // Where there is less room, it takes what there is.
            page.run("element.parentElement.style = 'width: 200px; display: flex'; await frames(2)");
            assert_eq!(page.run("return element.offsetWidth"), json!(200));
        },
    );
}

/// Expects that it is at least as wide as a phone's text, no wider than the window, and drawn.
#[track_caller]
fn expect_wide(page: &Page, name: &str, window: u32) {
    let wide = page.run("return [element.offsetWidth, document.documentElement.scrollWidth]");
    let [own, page_width] = serde_json::from_value::<[u32; 2]>(wide).unwrap();
    assert!((280..=window).contains(&own), "{name} at {window}: {own}");
    assert!(page_width <= window, "{name} at {window}: {page_width}");
    page.wait_for(
        name,
        "await frames(1); const { width } = one('canvas').getBoundingClientRect(); return width > 200",
    );
}
