//! What a reader takes away: pictures, tables, links, embed code.

use greater_bay_ip::cli::render::{self, Appearance};
use greater_bay_ip::dataset::Message;
use greater_bay_ip::export::MARGIN;
use greater_bay_ip::language::Language;
use greater_bay_ip::query;
use serde_json::json;

use super::page::{Page, visit};
use super::{expected, shown, state};

/// The picture of a file beside the canvas it was made from: the share of pixels that differ clearly, where both lie on
/// each other best and one pixel beside.
const COMPARE: &str = "
    const chart = given.chart;
    const canvas = figure(chart).querySelector('canvas');
    const file = await element.export(given.kind, { chart, scale: devicePixelRatio });
    const image = new Image();
    image.src = URL.createObjectURL(file);
    await image.decode();
    const [width, height] = [canvas.width, canvas.height];
    const ground = getComputedStyle(one('.infographic')).backgroundColor;
    // The drawing stands 20 pixels from the left, somewhere below the words.
    const scale = devicePixelRatio;
    const read = (draw) => {
      const copy = new OffscreenCanvas(width, height);
      const context = copy.getContext('2d', { willReadFrequently: true });
      context.fillStyle = ground;
      context.fillRect(0, 0, width, height);
      draw(context);
      return context.getImageData(0, 0, width, height).data;
    };
    const own = read((context) => context.drawImage(canvas, 0, 0));
    const differs = (one, other, at) => [0, 1, 2].some((part) => Math.abs(one[at + part] - other[at + part]) > given.tolerance);
    // The share of every so many pixels.
    const share = (other, step) => {
      let [count, all] = [0, 0];
      for (let at = 0; at < own.length; at += 4 * step) [count, all] = [count + differs(own, other, at), all + 1];
      return count / all;
    };
    const large = given.kind === 'svg' ? scale : 1;
    const below = (top, step) => share(read((context) => context.drawImage(
      image, -20 * scale, -top * scale, image.naturalWidth * large, image.naturalHeight * large)), step);
    // A prime meets all columns.
    const tops = Array.from({ length: 220 }, (_, top) => below(top, 53));
    const at = tops.indexOf(Math.min(...tops));
    const best = below(at, 1);
    return { best, beside: Math.min(below(at - 1, 1), below(at + 1, 1)), type: file.type }";

#[test]
fn pictures_are_the_drawing_pixel_by_pixel() {
    for (ratio, query) in [(1.0, ""), (2.0, "?layer=story,context&theme=dark")] {
        visit("/", |page| {
            page.set_screen(900, 900, ratio);
            page.open(&format!("/{query}"));
            page.pictures();
            for chart in ["rank", "pct", "licensing", "map"] {
                // Browsers smooth the edges of text by the surface it stands on, and those of curves in SVG by a
                // method of their own; text of an SVG stands between pixels, that of the canvas on them. A quarter
                // of the range, in so many pixels, is let through.
                for (kind, media_type, most) in [("png", "image/png", 0.01), ("svg", "image/svg+xml", 0.02)] {
                    let given = json!({ "chart": chart, "kind": kind, "tolerance": 64 });
                    let found = page.run_with(COMPARE, given);
                    let share = |name: &str| found[name].as_f64().unwrap();
                    assert!(share("best") < most, "{kind} of {chart} at {ratio}: {found}");
                    // One pixel further up or down it is clearly another.
                    assert!(
                        share("beside") > 2.0 * share("best") + 0.002,
                        "{kind} of {chart} at {ratio}: {found}"
                    );
                    assert_eq!(found["type"], json!(media_type));
                }
            }
        });
    }
}

#[test]
fn a_saved_drawing_is_the_file_that_the_command_line_writes() {
    let folder = tempfile::tempdir().unwrap();
    let cases = [
        (900, 1.0, Appearance::Light, "en", ""),
        (360, 2.0, Appearance::Dark, "zh-Hans", "place=shenzhen,guangdong&scale=log"),
        (1280, 1.5, Appearance::Light, "pt", "layer=story,context"),
    ];
    for (screen, ratio, theme, lang, state) in cases {
        visit("/", |page| {
            page.set_screen(screen, 900, ratio);
            let dark = if theme == Appearance::Dark { "dark" } else { "light" };
            page.open(&format!("/?{state}&theme={dark}&lang={lang}"));
            page.pictures();
            for chart in ["stock", "pct-years", "grants", "map"] {
                let saved = page.run_with(
                    "const { width } = figure(given).querySelector('canvas').getBoundingClientRect();
                     const file = await element.export('svg', { chart: given });
                     return { width, text: await file.text() }",
                    json!(chart),
                );
                let out = folder.path().join("chart.svg");
                render::run(&render::Arguments {
                    chart: chart.to_owned(),
                    format: None,
                    data: None,
                    state: state.to_owned(),
                    width: saved["width"].as_f64().unwrap() + 2.0 * MARGIN,
                    theme,
                    lang: lang.to_owned(),
                    scale: 1.0,
                    out: out.clone(),
                })
                .unwrap();
                let written = std::fs::read_to_string(&out).unwrap();
                assert!(written.len() > 2000);
                assert_eq!(saved["text"].as_str(), Some(&*written), "{chart} in {lang} at {screen}");
            }
        });
    }
}

#[test]
fn tables_hold_the_figures_that_are_shown() {
    let query = "place=shenzhen,guangdong";
    visit(&format!("/?{query}"), |page| {
        let bytes: Vec<u8> = serde_json::from_value(page.run(
            "return [...new Uint8Array(await (await element.export('csv', { chart: 'licensing' })).arrayBuffer())]",
        ))
        .unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let table = text.strip_prefix('\u{feff}').expect("spreadsheets need the byte-order mark");
        let mut reader = csv::ReaderBuilder::new().from_reader(table.as_bytes());
        let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let figures = page.run("return element.figures().filter((one) => one.charts.includes('licensing'))");
        let figures = figures.as_array().unwrap();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert!(rows.len() == figures.len() && rows.len() > 3, "{text}");
        let (language, asked) = (json!("en"), json!(query::stated(&state(query))));
        for (row, figure) in rows.iter().zip(figures) {
            for (name, cell) in head.iter().zip(row) {
                let value = match name.as_str() {
                    "shown_as" => &figure["shown"]["measure"],
                    "shown_value" => &figure["shown"]["value"],
                    "shown_qualifier" => &figure["shown"]["qualifier"],
                    "shown_layer" => &figure["shown"]["layer"],
                    "noted_url" => &figure["noted"]["url"],
                    "language" => &language,
                    "state" => &asked,
                    _ => figure.get(name).unwrap_or(&figure["source"][name]),
                };
                let expected = match value {
                    serde_json::Value::Null => String::new(),
                    serde_json::Value::String(text) => text.clone(),
                    serde_json::Value::Array(list) => {
                        list.iter().map(|key| key.as_str().unwrap()).collect::<Vec<_>>().join(" ")
                    }
                    other => other.to_string(),
                };
                assert_eq!(cell, expected, "{name}");
            }
        }
        assert!(text.contains("over 6,500"));
        let file = page.run("return JSON.parse(await (await element.export('json')).text())");
        assert_eq!(file["figures"], page.run("return element.figures()"));
        assert_eq!(file["state"]["place"], json!(["guangdong", "shenzhen"]));
        assert_eq!(file["lang"], json!("en"));
    });
}

#[test]
fn what_cannot_be_exported_is_told_with_what_can() {
    visit("/?place=macao", |page| {
        let refused = |arguments: &str| {
            page.text(&format!("return await element.export({arguments}).then(() => 'made', (fault) => fault.name + ' ' + fault.message)"))
        };
        for (arguments, words) in [
            ("'gif'", "TypeError kind: “gif” is not one of png, svg, csv, json"),
            ("'png', { chart: 'pie' }", "TypeError chart: “pie” is not one of share, rank"),
            ("'png', { scale: 99 }", "TypeError scale: “99” is not a number from 0.1 to 8"),
            ("'png', { scale: '2' }", "TypeError scale"),
            ("'svg', { chart: 'grants' }", "NotFoundError"),
        ] {
            let message = refused(arguments);
            assert!(message.starts_with(words), "{arguments}: {message}");
        }
    });
}

#[test]
fn a_press_saves_the_file_of_a_chart() {
    visit("/", |page| {
        page.run(
            "window.saved = [];
             HTMLAnchorElement.prototype.click = function () { window.saved.push([this.download, this.href.slice(0, 5)]) }",
        );
        page.click("[data-chart=rank] .more summary");
        for kind in ["png", "svg", "csv", "json"] {
            page.click(&format!("[data-chart=rank] .share[value={kind}]"));
            page.wait_for(kind, "return window.saved.length === 1");
            let saved = page.run("return window.saved.pop()");
            assert_eq!(saved, json!([format!("greater-bay-ip-rank.{kind}"), "blob:"]));
        }
        page.run("window.print = () => (window.printed = true)");
        page.click("[data-chart=rank] .share[value=print]");
        page.wait_for("the printer", "return !!window.printed");
        assert_eq!(page.text("return location.search"), "", "a press that saves changes what is shown");
    });
}

#[test]
fn a_picture_is_copied_to_the_clipboard_or_the_reader_is_told_that_it_cannot_be() {
    visit("/embed-rank.html", |page| {
        let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
        page.devtools("Browser.grantPermissions", json!({ "permissions": permissions }));
        let copy = |page: &Page, message: Message| {
            page.click(".share[value=copy-picture]");
            let told = Language::english().words(message);
            page.wait_for_text(&told, "return one('.citation').textContent");
            assert_eq!(page.text("return one('.heard').textContent"), told);
        };
        page.click(".more summary");
        copy(page, Message::UiPictureCopied);
        let copied = page.run(
            "const [item] = await navigator.clipboard.read();
             const { width, height } = await createImageBitmap(await item.getType('image/png'));
             return [item.types.join(), width > 1000 && height > 500]",
        );
        assert_eq!(copied, json!(["image/png", true]));
        page.run("Object.defineProperty(navigator.clipboard, 'write', { value: () => Promise.reject(new Error('no')) })");
        copy(page, Message::UiNoPictureCopied);
        page.run("delete window.ClipboardItem");
        copy(page, Message::UiNoPictureCopied);
    });
}

#[test]
fn a_chart_fills_the_screen_and_gives_it_back() {
    visit("/", |page| {
        let full = "return root.fullscreenElement?.dataset.chart ?? ''";
        page.click("[data-chart=pct] .more summary");
        page.click("[data-chart=pct] .share[value=full-screen]");
        page.wait_for_text("pct", full);
        page.click("[data-chart=pct] .share[value=full-screen]");
        page.wait_for_text("", full);
        page.run("Object.defineProperty(document, 'fullscreenEnabled', { value: false })");
        page.click("[data-chart=pct] .share[value=full-screen]");
        let told = Language::english().words(Message::UiNoFullScreen);
        page.wait_for_text(&told, "return figure('pct').querySelector('.citation').textContent");
    });
}

#[test]
fn a_link_and_an_embed_show_exactly_what_was_shown() {
    let query = "place=shenzhen,guangzhou&period-from=2016&measure=counted&scale=log&sort=place";
    visit(&format!("/?{query}&theme=dark"), |page| {
        page.click("[data-chart=stock] .more summary");
        page.click("[data-chart=stock] .share[value=link]");
        page.wait_for("the link", "return isVisible(one('[data-chart=stock] .citation'))");
        let handed = "return figure('stock').querySelector('.citation').textContent";
        let link = page.text(handed);
        assert_eq!(link, page.url(&format!("/?{query}&theme=dark#greater-bay-ip/explore")));

        page.click("[data-chart=stock] .share[value=embed]");
        page.wait_for(
            "the embed code",
            "return one('[data-chart=stock] .citation').textContent.includes('<iframe')",
        );
        let code = page.text(handed);
        let parts = page.run_with(
            "const parsed = new DOMParser().parseFromString(given, 'text/html');
             const frame = parsed.querySelector('iframe');
             return { src: frame.src, title: frame.title, loading: frame.loading, height: Number(frame.height),
               script: parsed.querySelector('script').src, inline: /style=|on[a-z]+=/.test(given) }",
            json!(code),
        );
        let view = expected(query);
        let title = &shown(&view).find(|(chart, _)| *chart == "stock").unwrap().1.title;
        assert_eq!(parts["title"], json!(title));
        assert_eq!(parts["inline"], json!(false), "a strict page refuses it: {code}");
        assert_eq!(parts["script"], json!(page.url("/embed-host.js")));
        assert!(parts["height"].as_f64().is_some_and(|height| height > 200.0), "{code}");
        let (address, asked) = parts["src"].as_str().unwrap().split_once('?').unwrap();
        assert_eq!(address, page.url("/embed-stock.html"));
        assert!(asked.starts_with("v=2&") && asked.ends_with("&theme=dark"), "{asked}");
        assert_eq!(state(asked), state(query));
        for key in
            ["place", "stage", "right", "period-from", "period-to", "layer", "measure", "scale", "sort"]
        {
            assert!(asked.contains(&format!("{key}=")), "{key} is not stated: {asked}");
        }
        // There it is the same chart in the same state, alone.
        let before = page.run("return element.state");
        let drawn = page.pictures()["stock"].clone();
        let width = page.run("return figure('stock').offsetWidth").as_u64().unwrap() as u32;
        page.set_screen(width, 900, 1.0);
        page.open(&format!("/embed-stock.html?{asked}&framed"));
        assert_eq!(page.run("return element.state"), before);
        assert_eq!(page.texts("return all('figure').map((figure) => figure.dataset.chart)"), ["stock"]);
        page.run("document.querySelector('main').style.padding = 0");
        page.run("one('.infographic').style.padding = 0");
        let scroll_bar =
            page.run("return innerWidth - one('.infographic').offsetWidth").as_u64().unwrap() as u32;
        page.set_screen(width + scroll_bar, 900, 1.0);
        page.wait_for_pictures(&[("stock".to_owned(), drawn)].into());

        page.click(".more summary");
        page.click(".share[value=link]");
        page.wait_for("the link", "return isVisible(one('.citation'))");
        assert_eq!(page.text("return one('.citation').textContent"), format!("{address}?{asked}"));
    });
}

#[test]
fn the_embed_code_of_a_picture_carries_its_chapter_and_not_the_height_of_what_is_open() {
    visit("/?place=shenzhen", |page| {
        page.arrive("/?place=shenzhen");
        let handed = "return figure('rank').querySelector('.citation').textContent";
        let take = |kind: &str| {
            page.run_with(
                "figure('rank').querySelector('.more').open = true;
                 figure('rank').querySelector(`.share[value=${given}]`).click(); await tick()",
                json!(kind),
            );
            page.text(handed)
        };
        assert_eq!(take("link"), page.url("/?place=shenzhen#greater-bay-ip/top"));
        let code = take("embed");
        assert!(code.contains(&page.url("/embed-top.html?v=2&amp;place=shenzhen&amp;")), "{code}");
        page.run("figure('rank').querySelector('.table').open = true; await settled()");
        assert!(page.holds("return isVisible(figure('rank').querySelector('table'))"));
        assert_eq!(take("embed"), code);
    });
}
