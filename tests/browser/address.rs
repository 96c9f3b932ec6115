use greater_bay_ip::query;
use greater_bay_ip::state::{Field, State};
use serde_json::json;

use super::page::{Page, Pictures, visit};
use super::{expected, state};

/// The checkboxes that are chosen, as `filter=word`.
fn chosen(page: &Page) -> Vec<String> {
    page.texts("return all('[type=checkbox]:checked').map((input) => `${input.name}=${input.value}`)")
}

fn controls(state: State) -> Vec<String> {
    let choices = Field::MANY.into_iter().flat_map(Field::choices).filter(|&choice| state.has(choice));
    choices.map(|choice| format!("{}={}", choice.field().key(), choice.key())).collect()
}

/// An address, and the drawings it stands for.
struct Step {
    search: String,
    pictures: Pictures,
}

impl Step {
    fn taken(page: &Page) -> Self {
        Self { search: page.text("return location.search"), pictures: page.pictures() }
    }

    #[track_caller]
    fn expect_shown(&self, page: &Page) {
        page.wait_for_query(self.search.trim_start_matches('?'));
        page.wait_for_pictures(&self.pictures);
        assert_eq!(chosen(page), controls(state(&self.search)), "{}", self.search);
        page.wait_for_text(&expected(&self.search).summary, "return one('.status').textContent");
    }
}

#[test]
fn each_choice_is_an_address_that_can_be_opened_and_gone_back_to() {
    visit("/", |page| {
        let mut steps = vec![Step::taken(page)];
        for control in
            ["place][value=shenzhen", "layer][value=story", "place][value=macao", "stage][value=creation"]
        {
            page.click(&format!("input[name={control}]"));
            // The address follows the picture.
            let before = &steps.last().unwrap().search;
            page.wait_for("the address", &format!("return location.search !== '{before}'"));
            let step = Step::taken(page);
            assert_eq!(step.search, format!("?{}", query::written(&state(&step.search))));
            assert_eq!(chosen(page), controls(state(&step.search)));
            assert_ne!(step.search, steps.last().unwrap().search);
            steps.push(step);
        }
        assert_eq!(
            state(&steps.last().unwrap().search),
            state("place=shenzhen,macao&stage=creation&layer=story")
        );
        for step in steps.iter().rev().skip(1) {
            page.back();
            step.expect_shown(page);
        }
        for step in &steps[1..] {
            page.forward();
            step.expect_shown(page);
        }
        for step in &steps {
            page.open(&format!("/{}", step.search));
            step.expect_shown(page);
        }
    });
}

#[test]
fn the_parts_of_an_address_that_belong_to_the_page_survive() {
    visit("/?utm_source=x&q=a%20b#article", |page| {
        page.click("input[name=place][value=zhuhai]");
        let expect = |address: &str| {
            page.wait_for_text(address, "return location.pathname + location.search + location.hash");
        };
        expect("/?utm_source=x&q=a%20b&place=zhuhai#article");
        page.click("input[name=layer][value=context]");
        expect("/?utm_source=x&q=a%20b&place=zhuhai&layer=context#article");
        page.click(".reset");
        expect("/?utm_source=x&q=a%20b#article");
    });
}

#[test]
fn nonsense_in_an_address_is_left_out_and_told_and_never_runs() {
    let hostile =
        "/?place=atlantis,%ff<script>ran=1</script>,<img src=x onerror=ran=1>&stage=🦀&layer=&place=%";
    visit("/", |page| {
        let default = page.pictures();
        page.open(hostile);
        assert_eq!(page.pictures(), default);
        let notices = page.texts("return all('.notices p').map((notice) => notice.textContent)");
        assert_eq!(notices, expected(&page.text("return location.search")).notices);
        for word in ["“atlantis”", "<script>ran=1</script>”", "onerror=ran=1", "“🦀”"] {
            assert!(notices[0].contains(word), "{word} is not in {notices:?}");
        }
        assert_eq!(
            page.run("return all('script, img:not(.picture > img), .notices :not(p)').length"),
            json!(0)
        );
        assert!(page.holds("await frames(2); return typeof ran === 'undefined'"));

        page.click("input[name=place][value=macao]");
        assert_eq!(page.run("return one('.notices').childElementCount"), json!(0));
        page.wait_for_query("place=macao");
    });
}

#[test]
fn a_long_address_is_read_and_quoted_short() {
    let address = format!("/?place={}", "x,".repeat(3000));
    visit(&address, |page| {
        assert_eq!(page.texts("return all('[type=checkbox]:checked').map(String)"), [""; 0]);
        let notice = page.text("return one('.notices').textContent");
        assert!(notice.chars().count() < 400, "{notice}");
    });
}
