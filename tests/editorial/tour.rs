use greater_bay_ip::dataset::{Message, TOUR};
use greater_bay_ip::query;
use greater_bay_ip::state::State;

use super::{append, files, mistake, report, validated};

const FILE: &str = "tour.csv";

#[test]
fn the_tour_is_baked_in_its_order() {
    let tour = validated(&files()).unwrap().tour;
    assert_eq!(tour.len(), TOUR.len());
    for (row, stop) in tour.iter().zip(&TOUR) {
        assert_eq!(
            (row.state.as_str(), format!("tour.{}", row.key)),
            (stop.query, stop.text.key().to_owned())
        );
        let (state, dropped) = query::read(stop.query);
        assert!(dropped.is_empty() && state != State::default(), "{}", stop.query);
    }
    assert_eq!(TOUR[0].text, Message::TourOneSixth);
}

#[test]
fn a_stop_without_a_state() {
    assert_eq!(
        mistake(FILE, "into-money,place=shenzhen&stage=application", "into-money,"),
        "src/data/tour.csv:6: column \"state\": found nothing, expected a state as an address writes it, such as \
         \"place=shenzhen&stage=application\""
    );
    let text = mistake(FILE, "into-money,place=shenzhen&stage", "into-money,shenzhen&stage");
    assert!(
        text.starts_with("src/data/tour.csv:6: column \"state\": found \"shenzhen\", expected a state"),
        "{text}"
    );
}

#[test]
fn a_stop_at_nothing_we_have() {
    for (from, to, hint) in [
        ("place=shenzhen&", "plaice=shenzhen&", "place"),
        ("place=shenzhen&", "place=shenzen&", "shenzhen"),
        ("place=shenzhen&stage=application", "place=shenzhen&stage=aplication", "application"),
        ("right=licensing", "right=licencing", "licensing"),
        ("layer=story", "layer=storey", "story"),
        ("measure=per-10000", "measure=per-1000", "per-10000"),
        ("scale=log", "scale=lug", "log"),
        ("sort=value", "sort=values", "value"),
    ] {
        let text = mistake(FILE, from, to);
        assert!(text.contains(": column \"state\": found ") && text.contains("expected one of"), "{text}");
        assert!(text.ends_with(&format!("did you mean {hint:?}?")), "{text}");
    }
    let abroad = mistake(FILE, "place=shenzhen&", "place=tokyo-yokohama&");
    assert!(abroad.contains("found \"tokyo-yokohama\", expected one of \"greater-bay-area\""), "{abroad}");
    let text = mistake(FILE, "place=shenzhen&", "period-from=spring&place=shenzhen&");
    assert!(text.ends_with("found \"spring\", expected a period such as \"2025\" or \"2025-06\""), "{text}");
    let text = mistake(FILE, "place=shenzhen&", "stage=creation&place=shenzhen&");
    assert!(text.ends_with("found \"stage=application\", expected each part of a state once"), "{text}");
}

#[test]
fn a_stop_without_words() {
    let mut files = files();
    append(&mut files, FILE, "epilogue,layer=derived&period-from=2025-06");
    assert_eq!(
        report(&files),
        ["src/data/messages/en.toml: message \"tour.epilogue\": found no message, expected one because \
          src/data/tour.csv has this stop; add it"]
    );
}
