use greater_bay_ip::cli::card::{self, Form};
use greater_bay_ip::cli::prerender;
use greater_bay_ip::cli::subject::Subject;
use greater_bay_ip::dataset::BAKED;
use resvg::usvg::roxmltree::{Document, Node};

/// The least size of words in a picture, in its pixels.
const LEAST: f64 = 24.0;

/// How many pixels a unit of a node is.
fn scale(node: Node) -> f64 {
    let of = |name: &str| node.attribute(name).and_then(|length| length.parse::<f64>().ok());
    let around = node.parent_element().map_or(f64::from(card::SCALE), scale);
    let Some(view_box) = node.attribute("viewBox") else { return around };
    let mut sides = view_box.split(' ').skip(2).map(|side| side.parse::<f64>().unwrap());
    let shares = [of("width"), of("height")].map(|side| side.unwrap() / sides.next().unwrap());
    around * shares[0].min(shares[1])
}

#[test]
fn what_is_passed_on_by_itself_can_be_read_on_a_phone() {
    let languages: Vec<_> = prerender::languages().collect();
    for subject in Subject::all(&BAKED, &languages) {
        for form in Form::ALL.into_iter().filter(|form| form.is_made(subject)) {
            let svg = card::svg(subject, form, "news.example");
            let document = Document::parse(&svg).unwrap();
            let texts: Vec<Node> = document.descendants().filter(|node| node.has_tag_name("text")).collect();
            assert!(texts.iter().any(|text| text.text().is_some_and(|words| words.contains("news.example"))));
            let sizes = texts.iter().map(|text| {
                text.attribute("font-size").unwrap().trim_end_matches("px").parse::<f64>().unwrap()
                    * scale(*text)
            });
            let least = sizes.fold(f64::INFINITY, f64::min);
            println!("{} {form:?}: {least}", subject.file("card", "svg"));
            assert!(form == Form::Wide || least >= LEAST - 0.5, "{}: {least}", subject.file("card", "svg"));
        }
    }
}
