use greater_bay_ip::dataset::{BAKED, LANGUAGES};
use greater_bay_ip::language::Language;
use greater_bay_ip::page;
use greater_bay_ip::view::{Control, Filter};
use serde_json::{Value, json};

use super::page::visit;
use super::{drawn, expected, shown};

#[test]
fn a_chart_unfolds_a_table_of_all_its_figures_which_is_in_the_page_while_it_is_open() {
    visit("/", |page| {
        for (chart, view) in shown(&expected("")) {
            let look = "const part = (selector) => figure(given).querySelector(selector);
                // What is unfolded is told of a moment later.
                await new Promise((settle) => setTimeout(settle, 50));
                const box = part('.table').getBoundingClientRect();
                return [
                  part('.table').open,
                  box.width > 200 && box.height > 60,
                  part('table')?.tBodies[0].rows.length,
                ]";
            let rows = crate::matrix::rows(view);
            assert_eq!(page.run_with(look, json!(chart)), json!([false, false, null]), "{chart}");
            page.click(&format!("[data-chart={chart}] .toggle"));
            assert_eq!(page.run_with(look, json!(chart)), json!([true, true, rows]), "{chart}");
            page.click(&format!("[data-chart={chart}] .toggle"));
            assert_eq!(page.run_with(look, json!(chart)), json!([false, false, null]), "{chart}");
        }
    });
}

#[test]
fn the_table_of_all_figures_follows_the_choice() {
    visit("/", |page| {
        page.click(".all summary");
        for address in ["", "place=shenzhen", "place=shenzhen&layer=story"] {
            let filters: Value = address
                .split('&')
                .filter_map(|pair| pair.split_once('='))
                .map(|(filter, word)| (filter.to_owned(), json!([word])))
                .collect::<serde_json::Map<_, _>>()
                .into();
            page.run_with("element.setState(given)", filters);
            let shown = super::state(address);
            let count = greater_bay_ip::selection::Selection::new(&BAKED, &shown).count();
            page.wait_for(
                "the table of all figures",
                &format!("return one('.scroll table')?.tBodies[0].rows.length === {count}"),
            );
        }
    });
}

/// The roles that must say what they are.
const NAMED: [&str; 12] = [
    "button",
    "checkbox",
    "combobox",
    "figure",
    "image",
    "img",
    "link",
    "listbox",
    "navigation",
    "option",
    "radio",
    "region",
];

#[test]
fn whatever_can_be_used_or_read_has_an_accessible_name() {
    visit("/?place=shenzhen,zhuhai", |page| {
        page.click(".all summary");
        page.click("[data-chart=density] .toggle");
        let tree = page.devtools("Accessibility.getFullAXTree", json!({}));
        let nodes: Vec<&Value> =
            tree["nodes"].as_array().unwrap().iter().filter(|node| node["ignored"] == false).collect();
        let of_role = |role: &str| nodes.iter().filter(|node| node["role"]["value"] == role).count();
        for node in &nodes {
            let role = node["role"]["value"].as_str().unwrap_or_default();
            if NAMED.contains(&role) {
                assert!(!node["name"]["value"].as_str().unwrap_or_default().trim().is_empty(), "{node:#}");
            }
        }
        let view = expected("place=shenzhen,zhuhai");
        let filters = |control| view.filters.iter().filter(move |filter| filter.control == control);
        let options = |control| filters(control).map(|filter| filter.options.len()).sum::<usize>();
        let english = Language::english();
        let marks =
            drawn(&view).map(|(_, chart)| page::marks(chart, &english).0.matches("role=\"option\"").count());
        assert_eq!(of_role("listbox"), drawn(&view).count());
        assert_eq!(of_role("option"), marks.sum::<usize>() + options(Control::Select) + LANGUAGES.len());
        assert_eq!(of_role("combobox"), filters(Control::Select).count() + 1);
        assert_eq!(of_role("checkbox"), options(Control::Checkboxes));
        assert_eq!(of_role("radio"), options(Control::Radios));
        assert_eq!(of_role("figure"), shown(&view).count());
        let is_group = |filter: &&Filter| filter.control != Control::Select;
        for filter in view.filters.iter().filter(is_group) {
            let named =
                |node: &&&Value| node["name"]["value"] == filter.legend && node["role"]["value"] == "group";
            assert_eq!(nodes.iter().filter(named).count(), 1, "{}", filter.legend);
        }

        let canvases = page.texts("return all('canvas').map((canvas) => canvas.ariaLabel)");
        for (name, chart) in canvases.iter().zip(view.charts.iter().filter(|view| view.chart.is_drawn())) {
            assert_eq!(*name, page::canvas_name(chart, &english));
        }
        assert!(page.holds(
            "const ids = all('[id]').map(({ id }) => id);
             const named = (attribute) => all(`[${attribute}]`).flatMap((part) => part.getAttribute(attribute).split(' '));
             const meant = ['aria-labelledby', 'aria-describedby', 'aria-controls'].flatMap(named);
             return new Set(ids).size === ids.length && meant.every((id) => ids.includes(id))"
        ));
    });
}
