//! A drawing on its way to the next: marks slide from where they were, new ones appear.

use crate::geometry::Point;
use crate::scene::{Placed, Scene, Shape};

/// How long a movement takes, in milliseconds.
pub const DURATION: f64 = 200.0;

/// The share of the way that is behind after so many milliseconds: fast at first, then slowing down.
pub fn progress(elapsed: f64) -> f64 {
    let left = 1.0 - (elapsed / DURATION).clamp(0.0, 1.0);
    1.0 - left.powi(3)
}

/// The drawing at a share of the way from one to another; at 1 it is the other.
pub fn between(from: &Scene, to: &Scene, progress: f64) -> Scene {
    let mut scene = Scene::new(to.width);
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
