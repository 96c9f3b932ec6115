use greater_bay_ip::dataset::{BAKED, Place, PlaceKind, Stage};
use greater_bay_ip::language::Language;
use greater_bay_ip::state::{Action, State};
use greater_bay_ip::view::Cell;

use crate::matrix::{chart, state};

fn cells(key: &str, query: &str) -> Vec<Cell> {
    chart(key, query, &Language::english()).facets.remove(0).cells
}

#[test]
fn the_chain_counts_what_the_other_filters_leave() {
    for query in ["", "layer=context", "right=pct", "period-from=2024", "place=macao", "stage=creation"] {
        let others = match query {
            "place=macao" | "stage=creation" => State::default(),
            _ => state(query),
        };
        let cells = cells("matrix", query);
        assert!(!cells.is_empty());
        for cell in &cells {
            let (place, stage) = (cell.pick.place, cell.pick.stage.unwrap());
            let counted = BAKED.figures()[..BAKED.counted().len()]
                .iter()
                .filter(|figure| figure.place == place && figure.stage == stage && others.admits(figure))
                .count();
            let text = if counted == 0 { String::new() } else { counted.to_string() };
            assert_eq!(cell.text, text, "{query}: {}", cell.name);
            assert!((0.0..=1.0).contains(&cell.share), "{query}: {}", cell.share);
        }
        assert!(cells.iter().any(|cell| cell.share == 1.0), "{query}");
        for row in cells.chunks(Stage::ALL.len()) {
            assert!(row.iter().all(|cell| cell.row == row[0].row), "{query}");
            assert!(row.iter().any(|cell| !cell.text.is_empty()), "{query}: an empty row");
        }
    }
}

#[test]
fn all_eleven_cities_have_a_tile_whatever_is_asked() {
    for query in ["", "place=zhuhai", "layer=story", "measure=share", "stage=protection", "period-to=2016"] {
        let cities: Vec<Place> = cells("map", query).iter().map(|cell| cell.pick.place).collect();
        assert_eq!(cities.len(), 11, "{query}");
        assert!(cities.iter().all(|city| city.kind() == PlaceKind::City));
    }
}

#[test]
fn a_pressed_cell_chooses_its_place_and_stage_alone_and_gives_them_back() {
    let pressed = State::default().after(Action::Chain(Place::Shenzhen, Stage::Creation));
    assert_eq!(pressed, state("place=shenzhen&stage=creation"));
    assert_eq!(pressed.after(Action::Chain(Place::Shenzhen, Stage::Creation)), State::default());
    let moved = pressed.after(Action::Chain(Place::Macao, Stage::Creation));
    assert_eq!(moved, state("place=macao&stage=creation"));
    let beside = state("layer=context").after(Action::Chain(Place::Macao, Stage::Creation));
    assert_eq!(beside, state("place=macao&stage=creation&layer=context"));
    let chosen = cells("matrix", "place=shenzhen&stage=creation");
    let chosen: Vec<&str> =
        chosen.iter().filter(|cell| cell.is_chosen).map(|cell| cell.name.as_str()).collect();
    assert_eq!(chosen, ["Shenzhen, Creation"]);
}
