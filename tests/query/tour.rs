use greater_bay_ip::chapter::Chapter;
use greater_bay_ip::charts::{CHARTS, STORY};
use greater_bay_ip::dataset::{BAKED, TOUR};
use greater_bay_ip::query::{self, asked_stop, of_stop, state_of_stop};
use greater_bay_ip::selection::Selection;
use greater_bay_ip::state::State;

#[test]
fn the_tour_has_six_to_eight_stops_that_all_show_something() {
    assert!((6..=8).contains(&TOUR.len()));
    for (at, stop) in TOUR.iter().enumerate() {
        let (shown, repairs) = query::read(stop.query);
        assert_eq!(repairs, [], "{}", stop.query);
        assert_eq!(shown, state_of_stop(at));
        assert_ne!(shown, State::default());
        assert!(Selection::new(&BAKED, &shown).count() > 0, "{}", stop.query);
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
fn every_stop_has_become_a_chapter_and_each_picture_of_the_story_is_in_one() {
    let chapters: Vec<Chapter> = (0..TOUR.len()).map(|at| Chapter::of_stop(at).unwrap()).collect();
    assert!(chapters.is_sorted_by_key(|chapter| *chapter as u8));
    assert_eq!(Chapter::of_stop(TOUR.len()), None);
    let pictures: Vec<&str> = Chapter::ALL.iter().filter_map(|chapter| chapter.chart()).collect();
    assert_eq!(pictures, STORY);
    assert_eq!(CHARTS[..STORY.len()].iter().map(|chart| chart.key).collect::<Vec<_>>(), STORY);
    for &chapter in Chapter::ALL {
        assert_eq!(Chapter::find(chapter.key()), Some(chapter));
    }
}
