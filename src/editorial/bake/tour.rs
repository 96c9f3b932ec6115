use super::super::Editorial;
use super::{join, line, message};

pub(super) fn bake(code: &mut String, editorial: &Editorial) {
    let stops = editorial.tour.iter().map(|stop| {
        format!("Stop {{ query: {:?}, text: {} }}", stop.state, message(&format!("tour.{}", stop.key)))
    });
    line(
        code,
        format_args!(
            "/// The tour through the story, stop by stop.\npub static TOUR: [Stop; {}] = [{}];",
            editorial.tour.len(),
            join(stops)
        ),
    );
}
