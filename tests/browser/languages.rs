use greater_bay_ip::dataset::{BAKED, LANGUAGES, Message};
use greater_bay_ip::language::Language;
use greater_bay_ip::state::State;
use greater_bay_ip::text;
use greater_bay_ip::view::view;
use serde_json::json;

use super::driver::site;
use super::filters::expect_words;
use super::page::{Page, visit};
use super::state;

/// Chooses a language as a reader does.
fn choose(page: &Page, tag: &str) {
    page.run_with(
        "const select = one('[name=lang]');
         select.focus();
         select.value = given;
         select.dispatchEvent(new Event('change', { bubbles: true }))",
        json!(tag),
    );
}

/// Waits until the infographic speaks a language, and expects that it says what it must of a state.
#[track_caller]
fn expect_spoken(page: &Page, tag: &str, state: &State) {
    page.wait_for(tag, &format!("return one('.infographic').lang === '{tag}'"));
    assert_eq!(page.text("return one('[name=lang]').value"), tag);
    // Words out of sight follow the picture.
    page.run("await frames(2)");
    expect_words(page, &view(&BAKED, state, &[], &Language::find(tag).unwrap()));
}

/// Goes back to an address.
fn step_back(page: &Page, search: &str) {
    page.back();
    page.wait_for("the step before", &format!("return location.search === '{search}'"));
}

#[test]
fn choosing_a_language_keeps_what_is_shown_and_the_focus() {
    let address = "?place=shenzhen,macao&period-from=2020&scale=log";
    visit(&format!("/{address}"), |page| {
        page.run("window.before = document.documentElement");
        let english = page.pictures();
        for tag in LANGUAGES.map(|(tag, _)| tag).into_iter().rev() {
            choose(page, tag);
            expect_spoken(page, tag, &state(address));
            page.wait_for_query(address.trim_start_matches('?'));
            page.wait_for("the focus", "return root.activeElement?.name === 'lang'");
        }
        assert_eq!(page.pictures(), english);
        assert!(page.holds("return window.before === document.documentElement"), "the page was loaded anew");
    });
}

/// Where lines of Chinese titles and leads end, on a phone: at marked phrases or behind punctuation.
#[test]
fn chinese_titles_break_between_phrases_on_a_phone() {
    let page = Page::of(super::driver::site());
    page.set_screen(360, 740, 1.0);
    for tag in ["zh-Hans", "zh-Hant"] {
        page.arrive(&format!("/embed.html?lang={tag}"));
        page.run("await settled(); openExplorer(); await settled()");
        let ends = page.run(
            "const range = document.createRange();
             const top = (node, at) => {
               range.setStart(node, at);
               range.setEnd(node, at + 1);
               return range.getClientRects()[0]?.top;
             };
             const inner = [];
             let lines = 0;
             for (const part of all('.headline, .title, .standfirst, .lead > p, .measure, .summary, .definition')) {
               if (!isVisible(part)) continue;
               const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
               for (let node; (node = walker.nextNode()); ) {
                 const text = node.data;
                 for (let at = 1; at < text.length; at += 1) {
                   if (top(node, at) - top(node, at - 1) < 4) continue;
                   lines += 1;
                   if (!/[，。、；：）—·]/.test(text[at - 1])) inner.push(`${text.slice(0, at)}|${text.slice(at)}`);
                 }
               }
             }
             return [inner, lines, all('.title wbr').length]",
        );
        assert_eq!(ends[0], json!([]), "{tag}");
        assert!(ends[2].as_u64().unwrap() > 20, "{tag}: {ends}");
    }
    page.expect_silence();
}

#[test]
fn a_step_back_to_another_language_leads_to_its_state_too() {
    visit("/?lang=en", |page| {
        page.click("input[name=place][value=macao]");
        page.wait_for("the address", "return location.search === '?lang=en&place=macao'");
        page.run("history.pushState(null, '', '?lang=pt&place=zhuhai'); dispatchEvent(new PopStateEvent('popstate'))");
        expect_spoken(page, "pt", &state("place=zhuhai"));
        step_back(page, "?lang=en&place=macao");
        expect_spoken(page, "en", &state("place=macao"));
        step_back(page, "?lang=en");
        expect_spoken(page, "en", &state(""));
    });
}

#[test]
fn what_is_chosen_while_words_are_fetched_is_kept() {
    visit("/", |page| {
        page.run(
            "const { fetch } = window;
             window.fetch = async (...request) => (await new Promise((settle) => setTimeout(settle, 400)), fetch(...request));
             one('[name=lang]').value = 'pt';
             one('[name=lang]').dispatchEvent(new Event('change', { bubbles: true }));
             one('input[name=place][value=macao]').click()",
        );
        expect_spoken(page, "pt", &state("place=macao"));
        page.wait_for_query("place=macao");
    });
}

#[test]
fn what_the_reader_has_opened_stays_open_in_another_language() {
    visit("/", |page| {
        page.set_screen(360, 800, 1.0);
        page.click(".fold");
        page.click("[data-chart=stock] .toggle");
        choose(page, "pt");
        page.wait_for("Portuguese", "return one('.infographic').lang === 'pt'");
        let opened =
            "return all('[aria-expanded=true]').map((button) => button.getAttribute('aria-controls'))";
        page.wait_for("the table", "return !!one('[data-chart=stock] .table[open] table')");
        assert_eq!(page.texts(opened), ["groups"]);
        assert!(page.holds("return isVisible(one('#groups')) && isVisible(one('[data-chart=stock] table'))"));
    });
}

#[test]
fn going_back_after_another_language_leads_where_it_would_have_led() {
    visit("/", |page| {
        page.click("input[name=place][value=shenzhen]");
        choose(page, "pt");
        expect_spoken(page, "pt", &state("place=shenzhen"));
        page.click("input[name=layer][value=story]");
        expect_spoken(page, "pt", &state("place=shenzhen&layer=story"));
        step_back(page, "?place=shenzhen");
        expect_spoken(page, "pt", &state("place=shenzhen"));
        step_back(page, "");
        expect_spoken(page, "pt", &state(""));
    });
}

#[test]
fn the_attribute_changes_the_language_and_the_nearest_one_is_spoken() {
    visit("/?place=macao", |page| {
        for (asked, spoken) in
            [("pt-BR", "pt"), ("zh-HK", "zh-Hant"), ("zh-CN", "zh-Hans"), ("ja", "en"), ("no such tag", "en")]
        {
            page.run_with("element.lang = given", json!(asked));
            expect_spoken(page, spoken, &state("place=macao"));
        }
        page.run("element.lang = 'pt'; element.lang = 'zh-Hant'");
        expect_spoken(page, "zh-Hant", &state("place=macao"));
        page.run("element.lang = 'pt'; element.removeAttribute('lang')");
        expect_spoken(page, "en", &state("place=macao"));
    });
}

#[test]
fn a_language_asked_for_while_the_words_are_on_their_way_is_spoken() {
    visit("/", |page| {
        page.run(
            "const other = document.createElement('greater-bay-ip');
             element.replaceWith(other);
             await null;
             other.lang = 'zh-Hans';
             other.setAttribute('theme', 'dark')",
        );
        page.wait_for("the infographic", "return element.hasAttribute('data-ready')");
        page.explore();
        expect_spoken(page, "zh-Hans", &state(""));
        assert_eq!(page.text("return one('.infographic').dataset.theme"), "dark");
    });
}

#[test]
fn the_address_asks_for_a_language_and_follows_the_choice() {
    visit("/?lang=zh-Hant&place=macao", |page| {
        expect_spoken(page, "zh-Hant", &state("place=macao"));
        page.run("element.lang = 'en'");
        expect_spoken(page, "zh-Hant", &state("place=macao"));
        choose(page, "pt");
        expect_spoken(page, "pt", &state("place=macao"));
        page.wait_for_query("lang=pt&place=macao");
        page.click("input[name=place][value=zhuhai]");
        page.wait_for_query("lang=pt&place=zhuhai,macao");
    });
}

#[test]
fn a_language_whose_words_cannot_be_fetched_leaves_everything_as_it_was() {
    visit("/?place=macao", |page| {
        page.run("const { fetch } = window; window.fetch = (address) => fetch(`${address}.not-there`)");
        choose(page, "pt");
        page.wait_for("the language of before", "return one('[name=lang]').value === 'en'");
        expect_spoken(page, "en", &state("place=macao"));
        let refused = Language::english().words(Message::UiNoLanguage);
        assert!(page.holds("return isVisible(one('.unspoken'))"));
        assert_eq!(
            page.texts("return [one('.unspoken').innerText, one('.heard').textContent]"),
            [&*refused; 2]
        );
        let console = page.console();
        assert!(!console.is_empty() && console.iter().all(|message| message.contains("404")), "{console:#?}");
        page.click("input[name=place][value=zhuhai]");
        expect_spoken(page, "en", &state("place=zhuhai,macao"));
    });
}

#[test]
fn an_embed_page_is_in_the_language_that_its_reader_chooses_and_is_called_so() {
    visit("/", |page| {
        page.arrive("/embed.html");
        for tag in ["pt", "zh-Hans", "zh-Hant", "en"] {
            choose(page, tag);
            page.wait_for(tag, &format!("return document.documentElement.lang === '{tag}'"));
            let language = Language::find(tag).unwrap();
            assert_eq!(
                page.text("return document.title"),
                text::plain(language.text(Message::StoryHeadline))
            );
        }
        // No other language stands in it but in the list to choose from, where it is marked.
        assert!(
            page.holds("return [...one('[name=lang]').options].every(({ value, lang }) => value === lang)")
        );
    });
}

#[test]
fn no_line_of_chinese_begins_with_a_mark_that_closes() {
    let page = Page::of(site());
    for width in [280, 360, 768, 1024, 1280] {
        page.set_screen(width, 900, 1.0);
        for tag in ["zh-Hans", "zh-Hant"] {
            page.arrive(&format!("/embed.html?lang={tag}"));
            let torn = page.texts(
                "await settled();
                 for (const folded of all('.notes, .terms, .tasks')) folded.open = true;
                 const walker = document.createTreeWalker(one('.infographic'), NodeFilter.SHOW_TEXT);
                 const place = (node, at) => {
                   const range = document.createRange();
                   range.setStart(node, at);
                   range.setEnd(node, at + 1);
                   return range.getBoundingClientRect();
                 };
                 const torn = [];
                 while (walker.nextNode()) {
                   const { currentNode: node } = walker;
                   if (!node.parentElement.checkVisibility()) continue;
                   for (const { index } of node.data.matchAll(/(?<=.)[，。；、：？）」』”]/g)) {
                     const [before, mark] = [place(node, index - 1), place(node, index)];
                     if (mark.width > 1 && mark.top > before.top + before.height / 2) torn.push(node.data);
                   }
                 }
                 return torn",
            );
            assert!(torn.is_empty(), "{tag} at {width}: {torn:#?}");
        }
    }
    page.expect_silence();
}
