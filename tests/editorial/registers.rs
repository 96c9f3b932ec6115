use super::{append, files, mistake, only};

#[test]
fn a_place_of_no_kind() {
    let text = mistake("places.csv", "china,nation,", "china,country,");
    assert!(
        text.starts_with(
            "src/data/places.csv:18: column \"kind\": found \"country\", expected one of \"region\""
        ),
        "{text}"
    );
    let text = mistake("places.csv", "macao,city,macao", "macao,city,maco");
    assert!(
        text.starts_with("src/data/places.csv:14: column \"hue\": found \"maco\", expected one of"),
        "{text}"
    );
    assert!(text.ends_with("did you mean \"macao\"?"), "{text}");
}

#[test]
fn a_cluster_without_its_city() {
    let lead = "macao-zhuhai,bay-cluster,macao,";
    assert_eq!(
        mistake("places.csv", "macao-zhuhai,bay-cluster,macao,macao,", &format!("{lead},")),
        "src/data/places.csv:17: column \"lead\": found nothing, expected the key of the city that leads the cluster"
    );
    let text = mistake("places.csv", "macao-zhuhai,bay-cluster,macao,macao,", &format!("{lead}macau,"));
    assert!(
        text.ends_with("found \"macau\", expected a key from src/data/places.csv; did you mean \"macao\"?"),
        "{text}"
    );
    let text = mistake("places.csv", "macao-zhuhai,bay-cluster,macao,macao,", &format!("{lead}china,"));
    assert!(text.ends_with("found \"china\", expected a place of the kind \"city\""), "{text}");
    let text = mistake("places.csv", "foshan,city,neutral,,", "foshan,city,neutral,shenzhen,");
    assert!(
        text.starts_with(
            "src/data/places.csv:7: column \"lead\": found \"shenzhen\", expected an empty field"
        ),
        "{text}"
    );
}

#[test]
fn keys_that_are_none() {
    for key in ["Qianhai", "qian hai", "qian--hai", "-qianhai", "前海", "", "self"] {
        let mut files = files();
        append(&mut files, "places.csv", &format!("{key},city,neutral,,,5,5"));
        let text = only(&files);
        assert!(
            text.starts_with(&format!(
                "src/data/places.csv:30: column \"key\": found {key:?}, expected a key of"
            )),
            "{text}"
        );
    }
}

#[test]
fn a_key_twice() {
    let mut files = files();
    append(&mut files, "metrics.csv", "gdp,yuan,flow,output,other");
    assert_eq!(
        only(&files),
        "src/data/metrics.csv:42: column \"key\": found the key \"gdp\" again, expected it once; it already stands in \
         src/data/metrics.csv:22: remove one of the two"
    );
}

#[test]
fn two_keys_with_one_name() {
    let mut files = files();
    append(&mut files, "sources.csv", "cri2019,wipo,,,press,Something,2019,https://example.org,C");
    let text = only(&files);
    assert!(
        text.starts_with(
            "src/data/sources.csv:45: column \"key\": found \"cri2019\", which is too like \"cri-2019\""
        ),
        "{text}"
    );
}

#[test]
fn a_metric_of_no_basis() {
    let text = mistake("metrics.csv", "gdp,yuan,flow,output,", "gdp,yuan,flood,output,");
    assert!(text.starts_with(
        "src/data/metrics.csv:22: column \"basis\": found \"flood\", expected one of \"stock\", \"flow\""
    ));
    let text = mistake("metrics.csv", "gdp,yuan,flow,output,", "gdp,yuan,flow,Out put,");
    assert!(
        text.starts_with(
            "src/data/metrics.csv:22: column \"dimension\": found \"Out put\", expected a key of"
        ),
        "{text}"
    );
}

#[test]
fn a_source_nobody_can_visit() {
    let sources = "sources.csv";
    let text = mistake(sources, "http://chofnip.com", "chofnip.com");
    assert!(text.starts_with("src/data/sources.csv:30: column \"url\": found \"chofnip.com/"), "{text}");
    assert!(text.ends_with("expected an address that begins with http:// or https://"), "{text}");
    for date in ["2023-02-29", "2023-13", "spring", "17.1.2023", "2023-01-17-1", ""] {
        let text = mistake(sources, "2023-01-17,", &format!("{date},"));
        assert!(
            text.contains(&format!("column \"date\": found {date:?}, expected a date such as \"2025\"")),
            "{text}"
        );
    }
    let text = mistake(sources, "10831.html,C", "10831.html,D");
    assert!(text.ends_with("column \"grade\": found \"D\", expected one of \"A\", \"B\", \"C\""), "{text}");
    let text = mistake(sources, "chofn-2020,chofn-ip", "chofn-2020,");
    assert!(
        text.contains("column \"publisher\": found \"\", expected the key of a name under [publisher]"),
        "{text}"
    );
}

#[test]
fn a_copy_that_does_not_say_where_it_stands() {
    let text = mistake("sources.csv", "cnipa,hnfi.cn,repost", "cnipa,,repost");
    assert!(text.contains("column \"via\": found \"\", expected the site that a repost"), "{text}");
    let text = mistake("sources.csv", "cnipa,hnfi.cn,repost", "cnipa,hnfi cn,repost");
    assert!(text.contains("column \"via\": found \"hnfi cn\", expected a domain"), "{text}");
    let text = mistake("sources.csv", "cnipa,hnfi.cn,repost", "cnipa,hnfi.cn,copy");
    assert!(text.contains("column \"kind\": found \"copy\", expected one of \"official\""), "{text}");
}

#[test]
fn a_source_with_a_reserved_name() {
    let mut files = files();
    append(&mut files, "sources.csv", "derived,wipo,,,press,Something,2019,https://example.org,C");
    let text = only(&files);
    assert!(
        text.starts_with("src/data/sources.csv:45: column \"key\": found \"derived\", expected another key"),
        "{text}"
    );
}

#[test]
fn a_metric_of_no_right() {
    let text = mistake(
        "metrics.csv",
        "wipo-tiscs,centres,count,centres,services",
        "wipo-tiscs,centres,count,centres,service",
    );
    assert_eq!(
        text,
        "src/data/metrics.csv:24: column \"right\": found \"service\", expected one of \"invention-patents\", \
         \"trademarks\", \"pct\", \"licensing\", \"finance\", \"services\", \"other\"; did you mean \"services\"?"
    );
}

#[test]
fn a_part_of_nothing_or_of_itself() {
    assert_eq!(
        mistake("places.csv", "foshan,city,neutral,,guangdong", "foshan,city,neutral,,guandong"),
        "src/data/places.csv:7: column \"within\": found \"guandong\", expected a key from src/data/places.csv; \
         did you mean \"guangdong\"?"
    );
    let circle = "expected a place that is not itself a part of this one; leave it empty";
    for whole in ["china", "guangdong", "foshan"] {
        let text =
            mistake("places.csv", "china,nation,neutral,,,", &format!("china,nation,neutral,,{whole},"));
        assert_eq!(text, format!("src/data/places.csv:18: column \"within\": found {whole:?}, {circle}"));
    }
}

#[test]
fn a_city_that_is_nowhere_on_the_map() {
    let places = "places.csv";
    let form =
        "expected where the city lies in the schematic map: a whole number from 0, north and west, to 9";
    assert_eq!(
        mistake(places, "foshan,city,neutral,,guangdong,0,1", "foshan,city,neutral,,guangdong,,1"),
        format!("src/data/places.csv:7: column \"column\": found nothing, {form}")
    );
    for row in ["10", "-1", "+1", "north", "1.5"] {
        let text = mistake(
            places,
            "foshan,city,neutral,,guangdong,0,1",
            &format!("foshan,city,neutral,,guangdong,0,{row}"),
        );
        assert_eq!(text, format!("src/data/places.csv:7: column \"row\": found {row:?}, {form}"));
    }
    assert_eq!(
        mistake(places, "china,nation,neutral,,,,", "china,nation,neutral,,,7,"),
        "src/data/places.csv:18: column \"column\": found \"7\", expected an empty field, because only a city \
         (\"city\") has a tile in the map"
    );
}

#[test]
fn two_cities_on_one_tile() {
    assert_eq!(
        mistake("places.csv", "macao,city,macao,,,1,3", "macao,city,macao,,,1,2"),
        "src/data/places.csv:14: column \"column\": found a city on the tile in column 1 and row 2, expected a free \
         tile; src/data/places.csv:6 has it: give one of the two another column or row"
    );
}
