//! A few courses over the years on a low plot: first numbers above their dots, last ones behind theirs with place and
//! date, for not all of them end together.

use crate::geometry::{Point, Rect};
use crate::layout::lines::years;
use crate::layout::mark::DOT;
use crate::layout::plot::{self, Plot};
use crate::layout::series::{Series, series, within};
use crate::layout::sheet::Sheet;
use crate::scene::{Scene, Style};
use crate::text::{Font, apart};
use crate::view::model::{Datum, Facet};

/// The height of the plot, without its years.
const HEIGHT: f64 = 124.0;

/// Above the plot, for half a line of the highest tick.
const HEAD: f64 = 10.0;

/// The most of the width that what stands behind the courses takes.
const MARGIN: f64 = 0.36;

/// The face of places and numbers at the ends.
const STRONG: Font = Font { bold: true, ..Font::SMALL };

/// What stands behind a course.
struct End<'a> {
    last: &'a Datum,
    name: String,
    /// Where its words begin, and how high they are.
    top: f64,
    height: f64,
}

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let all = series(&facet.data);
    let most = sheet.width * MARGIN;
    let names = all.iter().map(|series| {
        let last = series.last();
        let words = [(apart(&last.label, &last.text), STRONG), (last.when.clone(), Font::SMALL)];
        let lines = words.iter().map(|(words, font)| sheet.widest(&sheet.broken(words, most, *font), *font));
        lines.fold(0.0, f64::max)
    });
    let margin = names.fold(0.0, f64::max);
    let plot = plot(facet, top, margin, sheet);
    plot.ground(scene, sheet);
    for series in &all {
        plot.strokes(scene, series, sheet);
    }
    let mut taken = Vec::new();
    for series in &all {
        plot.dots(scene, series, sheet);
        start(scene, series, &plot, &mut taken, sheet);
    }
    ends(scene, &all, &plot, margin, sheet);
    years(scene, &plot, sheet)
}

fn plot<'a>(facet: &'a Facet, top: f64, margin: f64, sheet: &Sheet) -> Plot<'a> {
    let area = Rect {
        left: plot::margin(facet, sheet),
        top: top + HEAD,
        right: sheet.width - margin - 14.0,
        bottom: top + HEAD + HEIGHT,
    };
    Plot::new(facet, area)
}

/// The first number of a course above its dot, where no other's stands already.
fn start(scene: &mut Scene, series: &Series, plot: &Plot, taken: &mut Vec<Rect>, sheet: &Sheet) {
    let first = series.first();
    if first.id == series.last().id {
        return;
    }
    let at = plot.at(first);
    let above = Point::new(at.x, at.y - DOT - 6.0);
    // Wherever between its bounds it stands.
    let width = 2.0 * sheet.width_of(&first.text, Font::SMALL);
    let place = Rect::sized(above.x - width / 2.0, above.y - Font::SMALL.size, width, Font::SMALL.size + 4.0);
    if taken.iter().any(|other| other.overlaps(place)) {
        return;
    }
    taken.push(place);
    scene.of_place(first.place, |scene| {
        within(
            scene,
            &first.text,
            above,
            (plot.area.left, plot.area.right),
            Font::SMALL,
            sheet.theme.text,
            sheet,
        );
    });
}

/// Place, last number and its date behind each course, moved apart where two would meet.
fn ends(scene: &mut Scene, all: &[Series], plot: &Plot, margin: f64, sheet: &Sheet) {
    let leading = Font::SMALL.line_height();
    let lines = |words: &str, font: Font| sheet.broken(words, margin, font).len() as f64;
    let mut ends: Vec<End> = all
        .iter()
        .map(|series| {
            let last = series.last();
            let name = apart(&last.label, &last.text);
            let height = leading * (lines(&name, STRONG) + lines(&last.when, Font::SMALL));
            End { top: plot.at(last).y - leading / 2.0, last, name, height }
        })
        .collect();
    ends.sort_by(|one, other| one.top.total_cmp(&other.top));
    let mut lowest = plot.area.bottom + leading;
    for end in ends.iter_mut().rev() {
        end.top = end.top.min(lowest - end.height);
        lowest = end.top;
    }
    let mut highest = plot.area.top - HEAD;
    for end in &mut ends {
        end.top = end.top.max(highest);
        highest = end.top + end.height;
    }
    let left = plot.area.right + 12.0;
    for End { last, name, top, .. } in ends {
        scene.of_place(last.place, |scene| {
            let mut at = Point::new(left, top + Font::SMALL.baseline());
            for (words, font, color) in
                [(&name, STRONG, sheet.theme.text), (&last.when, Font::SMALL, sheet.theme.muted)]
            {
                let lines = sheet.broken(words, margin, font);
                sheet.lines(scene, &lines, at, leading, Style::start(font, color));
                at.y += leading * lines.len() as f64;
            }
        });
    }
}
