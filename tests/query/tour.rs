use greater_bay_ip::dataset::TOUR;
use greater_bay_ip::language::Language;
use greater_bay_ip::page;
use greater_bay_ip::query::{self, asked_stop, of_stop, state_of_stop};
use greater_bay_ip::selection::Selection;
use greater_bay_ip::state::State;
use maud::html;

#[test]
fn the_tour_has_six_to_eight_stops_that_all_show_something() {
    assert!((6..=8).contains(&TOUR.len()));
    for (at, stop) in TOUR.iter().enumerate() {
        let (shown, repairs) = query::read(stop.query);
        assert_eq!(repairs, [], "{}", stop.query);
        assert_eq!(shown, state_of_stop(at));
        assert_ne!(shown, State::default());
        assert!(Selection::new(&shown).count() > 0, "{}", stop.query);
    }
}

#[test]
fn every_stop_is_found_again_at_its_address() {
    for at in 0..TOUR.len() {
        assert_eq!(asked_stop(&of_stop(at)), Some(at));
        assert_eq!(asked_stop(&format!("?utm=1&{}", of_stop(at))), Some(at));
    }
}

#[test]
fn an_address_without_a_stop_asks_for_none() {
    for foreign in
        ["", "?", "tour", "tour=", "tour=0", "tour=99", "tour=-1", "tour=two", "detour=1", "place=macao"]
    {
        assert_eq!(asked_stop(foreign), None, "{foreign}");
    }
    assert_eq!(state_of_stop(99), State::default());
}

#[test]
fn only_the_stop_that_is_shown_says_its_sentence() {
    let language = Language::english();
    let unvisited = page::tour(None, &language).into_string();
    assert!(!unvisited.contains("aria-current") && !unvisited.contains("<p"));
    for (at, stop) in TOUR.iter().enumerate() {
        let html = page::tour(Some(at), &language).into_string();
        assert_eq!(html.matches("aria-current").count(), 1);
        assert!(html.contains(&html! { (language.text(stop.text)) }.into_string()));
        let is_last = at + 1 == TOUR.len();
        assert_eq!(html.matches(" disabled").count(), usize::from(at == 0) + usize::from(is_last));
    }
}
