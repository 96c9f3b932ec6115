//! Ranks over the years, one row a rank; the course of each place leads to its name. A cluster that became another
//! stands apart before it; who is in the list without a rank stands below it.

use crate::dataset::{Place, PlaceKind};
use crate::geometry::{Point, Rect, between};
use crate::layout::mark::{DOT, dashes, dot};
use crate::layout::series::{Series, series, within};
use crate::layout::sheet::{Paragraph, Sheet};
use crate::scene::{Scene, Style};
use crate::text::Font;
use crate::theme::Color;
use crate::view::model::{Datum, Facet, largest};

/// From one rank to the next.
const PITCH: f64 = 32.0;

/// The widest a ranking is drawn: on longer lines the eye loses its row.
const WIDEST: f64 = 960.0;

/// The least width in which words may stand among the ranks.
const ROOM: f64 = 56.0;

/// The most lines of words among the ranks; more stand below the years.
const MOST_LINES: usize = 2;

/// The radius of the dot that holds our own last rank.
const LARGE: f64 = 10.0;

/// See the module.
pub(super) fn draw(scene: &mut Scene, top: f64, facet: &Facet, sheet: &Sheet) -> f64 {
    let all = series(&facet.data);
    let axes = Axes::of(facet, &all, top, sheet);
    scene.leads.extend(all.iter().map(|series| series.place).filter(|&place| is_ours(place)));
    for above in 0..axes.lowest as usize {
        let rank = above + 1;
        let at = Point::new(axes.left - 8.0, axes.y(rank as f64) + Font::SMALL.cap_height() / 2.0);
        scene.text(&rank.to_string(), at, Style::end(Font::SMALL, sheet.theme.muted), sheet.measure);
    }
    let bottom = axes.top + PITCH * axes.lowest;
    for change in &facet.breaks {
        let x = axes.x(change.value);
        dashes(scene, Point::new(x, axes.top - 2.0), Point::new(x, bottom), 1.0, sheet.theme.rule);
        let mut at = Point::new(x, top + 12.0);
        for line in change_words(&change.label, sheet) {
            within(scene, line, at, (0.0, sheet.width), Font::SMALL, sheet.theme.muted, sheet);
            at.y += Font::SMALL.line_height();
        }
    }
    for series in all.iter().rev() {
        strokes(scene, series, facet, &axes, sheet);
    }
    // Where words may stand in the years in which nobody else does.
    let mut free = axes.y(2.0) + DOT + 6.0;
    for series in &all {
        for datum in &series.data {
            mark(scene, datum, series, &axes, sheet);
        }
        let last = series.last();
        if last.period.year() == axes.last {
            name(scene, last, &all, &axes, sheet);
        } else {
            free = ended(scene, last, free, bottom, &axes, sheet);
        }
    }
    let is_short = |width: f64| sheet.broken(&facet.blank, width, Font::SMALL).len() <= MOST_LINES;
    let beside = axes.room().filter(|(left, right)| !facet.blank.is_empty() && is_short(right - left));
    if let Some((left, right)) = beside {
        free = absent(scene, facet, free + 6.0, (left, right), sheet);
    }
    let mut years = years(scene, &axes, bottom.max(free), sheet);
    if beside.is_none() {
        years = absent(scene, facet, years, (0.0, sheet.width), sheet);
    }
    facet.annotations.iter().fold(years, |top, listed| listed_at(scene, listed, &axes, top, sheet))
}

fn is_ours(place: Place) -> bool {
    place.kind() == PlaceKind::BayCluster
}

fn change_words<'a>(words: &'a str, sheet: &Sheet) -> Vec<&'a str> {
    sheet.broken(words, between(sheet.width * 0.6, 210.0, 320.0), Font::SMALL)
}

/// What stands where.
struct Axes {
    left: f64,
    right: f64,
    top: f64,
    lowest: f64,
    first: u16,
    last: u16,
    /// The last year of what became another cluster.
    predecessor: Option<u16>,
    /// The first year in which anyone else stands.
    others: Option<u16>,
}

impl Axes {
    fn of(facet: &Facet, all: &[Series], top: f64, sheet: &Sheet) -> Self {
        let years = || facet.data.iter().map(|datum| datum.period.year());
        let noted = facet.annotations.iter().map(|datum| datum.period.year());
        let last = years().chain(noted).max().unwrap_or_default();
        let is_followed = |ended: &&Series| {
            let end = ended.last().period.year();
            is_ours(ended.place)
                && all.iter().any(|next| is_ours(next.place) && next.data[0].period.year() > end)
        };
        let names = all.iter().filter(|series| series.last().period.year() == last);
        let names =
            names.map(|series| sheet.width_of(&series.last().label, Font::STRONG)).fold(0.0, f64::max);
        let lines = facet.breaks.iter().map(|change| change_words(&change.label, sheet).len()).max();
        let head = lines.map_or(8.0, |lines| Font::SMALL.line_height() * lines as f64 + 6.0);
        Self {
            left: 26.0,
            right: sheet.width.min(WIDEST) - names.min(sheet.width * 0.36) - 20.0,
            top: top + head,
            lowest: largest(&facet.data),
            first: years().min().unwrap_or(last),
            last,
            predecessor: all.iter().find(is_followed).map(|series| series.last().period.year()),
            others: facet
                .data
                .iter()
                .filter(|datum| !is_ours(datum.place))
                .map(|datum| datum.period.year())
                .min(),
        }
    }

    fn x(&self, year: f64) -> f64 {
        let years = f64::from(self.last) - f64::from(self.first);
        let (left, right) = (self.left + 8.0, self.right - 8.0);
        right - (f64::from(self.last) - year) * (right - left) / years.max(1.0)
    }

    /// The row of a rank ends where the next one begins; the rank stands in its middle.
    fn y(&self, rank: f64) -> f64 {
        self.top + PITCH * (rank - 0.5)
    }

    /// From where to where nobody but ours stands, where words have room there.
    fn room(&self) -> Option<(f64, f64)> {
        let right = self.others.map_or(self.right, |year| self.x(f64::from(year)) - 12.0);
        let left = self.x(f64::from(self.first)) - DOT;
        (right - left >= ROOM).then_some((left, right))
    }

    fn at(&self, datum: &Datum) -> Point {
        Point::new(self.x(f64::from(datum.period.year())), self.y(datum.value))
    }
}

/// The course of a place from year to year, in dashes where the way of counting changed.
fn strokes(scene: &mut Scene, series: &Series, facet: &Facet, axes: &Axes, sheet: &Sheet) {
    let (solid, dashed) = if is_ours(series.place) { (3.5, 2.5) } else { (1.5, 1.5) };
    scene.of_place(series.place, |scene| {
        for pair in series.data.windows(2) {
            let [earlier, later] = [pair[0], pair[1]].map(|datum| f64::from(datum.period.year()));
            let is_broken = facet.breaks.iter().any(|change| earlier < change.value && change.value < later);
            let (from, to) = (axes.at(pair[0]), axes.at(pair[1]));
            let color = color_of(pair[1], sheet);
            match (later - earlier > 1.0, is_broken) {
                (true, _) => {}
                (false, true) => dashes(scene, from, to, dashed, color),
                (false, false) => scene.line(&[from, to], solid, color),
            }
        }
    });
}

/// Who is not ours is pale: the others are company.
fn color_of(datum: &Datum, sheet: &Sheet) -> Color {
    if is_ours(datum.place) { sheet.theme.stroke(datum.hue) } else { sheet.theme.company(datum.hue) }
}

fn mark(scene: &mut Scene, datum: &Datum, series: &Series, axes: &Axes, sheet: &Sheet) {
    let center = axes.at(datum);
    let is_large = is_ours(datum.place) && datum.id == series.last().id && datum.period.year() == axes.last;
    let side = if is_large { 2.0 * LARGE } else { 2.0 * DOT };
    scene.mark(datum.id, datum.place, Rect::around(center, side), |scene| {
        if is_large {
            scene.disc(center, LARGE, color_of(datum, sheet));
            let at = Point::new(center.x, center.y + Font::STRONG.cap_height() / 2.0);
            let style = Style::middle(Font::STRONG, sheet.theme.background);
            scene.text(&datum.text, at, style, sheet.measure);
        } else if is_ours(datum.place) {
            scene.disc(center, DOT + 1.0, color_of(datum, sheet));
            // Another cluster, which became ours.
            if axes.predecessor.is_some_and(|end| datum.period.year() <= end) {
                scene.disc(center, DOT - 1.0, sheet.theme.background);
            }
        } else {
            scene.disc(center, DOT - 0.5, color_of(datum, sheet));
        }
    });
}

/// The name of a cluster in the margin, behind its last dot.
fn name(scene: &mut Scene, last: &Datum, all: &[Series], axes: &Axes, sheet: &Sheet) {
    let at = axes.at(last);
    let left = axes.right + 8.0;
    let width = sheet.width - left;
    let (weight, color) =
        if is_ours(last.place) { (Font::STRONG, sheet.theme.text) } else { (Font::LABEL, sheet.theme.muted) };
    // All others in one size.
    let mut peers = all.iter().map(Series::last).filter(|peer| is_ours(peer.place) == is_ours(last.place));
    let fits = peers.all(|peer| sheet.width_of(&peer.label, weight) <= width);
    let font = if fits { weight } else { Font { bold: weight.bold, ..Font::SMALL } };
    let lines = sheet.broken(&last.label, width, font);
    let top = at.y - lines.len() as f64 * font.line_height() / 2.0;
    scene.of_place(last.place, |scene| {
        sheet.paragraph(scene, &last.label, Paragraph { left, top, width, font, color });
    });
}

/// The name of what became another cluster, or has no rank in the last year: in the years in which nobody else stands,
/// else below the ranks. Returns the bottom.
fn ended(scene: &mut Scene, last: &Datum, free: f64, bottom: f64, axes: &Axes, sheet: &Sheet) -> f64 {
    let room = axes.room();
    let (left, right) = room.unwrap_or((0.0, axes.right));
    let top = free.max(if room.is_some() { axes.at(last).y + DOT + 6.0 } else { bottom });
    let place = Paragraph { left, top, width: right - left, font: Font::SMALL, color: sheet.theme.muted };
    let mut end = top;
    scene.of_place(last.place, |scene| end = sheet.paragraph(scene, &last.label, place));
    end
}

/// Why nobody else stands in the first years, between two edges. Returns the bottom.
fn absent(scene: &mut Scene, facet: &Facet, top: f64, (left, right): (f64, f64), sheet: &Sheet) -> f64 {
    if facet.blank.is_empty() {
        return top;
    }
    let place = Paragraph { left, top, width: right - left, font: Font::SMALL, color: sheet.theme.muted };
    sheet.paragraph(scene, &facet.blank, place) + 6.0
}

/// Who has been in the list for some years, with no rank told. Returns the bottom.
fn listed_at(scene: &mut Scene, listed: &Datum, axes: &Axes, top: f64, sheet: &Sheet) -> f64 {
    let last = f64::from(listed.period.year());
    let first = (last - listed.value + 1.0).max(f64::from(axes.first));
    let y = top + 20.0;
    let (from, to) = (Point::new(axes.x(first), y), Point::new(axes.x(last), y));
    if axes.lowest > 0.0 {
        let rule = [Point::new(0.0, top + 2.0), Point::new(axes.right, top + 2.0)];
        scene.hairline(rule[0], rule[1], sheet.theme.grid);
    }
    let width = from.x - DOT - 10.0;
    let fits = sheet.width_of(&listed.label, Font::SMALL) <= width;
    let reach = if fits { axes.right } else { sheet.width };
    scene.mark_down(listed.id, listed.place, Point::new(0.0, top + 6.0), reach, |scene| {
        let color = sheet.theme.stroke(listed.hue);
        scene.line(&[from, to], 2.5, color);
        for center in [from, to] {
            dot(scene, center, listed.look(), sheet.theme);
        }
        if fits {
            let at = Point::new(width, y + Font::SMALL.cap_height() / 2.0);
            scene.text(&listed.label, at, Style::end(Font::SMALL, sheet.theme.text), sheet.measure);
            return y + 16.0;
        }
        sheet.paragraph(scene, &listed.label, sheet.place(0.0, y + 8.0, Font::SMALL)) + 2.0
    })
}

/// The years under the ranks. Returns the bottom.
fn years(scene: &mut Scene, axes: &Axes, top: f64, sheet: &Sheet) -> f64 {
    let pitch = axes.x(f64::from(axes.last)) - axes.x(f64::from(axes.last) - 1.0);
    let is_narrow = pitch < sheet.width_of("2025", Font::SMALL) + 8.0;
    // Where even two digits are too wide, every other year, the last one among them.
    let is_close = pitch < sheet.width_of("25", Font::SMALL) + 4.0;
    for year in axes.first..axes.last + 1 {
        if is_close && !(axes.last - year).is_multiple_of(2) {
            continue;
        }
        // Where there is room for two digits only, the first year still says which century it is.
        let is_first = year == axes.first && (axes.predecessor == Some(year) || !is_narrow);
        let text = year.to_string();
        let text = if is_narrow && !is_first { text.get(2..).unwrap_or_default() } else { &text };
        // The last two digits of each stand below its dot.
        let shift = if is_narrow && is_first { sheet.width_of("20", Font::SMALL) / 2.0 } else { 0.0 };
        let at = Point::new(axes.x(f64::from(year)) - shift, top + 18.0);
        scene.text(text, at, Style::middle(Font::SMALL, sheet.theme.muted), sheet.measure);
    }
    top + 24.0
}
