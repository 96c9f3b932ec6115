//! A drawing on its way to the next: marks slide from where they were, new ones appear; and one that draws itself.

use crate::geometry::Point;
use crate::scene::{Kind, Placed, Scene, Shape};

/// How long a movement takes, in milliseconds.
pub const DURATION: f64 = 200.0;

/// How long a course takes to draw itself when it is first seen, in milliseconds.
pub const OPENING: f64 = 600.0;

/// The share of the way that is behind after `elapsed` of `duration` milliseconds: fast at first, then slowing down.
pub fn progress(elapsed: f64, duration: f64) -> f64 {
    let left = 1.0 - (elapsed / duration).clamp(0.0, 1.0);
    1.0 - left.powi(3)
}

/// A drawing whose leading places have come so far along their own way across it, as a share; at 1 it is whole.
pub fn opened(whole: &Scene, progress: f64) -> Scene {
    let mut scene = whole.clone();
    if progress < 1.0 {
        let (left, right) = way(whole);
        let reached = left + (right - left) * progress;
        scene.shapes.retain_mut(|placed| {
            !placed.place.is_some_and(|place| whole.leads.contains(&place)) || cut(&mut placed.shape, reached)
        });
    }
    scene
}

/// From where to where the leading places are drawn, their words aside.
fn way(scene: &Scene) -> (f64, f64) {
    let is_leading = |placed: &&Placed| {
        placed.place.is_some_and(|place| scene.leads.contains(&place))
            && !matches!(placed.shape.kind, Kind::Text { .. })
    };
    let xs =
        scene.shapes.iter().filter(is_leading).flat_map(|placed| &placed.shape.points).map(|point| point.x);
    xs.fold((scene.width, 0.0), |(left, right), x| (left.min(x), right.max(x)))
}

/// Takes away what lies right of `x`; says whether anything is left. Only lines and blocks are cut, words stay, all else
/// is there or not.
fn cut(shape: &mut Shape, x: f64) -> bool {
    let Some(right) = shape.points.iter().map(|point| point.x).reduce(f64::max) else { return false };
    if right <= x || matches!(shape.kind, Kind::Text { .. }) {
        return true;
    }
    let [from, to] = &mut shape.points[..] else { return false };
    let (from, to) = if from.x <= to.x { (from, to) } else { (to, from) };
    if from.x >= x || !matches!(shape.kind, Kind::Line { .. } | Kind::Block) {
        return false;
    }
    if shape.kind == Kind::Block {
        to.x = x;
        return true;
    }
    let share = (x - from.x) / (to.x - from.x);
    *to = Point::new(x, from.y + (to.y - from.y) * share);
    true
}

/// The drawing at a share of the way from one to another; at 1 it is the other.
pub fn between(from: &Scene, to: &Scene, progress: f64) -> Scene {
    let mut scene = Scene::new(to.width);
    scene.theme = to.theme;
    scene.reach(to.height);
    let mut cursor = 0;
    scene.shapes = to
        .shapes
        .iter()
        .cloned()
        .map(|mut placed| {
            match partner(from, &placed, &mut cursor) {
                Some(before) => slide(before, &mut placed.shape, progress),
                None if placed.place.is_none() => {}
                None => placed.shape.color = placed.shape.color.faded(progress),
            }
            placed
        })
        .collect();
    scene
}

/// What drew the same part of the same figure, or of the same place, before; looked for from where the last one
/// was found.
fn partner<'a>(from: &'a Scene, placed: &Placed, cursor: &mut usize) -> Option<&'a Shape> {
    placed.place?;
    let is_it = |other: &&Placed| {
        (other.figure, other.place) == (placed.figure, placed.place)
            && std::mem::discriminant(&other.shape.kind) == std::mem::discriminant(&placed.shape.kind)
    };
    let at = (*cursor..from.shapes.len()).chain(0..*cursor).find(|&at| is_it(&&from.shapes[at]))?;
    *cursor = at + 1;
    Some(&from.shapes[at].shape)
}

/// Puts a shape where it is on its way from where it was.
fn slide(before: &Shape, shape: &mut Shape, progress: f64) {
    let number = |from: f64, to: f64| from + (to - from) * progress;
    for (to, from) in shape.points.iter_mut().zip(&before.points) {
        *to = Point::new(number(from.x, to.x), number(from.y, to.y));
    }
}
